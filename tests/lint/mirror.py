# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source has its test: sim/base/buf.c is tested by tests/sim/base/test_buf.c."""
import os

import tree

# Sources without a test of their own, each with what tests them instead.
ELSEWHERE = {
    "sim/run/party_mpi.c": "the case ranks of tests/determinism, which starts ranks",
    "sim/run/party_none.c": "every test of a build without MPI",
}
# Whole folders, likewise.
FOLDERS = {
    "sim/cli/": "tests/cli runs every command and compares its output",
}


def check(root):
    findings = []
    for path in tree.files(root, ".c"):
        if not path.startswith(tree.SOURCES):
            continue
        folder, name = os.path.split(path)
        test = os.path.join("tests", folder, "test_" + name)
        tested = os.path.isfile(os.path.join(root, test))
        excused = path in ELSEWHERE or path.startswith(tuple(FOLDERS))
        if not tested and not excused:
            findings.append(f"{path}:1: has no {test}, and no reason in tests/lint/mirror.py")
        if tested and path in ELSEWHERE:
            findings.append(f"{path}:1: has a test: take it off the list in tests/lint/mirror.py")
    for path in ELSEWHERE:
        if not os.path.isfile(os.path.join(root, path)):
            findings.append(f"{path}:1: is gone: take it off the list in tests/lint/mirror.py")
    return findings
