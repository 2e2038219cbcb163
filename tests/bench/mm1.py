# SPDX-License-Identifier: GPL-3.0-or-later
"""M/M/1 on the kernel against SimPy, one core each: mm1.py MM1 RATIO.

Exits 1 if SimPy is not RATIO times slower a customer, or if either mean is not that of M/M/1; 77,
meson's "skipped", without SimPy."""
import json
import os
import subprocess
import sys

CUSTOMERS = 1000000
SKIPPED = 77
# docs/benchmarks.md, section "M/M/1": (ns a customer, events a customer)
REFERENCES = [
    ("reference: C callbacks, xoshiro256++", 39, 2),
    ("reference: C callbacks, Philox, log(1-u)", 55, 2),
    ("reference: C callbacks, mt19937, gsl_ran_exponential", 70, 2),
    ("reference: Cimba, release build", 131, 2.1),
    ("reference: SimPy 3.0.11", 4000, 4),
]


def measure(command, repeats):
    done = subprocess.run([*command, str(CUSTOMERS), str(repeats)], stdout=subprocess.PIPE,
                          check=False)
    if done.returncode == SKIPPED:
        return None
    done.check_returncode()
    return json.loads(done.stdout)


def measure_simpy():
    """With this interpreter or, as Debian's packages are for it alone, Debian's."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mm1_simpy.py")
    for python in (sys.executable, "/usr/bin/python3"):
        result = os.path.exists(python) and measure([python, script], 3)
        if result:
            return result
    return None


def row(name, ns, events):
    print(f"{name:<54} {ns:9.1f} {events:8.2f} {events * 1e9 / ns:14,.0f} {1e9 / ns:14,.0f}")


def show(name, result):
    customers = result["customers"]
    row(name, result["cpu_s"] * 1e9 / customers, result["events"] / customers)


def main():
    program, wanted = sys.argv[1], float(sys.argv[2])
    ours = measure([program], 7)
    theirs = measure_simpy()
    print(f"M/M/1, load 0.9, {CUSTOMERS:,} customers, one core, CPU time. An event is a callback that")
    print("the engine executes, taken from its queue: 2 a customer here, 4 in SimPy.\n")
    print(f"{'':<54} {'ns/cust.':>9} {'ev/cust.':>8} {'events/s':>14} {'customers/s':>14}")
    show("ninefold's kernel", ours)
    if theirs:
        show(f"SimPy {theirs['version']}", theirs)
    for reference in REFERENCES:
        row(*reference)
    # Theory 10 s; the mean of 10^6 customers has a standard error of 0.18 s or so at this load.
    for result in filter(None, (ours, theirs)):
        if abs(result["mean_s"] - 10) > 1:
            print(f"mean time in the system {result['mean_s']:.2f} s instead of 10 s")
            return 1
    if not theirs:
        print("\nskipped: SimPy is not installed (Debian: python3-simpy3), so there is no ratio")
        return SKIPPED
    ratio = theirs["cpu_s"] / ours["cpu_s"]
    print(f"\n{ratio:.1f} times SimPy's rate of customers (wanted: at least {wanted:g})")
    return 0 if ratio >= wanted else 1


sys.exit(main())
