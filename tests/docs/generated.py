# SPDX-License-Identifier: GPL-3.0-or-later
"""generated.py ROOT PROGRAM: pages that the program writes are as it writes them now; --write renews
them."""
import os
import subprocess
import sys

PAGES = {"docs/scenario-reference.md": ["schema", "--reference"]}


def main(root, program, write=False):
    status = 0
    for page, arguments in PAGES.items():
        fresh = subprocess.run([program, *arguments], capture_output=True, check=True).stdout
        path = os.path.join(root, page)
        if write:
            with open(path, "wb") as f:
                f.write(fresh)
            continue
        with open(path, "rb") as f:
            if f.read() != fresh:
                print(f"{page} is not what `ninefold {' '.join(arguments)}` prints; "
                      "ninja -C build update-generated renews it")
                status = 1
    return status


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    sys.exit(main(*arguments, write="--write" in sys.argv))
