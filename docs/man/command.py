# SPDX-License-Identifier: GPL-3.0-or-later
"""command.py COMMANDS.json FOLDER NAME OUT.scd: the page of a command: name, synopsis, description, options
and statuses from its table of options, as `ninefold describe commands` tells it; in FOLDER/NAME.scd,
if there is one, sections that a table cannot tell. A section of a name that the page has goes on
with it, but EXIT STATUS takes its place."""
import json
import os
import re
import sys

import scd

ORDER = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES",
         "SEE ALSO"]
EXIT = re.compile(r"\s*Exit status\b.*?\.$", re.S)  # of --help; here is more room


def has(command, option):
    return any(o["name"] == option for o in command["options"])


def words(operands):
    """Each word of the operands underlined, brackets and dots left as they are."""
    return re.sub(r"[A-Z][A-Z0-9]*", lambda m: scd.underlined(m.group(0)), operands.replace("[", "\\["))


def synopsis(command):
    parts = [scd.bold("ninefold " + command["name"]), "\\[_options_]", words(command["operands"])]
    return " ".join(p for p in parts if p) + "\n"


def description(command):
    notes = EXIT.sub("", command.get("notes", ""))
    texts = [command["description"], notes]
    return "\n".join(scd.paragraph(scd.inline(t)) for t in texts if t)


def option_term(option):
    names = [scd.bold("-" + option["letter"])] if "letter" in option else []
    names.append(scd.bold("--" + option["name"]))
    argument = " " + scd.underlined(option["argument"]) if "argument" in option else ""
    return ", ".join(names) + argument


def sentence(text):
    text = text[0].upper() + text[1:]
    return text if text.endswith(".") else text + "."


def option_entry(option):
    text = scd.inline(sentence(option["help"]))
    if "choices" in option:
        kinds = ", ".join(scd.bold(c) for c in option["choices"])
        text = scd.inline(option["help"][0].upper() + option["help"][1:]) + f": {kinds}."
    return scd.entry(option_term(option), text)


def statuses(command):
    yield "0", "Done."
    if has(command, "assert"):
        yield "1", ("With *--assert*: a target is missed with confidence, or no setting meets all."
                    if command["name"] == "size" else "With *--assert*: a target is missed with confidence.")
    yield "2", "Wrong usage of the command line."
    if "FILE" in command["operands"]:
        yield "3", "The scenario is wrong, or is not there."
    elif "RUN" in command["operands"]:
        yield "3", "There is no such run, or it is not in a state for this."
    yield "4", "A store, a file, output or the machine failed."
    if has(command, "assert"):
        yield "5", "With *--assert*: undecided. The interval straddles the limit; more replications would tell."
    if has(command, "resume"):
        yield "130", "Interrupted. What is finished is kept, and *--resume* goes on from there."


def environment(command):
    if "FILE" in command["operands"]:
        yield "NINEFOLD_DATA_DIR", ("Where scenarios that come with the program are looked for: in its "
                                    "folder *scenarios*.")
    if has(command, "color"):
        yield "NO_COLOR", "If it is set to anything, *--color auto* gives no colours."
        yield "TERM", "If it is *dumb*, likewise."
    if has(command, "format") and has(command, "color"):
        yield "COLUMNS", "How wide tables may be where standard output is no terminal, 100 if it is not set."


def see_also(command, commands):
    """Those of its group, and what it is about."""
    pages = [("ninefold", 1)]
    pages += [("ninefold-" + c["name"], 1) for c in commands
              if c["available"] and c["group"] == command["group"] and c is not command]
    if "FILE" in command["operands"] or command["group"] == commands[0]["group"]:
        pages.append(("ninefold-scenario", 5))
    if has(command, "store"):
        pages.append(("ninefold-store", 5))
    return ", ".join(f"{scd.bold(name)}({section})" for name, section in pages) + "\n"


def sections(command, commands):
    found = {
        "NAME": scd.plain(f"ninefold-{command['name']} - {command['summary']}") + "\n",
        "SYNOPSIS": synopsis(command),
        "DESCRIPTION": description(command),
        "OPTIONS": "".join(option_entry(o) for o in command["options"]),
        "EXIT STATUS": "".join(scd.entry(scd.bold(n), text) for n, text in statuses(command)),
        "ENVIRONMENT": "".join(scd.entry(scd.bold(n), text) for n, text in environment(command)),
        "SEE ALSO": see_also(command, commands),
    }
    if has(command, "store"):
        found["FILES"] = scd.entry(scd.bold("ninefold.db"),
                                   "The store, in the working directory, unless *--store* names another.")
    return found


def by_hand(folder, name):
    """{heading: text} of what is written by hand; nothing for a command of which nothing is."""
    path = os.path.join(folder, name + ".scd")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        parts = re.split(r"^# (.*)\n", file.read(), flags=re.M)
    assert not parts[0].strip(), f"{path}: text before the first heading"
    return dict(zip(parts[1::2], parts[2::2]))


def page(command, commands, folder, version):
    found = sections(command, commands)
    for heading, text in by_hand(folder, command["name"]).items():
        assert heading in ORDER, f"{command['name']}.scd: the section {heading} has no place"
        before = found.get(heading, "")
        if heading == "SEE ALSO":
            found[heading] = before.rstrip("\n") + ", " + text.strip() + "\n"
        elif heading == "EXIT STATUS":
            found[heading] = text
        else:
            found[heading] = before.rstrip("\n") + "\n\n" + text.strip("\n") + "\n"
    text = f'ninefold-{command["name"]}(1) "" "ninefold {version}"\n'
    for heading in ORDER:
        if found.get(heading, "").strip():
            text += f"\n# {heading}\n\n{found[heading].strip(chr(10))}\n"
    return text


def main(table, folder, name, out):
    with open(table, encoding="utf-8") as file:
        data = json.load(file)
    command = next(c for c in data["commands"] if c["name"] == name)
    with open(out, "w", encoding="utf-8") as file:
        file.write(page(command, data["commands"], folder, data["ninefold"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
