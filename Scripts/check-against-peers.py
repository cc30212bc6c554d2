"""Compares measures of the command with the oracle on seeded random graphs.

Usage: check-against-peers.py MAILLAGE ORACLE FOLDER [SEEDS [FIRST]]

Every measure that `oracle.py list` names is asked for, with every option that the oracle knows, on
graphs with and without directions, weights that are strengths, and weights that are lengths, as far as
the measure takes them. Where the oracle says undefined the command must say null, or refuse.
"""

import collections
import concurrent.futures
import contextlib
import importlib.util
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

maillage, oracle, folder = sys.argv[1:4]
seeds = int(sys.argv[4]) if len(sys.argv) > 4 else 2
first = int(sys.argv[5]) if len(sys.argv) > 5 else 0

ONE_WAY = "u us ul"  # undirected: without weights, with strengths, with lengths
STRENGTHS, LENGTHS, PLAIN = "u d us ds", "u d ul dl", "u d"
GROUPS, SET = ["--group-by", "group"], ["--actor", "n0", "--actor", "n2"]
ENDS = ["--from-actor", "n0", "--to-actor", "n3"]
YES_NO = "true false"
UNREACHABLE = {"unreachable": "error ignore"}
ALL_WAYS = {"direction": "total in out"}

# For each measure: on which graphs, with which options (every combination), and what it needs.
# Not asked: key players with lengths, since the oracle's distances to and without sets are in steps;
# Barrat's clustering with directions, which he does not define.
MEASURES = {
    "degree": (STRENGTHS, {**ALL_WAYS, "normalized": YES_NO}, []),
    "closeness": (LENGTHS, {"variant": "wf classic raw", "direction": "in out"}, []),
    "harmonic": (LENGTHS, {"direction": "in out", "normalized": YES_NO}, []),
    "betweenness": (LENGTHS, {"normalized": YES_NO}, []),
    "edge-betweenness": (LENGTHS, {"normalized": YES_NO}, []),
    "load": (LENGTHS, {"normalized": YES_NO}, []),
    "eccentricity": (LENGTHS, UNREACHABLE, []),
    "diameter": (LENGTHS, UNREACHABLE, []),
    "radius": (LENGTHS, UNREACHABLE, []),
    "average-path-length": (LENGTHS, UNREACHABLE, []),
    "global-efficiency": (LENGTHS, {}, []),
    "wiener-index": (LENGTHS, {}, []),
    "distances": (LENGTHS, {}, ENDS[:2]),
    "pagerank": (STRENGTHS, {"alpha": "0.85 0.5 0.99"}, []),
    "eigenvector": (STRENGTHS, {"norm": "l2 max sum"}, []),
    "katz": (STRENGTHS, {"alpha": "0.1 0.005", "beta": "1 2.5", "normalized": YES_NO}, []),
    "hubs": (STRENGTHS, {"norm": "sum max l2"}, []),
    "authorities": (STRENGTHS, {"norm": "sum max l2"}, []),
    "current-flow-closeness": ("u us", {"variant": "networkx information"}, []),
    "current-flow-betweenness": ("u us", {"normalized": YES_NO}, []),
    "second-order": ("u us", {}, []),
    "subgraph-centrality": ("u", {}, []),
    "core-number": (PLAIN, ALL_WAYS, []),
    "triangles": (PLAIN, {}, []),
    "clustering": (STRENGTHS, {"weighted": "onnela"}, []),
    "clustering ": ("u us", {"weighted": "barrat"}, []),
    "average-clustering": (STRENGTHS, {"weighted": "onnela"}, []),
    "average-clustering ": ("u us", {"weighted": "barrat"}, []),
    "transitivity": (PLAIN, {}, []),
    "constraint": (STRENGTHS, {}, []),
    "effective-size": (STRENGTHS, {"efficiency": YES_NO}, []),
    "average-neighbor-degree": (PLAIN, {}, []),
    "density": (PLAIN, {"loops_possible": YES_NO}, []),
    "reciprocity": ("d", {"mode": "arc ratio"}, []),
    "degree-assortativity": (PLAIN, {}, []),
    "attribute-assortativity": (PLAIN, {}, GROUPS),
    "numeric-assortativity": (PLAIN, {}, ["--attribute", "size"]),
    "modularity": (STRENGTHS, {"resolution": "1 0.4 2"}, GROUPS),
    "centralization": (PLAIN, {"of": "degree betweenness closeness"}, []),
    "triad-census": ("d", {}, []),
    "dyad-census": ("d", {}, []),
    "components": (PLAIN, {}, []),
    "strong-components": ("d", {}, []),
    "bridges": (PLAIN, {}, []),
    "articulation-points": (PLAIN, {}, []),
    "biconnected-components": (PLAIN, {}, []),
    "maximal-cliques": (PLAIN, {}, []),
    "k-clique-communities": (PLAIN, {"k": "3 4 2"}, []),
    "max-flow": (STRENGTHS, {}, ENDS),
    "global-min-cut": ("u us", {}, []),
    "mst-weight": (ONE_WAY, {"maximum": YES_NO}, []),
    "dominators": ("d", {}, ENDS[:2]),
    "voterank": (PLAIN, {"number": "0 3"}, []),
    "brokerage": (PLAIN, {}, GROUPS),
    "ei-index": (STRENGTHS, {}, GROUPS),
    "fragmentation": (PLAIN, {"kind": "simple distance"}, SET),
    "reach": (PLAIN, {"kind": "distance", "variant": "ones outside mean-outside"}, SET),
    "reach ": (PLAIN, {"kind": "m", "m": "2 1 3", "include": YES_NO}, SET),
    "core-periphery": (STRENGTHS, {"model": "or and missing"}, SET),
    "participation": (STRENGTHS, {}, GROUPS),
    "within-module-z": (STRENGTHS, {}, GROUPS),
    "bonacich-power": (STRENGTHS, {"beta": "0.05 -0.05 0.01"}, []),
}


