# SPDX-License-Identifier: GPL-3.0-or-later
"""table.py PAGE PROGRAM...: runs the theory tests and writes what they compared between the marks of
PAGE. `ninja -C build update-theory` does it for docs/verification.md."""
import math
import os
import subprocess
import sys

BEGIN, END = "<!-- theory: begin -->\n", "<!-- theory: end -->\n"
WHOLE = 36  # a section of more rows shows its farthest ones
FARTHEST = 12


def sections(programs):
    """{section: {"test", "rows", "cases", "tolerance", "alarm"}} in the order of printing."""
    found = {}
    for program in programs:
        run = subprocess.run([program], capture_output=True, text=True,
                             env={**os.environ, "CMOCKA_MESSAGE_OUTPUT": "TAP"})
        if run.returncode != 0:
            sys.exit(f"{program} failed:\n{run.stdout}{run.stderr}")
        for line in run.stdout.splitlines():
            cells = [cell.strip() for cell in line.lstrip("# ").split("|")]
            if not line.startswith("# ") or len(cells) not in (5, 6):
                continue
            total = cells[0] == "total"
            section = found.setdefault(cells[1] if total else cells[0], {
                "test": os.path.basename(program), "rows": [], "cases": 0, "alarm": 0.0})
            if total:
                section["cases"] += int(cells[2])
                section["tolerance"] = cells[3]
                section["alarm"] += float(cells[4])
            else:
                section["rows"].append(cells[1:])
    return found


def distance(row):
    return float(row[4])


def heading(*cells):
    return ["| " + " | ".join(cells) + " |", "|" + "---|" * len(cells)]


def summary(found):
    yield from heading("section", "cases", "tolerance", "farthest", "root mean square",
                       "false alarm", "test")
    for name, section in found.items():
        distances = [distance(row) for row in section["rows"]]
        square = math.sqrt(sum(d * d for d in distances) / len(distances))
        alarm = f"{section['alarm']:.1g}" if section["alarm"] > 0 else "none"
        yield (f"| {name} | {section['cases']} | {section['tolerance']} | {max(distances):.2f} | "
               f"{square:.2f} | {alarm} | `{section['test']}` |")


def detail(name, section):
    rows = section["rows"]
    yield f"### {name[0].upper()}{name[1:]}"
    yield ""
    if len(rows) > WHOLE:
        rows = sorted(rows, key=distance, reverse=True)[:FARTHEST]
        yield f"The {FARTHEST} farthest of {section['cases']}:"
        yield ""
    yield from heading("case", "theory", "estimate", "s.e.", "distance")
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def page(found):
    yield from summary(found)
    yield ""
    for name, section in found.items():
        yield from detail(name, section)


def main(path, programs):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    body = "\n".join(page(sections(programs)))
    with open(path, "w", encoding="utf-8") as f:
        f.write(head + BEGIN + body + END + tail)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
