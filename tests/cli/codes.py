# SPDX-License-Identifier: GPL-3.0-or-later
"""Every code of a diagnostic in the sources is explained, and no other: codes.py PROGRAM ROOT."""
import os
import re
import subprocess
import sys

program, root = sys.argv[1:]
CODE = re.compile(r'"([A-Z]\d{3})"')


def codes(*folders):
    for folder in folders:
        for path, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                if name.endswith(".c"):
                    with open(os.path.join(path, name), encoding="utf-8") as file:
                        yield from CODE.findall(file.read())


used = set(codes("sim/base", "sim/schema", "sim/scenario", "sim/run", "models", "reports"))
with open(os.path.join(root, "sim/cli/codes.c"), encoding="utf-8") as file:
    explained = CODE.findall(file.read())
assert set(codes("sim/cli")) == set(explained), "the commands use codes that are not explained"
assert used and used == set(explained), used ^ set(explained)
assert explained == sorted(set(explained)), "codes.c is not sorted or says something twice"
for code in used:
    text = subprocess.run([program, "explain", code], capture_output=True, check=True).stdout
    assert text.startswith(code.encode() + b" (diagnostic)\n"), code
