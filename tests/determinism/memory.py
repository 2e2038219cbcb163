# SPDX-License-Identifier: GPL-3.0-or-later
"""memory.py NINEFOLD SCENARIO: the most memory that a run holds does not depend on the horizon or on
the number of replications, but for the rows of a replication's incidents, which the caller may keep, and
for the values of which order statistics are told (8 bytes each, of a metric a million at most;
tests/sim/stats/test_quantile.c holds them to that)."""
import fcntl
import json
import os
import select
import subprocess
import sys

KIB = 1024
SKIPPED = 77
F_SETPIPE_SZ = 1031  # of Linux; fcntl has it from Python 3.10 on
SLACK = 400 * KIB  # what the allocator rounds up, and pages touched in another order
ROW = KIB  # of an incident, kept until its batch of replications is merged
HELD = 2 * KIB  # by the model of each incident of one replication, with room to grow
REPLICATION = 800  # bytes: values kept for order statistics
REPLICATIONS = 4


def run(program, scenario, *settings):
    """The most bytes resident, and the results. What wait4 tells would count this program, too, from
    which the other one is forked; so it is asked of the kernel when the run is over and its results,
    more than the pipe holds, wait to be read."""
    options = [word for setting in settings for word in ("--set", setting)]
    end, start = os.pipe()
    fcntl.fcntl(start, F_SETPIPE_SZ, 4096)
    process = subprocess.Popen([program, "run", scenario, "--threads", "1", "--quiet", "--no-store",
                                "--format", "json", *options], stdout=start)
    os.close(start)
    select.select([end], [], [])
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        most = [line.split()[1] for line in status if line.startswith("VmHWM:")]
    with open(end, encoding="utf-8") as output:
        text = output.read()
    if process.wait() != 0:
        sys.exit(f"{settings}: exit status {process.returncode}")
    if not most:
        print("skipped: the kernel does not tell the peak of a process")
        sys.exit(SKIPPED)
    return int(most[0]) * KIB, json.loads(text)


def incidents(results):
    """Of a replication, on the average, those that a client noticed or not."""
    return results["metrics"]["rto.service"]["n"] / REPLICATIONS


def main(program, scenario):
    program, failed = os.path.abspath(program), []

    def judge(what, more, allowed):
        print(f"{what}: {more / KIB:+.0f} KiB, {allowed / KIB:.0f} allowed")
        if more > allowed:
            failed.append(what)

    short, _ = run(program, scenario, "horizon=1y", f"replications={REPLICATIONS}", "preset=~")
    long, _ = run(program, scenario, "horizon=60y", f"replications={REPLICATIONS}", "preset=~")
    judge("60 years instead of 1 in which probes are lost", long - short, SLACK)

    short, few = run(program, scenario, "horizon=1y", f"replications={REPLICATIONS}")
    long, many = run(program, scenario, "horizon=60y", f"replications={REPLICATIONS}")
    more = incidents(many) - incidents(few)
    if not more > 100:
        sys.exit("there are no incidents to speak of")
    judge(f"60 years instead of 1, {more:.0f} more incidents", long - short, SLACK + (REPLICATIONS * ROW + HELD) * more)

    one, _ = run(program, scenario, "horizon=2d", "replications=1000")
    twenty, _ = run(program, scenario, "horizon=2d", "replications=20000")
    judge("20,000 replications instead of 1,000", twenty - one, SLACK + 19000 * REPLICATION)
    for what in failed:
        print(f"FAILED: {what}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
