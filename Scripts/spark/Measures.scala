import java.nio.charset.StandardCharsets.UTF_8
import java.security.MessageDigest
import java.util.zip.CRC32

import scala.collection.mutable
import scala.reflect.ClassTag

import org.apache.hadoop.fs.{FileSystem, Path}
import org.apache.spark.{SparkConf, SparkContext}
import org.apache.spark.graphx.{Edge, Graph, PartitionStrategy, TripletFields, VertexId, VertexRDD}
import org.apache.spark.rdd.RDD
import org.apache.spark.storage.StorageLevel

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}

/** Measures of a network that `maillage spark export` wrote, by GraphX, with the conventions of
  * `maillage measure`: what both compute is the same.
  *
  * Usage: Measures FOLDER [--measures a,b,...] [--partitions n] [--tolerance x] [--alpha x]
  *        [--rounds n]
  *
  * FOLDER holds manifest.json, actors and edges; results go to FOLDER/results: one line for each
  * actor in results/values, and results/manifest.json last, so that a job that failed leaves none.
  */
object Measures {
  private val known = Seq(
    "degree", "pagerank", "components", "label-propagation", "triangles", "core-number",
    "landmarks")

  /** One number for each actor; `whole` where it is an integer. */
  case class Column(name: String, whole: Boolean, parameters: Map[String, String],
      values: RDD[(VertexId, Double)])

  def main(arguments: Array[String]): Unit = {
    val (folder, options) = parsed(arguments)
    val context = new SparkContext(new SparkConf().setAppName("maillage"))
    context.setLogLevel("WARN")
    try run(context, folder, options)
    finally context.stop()
  }

  private def parsed(arguments: Array[String]): (String, Map[String, String]) = {
    val options = mutable.Map[String, String]()
    var folder: Option[String] = None
    val rest = arguments.iterator
    while (rest.hasNext) rest.next() match {
      case name if name.startsWith("--") =>
        val allowed = Set("--measures", "--partitions", "--tolerance", "--alpha", "--rounds")
        if (!allowed(name) || !rest.hasNext) stop(s"$name is no option; expected one of ${allowed.mkString(", ")}, with a value")
        options(name.drop(2)) = rest.next()
      case path => folder = Some(path)
    }
    (folder.getOrElse(stop("give the folder that 'maillage spark export' wrote")), options.toMap)
  }

  private def stop(sentence: String): Nothing = {
    System.err.println(s"error: $sentence")
    sys.exit(2)
  }

