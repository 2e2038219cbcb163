# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles alone, and twice in a row."""
import concurrent.futures
import os
import shlex
import subprocess

import tree

FLAGS = ["-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
         "-fsyntax-only", "-x", "c", "-"]


def complaint(root, path):
    command = shlex.split(os.environ.get("CC", "cc")) + ["-I", root] + FLAGS
    text = f'#include "{path}"\n#include "{path}"\n'
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    return f"{path}:1: does not compile alone: {done.stderr.strip()}"


def check(root):
    paths = [p for p in tree.files(root, ".h") if p.startswith(tree.SOURCES)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [c for c in pool.map(lambda p: complaint(root, p), paths) if c]
