# SPDX-License-Identifier: GPL-3.0-or-later
"""The M/M/1 of mm1.c in SimPy, as its manual writes such things: a source, a store, a server.

mm1_simpy.py CUSTOMERS REPEATS prints the same JSON object as mm1. Exits 77 without SimPy."""
import json
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit(77)


def source(env, queue, customers):
    for _ in range(customers):
        yield queue.put(env.now)
        yield env.timeout(random.expovariate(0.9))


def server(env, queue, times):
    while True:
        arrived = yield queue.get()
        yield env.timeout(random.expovariate(1.0))
        times.append(env.now - arrived)


def run(customers):
    random.seed(1)
    env = simpy.Environment()
    queue = simpy.Store(env)
    times = []
    start = time.process_time()
    env.process(source(env, queue, customers))
    env.process(server(env, queue, times))
    env.run()
    return time.process_time() - start, sum(times) / len(times)


def main():
    customers, repeats = int(sys.argv[1]), int(sys.argv[2])
    spent, mean = min(run(customers) for _ in range(repeats))
    # put, timeout of the source, get, timeout of the server
    print(json.dumps({"customers": customers, "events": 4 * customers, "cpu_s": spent,
                      "mean_s": mean, "version": simpy.__version__}))


main()
