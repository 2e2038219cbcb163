# SPDX-License-Identifier: GPL-3.0-or-later
"""generated.py ROOT PROGRAM: files that the program writes are as it writes them now, and there are
no others beside those of presets; --write renews them."""
import os
import subprocess
import sys

PAGES = {"docs/pitfalls.md": ["describe", "pitfalls"],
         "docs/scenario-reference.md": ["schema", "--reference"]}


def say(program, arguments):
    return subprocess.run([program, *arguments], capture_output=True, check=True).stdout


def presets(program):
    """{path: arguments} of the files of presets and price books."""
    paths = say(program, ["describe", "presets"]).decode().split()
    return {"scenarios/" + path: ["describe", "presets", os.path.splitext(os.path.basename(path))[0]]
            for path in paths}


def leftovers(root, files):
    """Files of presets that are no longer there."""
    folders = {os.path.dirname(path) for path in files}
    return [f"{folder}/{name}" for folder in sorted(folders)
            if os.path.isdir(os.path.join(root, folder))
            for name in sorted(os.listdir(os.path.join(root, folder)))
            if f"{folder}/{name}" not in files]


def is_fresh(path, text):
    try:
        with open(path, "rb") as f:
            return f.read() == text
    except FileNotFoundError:
        return False


def main(root, program, write=False):
    status = 0
    files = presets(program)
    for page, arguments in {**PAGES, **files}.items():
        fresh = say(program, arguments)
        path = os.path.join(root, page)
        if write:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(fresh)
        elif not is_fresh(path, fresh):
            print(f"{page} is not what `ninefold {' '.join(arguments)}` prints; "
                  "ninja -C build update-generated renews it")
            status = 1
    for page in leftovers(root, files):
        print(f"{page} is of no preset: take it away")
        status = 1
    return status


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    sys.exit(main(*arguments, write="--write" in sys.argv))
