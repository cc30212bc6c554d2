"""Runs NetworkX's own tests with its functions answered by the command.

Usage: check-networkx-tests.py MAILLAGE FOLDER [PATTERN]

PATTERN, a regular expression, takes only the test files whose path it is found in.

Each function of NetworkX that has a counterpart here is replaced, for calls that come straight from
a test, by an adapter: it writes the graph as node-link JSON, asks the command, and gives the answer
in the shape that NetworkX gives it. The expected values are those that NetworkX's tests state.

What is no part of our contract stays with NetworkX and is counted as "not asked": an argument that
we do not have, a weight that is no finite number, a multigraph whose parallel edges matter. Its own
function runs too: where that raises, its exception is what the test gets, and is counted apart, by
whether the command answered or refused as well. Where NetworkX answers and the command refuses, the
test fails. The adapters are in networkx_adapters.py. Tests that may fail, with the reason, are in
the table DIFFERS.
"""

import collections
import functools
import glob
import inspect
import os
import re
import subprocess
import sys

import networkx as nx
import pytest
from networkx.utils.backends import _registered_algorithms as FUNCTIONS

from networkx_adapters import ADAPTERS, HOW, NotAsked, Question, Refused

Question.maillage, Question.folder, part = (sys.argv[1:] + [""])[:3]
HOME = os.path.dirname(nx.__file__)

# The test files of the functions that we share.
FILES = (r"^algorithms/(assortativity|centrality|community|components|link_analysis)/"
         r"|^algorithms/connectivity/tests/test_(connectivity|cuts|stoer_wagner)"
         r"|^algorithms/flow/tests/test_maxflow\.py|^algorithms/tree/tests/test_mst"
         r"|^algorithms/tests/test_(bridges|clique|cluster|communicability|core|distance_measures"
         r"|dominance|efficiency|reciprocity|richclub|structuralholes|triads|wiener)"
         r"|^algorithms/shortest_paths/tests/test_generic|^classes/tests/test_function")

# Tests of NetworkX that ask for what we deliberately do otherwise, with the convention.
DIFFERS = {
    "centrality/tests/test_betweenness_centrality_subset.py::TestEdgeSubsetBetweennessCentrality::"
    "test_diamond_multi_path":
        "NetworkX splits what passes a vertex that is no target equally among the edges that lead there, "
        "not by the number of paths as its definition has it",
    "centrality/tests/test_katz_centrality.py::TestKatzEigenvectorVKatz::"
    "test_eigenvector_v_katz_random":
        "alpha is 1/lambda: the series diverges, so we refuse; NetworkX solves the system",
    "centrality/tests/test_laplacian_centrality.py::test_laplacian_centrality_DG":
        "we define it for undirected graphs only; NetworkX takes a directed Laplacian",
    "centrality/tests/test_second_order_centrality.py::test_weight_attribute":
        "NetworkX 3.6 makes loops from the attribute it is told, and walks by another, 'weight'",
    "tests/test_cluster.py::TestWeightedClustering::test_triangle_and_signed_edge":
        "weights are strengths: we refuse negative ones",
    "tests/test_cluster.py::TestClustering::test_k5_signed":
        "weights are strengths: we refuse negative ones",
    "tests/test_cluster.py::TestAverageClustering::test_average_clustering_signed":
        "weights are strengths: we refuse negative ones",
    "tests/test_wiener.py::test_wiener_index_of_disconnected_graph":
        "not connected: NetworkX gives infinity, which JSON cannot hold; we give null",
    "tests/test_structuralholes.py::"
    "test_constraint_isolated_node_with_selfloop_using_nodes_kwarg":
        "we drop loops: without them the node has no contacts; NetworkX keeps them",
    "tests/test_structuralholes.py::"
    "test_constraint_isolated_node_with_selfloop_weighted_using_nodes_kwarg":
        "we drop loops: without them the node has no contacts; NetworkX keeps them",
}

answered, unasked, both_refuse, they_refuse = (collections.Counter() for _ in range(4))
current = collections.Counter()  # what happened in the test that runs now


