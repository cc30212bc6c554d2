"""Compares measures of the command with the oracle on seeded random graphs.

Usage: check-against-peers.py MAILLAGE ORACLE FOLDER
"""

import json
import random
import subprocess
import sys

maillage, oracle, folder = sys.argv[1:4]

UNDIRECTED = [
    "degree", "betweenness", "edge-betweenness", "closeness", "harmonic", "eigenvector", "pagerank",
    "core-number", "clustering", "constraint", "effective-size", "density", "components", "bridges",
    "articulation-points", "biconnected-components", "transitivity", "average-clustering",
    "degree-assortativity", "diameter", "radius", "average-path-length", "eccentricity",
]
DIRECTED = [
    "degree", "betweenness", "edge-betweenness", "closeness", "harmonic", "pagerank", "clustering",
    "constraint", "effective-size", "density", "components", "strong-components", "reciprocity",
    "degree-assortativity",
]
WEIGHTED = ["degree", "pagerank", "eigenvector", "constraint", "effective-size"]


def graph(seed, weighted, directed):
    """An edge list with a self-loop now and then; some graphs are connected, some are not."""
    draw = random.Random(seed)
    n = draw.randrange(4, 30)
    m = draw.randrange(n, 4 * n)
    ties = {}
    for _ in range(m):
        a, b = draw.randrange(n), draw.randrange(n)
        if a == b and draw.random() < 0.8:
            continue
        key = (a, b) if directed else (min(a, b), max(a, b))
        ties[key] = draw.choice([0.5, 1, 1.5, 2, 3, 7.25])
    path = f"{folder}/graph-{seed}-{int(weighted)}-{int(directed)}.csv"
    with open(path, "w") as file:
        file.write("source,target,Type" + (",weight\n" if weighted else "\n"))
        for (a, b), weight in ties.items():
            kind = "Directed" if directed else "Undirected"
            file.write(f"n{a},n{b},{kind}" + (f",{weight}\n" if weighted else "\n"))
    return path


failures = compared = 0
for seed in range(8):
    for directed in (False, True):
        for weighted in (False, True):
            path = graph(seed, weighted, directed)
            names = WEIGHTED if weighted else DIRECTED if directed else UNDIRECTED
            call = [maillage, "measure", path, *names, "--format", "json"]
            call += ["--directed"] if directed else []
            call += ["--weight", "strength"] if weighted else []
            answer = subprocess.run(call, capture_output=True, text=True)
            if answer.returncode != 0:
                print(" ".join(call), answer.stderr, sep="\n")
                sys.exit(1)
            for result in json.loads(answer.stdout)["results"]:
                values = f"{folder}/values.json"
                with open(values, "w") as file:
                    json.dump(result, file)
                check = subprocess.run(
                    [sys.executable, oracle, "check", path, values, "--peers", "ref,nx"],
                    capture_output=True, text=True)
                said_undefined = "reported nothing" in check.stdout and check.returncode == 3
                compared += 1
                if check.returncode == 0 or said_undefined:
                    continue
                failures += 1
                print(f"{path} {result['measure']}: {check.stdout.strip()} {check.stderr.strip()}")
print(f"{compared} results compared with the oracle, {failures} differ")
sys.exit(1 if failures else 0)
