"""Writes a test graph as a network folder, with the source and the date that a figure has to name.

Usage: python3 Scripts/graph-as-network.py GRAPH.json FOLDER
"""
import csv, json, os, sys

path, folder = sys.argv[1:]
graph = json.load(open(path, encoding="utf-8"))
os.makedirs(folder, exist_ok=True)
sources = {
    "karate": ("Zachary, An information flow model for conflict and fission in small groups", "1977"),
    "lesmis": ("Knuth, The Stanford GraphBase: characters of Les Misérables", "1993"),
}
title, year = sources.get(graph["name"], ("Synthetic test graph " + graph["name"], "2025"))

def slug(text):
    return "-".join(part.lower() for part in text.split() if part.isalnum())

def write(name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)

write("actors.csv", ["id", "name", "kind", "group"],
      [[n["id"], n["name"], slug(n.get("type", "")), n.get("group", "")] for n in graph["nodes"]])
types = sorted({n["type"] for n in graph["nodes"] if "type" in n})
write("kinds.csv", ["kind", "of", "label_en", "label_fr"],
      [[slug(name), "actor", name, name] for name in types])
rows = []
for number, edge in enumerate(graph["edges"]):
    amount = edge.get("amount_keur")
    rows.append([f"r{number:03}", edge["source"], edge["target"], edge.get("kind", "partnership"),
                 amount * 1000 if amount else "", "EUR" if amount else "", edge.get("weight", "")])
write("relations.csv", ["id", "source", "target", "kind", "amount", "currency", "weight"], rows)
write("sources.csv", ["id", "title", "date"], [["s1", title, year]])
json.dump({"profile": "tabular-data-package", "name": graph["name"],
           "title": f"Test graph {graph['name']}", "resources": []},
          open(os.path.join(folder, "datapackage.json"), "w"))
