# SPDX-License-Identifier: GPL-3.0-or-later
"""wallet.py ROOT PROGRAM: the README's table of the wallet incident says what comes out, to the
digits that it shows."""
import json
import os
import subprocess
import sys

METRICS = ("conflicts.total", "conflicts.overwritten", "conflicts.wrong_entities",
           "conflicts.value_at_stake", "conflicts.unresolved")
ROWS = {
    "last writer wins": ("wallet-lww",),
    "append-only events": ("wallet-append",),
    "merge, feed read every 5 min": ("wallet-merge",),
    "merge, feed unread": ("wallet-merge", "--set", "stores.wallets.conflicts.feed=unread"),
}


def printed(readme, policy):
    row = next(line for line in readme if line.startswith(f"| {policy} |"))
    cells = [cell.strip() for cell in row.strip().strip("|").split("|")][1:]
    assert len(cells) == len(METRICS), row
    return cells


def main(root, program):
    with open(os.path.join(root, "README.md"), encoding="utf-8") as f:
        readme = f.readlines()
    wrong = []
    for policy, (name, *options) in ROWS.items():
        path = os.path.join(root, "scenarios", name + ".yaml")
        text = subprocess.run([program, "run", path, "--quiet", "--no-store", "--format", "json", *options],
                              capture_output=True, check=True).stdout
        means = [json.loads(text)["metrics"][metric]["mean"] for metric in METRICS]
        for metric, mean, cell in zip(METRICS, means, printed(readme, policy)):
            digits = len(cell.partition(".")[2])
            if f"{mean:.{digits}f}" != cell:
                wrong.append(f"README.md: {policy}: {metric} is {mean:.{digits}f}, not {cell}")
    print("\n".join(wrong) or f"{len(ROWS)} rows")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
