# SPDX-License-Identifier: GPL-3.0-or-later
"""Text of ours as scdoc wants it."""
import re

# What scdoc would read as markup anywhere in a line.
SPECIAL = re.compile(r"([\\_*])")
# And at the beginning of one.
BEGINS = re.compile(r"^([#;|\]\[.-])", re.M)


def plain(text):
    """95 % is not parted at the end of a line."""
    return SPECIAL.sub(r"\\\1", re.sub(r"(?<=\d) %", "\u00a0%", text))


def bold(text):
    return f"*{plain(text)}*"


def underlined(text):
    return f"_{plain(text)}_"


def inline(text):
    """Markdown's `code`, **strong** and [links](to)."""
    out = []
    for part in re.split(r"(``?[^`]+``?|\*\*[^*]+\*\*|\[[^]]+\]\([^)]*\))", text):
        if part.startswith("`"):
            out.append(bold(part.strip("`")))
        elif part.startswith("**"):
            out.append(bold(part.strip("*")))
        elif part.startswith("["):
            out.append(link(*re.fullmatch(r"\[([^]]+)\]\(([^)]*)\)", part).groups()))
        else:
            out.append(plain(part))
    return "".join(out)


PAGES = {"store.md": "ninefold-store", "scenario-reference.md": "ninefold-scenario"}


def link(text, to):
    page = PAGES.get(to.split("#")[0])
    return f"{bold(page)}(5)" if page else inline(text)


def paragraph(text, indent=0):
    """A block of text, whose first character is none that scdoc would take for more."""
    tabs = "\t" * indent
    return "\n".join(tabs + BEGINS.sub(r"\\\1", line) for line in text.strip().split("\n")) + "\n"


def entry(term, *texts, indent=0):
    """A term and what it means, below it and further in."""
    body = "\n".join(paragraph(text, indent + 1) for text in texts if text)
    return "\t" * indent + term + "\n" + body + "\n"
