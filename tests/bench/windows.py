# SPDX-License-Identifier: GPL-3.0-or-later
"""windows.py PROGRAM SCENARIO MM1 SECONDS: what a cut between two regions costs, by the writes in it
and by the quiet time around it. Fails if an hour at 2,000 writes a second takes more than SECONDS of the
processor or a GiB, if the cost grows faster than the writes do, or with quiet time at all. Says besides what
the largest would take on a machine as fast as the reference."""
import json
import os
import resource
import subprocess
import sys

MEMORY_KIB = 1 << 20
SLACK = 1.3  # of a machine that is not quite quiet
REPEATS = 3
REFERENCE_NS = 55  # a customer of mm1 on the machine of docs/benchmarks.md, same generator


def cost(program, scenario, *settings):
    """Seconds of the processor for one replication."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    options = [word for setting in settings for word in ("--set", setting)]
    subprocess.run([program, "run", scenario, "--no-store", "--threads", "1", "--quiet", "--format", "json", *options],
                   stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def customer(mm1):
    """Nanoseconds of mm1, which says how fast the machine is now."""
    out = subprocess.run([os.path.abspath(mm1), "1000000", "3"], capture_output=True, text=True, check=True)
    return json.loads(out.stdout)["cpu_s"] * 1e3


def rates(each):
    return (f"clients.west.requests={each}/s", f"clients.north.requests={each}/s")


def main(program, scenario, mm1, limit):
    program, failed = os.path.abspath(program), []
    before = customer(mm1)
    # The table of the popularity law is made once, whatever is written.
    fixed = cost(program, scenario, "faults=[]")
    print(f"no cut at all: {fixed:.2f} s")
    print("writes a second   writes in the cut   s    ns a write")
    per_write = {}
    for each in (125, 250, 500, 1000):
        seconds = min(cost(program, scenario, *rates(each)) for _ in range(REPEATS))
        writes = 2 * each * 3600
        per_write[each] = (seconds - fixed) / writes
        print(f"{2 * each:15}   {writes:17}   {seconds:4.2f} {1e9 * per_write[each]:6.0f}")
    # The quicker of two readings: a busy minute in one of them is no excuse.
    factor = min(before, customer(mm1)) / REFERENCE_NS
    print(f"machine: {factor:.2f} times the reference's time for a customer of mm1, so the largest takes "
          f"{seconds / factor:.2f} s there")
    if seconds > float(limit):
        failed.append(f"{seconds:.2f} s for the largest, {limit} s are allowed")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"memory: {memory / 1024:.0f} MiB")
    if memory > MEMORY_KIB:
        failed.append(f"{memory} KiB, {MEMORY_KIB} are allowed")
    # More entities are touched, so caches hold less of them; the algorithm does the same a write.
    if per_write[1000] > 2 * per_write[250]:
        failed.append("the cost of a write grows with their number")
    print("quiet time   s")
    quiet = dict.fromkeys(("2h", "1d", "30d", "1y"), float("inf"))
    for _ in range(3):  # in turn: what memory costs depends on who had it before
        for horizon in quiet:
            seconds = cost(program, scenario, *rates(250), f"horizon={horizon}")
            quiet[horizon] = min(quiet[horizon], seconds)
    for horizon, seconds in quiet.items():
        print(f"{horizon:>10}   {seconds:4.2f}")
    if quiet["1y"] > SLACK * quiet["2h"] + 0.05:
        failed.append("quiet time costs something")
    for what in failed:
        print(f"FAILED: {what}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
