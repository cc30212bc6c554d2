import NetworkLayout

#if Graphviz
  import CGraphviz
  import Synchronization

  /// The library of the system, one call at a time.
  enum GraphvizLibrary {
    static let isAvailable = true

    static func render(
      _ dot: String, engine: String, format: String
    ) throws(GraphvizError) -> GraphvizRenderer.Picture {
      try unsafe withLayout(of: dot, engine: engine) { context, graph throws(GraphvizError) in
        var data: UnsafeMutablePointer<CChar>?
        var length = 0
        // Safe: both pointers are valid here, and the library sets them before it returns zero.
        let status = unsafe maillage_render(context, graph, format, &data, &length)
        defer { unsafe gvFreeRenderData(data) }
        let messages = GraphvizMessages.taken()
        guard status == 0, let data = unsafe data, length > 0, messages.errors.isEmpty else {
          throw .failed(messages.all)
        }
        // Safe: the library says that the memory holds this many bytes; they are copied.
        let bytes = unsafe UnsafeBufferPointer(start: data, count: length).map {
          UInt8(bitPattern: $0)
        }
        return GraphvizRenderer.Picture(bytes: bytes, warnings: messages.warnings)
      }
    }

    static func layout(
      _ dot: String, engine: String
    ) throws(GraphvizError) -> (nodes: [GraphvizRenderer.NodePosition], size: Size) {
      try unsafe withLayout(of: dot, engine: engine) { _, graph throws(GraphvizError) in
        let messages = GraphvizMessages.taken()
        guard messages.errors.isEmpty else { throw .failed(messages.all) }
        let (left, bottom) = unsafe (maillage_graph_left(graph), maillage_graph_bottom(graph))
        let size = unsafe Size(
          width: maillage_graph_width(graph), height: maillage_graph_height(graph))
        var nodes: [GraphvizRenderer.NodePosition] = []
        var next = unsafe agfstnode(graph)
        // Safe: the nodes belong to the graph, which lives until the end of the call.
        while let node = unsafe next {
          let point = unsafe Point(
            x: maillage_node_x(node) - left,
            y: size.height - (maillage_node_y(node) - bottom))
          let name = unsafe String(cString: agnameof(node))
          nodes.append(GraphvizRenderer.NodePosition(name: name, point: point))
          unsafe next = agnxtnode(graph, node)
        }
        return (nodes, size)
      }
    }

    /// The context, made at the first use and kept: plug-ins of Graphviz do not survive a second
    /// loading in one process. All calls hold its lock.
    private static let shared = Mutex(Library())

    /// Safe: the pointer is used under the lock only.
    @safe private struct Library {
      private var context: OpaquePointer?

      mutating func opened() -> OpaquePointer? {
        if unsafe context == nil {
          // Safe: the function is ours, keeps nothing of its argument, and stays as long as the
          // process.
          _ = unsafe agseterrf { message in
            if let message = unsafe message {
              unsafe GraphvizMessages.add(String(cString: message))
            }
            return 0
          }
          unsafe context = gvContext()
        }
        return unsafe context
      }
    }

    /// Reads and lays out a graph, hands it to `body`, and frees all of it afterwards.
    private static func withLayout<Result: Sendable>(
      of dot: String, engine: String,
      _ body: (OpaquePointer, UnsafeMutablePointer<Agraph_t>) throws(GraphvizError) -> Result
    ) throws(GraphvizError) -> Result {
      guard !dot.utf8.contains(0) else { throw .unreadable(["the text contains a NUL character"]) }
      return try shared.withLock { library throws(GraphvizError) in
        _ = GraphvizMessages.taken()
        guard let context = unsafe library.opened() else {
          throw .failed(["the library does not start"])
        }
        // Safe: Swift passes a text that ends with NUL and lives during the call.
        guard let graph = unsafe agmemread(dot) else {
          throw .unreadable(GraphvizMessages.taken().all)
        }
        defer { unsafe agclose(graph) }
        guard GraphvizMessages.hasNoError else {
          throw .unreadable(GraphvizMessages.taken().all)
        }
        // Safe: context and graph are valid, and both are freed in the order that the library asks.
        guard unsafe gvLayout(context, graph, engine) == 0 else {
          throw .failed(GraphvizMessages.taken().all)
        }
        defer { unsafe gvFreeLayout(context, graph) }
        return try unsafe body(context, graph)
      }
    }
  }
#else
  /// Stands for the library in a build without it.
  enum GraphvizLibrary {
    static let isAvailable = false

    static func render(
      _ dot: String, engine: String, format: String
    ) throws(GraphvizError) -> GraphvizRenderer.Picture {
      throw .notAvailable
    }

    static func layout(
      _ dot: String, engine: String
    ) throws(GraphvizError) -> (nodes: [GraphvizRenderer.NodePosition], size: Size) {
      throw .notAvailable
    }
  }
#endif
