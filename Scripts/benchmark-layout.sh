#!/bin/sh
# Lays out generated graphs with our engine and with those of others that are installed, one after
# the other, and prints time, stress, neighbourhood preservation and crossings as one table.
# Takes some minutes; not part of the checks of every change.
#
#   Scripts/benchmark-layout.sh            10 000 vertices
#   Scripts/benchmark-layout.sh 100000     as many as you say
#
# Peers: sfdp (Graphviz) on the path; igraph (DrL) and s_gd2 as Python packages of PYTHON.
set -eu
cd "$(dirname "$0")/.."
swift build -c release --product MaillageBenchmark >&2
exec "${PYTHON:-python3}" Scripts/benchmark-layout.py "${1:-10000}"