  private def run(context: SparkContext, folder: String, options: Map[String, String]): Unit = {
    val files = new Path(folder).getFileSystem(context.hadoopConfiguration)
    val manifestBytes = read(files, new Path(folder, "manifest.json"))
    val manifest = new ObjectMapper().readTree(manifestBytes)
    if (manifest.path("format").asText != "maillage-spark" || manifest.path("version").asInt != 1)
      stop(s"$folder/manifest.json is not one of 'maillage spark export', version 1")
    val isDirected = manifest.path("graph").path("directed").asBoolean
    val isWeighted = manifest.path("graph").path("weighted").asBoolean
    // Only strengths say how often a tie is followed; a distance says the opposite.
    val isStrength = isWeighted && manifest.path("graph").path("weight").asText != "distance"
    val vertexCount = manifest.path("graph").path("vertices").asLong
    val edgeCount = manifest.path("graph").path("edges").asLong

    val chosen = options.get("measures").map(_.split(",").toSeq).getOrElse(known)
    for (name <- chosen if !known.contains(name))
      stop(s"there is no measure '$name'; expected some of ${known.mkString(", ")}")
    val partitions = options.get("partitions").map(_.toInt).getOrElse(context.defaultParallelism)
    val alpha = options.get("alpha").map(_.toDouble).getOrElse(0.85)
    val tolerance = options.get("tolerance").map(_.toDouble).getOrElse(1e-10)
    val rounds = options.get("rounds").map(_.toInt).getOrElse(100)

    // The results of an earlier run are gone before the work begins.
    val results = new Path(folder, "results")
    files.delete(results, true)
    context.setCheckpointDir(new Path(folder, "checkpoints").toString)

    // Each tie once, as it stands in the table: tail, head, weight.
    val ties = context.textFile(new Path(folder, "edges").toString, partitions).map { line =>
      val cells = line.split('\t')
      if (cells.length != (if (isWeighted) 3 else 2)) sys.error(s"edges: '$line' is no tie")
      Edge(cells(0).toLong, cells(1).toLong, if (isStrength) cells(2).toDouble else 1.0)
    }
    if (isStrength && chosen.contains("pagerank") &&
      ties.filter(tie => !(tie.attr >= 0) || tie.attr.isInfinite).take(1).nonEmpty)
      stop("PageRank needs weights that are numbers and not negative")
    val vertices = context.range(0, vertexCount, 1, partitions).map(id => (id, ()))
    // Arcs as the compact graph has them: an undirected tie goes both ways, a loop once.
    val arcs =
      if (isDirected) ties
      else ties.flatMap { tie =>
        if (tie.srcId == tie.dstId) Iterator(tie)
        else Iterator(tie, Edge(tie.dstId, tie.srcId, tie.attr))
      }
    val level = StorageLevel.MEMORY_AND_DISK
    val graph = Graph(vertices, arcs, (), level, level)
      .partitionBy(PartitionStrategy.EdgePartition2D, partitions).persist(level)
    if (graph.vertices.count() != vertexCount)
      stop("the edges name actors that the manifest does not count; export the network anew")
    val counted = ties.count()
    if (counted != edgeCount)
      stop(s"there are $counted ties, and the manifest counts $edgeCount; export the network anew")

    val columns = chosen.flatMap {
      case "degree" => degrees(graph, isDirected)
      case "pagerank" =>
        Seq(Column("pagerank", whole = false,
          Map("alpha" -> alpha.toString, "tolerance" -> tolerance.toString,
            "weights" -> (if (isStrength) "weight" else "unit")),
          pageRank(graph, vertexCount, alpha, tolerance)))
      case "components" =>
        Seq(Column("component", whole = true, Map(), components(graph)))
      case "label-propagation" =>
        Seq(Column("label-propagation", whole = true, Map("rounds" -> rounds.toString),
          labels(graph, isDirected, rounds)))
      case "triangles" =>
        Seq(Column("triangles", whole = true, Map(),
          graph.triangleCount().vertices.map { case (id, count) => (id, count.toDouble) }))
      case "core-number" => Seq(Column("core-number", whole = true, Map(), cores(graph, isDirected)))
      case "landmarks" => distances(graph, manifest)
    }
    write(context, files, results, columns, manifestBytes, vertexCount, partitions)
    files.delete(new Path(folder, "checkpoints"), true)
  }

  // Measures

  /** The ties of each actor: an undirected loop counts twice, a directed one once in and once out. */
  private def degrees(graph: Graph[Unit, Double], isDirected: Boolean): Seq[Column] = {
    def column(name: String, count: VertexRDD[Int]) = Column(name, whole = true, Map(),
      graph.vertices.leftZipJoin(count)((_, _, degree) => degree.getOrElse(0).toDouble))
    def sum(toTail: Int, toHead: Int, loop: Int) = graph.aggregateMessages[Int](arc => {
      if (arc.srcId == arc.dstId) arc.sendToDst(loop)
      else {
        if (toTail > 0) arc.sendToSrc(toTail)
        if (toHead > 0) arc.sendToDst(toHead)
      }
    }, _ + _, TripletFields.None)
    if (!isDirected) Seq(column("degree", sum(0, 1, 2)))
    else Seq(column("degree", sum(1, 1, 2)), column("in-degree", sum(0, 1, 1)),
      column("out-degree", sum(1, 0, 1)))
  }

