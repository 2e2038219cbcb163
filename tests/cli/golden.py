# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden tests of the command line: golden.py [--update] PROGRAM SCENARIOS CASE.t...

    # a comment
    $ ninefold version          a command, given to sh in an empty folder that holds `scenarios`
    > ninefold 0.1.0            a line of standard output
    >~ seed \\d+                 a line that this regular expression matches as a whole
    > ...                       any number of lines
    ! ninefold: what is wrong   a line of standard error, with the same forms
    ? 2                         exit status; 0 if it is not given

A command ends where the next begins; output that is not listed is a failure. --update writes what
the program says into the file, except where ~ or ... stand."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

TIMEOUT_S = 120


class Case:
    def __init__(self, line, command):
        self.line, self.command = line, command
        self.out, self.err, self.status, self.notes = [], [], 0, []


def parse(path):
    """The comments before the first command, and the commands."""
    head, cases = [], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().splitlines(), 1):
            if line.startswith("$ "):
                cases.append(Case(number, line[2:]))
            elif not line or line.startswith("#"):
                (cases[-1].notes if cases else head).append(line)
            elif line[0] in ">!" and cases:
                (cases[-1].out if line[0] == ">" else cases[-1].err).append(line[1:])
            elif line.startswith("? ") and cases:
                cases[-1].status = int(line[2:])
            else:
                sys.exit(f"{path}:{number}: neither command nor output: {line}")
    return head, cases


def fits(pattern, line):
    if pattern.startswith("~ "):
        return re.fullmatch(pattern[2:], line) is not None
    return pattern[1:] == line


def matches(patterns, lines):
    if not patterns:
        return not lines
    if patterns[0] == " ...":
        return any(matches(patterns[1:], lines[i:]) for i in range(len(lines) + 1))
    return bool(lines) and fits(patterns[0], lines[0]) and matches(patterns[1:], lines[1:])


def play(case, program, folder):
    env = {"PATH": os.path.dirname(program) + ":" + os.environ["PATH"], "HOME": folder,
           "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            env[name] = os.environ[name]
    done = subprocess.run(["sh", "-c", case.command], cwd=folder, env=env, timeout=TIMEOUT_S,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return (done.stdout.decode("utf-8", "replace").splitlines(),
            done.stderr.decode("utf-8", "replace").splitlines(), done.returncode)


def show(sign, patterns, lines):
    for pattern in patterns:
        print(f"    expected {sign}{pattern}")
    for line in lines:
        print(f"    got      {sign} {line}")


def compare(path, case, result):
    out, err, status = result
    good = True
    for sign, patterns, lines in ((">", case.out, out), ("!", case.err, err)):
        if not matches(patterns, lines):
            print(f"{path}:{case.line}: {case.command}")
            show(sign, patterns, lines)
            good = False
    if status != case.status:
        print(f"{path}:{case.line}: {case.command}\n    status {status}, expected {case.status}")
        good = False
    return good


def updated(case, result):
    out, err, status = result
    keep_out, keep_err = matches(case.out, out), matches(case.err, err)
    yield "$ " + case.command
    yield from [">" + p for p in case.out] if keep_out else ["> " + line for line in out]
    yield from ["!" + p for p in case.err] if keep_err else ["! " + line for line in err]
    if status != 0:
        yield f"? {status}"
    yield from case.notes


def run_file(path, program, scenarios, update):
    head, cases = parse(path)
    lines, good = list(head), bool(cases)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(scenarios, os.path.join(folder, "scenarios"))
        for case in cases:
            result = play(case, program, folder)
            good = (update or compare(path, case, result)) and good
            lines += updated(case, result)
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(line.rstrip() for line in lines) + "\n")
    return good


def main():
    arguments = sys.argv[1:]
    update = arguments[0] == "--update"
    program, scenarios, *paths = arguments[update:]
    if not os.access(program, os.X_OK):
        sys.exit(f"{program} cannot be run")
    results = [run_file(path, os.path.abspath(program), scenarios, update) for path in paths]
    sys.exit(0 if paths and all(results) else 1)


main()
