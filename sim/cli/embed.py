# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the C source of templates.h from scenario files: embed.py OUT.c FILE.yaml..."""
import os
import re
import sys


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def title(text):
    match = re.search(rb"^title: *(.*)$", text, re.M)
    if not match:
        sys.exit("embed.py: a scenario without a title")
    return match.group(1).decode().strip("\"'")


def extends(text):
    match = re.search(rb"^extends: *(\S+)\.yaml$", text, re.M)
    return f'"{match.group(1).decode()}"' if match else "NULL"


def main():
    out, paths = sys.argv[1], sorted(sys.argv[2:], key=stem)
    arrays, rows = [], []
    for number, path in enumerate(paths):
        with open(path, "rb") as file:
            text = file.read()
        lines = [", ".join(str(b) for b in text[i:i + 20]) for i in range(0, len(text), 20)]
        arrays.append(f"static const unsigned char text_{number}[] = {{\n" + ",\n".join(lines) + "};\n")
        name = stem(path)
        quoted = title(text).replace("\\", "\\\\").replace('"', '\\"')
        rows.append(f'    {{"{name}", "{quoted}", {extends(text)}, text_{number}, sizeof text_{number}}},\n')
    with open(out, "w", encoding="utf-8") as file:
        file.write('#include "sim/cli/templates.h"\n\n' + "\n".join(arrays))
        file.write("\nconst struct template templates[] = {\n" + "".join(rows) + "};\n\n")
        file.write("const size_t template_count = sizeof templates / sizeof *templates;\n")


main()