  /** PageRank that sums to 1: x = α Pᵀx + (α · the rank of actors without ties to follow + 1 − α)/n.
    *
    * GraphX's own PageRank is another one: it does not sum to 1, and what reaches an actor without
    * ties to follow is lost. Stops when the ranks are as near to those of the linear system as asked
    * for: a round shrinks the error by α, so it is at most α/(1 − α) times the last change.
    */
  private def pageRank(graph: Graph[Unit, Double], n: Long, alpha: Double, tolerance: Double)
      : RDD[(VertexId, Double)] = {
    val strengths = graph.aggregateMessages[Double](
      arc => arc.sendToSrc(arc.attr), _ + _, TripletFields.EdgeOnly)
    // The share of its tail that an arc takes; the rank of each vertex.
    val shares = graph.outerJoinVertices(strengths)((_, _, strength) => strength.getOrElse(0.0))
      .mapTriplets(arc => if (arc.srcAttr == 0) 0.0 else arc.attr / arc.srcAttr, TripletFields.Src)
      .mapVertices((_, strength) => (1.0 / n, strength == 0))
    var dangling = shares.vertices.filter(_._2._2).count().toDouble / n
    iterated("pagerank", shares, Int.MaxValue) { current =>
      val base = (alpha * dangling + 1 - alpha) / n
      val received = current.aggregateMessages[Double](
        arc => arc.sendToDst(arc.srcAttr._1 * arc.attr), _ + _, TripletFields.Src)
      current.outerJoinVertices(received) { case (_, (_, isDangling), sum) =>
        (base + alpha * sum.getOrElse(0.0), isDangling)
      }
    } { (before, after) =>
      // One pass: how far the ranks moved, and what the next round needs.
      val (change, rest) = before.vertices.innerZipJoin(after.vertices) { (_, a, b) =>
        (math.abs(a._1 - b._1), if (b._2) b._1 else 0.0)
      }.map(_._2).fold((0.0, 0.0))((a, b) => (a._1 + b._1, a._2 + b._2))
      dangling = rest
      alpha / (1 - alpha) * change <= tolerance
    }.vertices.mapValues((_: VertexId, value) => value._1)
  }

  /** The smallest number of an actor that each one is tied to over any number of steps. */
  private def components(graph: Graph[Unit, Double]): RDD[(VertexId, Double)] =
    graph.connectedComponents().vertices.mapValues(_.toDouble)

  /** Labels that actors take over from most of their neighbours, in rounds in which all look at the
    * labels of the round before; of several, the one that the actor has, then the smallest. (GraphX's
    * own takes any.) Rounds can go to and fro for ever, so their number is bounded.
    */
  private def labels(graph: Graph[Unit, Double], isDirected: Boolean, rounds: Int)
      : RDD[(VertexId, Double)] =
    iterated("label-propagation", graph.mapVertices((id, _) => id), rounds) { current =>
      val counts = neighbourCounts(current, isDirected)(identity)
      current.outerJoinVertices(counts) { (_, label, counts) =>
        counts.fold(label) { counts =>
          val most = counts.valuesIterator.max
          if (counts.getOrElse(label, 0L) == most) label
          else counts.iterator.filter(_._2 == most).map(_._1).min
        }
      }
    } { (before, after) => changes(before, after) == 0 }.vertices.mapValues(_.toDouble)

