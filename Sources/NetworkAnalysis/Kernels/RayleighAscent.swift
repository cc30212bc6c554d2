/// The leading eigenvector of a symmetric matrix that is known by its products with vectors.
///
/// Each step takes the best vector, in the sense of the Rayleigh quotient, of the plane through the
/// current one, its residual and the last step (Knyazev 2001, "Toward the optimal preconditioned
/// eigensolver", *SIAM Journal on Scientific Computing* 23(2), 517–541,
/// doi:10.1137/S1064827500366124, for one vector and no preconditioner). It needs one product per step
/// as the power method does, but about the square root of its number of steps, and no more than six
/// vectors, where a Lanczos basis would grow. The images of the vectors are carried along by the same
/// sums as the vectors, and computed anew now and then, so that rounding does not pile up.
struct RayleighAscent {
  /// The vector, of length 1.
  private(set) var vector: [Double]
  /// Whether the residual came down to rounding.
  private(set) var isConverged = false

  private var image: [Double]
  private var value = 0.0
  private var step: [Double] = []
  private var stepImage: [Double] = []

  /// How many steps pass before the images are computed anew.
  private static let refreshing = 32
  /// A residual as small as this, compared with the eigenvalue, may be rounding.
  private static let nearRounding = 1e-12

  /// - Parameters:
  ///   - start: A vector that is not orthogonal to the leading one, not 0.
  ///   - limit: The largest number of steps.
  ///   - multiply: Computes the product of the matrix with a vector. May throw, which ends the ascent.
  init(
    from start: [Double], limit: Int,
    multiply: (_ vector: [Double], _ product: inout [Double]) throws -> Void
  ) throws {
    vector = start
    image = start
    vector.scale(by: 1 / vector.dot(vector).squareRoot())
    try multiply(vector, &image)
    var residual = image
    var residualImage = image
    var (best, last) = (Double.infinity, Double.infinity)
    var stepsSinceBest = 0
    for count in 1...limit {
      value = vector.dot(image)
      for i in residual.indices { residual[i] = image[i] - value * vector[i] }
      let size = residual.dot(residual).squareRoot() / value
      guard size > 0 else {
        isConverged = true
        return
      }
      // At the size of rounding the residual no longer falls by half within a few steps. One that falls
      // fast says that the next eigenvalue is far: the error is then about as small as the residual.
      stepsSinceBest = size < best / 2 ? 0 : stepsSinceBest + 1
      best = min(best, stepsSinceBest == 0 ? size : best)
      let isFast = size < Self.nearRounding / 100 && size < last / 2
      if isFast || (best < Self.nearRounding && stepsSinceBest >= 4) {
        isConverged = true
        return
      }
      last = size
      residual.scale(by: 1 / (size * value))
      residual.subtract(residual.dot(vector), vector)
      residual.scale(by: 1 / residual.dot(residual).squareRoot())
      try multiply(residual, &residualImage)
      try advance(along: residual, residualImage)
      if count % Self.refreshing == 0 {
        try multiply(vector, &image)
        if !step.isEmpty { try multiply(step, &stepImage) }
      }
    }
  }

  /// Goes to the best vector of the space of the current one, the residual and the last step.
  private mutating func advance(along residual: [Double], _ residualImage: [Double]) throws {
    orthogonalizeStep(against: residual, residualImage)
    let hasStep = !step.isEmpty
    let across = vector.dot(residualImage)
    var projected = [value, across, across, residual.dot(residualImage)]
    if hasStep {
      let (alongVector, alongResidual) = (vector.dot(stepImage), residual.dot(stepImage))
      projected = [
        projected[0], across, alongVector, across, projected[3], alongResidual,
        alongVector, alongResidual, step.dot(stepImage),
      ]
    }
    let count = hasStep ? 3 : 2
    var share = Array(try SymmetricEigen(projected, count: count).vectors.suffix(count))
    if share[0] < 0 { share = share.map { -$0 } }
    if hasStep {
      step.combine(share[2], share[1], residual)
      stepImage.combine(share[2], share[1], residualImage)
    } else {
      step = residual
      stepImage = residualImage
      step.scale(by: share[1])
      stepImage.scale(by: share[1])
    }
    vector.combine(share[0], 1, step)
    image.combine(share[0], 1, stepImage)
    let length = vector.dot(vector).squareRoot()
    vector.scale(by: 1 / length)
    image.scale(by: 1 / length)
  }

  /// Makes the last step a direction of length 1 at right angles to the vector and the residual; drops
  /// it where nothing of it is left but rounding.
  private mutating func orthogonalizeStep(
    against residual: [Double], _ residualImage: [Double]
  ) {
    guard !step.isEmpty else { return }
    let before = step.dot(step).squareRoot()
    for _ in 0..<2 {
      let (along, across) = (step.dot(vector), step.dot(residual))
      step.subtract(along, vector)
      stepImage.subtract(along, image)
      step.subtract(across, residual)
      stepImage.subtract(across, residualImage)
    }
    let length = step.dot(step).squareRoot()
    guard length > 1e-8 * before else {
      step = []
      stepImage = []
      return
    }
    step.scale(by: 1 / length)
    stepImage.scale(by: 1 / length)
  }
}

extension [Double] {
  /// The sum of the products, in four interleaved parts, which do not wait for each other.
  fileprivate func dot(_ other: [Double]) -> Double {
    let (a, b) = (span, other.span)
    var parts = SIMD4<Double>.zero
    var i = 0
    while i + 4 <= count {
      let left = SIMD4<Double>(a[i], a[i + 1], a[i + 2], a[i + 3])
      let right = SIMD4<Double>(b[i], b[i + 1], b[i + 2], b[i + 3])
      parts += left * right
      i += 4
    }
    var sum = parts.sum()
    while i < count {
      sum += a[i] * b[i]
      i += 1
    }
    return sum
  }

  fileprivate mutating func scale(by factor: Double) {
    for i in indices { self[i] *= factor }
  }

  fileprivate mutating func subtract(_ factor: Double, _ other: [Double]) {
    for i in indices { self[i] -= factor * other[i] }
  }

  /// Sets this vector to a sum of multiples of itself and of another.
  fileprivate mutating func combine(_ own: Double, _ factor: Double, _ other: [Double]) {
    for i in indices { self[i] = own * self[i] + factor * other[i] }
  }
}
