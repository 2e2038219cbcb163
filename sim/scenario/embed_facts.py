# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the C source of facts.h from the tables of docs/facts.md: embed_facts.py OUT.c FACTS.md"""
import re
import sys

FACT = re.compile(r"^\| ([A-Z][A-Z0-9]*-\d+b?) \|(.*)\|$", re.M)
KEYS = re.compile(r"^\| (\[[a-zA-Z0-9-]+\](?: \[[a-zA-Z0-9-]+\])*) \| (.*) \|$", re.M)


def plain(text):
    """Markdown's emphasis, code and bare links as the words they are about."""
    text = re.sub(r"\*\*?([^*]+)\*\*?", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\(#[^)]*\)", r"\1", text)
    return re.sub(r"<(https?:[^>]+)>", r"\1", text).replace("`", "").replace("\\|", "|").strip()


def sources(text):
    """Where each key leads; that of a family, [iss-N], has its number filled in."""
    found = {}
    for keys, where in KEYS.findall(text):
        for key in re.findall(r"\[([^\]]+)\]", keys):
            found[key] = plain(where)
    return found


def resolve(cell, known, fact):
    def where(match):
        key = match.group(1)
        family = re.sub(r"\d+$", "N", key)
        if key in known:
            return known[key] + ";"
        if family in known:
            return known[family].replace("/N", "/" + re.search(r"\d+$", key).group(0)) + ";"
        sys.exit(f"embed_facts.py: {fact} cites [{key}], which is not under Sources")
    told = re.sub(r"\[([a-z0-9-]+)\]", where, cell).strip()
    told = plain(re.sub(r";\s*and\b", "; and", told)).rstrip("; ")
    return "" if told == "none found" else told.replace("; and ", " and ")


def literal(text):
    escaped = "".join(c if " " <= c <= "~" and c not in '"\\?' else
                      "\\" + c if c in '"\\?' else
                      "".join(f"\\{b:03o}" for b in c.encode()) for c in text)
    return f'"{escaped}"'


def main(out, path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    known, rows = sources(text), {}
    for name, rest in FACT.findall(text):
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", rest)]
        if len(cells) != 3 or name in rows:
            sys.exit(f"embed_facts.py: the row of {name} is not what a fact is")
        rows[name] = (plain(cells[0]), plain(cells[1]), resolve(cells[2], known, name))
    with open(out, "w", encoding="utf-8") as f:
        f.write('#include "sim/scenario/facts.h"\n\nconst struct fact facts[] = {\n')
        for name in sorted(rows):
            f.write("    {" + ", ".join(literal(c) for c in (name, *rows[name])) + "},\n")
        f.write("};\n\nconst size_t fact_count = sizeof facts / sizeof *facts;\n")


main(*sys.argv[1:])
