"""Adapters that give the functions of NetworkX by the command, for check-networkx-tests.py.

An adapter takes the arguments of a call by name, asks a Question, and gives the answer in the shape
of NetworkX. It raises NotAsked where the call asks for what is no part of our contract.
"""

import json
import math
import numbers
import subprocess

import networkx as nx

# Arguments that say how to compute or where to begin, not what is asked.
HOW = {"max_iter", "tol", "nstart", "dtype", "solver", "method", "flow_func", "algorithm", "heap",
       "usebounds", "sp", "paths", "seed", "cliques", "auxiliary", "residual"}
SOME = ("nodes", "nbunch", "v")  # arguments that name the nodes whose values are wanted
ADAPTERS = {}  # by NetworkX's name: the adapter, and the arguments that it understands


class NotAsked(Exception):
    """The call is no question that the command has an answer to."""


class Refused(AssertionError):
    """The command gave no answer."""


def ask_only(condition, otherwise):
    if not condition:
        raise NotAsked(otherwise)


class Question:
    """A graph written for the command, and its answers with NetworkX's nodes."""

    maillage, folder, measures = "maillage", ".", set()  # set by what runs the tests
    missing = set()

    def __init__(self, G, weight=None, columns=None, collapse=False):
        ask_only(not callable(weight), "a weight function")
        ask_only(collapse or not G.is_multigraph(), "multigraph")
        if G.is_multigraph():
            G = nx.DiGraph(G) if G.is_directed() else nx.Graph(G)
        self.graph, self.weight = G, weight
        self.vertices = list(G)
        self.ids = {v: f"n{i}" for i, v in enumerate(self.vertices)}
        nodes = [{"id": i, **{c: of[v] for c, of in (columns or {}).items() if v in of}}
                 for v, i in self.ids.items()]
        links = [{"source": self.ids[u], "target": self.ids[v]} for u, v in G.edges()]
        if weight is not None:
            for link, (_, _, data) in zip(links, G.edges(data=True)):
                link["weight"] = number(data.get(weight, 1))
        self.weights = {link.get("weight") for link in links}
        self.path = f"{self.folder}/graph.json"
        with open(self.path, "w") as file:
            json.dump({"directed": G.is_directed(), "multigraph": False, "graph": {},
                       "nodes": nodes, "links": links}, file)

    def ask(self, measure, *extra, rule="strength", start=None, end=None, actors=(), **options):
        if measure not in self.measures:
            self.missing.add(measure)
            raise NotAsked(f"no measure {measure}")
        ask_only(rule != "distance" or 0 not in self.weights, "a length of zero: we refuse it")
        call = [self.maillage, "measure", self.path, measure, "--format", "json", *extra]
        call += ["--directed"] if self.graph.is_directed() else []
        call += ["--weight", rule] if self.weight is not None else []
        call += ["--from-actor", self.id(start)] if start is not None else []
        call += ["--to-actor", self.id(end)] if end is not None else []
        call += [part for actor in actors for part in ("--actor", self.id(actor))]
        for option, value in options.items():
            text = value if isinstance(value, str) else json.dumps(value)
            call += ["--set", f"{option}={text}"]
        answer = subprocess.run(call, capture_output=True, text=True)
        if answer.returncode != 0:
            raise Refused(f"{' '.join(call[1:])}: {answer.stderr.strip()}")
        return json.loads(answer.stdout)["results"][0]

    def id(self, vertex):
        ask_only(vertex in self.ids, "node not in the graph")
        return self.ids[vertex]

    def vertex(self, id):
        return self.vertices[int(id[1:])]

    def nodes(self, *call, **options):
        values = self.ask(*call, **options)["nodes"]
        return {v: undefined(values[i]) for v, i in self.ids.items()}

    def edges(self, *call, **options):
        values = {(self.vertex(e["source"]), self.vertex(e["target"])): undefined(e["value"])
                  for e in self.ask(*call, **options)["edges"]}
        return {(u, v): values[u, v] if (u, v) in values else values[v, u]
                for u, v in self.graph.edges()}

    def value(self, *call, **options):
        return undefined(self.ask(*call, **options)["value"])

    def groups(self, *call, **options):
        return [[self.vertex(i) for i in group] for group in self.ask(*call, **options)["groups"]]


def number(value):
    if isinstance(value, bool) or not isinstance(value, numbers.Real) or not math.isfinite(value):
        raise NotAsked("a weight that is no finite number")
    return int(value) if isinstance(value, numbers.Integral) else float(value)


