# SPDX-License-Identifier: GPL-3.0-or-later
"""A source includes only its own floor or lower ones, by its path from the root."""
import os
import re

import tree

FLOORS = {
    "sim/base": 0,
    "sim/rng": 1,
    "sim/schema": 1,
    "sim/stats": 1,
    "sim/kernel": 2,
    "sim/scenario": 2,
    "models": 3,
    "sim/run": 4,
    "sim/store": 5,
    "reports": 6,
    "sim/cli": 7,
}
# Beyond the floors: reports are functions of results alone, threads live in one place.
BARRED = {"reports": ("sim/kernel", "models")}
ONLY_IN = {"pthread.h": "sim/run", "threads.h": "sim/run", "mpi.h": "sim/run"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)


def house(path):
    """The folder of FLOORS that a path lies in, or None."""
    folder = os.path.dirname(path)
    while folder:
        if folder in FLOORS:
            return folder
        folder = os.path.dirname(folder)
    return None


def wrong(root, path, own, quoted, name):
    """What is wrong with one include, or None."""
    if not quoted:
        if name in ONLY_IN and ONLY_IN[name] != own:
            return f"<{name}> belongs to {ONLY_IN[name]} alone"
        return None
    if not os.path.isfile(os.path.join(root, name)):
        return f'"{name}" is not a path from the root'
    other = house(name)
    if other is None:
        return f'"{name}" lies on no floor'
    if FLOORS[other] > FLOORS[own]:
        return f'"{name}" is on floor {FLOORS[other]}, above this file\'s floor {FLOORS[own]}'
    if other in BARRED.get(own, ()):
        return f'"{name}": {own} must not know {other}'
    return None


def check(root):
    findings = []
    for path in tree.files(root, ".c", ".h"):
        if not path.startswith(tree.SOURCES):
            continue
        own = house(path)
        if own is None:
            findings.append(f"{path}:1: lies on no floor")
            continue
        text = tree.read(root, path)
        for match in INCLUDE.finditer(text):
            complaint = wrong(root, path, own, match.group(1) == '"', match.group(2))
            if complaint:
                line = text.count("\n", 0, match.start()) + 1
                findings.append(f"{path}:{line}: {complaint}")
    return findings
