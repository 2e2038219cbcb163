# SPDX-License-Identifier: GPL-3.0-or-later
"""markdown.py HEAD.scd VERSION PAGE.md OUT.scd: a page of the manual in section 5: a head written by hand,
then what the Markdown page says. Tables become lists of terms, since no table of ours fits 80 columns."""
import re
import sys

import scd


def cells(row):
    """Of a row of a table; `\\|` is no border."""
    return [c.strip().replace("\\|", "|") for c in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def field_entry(row):
    """A row of the reference: field, type, default, meaning, source."""
    kind = f" ({scd.inline(row['type'])})" if row["type"] else ""
    default = row["default"]
    notes = []
    if default == "required":
        notes.append("Required.")
    elif default and default != "none":
        notes.append(f"Default: {scd.inline(default)}.")
    source = row.get("source of the default")
    if source:
        notes.append(f"Source: {scd.inline(source)}.")
    return scd.entry(scd.inline(row["field"]) + kind, scd.inline(row["meaning"]), " ".join(notes))


def row_entry(row):
    """Any other row: its first cell, what it means, and the others, each after what its column is
    called."""
    (_, term), *rest = row.items()
    bare = "meaning" if "meaning" in row else rest[0][0]
    body = [scd.inline(row[bare])]
    body += [f"{name}: {scd.inline(cell)}" for name, cell in rest if cell and name != bare]
    return scd.entry(scd.inline(term) or "\\-", *body)


def table(lines):
    names = cells(lines[0])
    rows = [dict(zip(names, cells(line))) for line in lines[2:]]
    return "".join(field_entry(r) if "meaning" in r and "type" in r else row_entry(r) for r in rows)


def literal(lines):
    return "```\n" + "\n".join(lines).replace("\\", "\\\\") + "\n```\n\n"


def heading(text):
    """In capitals, as is usual, but for the path of a section of scenarios. Not read for markup."""
    is_path = text == text.lower() and " " not in text
    return text if is_path else text.upper()


def items(lines):
    text = re.sub(r"\n {2,}", " ", "\n".join(lines))
    return "".join("- " + scd.inline(line[2:]) + "\n" for line in text.split("\n")) + "\n"


def block(text):
    lines = text.split("\n")
    if lines[0] == "```console":
        return ""  # sessions are wider than a page
    if lines[0].startswith("```"):
        return literal(lines[1:-1])
    if lines[0].startswith("# "):
        return ""  # the title of the page
    if lines[0].startswith("## "):
        return f"# {heading(lines[0][3:])}\n\n"
    if lines[0].startswith("### "):
        return f"## {lines[0][4:]}\n\n"
    if lines[0].startswith("|"):
        return table(lines)
    if lines[0].startswith("- "):
        return items(lines)
    return scd.paragraph(scd.inline(text)) + "\n"


def blocks(text):
    """Parted by blank lines, but for those within a fence."""
    return re.findall(r"^```.*?^```$|(?:^(?!```)\S[^\n]*\n?(?:^[^\n]+\n?)*)", text, re.M | re.S)


def main(head, version, page, out):
    with open(head, encoding="utf-8") as file:
        text = file.read().replace("@VERSION@", version)
    with open(page, encoding="utf-8") as file:
        body = "".join(block(b.rstrip("\n")) for b in blocks(file.read()))
    before, after = text.split("@PAGE@\n")
    with open(out, "w", encoding="utf-8") as file:
        file.write(before + body.strip("\n") + "\n" + after)


if __name__ == "__main__":
    main(*sys.argv[1:])