def undefined(value):
    return math.nan if value is None else value


def whole(values):
    return {v: int(x) for v, x in values.items()} if isinstance(values, dict) else int(values)


def pick(values, G, nodes):
    """All values, those of some nodes, or that of one: as NetworkX's nbunch asks."""
    if nodes is None:
        return values
    if nodes in G:
        return values[nodes]
    return {v: values[v] for v in G.nbunch_iter(nodes)}


def adapter(*names, knows=""):
    def register(function):
        for name in names:
            ADAPTERS[name] = (function, set(knows.split()))
        return function
    return register


def simple(names, kind, measure, knows="", rule="strength", integer=False, collapse=False, **fixed):
    """An adapter for a function that differs from the measure in names only.

    Options are taken from arguments of the same name; `fixed` gives the others. Weights come
    from the argument `weight` or `distance`, which nodes from one of SOME.
    """
    def function(a):
        weight = a.get("weight", a.get("distance")) if rule else None
        q = Question(a["G"], weight, collapse=collapse)
        options = {k: a[k] for k in knows.split() if k not in ("weight", "distance", *SOME)}
        result = getattr(q, kind)(measure, rule=rule or "strength", **fixed, **options)
        result = whole(result) if integer else result
        nodes = [a[k] for k in SOME if a.get(k) is not None]
        return pick(result, q.graph, nodes[0]) if nodes else result
    adapter(*names.split(), knows=knows)(function)


# Degree, paths, walks.
simple("degree_centrality", "nodes", "degree", normalized=True)
simple("in_degree_centrality", "nodes", "in-degree", normalized=True)
simple("out_degree_centrality", "nodes", "out-degree", normalized=True)
simple("harmonic_centrality", "nodes", "harmonic", "nbunch distance", "distance")
simple("betweenness_centrality", "nodes", "betweenness", "normalized weight endpoints", "distance")
simple("edge_betweenness_centrality", "edges", "edge-betweenness", "normalized weight", "distance")
simple("newman_betweenness_centrality", "nodes", "load", "v normalized weight", "distance")
simple("eigenvector_centrality eigenvector_centrality_numpy", "nodes", "eigenvector", "weight")
simple("current_flow_closeness_centrality", "nodes", "current-flow-closeness", "weight")
simple("current_flow_betweenness_centrality", "nodes", "current-flow-betweenness",
       "weight normalized")
simple("second_order_centrality", "nodes", "second-order", "weight")
simple("subgraph_centrality subgraph_centrality_exp", "nodes", "subgraph-centrality", rule=None)
simple("laplacian_centrality", "nodes", "laplacian-centrality", "normalized weight")
simple("trophic_levels", "nodes", "trophic-level", "weight")
simple("trophic_incoherence_parameter", "value", "trophic-incoherence", "weight cannibalism")
simple("local_reaching_centrality", "nodes", "local-reaching", "v", rule=None)
simple("global_reaching_centrality", "value", "global-reaching", rule=None)
# Cores, triangles, structural holes, mixing.
simple("core_number", "nodes", "core-number", integer=True)
simple("onion_layers", "nodes", "onion-layers", integer=True)
simple("clustering", "nodes", "clustering", "weight nodes")
simple("average_clustering", "value", "average-clustering", "weight")
simple("triangles", "nodes", "triangles", "nodes", integer=True)
simple("transitivity", "value", "transitivity")
simple("constraint", "nodes", "constraint", "weight nodes")
simple("effective_size", "nodes", "effective-size", "weight nodes")
simple("degree_assortativity_coefficient degree_pearson_correlation_coefficient", "value",
       "degree-assortativity", rule=None)
simple("density", "value", "density")
simple("overall_reciprocity reciprocity", "value", "reciprocity")
simple("find_cliques find_cliques_recursive", "groups", "maximal-cliques", collapse=True)
# Distances.
simple("eccentricity", "nodes", "eccentricity", "v weight", "distance", collapse=True)
simple("diameter", "value", "diameter", "weight", "distance", collapse=True)
simple("radius", "value", "radius", "weight", "distance", collapse=True)
simple("average_shortest_path_length", "value", "average-path-length", "weight", "distance",
       collapse=True)
simple("global_efficiency", "value", "global-efficiency")
simple("wiener_index", "value", "wiener-index", "weight", "distance", collapse=True)


@adapter("closeness_centrality", knows="u distance wf_improved")
def closeness(a):
    variant = "wf" if a["wf_improved"] else "classic"
    values = Question(a["G"], a["distance"]).nodes("closeness", rule="distance", variant=variant)
    return values if a["u"] is None else values[a["u"]]


