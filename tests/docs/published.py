# SPDX-License-Identifier: GPL-3.0-or-later
"""published.py [--write] PROGRAM ROOT: drills that somebody published, played again.

Each row of the table in docs/published-drills.md is a scenario of scenarios/published, a quantity, and
the band that was published for it. Fails if one is outside, or the table is stale; --write renews it.
Bounds of a law hold for every replication; a published mean is to be met within four standard errors
(a false alarm in 1 of 16,000 seeds), one with a deviation of its own within that."""
import json
import math
import subprocess
import sys

PAGE = "docs/published-drills.md"
BEGIN, END = "<!-- table -->\n", "<!-- end -->\n"
EVACUATED = ("operations.failover={notice: 2m, approval: 4m}", "stores.ledger.failover.promote=3m")
PLANNED = ("faults=[{at: 10m, fault: planned-failover, target: ledger}]",
           "stores.ledger.failover.promote={triangular: {min: 30s, mode: 40s, max: 55s}}")
DOWN = ("faults=[{at: 10m, fault: region-outage, target: first, for: 2h}]",)
HORIZON = 10800

# drill, scenario, settings, quantity, metric, statistic, band, source
ROWS = [
    ("Front Door, 30 s, 4/3", "front-door", (), "given up", "rto.detect_last", "range", (30, 60), "AFD-09"),
    ("", "front-door", (), "given up, mean", "rto.detect_last", "mean", 45, "AFD-09"),
    ("", "front-door", (), "a user: nearly 50 s", "rto.service", "holds", 50, "DRL-01"),
    ("", "front-door", (), "taken back", "probe.recover_last", "range", (60, 90), "AFD-09"),
    ("", "front-door", ("clients.all.pops=118",), "given up by the last of 118", "rto.detect_last", "mean",
     59.75, "AFD-10"),
    ("Traffic Manager, 30 s", "traffic-manager", (), "answers otherwise", "rto.detect_last", "range",
     (100, 130), "DRL-02"),
    ("", "traffic-manager", (), "the same, mean", "rto.detect_last", "mean", 115, "DRL-02"),
    ("", "traffic-manager", (), "TTL of 60 s: the last client", "rto.service", "range", (160, 190),
     "DRL-02"),
    ("", "traffic-manager", (), "a client, mean", "availability.requests", "lost", 145, "DRL-02"),
    ("Traffic Manager, fastest", "traffic-manager-fast", (), "answers otherwise", "rto.detect_last",
     "range", (5, 15), "DRL-02"),
    ("", "traffic-manager-fast", (), "the same, mean", "rto.detect_last", "mean", 10, "DRL-02"),
    ("Route 53, 30 s, one checker", "route53", (), "given up", "rto.detect_last", "range", (64, 94),
     "R53-01"),
    ("", "route53", (), "the same, mean", "rto.detect_last", "mean", 79, "R53-01"),
    ("Route 53, 10 s, one checker", "route53", ("edge.probe.interval=10s",), "given up",
     "rto.detect_last", "range", (24, 34), "R53-01"),
    ("", "route53", ("edge.probe.interval=10s",), "the same, mean", "rto.detect_last", "mean", 29,
     "R53-01"),
    ("Aurora, within a region", "database", (), "takes writes again, mean", "rto.write", "within",
     (12.4, 2), "DRL-03"),
    ("", "database", (), "five that were seen: 10 s to 16 s", "rto.write", "holds", 10, "DRL-03"),
    ("SQL Database, planned", "database", PLANNED, "takes writes again", "rto.write", "range", (30, 60),
     "SQL-03"),
    ("", "database", PLANNED, "data lost", "rpo.seconds", "range", (0, 0), "SQL-03"),
    ("SQL Database, by force", "database", (), "data lost, p95", "rpo.seconds", "p95 at most", 5, "SQL-03"),
    ("SQL Database, automatic", "database", DOWN, "takes writes again", "rto.write", "range",
     (3600, math.inf), "SQL-03"),
    ("Netflix leaves a region, before", "evacuation", (), "takes writes again", "rto.write", "range",
     (2700, 3000), "DRL-04"),
    ("Netflix leaves a region, after", "evacuation", EVACUATED, "takes writes again", "rto.write",
     "range", (420, 540), "DRL-04"),
]


def play(program, root, scenario, settings):
    options = [word for setting in settings for word in ("--set", setting)]
    text = subprocess.run([program, "run", f"{root}/scenarios/published/{scenario}.yaml", "--no-store",
                           "--quiet", "--format", "json", *options], capture_output=True, text=True,
                          check=True).stdout
    return json.loads(text)["metrics"]


def seconds(x):
    return f"{x:.4g} s"


def standing(m, metric, statistic, band):
    """What was published, what was simulated, and whether the one holds the other."""
    value = m[metric]
    error = value["sd"] / math.sqrt(value["n"])
    if statistic == "range":
        low, high = band
        told = f"{seconds(value['min'])} to {seconds(value['max'])}"
        asked = f"{seconds(low)} to {seconds(high)}" if high < math.inf else f"at least {seconds(low)}"
        return asked, told, low - 1e-9 <= value["min"] and value["max"] <= high + 1e-9
    if statistic == "mean":
        return seconds(band), f"{value['mean']:.5g} s ± {2 * error:.2g} s", abs(value["mean"] - band) <= 4 * error
    if statistic == "within":
        return (f"{seconds(band[0])} ± {seconds(band[1])}", f"{value['mean']:.4g} s",
                abs(value["mean"] - band[0]) <= band[1])
    if statistic == "holds":
        return "within what is possible", f"{seconds(value['min'])} to {seconds(value['max'])}", value["min"] <= band <= value["max"]
    if statistic == "p95 at most":
        return f"at most {seconds(band)}", seconds(value["p95"]), value["p95"] <= band
    lost, error = (1 - value["mean"]) * HORIZON, error * HORIZON
    return seconds(band), f"{lost:.5g} s ± {2 * error:.2g} s", abs(lost - band) <= 4 * error


def table(program, root):
    lines, failed = ["| drill | what | published | simulated | source |", "|---|---|---|---|---|"], 0
    played = {}
    for drill, scenario, settings, what, metric, statistic, band, source in ROWS:
        if (scenario, settings) not in played:
            played[scenario, settings] = play(program, root, scenario, settings)
        asked, told, inside = standing(played[scenario, settings], metric, statistic, band)
        lines.append(f"| {drill} | {what} | {asked} | {told} | {source} |")
        if not inside:
            failed += 1
            print(f"{drill or scenario}, {what}: published {asked}, simulated {told}")
    return "\n".join(lines) + "\n", failed


def main(*arguments):
    write = arguments[0] == "--write"
    program, root = arguments[-2:]
    text, failed = table(program, root)
    with open(f"{root}/{PAGE}", encoding="utf-8") as f:
        page = f.read()
    head, rest = page.split(BEGIN)
    fresh = head + BEGIN + "\n" + text + "\n" + END + rest.split(END)[1]
    if write:
        with open(f"{root}/{PAGE}", "w", encoding="utf-8") as f:
            f.write(fresh)
    elif fresh != page:
        print(f"{PAGE} is stale: ninja -C build update-published")
        failed += 1
    print(f"{len(ROWS)} published quantities, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
