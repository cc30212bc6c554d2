#!/usr/bin/env python3
"""The graph and the comparison of check-spark.sh.

    check-spark.py graph                              writes 10^5 weighted ties, a few of them loops
    check-spark.py compare SPARK OWN RANK COMPONENTS  compares four tables
"""
import csv
import random
import sys


def write_graph():
    # Hubs and chains, many components, actors without ties to follow.
    source = random.Random(20240601)
    count = 30_000
    for _ in range(100_000):
        tail = min(int(source.paretovariate(0.7)) * 7, count) - 1
        if source.random() < 0.6:
            tail = source.randrange(count)
        head = source.randrange(count) if source.random() < 0.7 else tail // 3 * 3 + source.randrange(3)
        print(tail, head, source.randrange(1, 10) / 4)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def compare(spark_path, own_path, rank_path, components_path):
    spark, own, ranks = rows(spark_path), rows(own_path), rows(rank_path)
    faults = []

    def expect(holds, sentence):
        if not holds and len(faults) < 20:
            faults.append(sentence)

    expect(spark.keys() == own.keys(), "the actors are not the same")
    landmark = [name for name in next(iter(spark.values())) if name.startswith("spark-distance-from-")][0]
    worst = 0.0
    for actor, row in own.items():
        other = spark[actor]
        for name, column in [
            ("degree", "spark-degree"), ("core-number", "spark-core-number"),
            ("triangles", "spark-triangles"), ("distances", landmark),
        ]:
            if column not in other:
                continue
            expect(row[name] == other[column], f"{actor}: {name} is {row[name]}, and {other[column]} by Spark")
        rank, rank_of_spark = float(ranks[actor]["pagerank"]), float(other["spark-pagerank"])
        worst = max(worst, abs(rank - rank_of_spark) / rank)
    # Within a millionth of each rank, which is less than a millionth.
    expect(worst <= 1e-6, f"PageRank differs by {worst:.2g} of the rank")
    total = sum(float(row["spark-pagerank"]) for row in spark.values())
    expect(abs(total - 1) < 1e-9, f"the ranks sum to {total}")

    groups = {}
    with open(components_path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups[row["id"]] = row["group"]
    pairs = {(groups[actor], row["spark-component"]) for actor, row in spark.items()}
    expect(groups.keys() == spark.keys(), "the components hold other actors")
    expect(
        len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs}),
        "the components are not the same")
    for fault in faults:
        print(f"error: {fault}")
    if faults:
        sys.exit(1)
    print(
        f"{len(own)} actors, {len({b for _, b in pairs})} components, core numbers up to "
        f"{max(int(row['core-number']) for row in own.values())}: equal; PageRank within {worst:.1e} of each rank")


if __name__ == "__main__":
    if sys.argv[1:] == ["graph"]:
        write_graph()
    elif sys.argv[1:2] == ["compare"] and len(sys.argv) == 6:
        compare(*sys.argv[2:])
    else:
        sys.exit(__doc__)
