/// Memory that several threads fill at once, each its own elements.
///
/// An array would copy itself or refuse; a lock would cost more than the work. The rule that makes
/// it safe is that of the loops below: an element is written by the one chunk that owns its index,
/// and read by others only after all chunks are done.
@safe struct SharedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  @safe private final class Owner {
    let start: UnsafeMutablePointer<Element>

    init(start: UnsafeMutablePointer<Element>) { unsafe self.start = start }

    deinit { unsafe start.deallocate() }
  }

  private let owner: Owner
  private let start: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    unsafe memory.initialize(repeating: value, count: max(1, count))
    unsafe owner = Owner(start: memory)
    unsafe start = memory
    self.count = count
  }

  /// Bounds are checked in debug builds only: these reads are the whole cost of a layout.
  @inline(__always) subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "the index is within the buffer")
      return unsafe start[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "the index is within the buffer")
      unsafe start[index] = newValue
    }
  }
}
