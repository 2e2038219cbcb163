# SPDX-License-Identifier: GPL-3.0-or-later
"""commands.py ROOT PROGRAM: every command shown in the manual runs and prints what the page shows.

A fenced block marked `console` is a session in the root of the tree: a line `$ command` is run by
the shell with the program on the path, and the lines up to the next one are its standard output,
of which a line `...` stands for any number of lines. Nothing after a command: its output is not
compared. A command that ends in `# exit N` must exit with N, any other with 0. With --write the
blocks take the output that the program gives now (blocks with `...` are left alone)."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
EXIT = re.compile(r"\s+# exit (\d+)\s*$")


def pages(root):
    found = [os.path.join(root, "README.md"), os.path.join(root, "scenarios", "README.md")]
    for folder, _, names in os.walk(os.path.join(root, "docs")):
        found += [os.path.join(folder, name) for name in names if name.endswith(".md")]
    return sorted(found)


def sessions(block):
    """(command, [lines shown]) of each command of a block."""
    found = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def trimmed(lines):
    """Without trailing blanks and blank lines at either end."""
    return "\n".join(line.rstrip() for line in lines).strip("\n").split("\n")


def agrees(shown, printed):
    if "..." not in [line.strip() for line in shown]:
        return trimmed(shown) == trimmed(printed)
    parts = [r"(?:.*\n)*" if line.strip() == "..." else re.escape(line) + r"\n"
             for line in trimmed(shown)]
    return re.fullmatch("".join(parts), "\n".join(trimmed(printed)) + "\n") is not None


class Shell:
    """Runs commands in a scratch copy of the scenarios, so that a page can write files."""

    def __init__(self, root, program, folder):
        self.folder = folder
        shutil.copytree(os.path.join(root, "scenarios"), os.path.join(folder, "scenarios"))
        tools = os.path.join(folder, ".tools")
        os.mkdir(tools)
        os.symlink(os.path.abspath(program), os.path.join(tools, "ninefold"))
        self.environment = dict(os.environ, PATH=tools + os.pathsep + os.environ["PATH"],
                                NO_COLOR="1", TERM="dumb", COLUMNS="100")

    def run(self, command):
        return subprocess.run(["sh", "-c", command], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def try_command(shell, command, shown):
    """What is wrong, or None, and the lines that the command prints."""
    wanted = EXIT.search(command)
    status = int(wanted.group(1)) if wanted else 0
    done = shell.run(EXIT.sub("", command))
    printed = done.stdout.rstrip("\n").split("\n")
    if done.returncode != status:
        return f"exit {done.returncode}, expected {status}\n{done.stdout}{done.stderr}", printed
    if shown and not agrees(shown, printed):
        return "prints something else now:\n" + done.stdout, printed
    return None, printed


def check_page(root, page, shell, write):
    with open(page, encoding="utf-8") as f:
        text = f.read()
    failures, count = [], 0

    def replace(match):
        nonlocal count
        lines = []
        for command, shown in sessions(match.group(1)):
            count += 1
            wrong, printed = try_command(shell, command, shown)
            if wrong:
                failures.append(f"{os.path.relpath(page, root)}: $ {command}\n{wrong}")
            keep = not shown or "..." in [line.strip() for line in shown]
            lines += ["$ " + command] + (shown if keep else trimmed(printed))
        return "```console\n" + "\n".join(lines) + "\n```"

    renewed = BLOCK.sub(replace, text)
    if write and renewed != text:
        with open(page, "w", encoding="utf-8") as f:
            f.write(renewed)
    return count, failures


def main(root, program, write=False):
    total, failures = 0, []
    for page in pages(root):
        with tempfile.TemporaryDirectory() as folder:
            count, wrong = check_page(root, page, Shell(root, program, folder), write)
        total += count
        failures += wrong
    print(f"{total} commands")
    if write:
        return 0
    for failure in failures:
        print(failure)
    return 1 if failures or total == 0 else 0


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    sys.exit(main(*arguments, write="--write" in sys.argv))
