"""Generates graphs, lays them out with every engine at hand and prints one table of measures.

cpu: seconds of processor time of the engine, of all its threads; wall: on the clock, which also counts
what other programs took meanwhile. ratio: cpu as a multiple of ours.
stress: scale-free stress over all pairs with a vertex of a sample (Smelser, Miller, Kobourov 2024).
np1, np2: overlap (Jaccard) of the vertices within one or two steps with as many nearest in the plane.
crossings: of a sample of edges, scaled up, in millions.
"""
import bisect
import importlib.util
import itertools
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENGINES = os.environ.get("ENGINES", "").split()
OURS = os.environ.get("MAILLAGE_BENCHMARK", ".build/release/MaillageBenchmark")


def attachment(n, rng, first=0):
    """Each vertex chooses three earlier ones, mostly in proportion to their edges."""
    edges, ends = [], []
    for v in range(1, n):
        chosen = set()
        while len(chosen) < min(v, 3):
            chosen.add(rng.choice(ends) if ends and rng.random() < 0.9 else rng.randrange(v))
        for u in sorted(chosen):
            edges.append((first + v, first + u))
            ends += [u, v]
    return edges


def groups(n, rng):
    """Groups of a hundred with six partners each on average, and links between any two."""
    edges = []
    for first in range(0, n - 99, 100):
        for a in range(100):
            edges += [(first + a, first + b) for b in range(a) if rng.random() < 0.06]
    return edges + [(rng.randrange(n), rng.randrange(n)) for _ in range(3 * n // 20)]


def ring(n, rng):
    """Groups as above in a ring; links between groups reach 31 groups to either side.

    On it sfdp, DrL and s_gd2 have the stress, np2 and crossings that were published for such maps.
    """
    edges = []
    for first in range(0, n, 100):
        for a in range(100):
            edges += [(first + a, first + b) for b in range(a) if rng.random() < 0.06]
    for _ in range(4 * n // 25):
        a, step = rng.randrange(n), 0
        while step == 0:
            step = rng.randint(-31, 31)
        edges.append((a, (a // 100 * 100 + 100 * step + rng.randrange(100)) % n))
    return edges


def affiliation(n, rng):
    """Actors who share projects of two to twelve, mostly within their own theme."""
    themes = max(1, n // 100)
    members = [[] for _ in range(themes)]
    for v in range(n):
        members[rng.randrange(themes)].append(v)
    weights = [list(itertools.accumulate((i + 5) ** -0.7 for i in range(len(m)))) for m in members]
    edges = []
    for _ in range(9 * n // 13):
        theme, chosen = rng.randrange(themes), set()
        for _ in range(2 + min(10, int(rng.expovariate(0.5)))):
            if rng.random() < 0.9:
                place = bisect.bisect(weights[theme], rng.random() * weights[theme][-1])
                chosen.add(members[theme][place])
            else:
                chosen.add(rng.randrange(n))
        edges += list(itertools.combinations(sorted(chosen), 2))
    return edges


def grid(n):
    side = math.isqrt(n)
    across = [(r * side + c, r * side + c + 1) for r in range(side) for c in range(side - 1)]
    return across + [(v, v + side) for v in range(side * (side - 1))]


def tree(n, rng):
    return [(v, rng.randrange(max(0, v - 300), v)) for v in range(1, n)]


def adjacency(n, edges):
    result = [[] for _ in range(n)]
    for a, b in edges:
        result[a].append(b)
        result[b].append(a)
    return result


def steps_from(source, neighbours):
    steps, reached = {source: 0}, [source]
    for v in reached:
        for w in neighbours[v]:
            if w not in steps:
                steps[w] = steps[v] + 1
                reached.append(w)
    return steps


def measures(n, edges, points):
    neighbours = adjacency(n, edges)
    rng = random.Random(1)
    first = second = count = 0.0
    preserved = {1: [], 2: []}
    for source in rng.sample(range(n), min(n, 200 if n <= 20000 else 60)):
        x, y = points[source]
        squares = [(px - x) ** 2 + (py - y) ** 2 for px, py in points]
        steps = steps_from(source, neighbours)
        for v, d in steps.items():
            if d:
                first += math.sqrt(squares[v]) / d
                second += squares[v] / d**2
                count += 1
        order = sorted((v for v in range(n) if v != source), key=squares.__getitem__)
        for reach in (1, 2):
            near = {v for v, d in steps.items() if 0 < d <= reach}
            if near:
                common = len(near.intersection(order[: len(near)]))
                preserved[reach].append(common / (2 * len(near) - common))
    sample = rng.sample(edges, min(len(edges), 3000))
    crossings = sum(
        crosses(points, sample[i], sample[j]) for i in range(len(sample)) for j in range(i))
    pairs = len(edges) * (len(edges) - 1) / (len(sample) * (len(sample) - 1))
    mean = lambda values: sum(values) / max(1, len(values))
    return (1 - first**2 / (count * second), mean(preserved[1]), mean(preserved[2]),
            crossings * pairs / 1e6)


def crosses(points, one, other):
    if set(one) & set(other):
        return False
    (a, b), (c, d) = [[points[v] for v in edge] for edge in (one, other)]
    side = lambda p, q, r: (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def ours(n, edges, folder):
    graph, values = Path(folder, "graph.el"), Path(folder, "values.txt")
    graph.write_text("".join(f"{a} {b}\n" for a, b in edges))
    line = subprocess.run(
        [OURS, "layout", "--input", graph, "--reps", "1", "--values", values],
        check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]
    numbers = [float(word) for word in values.read_text().split()]
    report = json.loads(line)
    return report.get("median_cpu_s"), report["median_s"], list(zip(numbers[::2], numbers[1::2]))


def sfdp(n, edges, folder):
    text = "graph{node[shape=point];" + ";".join(map(str, range(n))) + ";" + ";".join(
        f"{a}--{b}" for a, b in edges) + "}"
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    plain = subprocess.run(
        ["sfdp", "-Tplain"], input=text, check=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True).stdout
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    points = [None] * n
    for line in plain.splitlines():
        words = line.split()
        if words and words[0] == "node":
            points[int(words[1])] = (float(words[2]), float(words[3]))
    return cpu, wall, points


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    points = [tuple(map(float, point)) for point in work()]
    return time.process_time() - cpu, time.perf_counter() - wall, points


def drl(n, edges, folder):
    import igraph
    random.seed(1)
    graph = igraph.Graph(n=n, edges=edges)
    return timed(graph.layout_drl)


def s_gd2(n, edges, folder):
    import numpy
    import s_gd2 as engine
    tails, heads = (numpy.array(ends, dtype=numpy.int32) for ends in zip(*edges))
    return timed(lambda: engine.layout_sparse(tails, heads, 200 if n <= 20000 else 50))


def engines():
    """Ours and those that are there; `ENGINES="Maillage sfdp"` takes only some."""
    wanted = [("Maillage", ours, None), ("sfdp", sfdp, None), ("DrL", drl, "igraph"),
              ("s_gd2", s_gd2, "s_gd2")]
    for name, engine, module in wanted:
        if ENGINES and name not in ENGINES:
            continue
        if engine is sfdp and not shutil.which("sfdp"):
            print("sfdp is not installed", file=sys.stderr)
            continue
        if module and not importlib.util.find_spec(module):
            print(f"{module} is not installed", file=sys.stderr)
            continue
        yield name, engine


def largest_component(n, edges):
    """Engines differ in how they place components: all get the largest one alone."""
    neighbours = adjacency(n, edges)
    seen, best = set(), []
    for v in range(n):
        if v not in seen:
            part = steps_from(v, neighbours)
            seen.update(part)
            best = max(best, sorted(part), key=len)
    number = {v: i for i, v in enumerate(best)}
    pairs = {(min(a, b), max(a, b)) for a, b in edges if a != b and a in number and b in number}
    return len(best), sorted((number[a], number[b]) for a, b in pairs)


def main():
    size, names = int(sys.argv[1]), sys.argv[2:]
    graphs = {
        "groups": lambda: groups(size, random.Random(1)),
        "ring": lambda: ring(size, random.Random(1)),
        "affiliation": lambda: affiliation(13 * size // 10, random.Random(3)),
        "attachment": lambda: attachment(size, random.Random(2)),
        "grid": lambda: grid(size),
        "tree": lambda: tree(size, random.Random(3)),
    }
    print("| graph | n | m | engine | cpu, s | ratio | wall, s | stress | np1 | np2 "
          "| crossings, millions |")
    print("|" + "---|" * 11)
    for name in names or graphs:
        edges = graphs[name]()
        n, edges = largest_component(1 + max(map(max, edges)), edges)
        first = None
        for engine, run in engines():
            with tempfile.TemporaryDirectory() as folder:
                cpu, wall, points = run(n, edges, folder)
            first = first or cpu
            stress, np1, np2, crossings = measures(n, edges, points)
            print(f"| {name} | {n} | {len(edges)} | {engine} | {cpu:.1f} | {cpu / first:.1f} "
                  f"| {wall:.1f} | {stress:.3f} | {np1:.3f} | {np2:.3f} | {crossings:.2f} |",
                  flush=True)


main()
