"""Compares measures of the command with the oracle on seeded random graphs.

Usage: check-against-peers.py MAILLAGE ORACLE FOLDER [SEEDS]
"""

import collections
import concurrent.futures
import json
import random
import subprocess
import sys
import tempfile

maillage, oracle, folder = sys.argv[1:4]
seeds = int(sys.argv[4]) if len(sys.argv) > 4 else 2

# For each measure: on which graphs (undirected, directed, with weights), and with which options.
MEASURES = {
    "degree": ("u d uw dw", []),
    "betweenness": ("u d", [[], ["--set", "normalized=false"]]),
    "edge-betweenness": ("u d", []),
    "closeness": ("u d", [["--set", f"variant={v}"] for v in ("wf", "classic", "raw")]),
    "harmonic": ("u d", []),
    "load": ("u d", []),
    "eccentricity": ("u d", [[], ["--set", "unreachable=ignore"]]),
    "diameter": ("u d", [[], ["--set", "unreachable=ignore"]]),
    "radius": ("u d", []),
    "average-path-length": ("u d", [[], ["--set", "unreachable=ignore"]]),
    "global-efficiency": ("u d", []),
    "distances": ("u d", [["--from-actor", "n0"]]),
    "pagerank": ("u d uw dw", []),
    "eigenvector": ("u uw", []),
    "katz": ("u d uw dw", [["--set", "alpha=0.02"]]),
    "bonacich-power": ("u d", [["--set", "beta=0.05"]]),
    "hubs": ("u d", []),
    "authorities": ("u d", []),
    "current-flow-closeness": ("u uw", [["--set", f"variant={v}"]
                                        for v in ("networkx", "information")]),
    "current-flow-betweenness": ("u uw", []),
    "second-order": ("u", []),
    "subgraph-centrality": ("u", []),
    "core-number": ("u d", []),
    "triangles": ("u", []),
    "clustering": ("u d uw", []),
    "average-clustering": ("u", []),
    "transitivity": ("u", []),
    "constraint": ("u d uw dw", []),
    "effective-size": ("u d uw dw", []),
    "average-neighbor-degree": ("u", []),
    "density": ("u d", []),
    "reciprocity": ("d", []),
    "degree-assortativity": ("u d", []),
    "attribute-assortativity": ("u d", [["--group-by", "group"]]),
    "numeric-assortativity": ("u d", [["--attribute", "size"]]),
    "modularity": ("u uw d", [["--group-by", "group"]]),
    "centralization": ("u", [["--set", f"of={m}"] for m in ("degree", "betweenness", "closeness")]),
    "triad-census": ("d", []),
    "dyad-census": ("d", []),
    "components": ("u d", []),
    "strong-components": ("d", []),
    "bridges": ("u", []),
    "articulation-points": ("u", []),
    "biconnected-components": ("u", []),
    "maximal-cliques": ("u", []),
    "k-clique-communities": ("u", [["--set", "k=3"]]),
    "max-flow": ("u d uw dw", [["--from-actor", "n0", "--to-actor", "n3"]]),
    "global-min-cut": ("u uw", []),
    "mst-weight": ("u uw", []),
    "dominators": ("d", [["--from-actor", "n0"]]),
    "voterank": ("u d", []),
    "brokerage": ("u d", [["--group-by", "group"]]),
    "ei-index": ("u d", [["--group-by", "group"]]),
    "fragmentation": ("u", [["--actor", "n0", "--actor", "n2", "--set", f"kind={k}"]
                            for k in ("simple", "distance")]),
    "reach": ("u", [["--actor", "n0", "--actor", "n2", "--set", f"kind={k}"]
                    for k in ("distance", "m")]),
    "core-periphery": ("u", [["--actor", "n0", "--actor", "n2", "--set", f"model={m}"]
                             for m in ("or", "and", "missing")]),
    "participation": ("u uw", [["--group-by", "group"]]),
    "within-module-z": ("u uw", [["--group-by", "group"]]),
}


def graph(seed, weighted, directed):
    """Node-link JSON with a self-loop now and then and actors without a tie; some are connected."""
    draw = random.Random(seed * 4 + 2 * weighted + directed)
    n = draw.randrange(4, 24)
    nodes = [{"id": f"n{i}", "group": draw.choice("abc"), "size": draw.randrange(1, 9)}
             for i in range(n)]
    ties = {}
    if seed % 2:
        # A ring, so that all reach each other.
        for i in range(n):
            a, b = i, (i + 1) % n
            ties[(a, b) if directed else (min(a, b), max(a, b))] = draw.choice([0.5, 1, 2, 3.25])
    for _ in range(draw.randrange(n, 3 * n)):
        a, b = draw.randrange(n), draw.randrange(n)
        if a == b and draw.random() < 0.9:
            continue
        ties[(a, b) if directed else (min(a, b), max(a, b))] = draw.choice([0.5, 1, 1.5, 2, 7.25])
    links = [{"source": f"n{a}", "target": f"n{b}", **({"weight": w} if weighted else {})}
             for (a, b), w in ties.items()]
    path = f"{folder}/graph-{seed}-{int(weighted)}-{int(directed)}.json"
    with open(path, "w") as file:
        json.dump({"directed": directed, "multigraph": False, "graph": {}, "nodes": nodes,
                   "links": links}, file)
    return path


def compare(seed, kind, name, extra):
    """One result against the oracle: a word on what came out, and what there is to say."""
    directed, weighted = "d" in kind, "w" in kind
    path = paths[seed, kind]
    call = [maillage, "measure", path, name, "--format", "json", *extra]
    call += ["--directed"] if directed else []
    call += ["--weight", "strength"] if weighted else []
    what = " ".join([name, *extra, kind, f"seed {seed}:"])
    answer = subprocess.run(call, capture_output=True, text=True)
    if answer.returncode != 0:
        return "refused", f"{what} {answer.stderr.strip()}"
    result = json.loads(answer.stdout)["results"][0]
    with tempfile.NamedTemporaryFile("w", suffix=".json", dir=folder) as values:
        json.dump(result, values)
        values.flush()
        check = subprocess.run(
            [sys.executable, oracle, "check", path, values.name], capture_output=True, text=True)
    told = (check.stdout + check.stderr).strip()[:400]
    if check.returncode == 3:
        # The oracle calls it undefined: so must we.
        numbers = result.get("nodes", result.get("value"))
        numbers = list(numbers.values()) if isinstance(numbers, dict) else [numbers]
        if any(number is not None for number in numbers):
            return "differs", f"{what} not undefined: {told}"
    elif check.returncode != 0:
        return "differs", f"{what} {told}"
    return "agrees", ""


kinds = ("u", "d", "uw", "dw")
paths = {(seed, kind): graph(seed, "w" in kind, "d" in kind) for seed in range(seeds) for kind in kinds}
tasks = [(seed, kind, name, extra) for seed, kind in paths
         for name, (suited, options) in MEASURES.items() if kind in suited.split()
         for extra in options or [[]]]
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    results = list(pool.map(lambda task: compare(*task), tasks))
for word, told in results:
    if word != "agrees":
        print(f"{word}: {told}")
counts = collections.Counter(word for word, _ in results)
print(f"{len(results)} results compared with independent implementations, {counts['differs']} differ, "
      f"{counts['refused']} refused")
sys.exit(1 if counts["agrees"] < len(results) else 0)