  /** Core numbers by iteration: an actor's bound is its number of ties, then again and again the
    * largest k such that k of its neighbours have bounds of k or more, until none changes. Loops do not
    * count; of a directed pair each arc does.
    *
    * A. Montresor, F. De Pellegrini, D. Miorandi, "Distributed k-core decomposition", IEEE TPDS 24(2),
    * 2013, 288–300, doi:10.1109/TPDS.2012.124.
    */
  private def cores(graph: Graph[Unit, Double], isDirected: Boolean): RDD[(VertexId, Double)] = {
    val plain = graph.subgraph(epred = arc => arc.srcId != arc.dstId)
    val ties = plain.aggregateMessages[Long](arc => {
      arc.sendToDst(1L)
      if (isDirected) arc.sendToSrc(1L)
    }, _ + _, TripletFields.None)
    val start = plain.outerJoinVertices(ties)((_, _, count) => count.getOrElse(0L))
    iterated("core-number", start, Int.MaxValue) { current =>
      val counts = neighbourCounts(current, isDirected)(identity)
      current.outerJoinVertices(counts) { (_, bound, counts) =>
        counts.fold(0L) { counts =>
          var k = 0L
          var atLeast = 0L
          val falling = counts.toArray.sortBy(-_._1)
          for ((value, count) <- falling) {
            // With the neighbours of this value, as many as `atLeast + count` reach `value`.
            atLeast += count
            k = math.max(k, math.min(value, atLeast))
          }
          math.min(k, bound)
        }
      }
    } { (before, after) => changes(before, after) == 0 }.vertices.mapValues(_.toDouble)
  }

  /** The ties on the shortest way from each landmark of the manifest; none where there is no way. */
  private def distances(graph: Graph[Unit, Double], manifest: JsonNode): Seq[Column] = {
    val landmarks = mutable.ArrayBuffer[(Long, Long)]()
    manifest.path("landmarks").forEach(node => landmarks += ((node.asLong, landmarks.size.toLong)))
    if (landmarks.isEmpty) return Seq()
    val places = landmarks.toMap
    val count = landmarks.size
    val start = graph.mapVertices { (id, _) =>
      Array.tabulate(count)(place => if (places.get(id).contains(place.toLong)) 0 else Int.MaxValue)
    }
    val found = iterated("landmarks", start, Int.MaxValue) { current =>
      val offers = current.aggregateMessages[Array[Int]](arc => {
        val steps = arc.srcAttr.map(step => if (step == Int.MaxValue) step else step + 1)
        if (steps.indices.exists(place => steps(place) < arc.dstAttr(place))) arc.sendToDst(steps)
      }, (a, b) => Array.tabulate(count)(place => math.min(a(place), b(place))), TripletFields.All)
      current.outerJoinVertices(offers) { (_, own, offer) =>
        offer.fold(own)(offer => Array.tabulate(count)(place => math.min(own(place), offer(place))))
      }
    } { (before, after) =>
      before.vertices.innerZipJoin(after.vertices)((_, a, b) => if (a.sameElements(b)) 0L else 1L)
        .map(_._2).fold(0L)(_ + _) == 0
    }
    landmarks.toSeq.map { case (landmark, place) =>
      Column(s"distance-from-$landmark", whole = true, Map("source" -> landmark.toString),
        found.vertices.mapValues(steps =>
          if (steps(place.toInt) == Int.MaxValue) Double.NaN else steps(place.toInt).toDouble))
    }
  }

  // Rounds

  /** How often each value stands at the neighbours of a vertex, itself and weights left out. Both ends
    * of a directed tie are neighbours.
    */
  private def neighbourCounts(graph: Graph[Long, Double], isDirected: Boolean)(value: Long => Long)
      : VertexRDD[mutable.LongMap[Long]] =
    graph.aggregateMessages[mutable.LongMap[Long]](arc => if (arc.srcId != arc.dstId) {
      arc.sendToDst(mutable.LongMap(value(arc.srcAttr) -> 1L))
      if (isDirected) arc.sendToSrc(mutable.LongMap(value(arc.dstAttr) -> 1L))
    }, (a, b) => {
      // The smaller is poured into the larger; messages belong to nobody else.
      val (target, source) = if (a.size >= b.size) (a, b) else (b, a)
      source.foreachEntry((key, count) => target(key) = target.getOrElse(key, 0L) + count)
      target
    }, if (isDirected) TripletFields.All else TripletFields.Src)

  private def changes(before: Graph[Long, Double], after: Graph[Long, Double]): Long =
    before.vertices.innerZipJoin(after.vertices)((_, a, b) => if (a == b) 0L else 1L)
      .map(_._2).fold(0L)(_ + _)