def replace(name, function, knows):
    """Puts an adapter in place of NetworkX's function, under whatever name a test imported it."""
    found = getattr(nx, name, None) or FUNCTIONS[name]
    while not isinstance(found, nx._dispatchable) and hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    original = getattr(found, "orig_func", found)
    signature = inspect.signature(original)
    lazy = inspect.isgeneratorfunction(inspect.unwrap(original))

    def ask(arguments):
        given = dict(arguments, function=name)
        for key, parameter in signature.parameters.items():
            if parameter.kind == parameter.VAR_KEYWORD:
                if "cutoff" in given[key]:
                    raise NotAsked("argument cutoff")
            elif parameter.default is not parameter.empty and key not in knows | HOW:
                if given[key] is not parameter.default and given[key] != parameter.default:
                    raise NotAsked(f"argument {key}")
        return function(given)

    def answer(arguments, compute):
        """Our answer, or theirs where the question is not ours, or the exception they raise."""
        problem = None
        try:
            ours = ask(arguments)
        except (NotAsked, Refused) as reason:
            problem = reason
        except Exception:
            current["answered"] += 1  # an answer in a shape that was not expected
            raise
        try:
            theirs = compute()
        except Exception as error:
            kind = f"{name}: {type(error).__name__}: {str(error)[:60]}"
            if isinstance(problem, NotAsked):
                unasked[name, str(problem)] += 1
            else:
                (both_refuse if problem else they_refuse)[kind] += 1
            raise
        if isinstance(problem, NotAsked):
            unasked[name, str(problem)] += 1
            return theirs
        current["answered"] += 1
        answered[name] += 1
        if problem:
            raise problem
        return ours

    def later(arguments, generator):
        yield from answer(arguments, lambda: list(generator))

    @functools.wraps(original)
    def replacement(*args, **kwargs):
        if not asked_by_test():
            return original(*args, **kwargs)
        args = [list(x) if inspect.isgenerator(x) else x for x in args]
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            return original(*args, **kwargs)
        bound.apply_defaults()
        compute = lambda: original(*args, **kwargs)
        return later(bound.arguments, compute()) if lazy else answer(bound.arguments, compute)

    if original is found:
        setattr(nx, name, replacement)
    else:
        found.orig_func = replacement


def asked_by_test():
    """Whether a test called, and not another function of NetworkX."""
    frame = sys._getframe(2)  # the caller of the replacement
    between = re.compile(r"backends\.py$|decorators\.py$|argmap")
    while between.search(frame.f_code.co_filename):
        frame = frame.f_back
    path = frame.f_code.co_filename
    return f"{os.sep}tests{os.sep}" in path or not path.startswith(HOME)


class Watcher:
    """Counts tests, and keeps the failures of those that the command answered in."""

    def __init__(self):
        self.ran, self.touched, self.failures, self.expected, self.others = 0, 0, {}, {}, []
        self.passed = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item):
        current.clear()
        yield

    def pytest_runtest_logreport(self, report):
        if report.when != "call":
            return
        name = report.nodeid.removeprefix("algorithms/")
        listed = name.split("[")[0]  # the table names a test without its parameters
        self.ran += not report.skipped
        self.touched += bool(current["answered"])
        if report.passed:
            self.passed.add(listed)
        elif report.failed and not current["answered"]:
            self.others.append(name)
        elif report.failed:
            if listed in DIFFERS:
                self.expected[listed] = self.expected.get(listed, 0) + 1
            else:
                self.failures[name] = report.longreprtext


def table(title, counter):
    print(f"\n{title}: {sum(counter.values())}")
    for key, count in sorted(counter.items(), key=lambda item: str(item[0])):
        print(f"  {count:6}  {key if isinstance(key, str) else ': '.join(key)}")


def main():
    for name, (function, knows) in ADAPTERS.items():
        replace(name, function, knows)
    files = [path for path in sorted(glob.glob(f"{HOME}/**/tests/test_*.py", recursive=True))
             if re.search(FILES, path.removeprefix(HOME + os.sep)) and re.search(part, path)]
    watcher = Watcher()
    pytest.main(["-q", "--no-header", "--tb=short", "--show-capture=no", "-p", "no:cacheprovider",
                 "--rootdir", HOME,
                 "-p", "no:warnings", "--no-summary", "--durations=8", *files], plugins=[watcher])
    for name, text in watcher.failures.items():
        print(f"\nFAILED {name}\n{text}")
    table("Calls that the command answered", answered)
    table("Calls that were not asked", unasked)
    table("Calls that both refuse", both_refuse)
    table("Calls that NetworkX refuses and the command answers", they_refuse)
    print(f"\nNot in this command: {', '.join(sorted(Question.missing)) or 'nothing'}")
    for name in watcher.others:
        print(f"Fails without an answer of the command: {name}")
    for name, reason in DIFFERS.items():
        state = "differs" if name in watcher.expected else \
            "PASSES, though listed" if name in watcher.passed else "did not run"
        print(f"{state}: {name}: {reason}")
    print(f"\n{watcher.ran} tests of NetworkX {nx.__version__} in {len(files)} files, "
          f"{watcher.touched} with {sum(answered.values())} answers of the command, "
          f"{sum(unasked.values())} calls not asked, "
          f"{sum(watcher.expected.values())} differ as listed, {len(watcher.failures)} fail")
    return 1 if watcher.failures else 0


if __name__ == "__main__":
    Question.measures = {line.split()[0] for line in subprocess.run(
        [Question.maillage, "measure", "--list"], capture_output=True, text=True, check=True
    ).stdout.splitlines() if line.strip()}
    sys.exit(main())
