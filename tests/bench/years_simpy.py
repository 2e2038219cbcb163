# SPDX-License-Identifier: GPL-3.0-or-later
"""The design of years.yaml in SimPy, probe by probe, as its manual writes such things: a process for
all that fails, and one for each observer and origin that probes.

years_simpy.py SECONDS plays whole days until they have taken SECONDS of the processor and prints one
JSON object. Exits 77 without SimPy. Left out, all in SimPy's favour: the data tier, the delay of an
outcome unless nothing answers, incidents, percentiles, and what several threads cost."""
import json
import math
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit(77)

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
INTERVAL, TIMEOUT, SAMPLE, REQUIRED, LOSS, REROUTE = 30.0, 10.0, 4, 3, 0.0001, 30.0
GROUPS = [(900.0, 60), (600.0, 40)]  # requests a second, points of presence
# Mean up time in hours, median and 95th percentile of the repair in minutes: preset documented-rates.
INSTANCE, SERVICE = (3128.571429, 5, 20.573669), (64888.888889, 190, 1612.165826)
ZONE, REGION = (584000, 320, 1316.714786), (324444.444444, 458, 2751.109702)
LINK, POP, EDGE = (8760, 2.7, 19.887752), (8760, 30, 155.407548), (29200, 300, 1318.369123)


class Part:
    """What fails by itself and is repaired; then `changed` is called."""

    def __init__(self, env, law, changed):
        self.up, self.changed = True, changed
        self.mean, self.mu = law[0] * HOUR, math.log(law[1] * MINUTE)
        self.sigma = math.log(law[2] / law[1]) / 1.6448536269514722
        env.process(self.live(env))

    def live(self, env):
        while True:
            yield env.timeout(random.expovariate(1 / self.mean))
            self.up = False
            self.changed()
            yield env.timeout(random.lognormvariate(self.mu, self.sigma))
            self.up = True
            self.changed()


class Stamp:
    def __init__(self, env, changed):
        self.region = Part(env, REGION, changed)
        self.zones = [Part(env, ZONE, changed) for _ in range(3)]
        self.app = [Part(env, INSTANCE, changed) for _ in range(6)]
        self.cache = [Part(env, INSTANCE, changed) for _ in range(2)]
        self.services = [Part(env, SERVICE, changed) for _ in range(2)]

    def serves(self):
        app = sum(part.up and self.zones[i % 3].up for i, part in enumerate(self.app))
        return self.region.up and app >= 2 and all(part.up for part in self.services)


class Point:
    """A point of presence; its clients go to the others of its group 30 s after it has failed."""

    def __init__(self, env, group, rate, changed):
        self.env, self.group, self.rate, self.changed = env, group, rate, changed
        self.healthy, self.failed_at, self.rerouted = [True, True], 0.0, False
        self.part = Part(env, POP, self.turn)

    def turn(self):
        self.rerouted = False
        if not self.part.up:
            self.failed_at = self.env.now
            self.env.process(self.reroute(self.failed_at))
        self.changed()

    def reroute(self, failed_at):
        yield self.env.timeout(REROUTE)
        if not self.part.up and self.failed_at == failed_at:
            self.rerouted = True
            self.changed()


class World:
    def __init__(self, env):
        self.env, self.probes, self.flips = env, 0, 0
        self.offered = self.served = self.since = self.success = 0.0
        self.points, self.serving = [], [True, True]
        self.edge = Part(env, EDGE, self.settle)
        self.link = Part(env, LINK, self.settle)
        self.stamps = [Stamp(env, self.settle) for _ in range(2)]
        for group, (requests, pops) in enumerate(GROUPS):
            self.points += [Point(env, group, requests / pops, self.settle) for _ in range(pops)]
        for point in self.points:
            for origin in range(2):
                env.process(self.watch(env, point, origin))
        self.settle()

    def settle(self):
        """Integrates what was served until now and works out what is from now on."""
        passed, self.since = self.env.now - self.since, self.env.now
        self.offered += passed * sum(requests for requests, _ in GROUPS)
        self.served += passed * self.success
        self.serving = [stamp.serves() for stamp in self.stamps]
        self.success = sum(self.of_group(group) for group in range(len(GROUPS))) if self.edge.up else 0.0

    def of_group(self, group):
        """What of the group's requests is served: of each point of presence's in service, and on average
        of those that went to the others."""
        rate = good = moved = 0.0
        for point in self.points:
            if point.group != group:
                continue
            if point.part.up:
                routed = [o for o in range(2) if point.healthy[o]] or [0, 1]
                rate += point.rate
                good += point.rate * sum(self.serving[o] for o in routed) / len(routed)
            elif point.rerouted:
                moved += point.rate
        return good * (1 + moved / rate) if rate > 0 else 0.0

    def watch(self, env, point, origin):
        window, stamp = [True] * SAMPLE, self.stamps[origin]
        yield env.timeout(random.random() * INTERVAL)
        while True:
            delay = 0.0
            if self.edge.up and point.part.up:
                self.probes += 1
                good = self.serving[origin] and random.random() >= LOSS
                if not good and not stamp.region.up:
                    delay = TIMEOUT
                    yield env.timeout(delay)
                window.pop(0)
                window.append(good)
                healthy = sum(window) >= REQUIRED
                if healthy != point.healthy[origin]:
                    point.healthy[origin] = healthy
                    self.flips += 1
                    self.settle()
            yield env.timeout(INTERVAL - delay)


def main():
    wanted, days, spent = float(sys.argv[1]), 0, 0.0
    random.seed(1)
    env = simpy.Environment()
    world = World(env)
    while spent < wanted:
        before = time.process_time()
        days += 1
        env.run(until=days * DAY)
        spent += time.process_time() - before
    world.settle()
    print(json.dumps({"days": days, "cpu_s": spent, "probes": world.probes, "flips": world.flips,
                      "availability": world.served / world.offered, "version": simpy.__version__}))


main()