  /** Repeats a step until it is done, keeping one graph in memory, and the way that it was made short:
    * every tenth is written to a checkpoint.
    */
  private def iterated[Value: ClassTag, Tie: ClassTag](name: String, start: Graph[Value, Tie], limit: Int)(
      step: Graph[Value, Tie] => Graph[Value, Tie])(
      isDone: (Graph[Value, Tie], Graph[Value, Tie]) => Boolean): Graph[Value, Tie] = {
    var current = start.persist(StorageLevel.MEMORY_AND_DISK)
    current.vertices.count()
    var previous: Option[Graph[Value, Tie]] = None
    var round = 0
    var goesOn = limit > 0
    while (goesOn) {
      round += 1
      val next = step(current).persist(StorageLevel.MEMORY_AND_DISK)
      if (round % 10 == 0) next.checkpoint()
      // Comparing the two makes the new one.
      goesOn = !isDone(current, next) && round < limit
      // The ties of this round carry its values and are made when the next one asks for them: what they
      // are made of goes a round later. Those of the start are those of the graph that it was made of.
      for (graph <- previous) {
        graph.unpersistVertices()
        if (round > 2) graph.edges.unpersist()
      }
      previous = Some(current)
      current = next
      if (round % 10 == 0) System.err.println(s"$name: round $round")
    }
    System.err.println(s"$name: $round rounds")
    current
  }

  // Results

  private def write(context: SparkContext, files: FileSystem, results: Path, columns: Seq[Column],
      exported: Array[Byte], vertexCount: Long, partitions: Int): Unit = {
    val whole = columns.map(_.whole).toArray
    // The columns side by side, in the order of the actors.
    val empty = context.range(0, vertexCount, 1, partitions).map(id => (id, Vector[Double]()))
    val rows = columns.foldLeft(empty: RDD[(Long, Vector[Double])]) { (rows, column) =>
      rows.join(column.values).mapValues { case (cells, value) => cells :+ value }
    }
    val lines = rows.sortByKey(ascending = true, partitions).map { case (id, cells) =>
      val texts = cells.indices.map { place =>
        val value = cells(place)
        if (value.isNaN) "" else if (whole(place)) value.toLong.toString else value.toString
      }
      (id.toString +: texts).mkString("\t")
    }.persist(StorageLevel.MEMORY_AND_DISK)
    // Lines may be dealt out to files in any way: a sum of checksums does not depend on it.
    val checksum = lines.map { line =>
      val crc = new CRC32
      crc.update(line.getBytes(UTF_8))
      crc.getValue
    }.fold(0L)(_ + _)
    val count = lines.count()
    lines.saveAsTextFile(new Path(results, "values").toString)

    val mapper = new ObjectMapper()
    val root = mapper.createObjectNode()
    root.put("format", "maillage-spark-results").put("version", 1).put("spark", context.version)
    root.put("exportSHA256", hexadecimal(MessageDigest.getInstance("SHA-256").digest(exported)))
    root.put("rows", count).put("checksum", java.lang.Long.toUnsignedString(checksum))
    val list = root.putArray("columns")
    for (column <- columns) {
      val node = list.addObject().put("name", column.name)
      val parameters = node.putObject("parameters")
      for ((name, value) <- column.parameters.toSeq.sorted) parameters.put(name, value)
    }
    val output = files.create(new Path(results, "manifest.json"), true)
    output.write(mapper.writerWithDefaultPrettyPrinter.writeValueAsBytes(root))
    output.write('\n')
    output.close()
  }

  private def read(files: FileSystem, path: Path): Array[Byte] = {
    if (!files.exists(path)) stop(s"there is no $path; write it with 'maillage spark export'")
    val input = files.open(path)
    try input.readAllBytes() finally input.close()
  }

  private def hexadecimal(bytes: Array[Byte]): String = bytes.map(byte => f"$byte%02x").mkString
}