def graph(seed, kind):
    """Node-link JSON: sparse or dense, whole or torn, a tree, two-mode, acyclic; some self-loops."""
    directed, weighted = "d" in kind, len(kind) > 1
    draw = random.Random(seed * 6 + KINDS.index(kind))
    n = draw.randrange(4, 24)
    nodes = [{"id": f"n{i}", "group": draw.choice("abc"), "size": draw.randrange(1, 9)}
             for i in range(n)]
    ties = {}

    def tie(a, b):
        ties[(a, b) if directed else (min(a, b), max(a, b))] = draw.choice([0.5, 1, 1.5, 2, 7.25])

    shape = ("sparse", "ring", "tree", "dense", "ring", "two-mode", "acyclic")[seed % 7]
    if shape in ("ring", "dense"):
        for i in range(n):
            tie(i, (i + 1) % n)  # so that all reach each other
    if shape == "tree":
        for i in range(1, n):
            tie(draw.randrange(i), i)
    for _ in range({"tree": 0, "dense": n * n}.get(shape) or draw.randrange(n, 3 * n)):
        a, b = draw.randrange(n), draw.randrange(n)
        if shape == "tree" or (a == b and (shape != "sparse" or draw.random() < 0.9)):
            continue
        if shape == "two-mode":
            a, b = a // 2 * 2, b // 2 * 2 + 1
        if shape == "acyclic":
            a, b = min(a, b), max(a, b)
        if max(a, b) < n:
            tie(a, b)
    links = [{"source": f"n{a}", "target": f"n{b}", **({"weight": w} if weighted else {})}
             for (a, b), w in ties.items()]
    path = f"{folder}/graph-{seed}-{kind}.json"
    with open(path, "w") as file:
        json.dump({"directed": directed, "multigraph": False, "graph": {}, "nodes": nodes,
                   "links": links}, file)
    return path


