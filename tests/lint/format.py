# SPDX-License-Identifier: GPL-3.0-or-later
"""C files are as clang-format 14 leaves them; other versions lay some lines out differently."""
import os
import re
import shutil
import subprocess

import tree

VERSION = "14"


def program():
    """The path of clang-format of the right version, or None."""
    for name in ("clang-format-" + VERSION, "clang-format"):
        path = shutil.which(name)
        if path is None:
            continue
        told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
        if re.search(rf"version {VERSION}\.", told.stdout):
            return path
    return None


def check(root):
    path = program()
    if path is None:
        return None
    sources = [os.path.join(root, p) for p in tree.files(root, ".c", ".h")]
    if not sources:
        return []
    command = [path, "--dry-run", "--Werror", "--ferror-limit=1", "--style=file"] + sources
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in done.stderr.split("\n") if ": error: " in line]