def subset(a, kind, measure):
    q = Question(a["G"], a["weight"])
    ask_only(a["sources"] and a["targets"], "an empty set: the command takes it for none given")
    to = [part for v in a["targets"] for part in ("--to-actor", q.id(v))]
    return getattr(q, kind)(
        measure, *to, rule="distance", actors=a["sources"], normalized=a["normalized"])


@adapter("betweenness_centrality_subset", knows="sources targets normalized weight")
def betweenness_subset(a):
    return subset(a, "nodes", "betweenness-subset")


@adapter("edge_betweenness_centrality_subset", knows="sources targets normalized weight")
def edge_betweenness_subset(a):
    return subset(a, "edges", "edge-betweenness-subset")


@adapter("group_betweenness_centrality", knows="C normalized weight")
def group_betweenness(a):
    q = Question(a["G"], a["weight"])
    one = any(v in a["G"] for v in a["C"])
    values = [q.value("group-betweenness", rule="distance", actors=g, normalized=a["normalized"])
              for g in ([a["C"]] if one else a["C"])]
    return values[0] if one else values


@adapter("katz_centrality", "katz_centrality_numpy", knows="alpha beta normalized weight")
def katz(a):
    ask_only(all(isinstance(a[k], numbers.Real) for k in ("alpha", "beta")), "a beta for each node")
    return Question(a["G"], a["weight"]).nodes(
        "katz", alpha=float(a["alpha"]), beta=float(a["beta"]), normalized=a["normalized"])


@adapter("pagerank", knows="alpha weight personalization")
def pagerank(a):
    q, jumps = Question(a["G"], a["weight"]), a["personalization"] or {}
    ask_only(len(set(jumps.values()) - {0}) < 2, "a personalization with different weights")
    to = [part for v, x in jumps.items() if x for part in ("--jump-to", q.id(v))]
    return q.nodes("pagerank", *to, alpha=float(a["alpha"]))


@adapter("hits")
def hits(a):
    return tuple(Question(a["G"], "weight").nodes(name) for name in ("hubs", "authorities"))


@adapter("communicability", "communicability_exp")
def communicability(a):
    q = Question(a["G"])
    matrix = q.ask("communicability")["matrix"]["values"]
    return {u: dict(zip(q.vertices, row)) for u, row in zip(q.vertices, matrix)}


@adapter("voterank", knows="number_of_nodes")
def voterank(a):
    q = Question(a["G"])
    answer = q.ask("voterank", number=a["number_of_nodes"] or 0, direction="out")
    return [q.vertex(i) for i in answer["ranking"]]


@adapter("percolation_centrality", knows="attribute states weight")
def percolation(a):
    states = a["states"] or dict(a["G"].nodes(data=a["attribute"], default=1))
    return Question(a["G"], a["weight"], {"state": states}).nodes(
        "percolation", "--attribute", "state", rule="distance")


@adapter("dispersion", knows="u v normalized alpha b c")
def dispersion(a):
    ask_only(a["u"] is not None, "argument u=None")
    values = Question(a["G"]).nodes("dispersion", start=a["u"], alpha=float(a["alpha"]),
                                    b=float(a["b"]), c=float(a["c"]), normalized=a["normalized"])
    return values[a["v"]] if a["v"] is not None else {v: values[v] for v in a["G"][a["u"]]}


@adapter("k_truss", knows="k")
def k_truss(a):
    edges = Question(a["G"]).edges("truss-number")
    return a["G"].edge_subgraph([e for e, t in edges.items() if t >= a["k"]]).copy()


@adapter("average_neighbor_degree", knows="source target nodes weight")
def average_neighbor_degree(a):
    G, ends = a["G"], (a["source"], a["target"])
    known = {("out", "out"): "out", ("in", "in"): "in", ("in+out", "in+out"): "total"}
    ask_only(not G.is_directed() or ends in known, "a mixture of directions")
    direction = known[ends] if G.is_directed() else "undirected"
    values = Question(G, a["weight"]).nodes("average-neighbor-degree", direction=direction)
    return pick({v: 0 if math.isnan(x) else x for v, x in values.items()}, G, a["nodes"])


@adapter("attribute_assortativity_coefficient", "numeric_assortativity_coefficient",
         knows="attribute")
def assortativity(a):
    kind = a["function"].split("_")[0]
    read, option = (str, "--group-by") if kind == "attribute" else (number, "--attribute")
    column = {v: read(x) for v, x in a["G"].nodes(data=a["attribute"])}
    return Question(a["G"], columns={"column": column}).value(
        f"{kind}-assortativity", option, "column")