def check(path, result, *peers):
    """What `oracle.py check` says of a result, without starting Python anew for each."""
    said = io.StringIO()
    with tempfile.NamedTemporaryFile("w", suffix=".json", dir=folder, delete=False) as values:
        json.dump(result, values)
    sys.argv = [oracle, "check", path, values.name, *peers]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = judge.main()
    os.remove(values.name)
    return status, " ".join(said.getvalue().split())[:400]


def compare(task):
    """One result against the oracle: a word on what came out, and what there is to say."""
    seed, kind, name, extra = task
    path = f"{folder}/graph-{seed}-{kind}.json"
    call = [maillage, "measure", path, name, "--format", "json", *extra]
    call += ["--directed"] if "d" in kind else []
    call += ["--weight", "distance" if "l" in kind else "strength"] if len(kind) > 1 else []
    what = " ".join([name, *extra, kind, f"seed {seed}:"])
    answer = subprocess.run(call, capture_output=True, text=True)
    if answer.returncode != 0:
        # Refused: rightly, where the oracle finds the question undefined as well.
        given = dict(part.split("=") for part in extra if "=" in part)
        given.update(directed="d" in kind, weight="weight" if len(kind) > 1 else None)
        given = {key: judge.coerce(value) if isinstance(value, str) else value
                 for key, value in given.items()}
        empty = {"measure": name.replace("-", "_"), "params": given, "nodes": {}, "value": None}
        if check(path, empty)[0] == 3:
            return "undefined", ""
        return "refused", f"{what} {answer.stderr.strip()}"
    result = json.loads(answer.stdout)["results"][0]
    # NetworkX, as the oracle calls it, takes the mean of Onnela's clustering in place of Barrat's.
    peers = ["--peers", "ref,ig"] if "weighted=barrat" in extra else []
    status, told = check(path, result, *peers)
    if name == "wiener-index" and result["value"] is None and " inf" in told:
        return "undefined", ""  # JSON has no infinity
    if status == 3:
        # The oracle calls it undefined: so must we.
        numbers = result.get("nodes", result.get("value"))
        numbers = list(numbers.values()) if isinstance(numbers, dict) else [numbers]
        if any(number is not None for number in numbers):
            return "differs", f"{what} not undefined: {told}"
        return "undefined", ""
    return ("differs", f"{what} {told}") if status else ("agrees", "")


specification = importlib.util.spec_from_file_location("oracle", oracle)
judge = importlib.util.module_from_spec(specification)
specification.loader.exec_module(judge)

KINDS = ("u", "d", "us", "ds", "ul", "dl")
known = {name.replace("_", "-") for name in judge.M}
if known != {name.strip() for name in MEASURES}:
    sys.exit(f"not asked of the oracle: {' '.join(sorted(known ^ {name.strip() for name in MEASURES}))}")
for seed, kind in itertools.product(range(first, first + seeds), KINDS):
    graph(seed, kind)
tasks = []
for name, (suited, options, needed) in MEASURES.items():
    choices = itertools.product(*([f"{key}={value}" for value in values.split()]
                                  for key, values in options.items()))
    for settings, kind in itertools.product(list(choices), suited.split()):
        extra = needed + [part for setting in settings for part in ("--set", setting)]
        tasks += [(seed, kind, name.strip(), extra) for seed in range(first, first + seeds)]
with concurrent.futures.ProcessPoolExecutor(2) as pool:
    results = list(pool.map(compare, tasks, chunksize=50))
for word, told in results:
    if told:
        print(f"{word}: {told}")
counts = collections.Counter(word for word, _ in results)
print(f"{len(results)} results of {len(known)} measures compared with independent implementations: "
      f"{counts['agrees']} agree, {counts['undefined']} are undefined in both, {counts['differs']} "
      f"differ, {counts['refused']} refused")
sys.exit(1 if counts["differs"] + counts["refused"] else 0)
