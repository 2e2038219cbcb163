# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands and their options, from `ninefold describe commands`, as completions want them.

What a word of the usage text takes is said here once, for all shells: RUN is a run of the store
wherever it stands."""
import json
import re
import sys

# By the word of an option's argument. `file` is any file; kinds of `ninefold complete` are asked of
# the program.
ARGUMENTS = {
    "DIR": "folder",
    "FILE": "file",
    "METRIC": "metrics",
    "NAME[:STAT]": "metrics",
    "PATH=V1,V2,...": "fields",
    "PATH=VALUE": "fields",
    "RUN": "runs",
}
# By the first word of the operands; `scenario` is a file or what comes with the program.
OPERANDS = {
    "COMMAND": "command",
    "FILE": "scenario",
    "NAME": "names",
    "RUN": "runs",
    "TEMPLATE": "templates",
}
ASKED = ("fields", "metrics", "names", "runs", "templates")


class Option:
    def __init__(self, row):
        self.name = row["name"]
        self.letter = row.get("letter")
        self.argument = row.get("argument")
        self.help = row["help"]
        self.collects = row["collects"]
        self.choices = row.get("choices")

    def takes(self):
        """None without an argument; "words" for its choices, "nothing" for what is free text."""
        if not self.argument:
            return None
        if self.choices:
            return "words"
        return ARGUMENTS.get(self.argument, "nothing")

    def spellings(self):
        return ["--" + self.name] + (["-" + self.letter] if self.letter else [])


class Command:
    def __init__(self, row):
        self.name = row["name"]
        self.summary = row["summary"]
        self.options = [Option(o) for o in row["options"]]
        self.many = row["operands_many"]
        self.operands = row["operands"]

    def takes(self):
        """What its operands are; None if it has none, "file" if that is not known here."""
        first = re.match(r"\[?([A-Z]+)", self.operands)
        return OPERANDS.get(first.group(1), "file") if first else None


def read(path):
    """The commands that this version has, in the order of `help`."""
    with open(path, encoding="utf-8") as file:
        return [Command(row) for row in json.load(file)["commands"] if row["available"]]


def main(write):
    """SCRIPT.py COMMANDS.json OUT"""
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(write(read(sys.argv[1])))