@adapter("triadic_census")
def triadic_census(a):
    return whole(Question(a["G"]).ask("triad-census")["nodes"])


def partition(measure, number=False):
    def function(a):
        groups = [set(g) for g in Question(a["G"], collapse=True).groups(measure)]
        return len(groups) if number else groups
    return function


adapter("connected_components", "weakly_connected_components")(partition("components"))
adapter("strongly_connected_components")(partition("strong-components"))
adapter("biconnected_components")(partition("biconnected-components"))
adapter("number_connected_components", "number_weakly_connected_components")(
    partition("components", number=True))
adapter("number_strongly_connected_components")(partition("strong-components", number=True))


@adapter("articulation_points")
def articulation_points(a):
    return [v for v, in Question(a["G"], collapse=True).groups("articulation-points")]


@adapter("bridges", knows="root")
def bridges(a):
    ask_only(a["root"] is None or nx.is_connected(a["G"]), "argument root")
    found = {frozenset(pair) for pair in Question(a["G"]).groups("bridges")}
    return [(u, v) for u, v in a["G"].edges() if frozenset((u, v)) in found]


@adapter("k_clique_communities", knows="k")
def k_clique_communities(a):
    return [frozenset(c) for c in Question(a["G"]).groups("k-clique-communities", k=a["k"])]


@adapter("immediate_dominators", knows="start")
def immediate_dominators(a):
    q = Question(a["G"], collapse=True)
    found = q.ask("dominators", start=a["start"])["nodes"]
    return {v: q.vertex(found[i]) for v, i in q.ids.items() if found[i] is not None}


def flow_question(a):
    G, capacity = a["flowG"], a["capacity"]
    ask_only(all(capacity in data for _, _, data in G.edges(data=True)), "edges without a limit")
    return Question(G, capacity)


@adapter("maximum_flow_value", "minimum_cut_value", knows="_s _t capacity")
def maximum_flow_value(a):
    return flow_question(a).value("max-flow", start=a["_s"], end=a["_t"])


@adapter("minimum_cut", knows="_s _t capacity")
def minimum_cut(a):
    q, ends = flow_question(a), {"start": a["_s"], "end": a["_t"]}
    sides = [set(side) for side in q.groups("min-cut", **ends)]
    return q.value("max-flow", **ends), tuple(sorted(sides, key=lambda side: a["_s"] not in side))


@adapter("stoer_wagner", knows="weight")
def stoer_wagner(a):
    q = Question(a["G"], a["weight"])
    return q.value("global-min-cut"), tuple(q.groups("global-min-cut-sides"))


@adapter("edge_connectivity", "local_edge_connectivity", "node_connectivity",
         "local_node_connectivity", knows="s t")
def connectivity(a):
    kind = "edge" if "edge" in a["function"] else "vertex"
    if a["s"] is None:
        return whole(Question(a["G"]).value(f"{kind}-connectivity"))
    ask_only(kind == "edge" or not a["G"].has_edge(a["s"], a["t"]), "connectivity of neighbours")
    return whole(Question(a["G"]).value(f"pair-{kind}-connectivity", start=a["s"], end=a["t"]))


@adapter("minimum_spanning_tree", "maximum_spanning_tree", knows="weight")
def spanning_tree(a):
    edges = Question(a["G"], a["weight"]).groups(
        "spanning-forest", maximum=a["function"].startswith("maximum"))
    tree = a["G"].edge_subgraph(map(tuple, edges)).copy()
    tree.add_nodes_from(a["G"].nodes(data=True))
    return tree


def blocks(groups):
    return {"block": {v: f"b{i}" for i, group in enumerate(groups) for v in group}}


@adapter("modularity", knows="communities weight resolution")
def modularity(a):
    return Question(a["G"], a["weight"], blocks(a["communities"])).value(
        "modularity", "--group-by", "block", resolution=float(a["resolution"]))


@adapter("partition_quality", knows="partition")
def partition_quality(a):
    found = Question(a["G"], columns=blocks(a["partition"])).ask(
        "partition-quality", "--group-by", "block")["nodes"]
    return found["coverage"], found["performance"]


@adapter("greedy_modularity_communities", knows="weight resolution")
def greedy_modularity(a):
    groups = Question(a["G"], a["weight"]).groups("fast-greedy", resolution=float(a["resolution"]))
    return sorted(map(frozenset, groups), key=len, reverse=True)
