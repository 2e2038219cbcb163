# SPDX-License-Identifier: GPL-3.0-or-later
"""main.py COMMANDS.json PAGE.scd OUT.scd: the page of the program, with its commands by group in place of
@COMMANDS@ and their pages in place of @PAGES@."""
import json
import sys

import scd


def groups(commands):
    text, group = "", None
    for c in commands:
        if not c["available"]:
            continue
        if c["group"] != group:
            group = c["group"]
            text += f"## {group.upper()}\n\n"
        summary = c["summary"][0].upper() + c["summary"][1:] + "."
        text += scd.entry(scd.bold("ninefold-" + c["name"]) + "(1)", scd.inline(summary))
    return text.strip("\n")


def pages(commands):
    return ", ".join(f"*ninefold-{c['name']}*(1)" for c in commands if c["available"])


def main(table, page, out):
    with open(table, encoding="utf-8") as file:
        data = json.load(file)
    with open(page, encoding="utf-8") as file:
        text = file.read()
    for mark, value in {"@VERSION@": data["ninefold"], "@COMMANDS@": groups(data["commands"]),
                        "@PAGES@": pages(data["commands"])}.items():
        assert mark in text, mark
        text = text.replace(mark, value)
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
