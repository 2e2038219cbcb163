# SPDX-License-Identifier: GPL-3.0-or-later
"""bundled.py PROGRAM FOLDER NAME: a bundled scenario has those pitfalls that it teaches, runs a short replication set, and
shows what its comments promise.

Expectations are closed forms (docs/model.md); seeds are fixed. Tolerances are four standard errors
of 20 replications unless a line says otherwise: a false alarm in 1 of 16,000 seeds."""
import json
import math
import os
import subprocess
import sys
import tempfile

REPLICATIONS = 20
POPS = 100
TIMEOUT = 10.0  # of a dropped probe
MEAN_DETECTION = 45.0 + TIMEOUT  # of one POP at 30 s, 4/3


class Scenario:
    def __init__(self, program, path):
        self.program = os.path.abspath(program)
        self.path = os.path.abspath(path)

    def ninefold(self, *arguments, status=0):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([self.program, *arguments], cwd=folder, capture_output=True,
                                  text=True, check=False)
        assert done.returncode == status, f"{arguments}: exit {done.returncode}\n{done.stderr}"
        return done.stdout

    def check(self, errors):
        """These rules, and no other, find an error in it."""
        text = self.ninefold("check", self.path, "--format", "json", status=1 if errors else 0)
        found = {f["rule"] for f in json.loads(text)["findings"] if f["severity"] == "error"}
        assert found == set(errors), f"pitfalls {sorted(found)}, expected {sorted(errors)}"

    def run(self, *settings, path=None):
        options = [word for setting in settings for word in ("--set", setting)]
        text = self.ninefold("run", path or self.path, "--format", "json",
                             "--replications", str(REPLICATIONS), *options)
        result = json.loads(text)
        assert result["replications"] == REPLICATIONS, result["replications"]
        return result["metrics"]

    def run_overlay(self, text, *settings):
        """Runs `text` laid over the scenario by `extends`."""
        with tempfile.TemporaryDirectory() as folder:
            overlay = os.path.join(folder, "overlay.yaml")
            with open(overlay, "w", encoding="utf-8") as f:
                f.write(f"ninefold: 1\nextends: {os.path.relpath(self.path, folder)}\n{text}")
            return self.run(*settings, path=overlay)


def near(metrics, name, expected, tolerance):
    found = metrics[name]["mean"]
    assert found is not None, f"{name} has no value"
    assert abs(found - expected) <= tolerance, f"{name}: {found}, expected {expected} +- {tolerance}"


def spread_of_largest(rank, width=30.0, n=POPS):
    """Standard deviation of the rank-th of n uniform values on [0, width)."""
    return width * math.sqrt(rank * (n - rank + 1) / ((n + 1) ** 2 * (n + 2)))


def standard_errors(sd, count=4):
    return count * sd / math.sqrt(REPLICATIONS)


def front_door_pair(scenario):
    m = scenario.run()
    for name, rank in (("rto.detect_first", 1), ("rto.detect_last", POPS)):
        near(m, name, 30 + 30 * rank / (POPS + 1) + TIMEOUT,
             standard_errors(spread_of_largest(rank)))
    # Half of each POP's traffic goes to the dead stamp until it notices: 2 of 100 may be left.
    near(m, "rto.service", 30 + 30 * 98 / (POPS + 1) + TIMEOUT,
         standard_errors(spread_of_largest(98)))
    # Repair is seen after the third good probe; round trips add 11 ms to 25 ms.
    near(m, "probe.recover_last", 60 + 30 * POPS / (POPS + 1) + 0.02,
         standard_errors(spread_of_largest(POPS)) + 0.01)
    near(m, "availability.requests", 1 - 0.5 * MEAN_DETECTION / 3600,
         standard_errors(0.5 * 30 / math.sqrt(12 * POPS) / 3600))
    # The probe dial: 20 s instead of 30 s meets the target of 60 s.
    assert m["rto.service"]["min"] > 60, m["rto.service"]
    faster = scenario.run("edge.probe.interval=20s")
    assert faster["rto.service"]["max"] <= 50, faster["rto.service"]


def traffic_manager_pair(scenario):
    m = scenario.run()
    near(m, "rto.detect_last", 115, standard_errors(30 / math.sqrt(12)))
    near(m, "rto.stage.drain", 0.98 * 30, 1e-6)
    # A half of the requests fails until it is noticed, and then falls for a TTL.
    near(m, "availability.requests", 1 - 0.5 * (115 + 15) / 3600,
         standard_errors(0.5 * 30 / math.sqrt(12) / 3600))
    late = scenario.run("edge.ttl_overrun={share: 5%, extra: {uniform: {min: 5m, max: 30m}}}")
    # 2.5 % of all hold on; 1 % are left when six of ten have let go, TTL / 2 apart.
    near(late, "rto.stage.drain", 300 + 0.6 * 1500 + 15, 1)
    route53 = scenario.run("edge.preset=aws-route53", "edge.ttl=60s")
    near(route53, "rto.detect_last", 60 + 14 * 30 / 17 + 4, standard_errors(
        spread_of_largest(14, n=16)))


def game_day(scenario):
    text = subprocess.run([scenario.program, "drill", scenario.path, "--format", "json",
                           "--no-store", "--quiet"], capture_output=True, text=True, check=False)
    assert text.returncode == 1, text.stderr  # a drill misses its targets
    drills = json.loads(text.stdout)["drills"]
    assert [d["name"] for d in drills] == ["one pod", "origin off", "forced failover",
                                           "full region"]
    assert [d["verdict"] for d in drills] == ["met", "met", "met", "missed"]
    forced, region = drills[2]["metrics"], drills[3]["metrics"]
    # Promotion: triangular 15, 30, 60 s; the listener: uniform up to 30 s.
    near(forced, "rto.write", 35 + 15, 4 * math.hypot(9.35, 8.66) / math.sqrt(500))
    # The canary's first of five places and 5 s; the gate's 25 s; 5 min median, p95 15 min.
    sigma = math.log(3) / 1.6448536
    approval = 300 * math.exp(sigma ** 2 / 2)
    spread = approval * math.sqrt(math.exp(sigma ** 2) - 1)
    near(region, "rto.write", 60 / 6 + 5 + 25 + approval + 50, 4 * spread / math.sqrt(500))


def partitioned_jobs(scenario):
    # D / p duplicates, exactly, since D is a multiple of p; a tenth of a run missed until the lease
    # has run out, in a replication one or none; all of the hour's without the authority.
    expected = {"none": (6, 0), "lease": (0, 0.1), "global": (0, 6)}
    for authority, (duplicate, missed) in expected.items():
        m = scenario.run(f"jobs.settle.authority={authority}")
        near(m, "jobs.duplicate", duplicate, 0)
        near(m, "jobs.missed", missed, standard_errors(0.3) if authority == "lease" else 0)


def shallow_probe(scenario):
    m = scenario.run()
    for name in ("rto.detect_first", "rto.detect_last"):
        assert m[name]["n"] == 0 and m[name]["mean"] is None, m[name]
    near(m, "rto.service", 2700, 1e-6)
    near(m, "availability.requests", 1 - 0.5 * 2700 / 3600, 1e-12)
    deep = scenario.run("edge.probe.path=deep")
    assert deep["rto.service"]["max"] < 61, deep["rto.service"]
    assert deep["availability.requests"]["min"] > m["availability.requests"]["max"]


def shared_dependency(scenario):
    m = scenario.run()
    # Every POP holds both stamps unhealthy from its detection to its recovery (75 s on average). The
    # outage is a multiple of the interval, so phases cancel; round trips add up to 60 ms.
    near(m, "probe.unhealthy_share", (1200 + 75 - MEAN_DETECTION) / 3600, 5e-5)
    near(m, "probe.false_flips", 2 * POPS, 0)
    near(m, "availability.requests", 1, 0)
    near(m, "rto.service", 0, 0)
    # An edge that fails when nothing is healthy is down from the later of two detections (60 s) to
    # the earlier of two recoveries (70 s): each has sd sqrt(2) x 30 / 6 over 2,000 pairs.
    m = scenario.run("edge.when_all_unhealthy=fail")
    near(m, "availability.requests", 1 - (1200 + 70 - 60) / 3600,
         4 * 30 * math.sqrt(2 / 18) / math.sqrt(POPS * REPLICATIONS) / 3600 + 1e-5)


def brown_out(scenario):
    m = scenario.run()
    out = sum(math.comb(4, k) * 0.7 ** k * 0.3 ** (4 - k) for k in range(3))  # 0.3483
    # One stamp of two, five hours of six; 1 % covers the windows filling and emptying (60 s of 5 h)
    # and four standard errors (0.6 %: 300,000 windows, each counted four times).
    share = out / 2 * 5 / 6
    near(m, "probe.unhealthy_share", share, 0.01 * share)
    loss = 0.3 * 0.5 * (1 - out) * 5 / 6
    near(m, "availability.requests", 1 - loss, 0.01 * loss)


def full_europe(scenario, to_west):
    """The share of all requests that West Europe takes, measured twice: by what its outage costs,
    and exactly, by taking its capacity away in quiet times."""
    m = scenario.run()
    loss = to_west * MEAN_DETECTION / 3600
    near(m, "availability.requests", 1 - loss, 0.02 * loss)
    m = scenario.run_overlay("faults: ~\n", "stamps.we.components.app.capacity=1/y")
    near(m, "availability.requests", 1 - to_west, 1e-9)


def within(metrics, name, expected, count=4):
    """Within so many standard errors of what theory says."""
    found = metrics[name]
    near(metrics, name, expected, count * found["sd"] / math.sqrt(found["n"]) + 1e-9)


def wallet_lww(scenario):
    """Wrong balances, and nobody is told."""
    m = scenario.run()
    assert m["conflicts.wrong_entities"]["min"] > 0, m["conflicts.wrong_entities"]
    assert m["conflicts.value_at_stake"]["min"] > 0
    assert m["conflicts.overwritten"]["min"] > 0
    for name in ("conflicts.to_feed", "conflicts.unresolved", "rpo.lost_writes", "rpo.seconds"):
        near(m, name, 0, 0)
    # Without the brown-out each wallet has one writer, and there is nothing to conflict on.
    quiet = scenario.run_overlay("faults: ~\n")
    near(quiet, "conflicts.total", 0, 0)
    near(quiet, "conflicts.wrong_entities", 0, 0)


def wallet_append(scenario):
    m = scenario.run()
    for name in ("conflicts.total", "conflicts.wrong_entities", "conflicts.value_at_stake"):
        near(m, name, 0, 0)
    assert m["rto.write"]["mean"] > 0  # the edge has flapped all the same


def wallet_merge(scenario):
    """Drained, the feed is empty at the end; unread, all of it is left. Wrong is nothing."""
    read = scenario.run()
    unread = scenario.run("stores.wallets.conflicts.feed=unread")
    for m in (read, unread):
        near(m, "conflicts.wrong_entities", 0, 0)
        near(m, "conflicts.overwritten", 0, 0)
        within(m, "conflicts.to_feed", 0.02 * m["conflicts.total"]["mean"])
    near(read, "conflicts.unresolved", 0, 0)
    assert read["conflicts.feed_oldest"]["max"] < 330, read["conflicts.feed_oldest"]
    near(unread, "conflicts.unresolved", unread["conflicts.to_feed"]["mean"], 1e-9)
    assert unread["conflicts.unresolved"]["min"] > 0


def east_us(scenario):
    """Published: about 480 minutes managed by the provider, 696 without a failover."""
    m = scenario.run()
    assert 450 * 60 < m["rto.write"]["mean"] < 540 * 60, m["rto.write"]
    near(m, "rto.stage.promote", 45, standard_errors(30 / math.sqrt(12)))
    none = scenario.run("stores.ledger.failover.policy=none")
    near(none, "rto.write", 696 * 60, 1e-6)
    near(none, "rpo.lost_writes", 0, 0)


def east_us_runbook(scenario):
    """15.5 minutes with ten to decide; here the decision is drawn, and a gate takes 25 s."""
    m = scenario.run("operations.failover.approval=10m", "operations.failover.gate=~")
    near(m, "rto.write", 15.5 * 60, 1e-6)
    assert scenario.run()["rto.write"]["max"] < 2 * 3600


def south_central_us_wait(scenario):
    m = scenario.run()
    near(m, "rto.write", 21 * 3600, 1e-6)
    near(m, "rpo.seconds", 0, 0)
    near(m, "rpo.lost_writes", 0, 0)
    within(m, "rpo.stranded_writes", 100 * MEAN_LAG)
    assert m["failover.break_even"]["n"] > 0


def south_central_us_force(scenario):
    m = scenario.run()
    assert m["rto.write"]["max"] < 3 * 3600, m["rto.write"]
    within(m, "rpo.lost_writes", 100 * MEAN_LAG)
    near(m, "rpo.stranded_writes", 0, 0)


def forced_failover(scenario):
    m = scenario.run()
    within(m, "rpo.lost_writes", 100 * MEAN_LAG)
    within(m, "rto.write", 45 + 15)
    assert m["rpo.seconds"]["min"] > 0


def planned_failover(scenario):
    m = scenario.run()
    near(m, "rpo.seconds", 0, 0)
    near(m, "rpo.lost_writes", 0, 0)
    assert m["rto.write"]["mean"] > 55, m["rto.write"]


def lag_stream(scenario):
    m = scenario.run("replications=400")
    assert m["rpo.seconds"]["p50"] < 1, m["rpo.seconds"]


def lag_writes(scenario):
    """Poisson with mean w E[lag] whatever the law; the oldest is a minute old."""
    m = scenario.run()
    near(m, "rpo.lost_writes", 50, 4 * math.sqrt(50 / REPLICATIONS))
    assert m["rpo.seconds"]["p50"] > 20, m["rpo.seconds"]


def github(scenario):
    """954 writes; and with a hold that outlasts the cut, 43 seconds and none."""
    m = scenario.run()
    near(m, "rpo.lost_writes", 954, 4 * math.sqrt(954 / REPLICATIONS))
    near(m, "rpo.seconds", 9.53, 0.02)
    near(m, "rto.write", 43, 1e-9)
    held = scenario.run("stores.cluster.failover.hold=60s")
    near(held, "rpo.lost_writes", 0, 0)
    near(held, "rto.write", 0, 0)


def gitlab(scenario):
    """A snapshot every 24 hours in a random phase: 12 hours on average, up to 24."""
    m = scenario.run()
    near(m, "rto.service", 1110 * 60, 1e-6)
    near(m, "rpo.seconds", 12 * 3600, standard_errors(24 * 3600 / math.sqrt(12)))
    assert m["rpo.seconds"]["max"] <= 24 * 3600


def ladder(scenario, data, *settings):
    """West Europe is out for 458 minutes, and nothing else fails."""
    return scenario.run_overlay("preset: ~\ncommon_cause: ~\ndeployments: ~\nhorizon: 2d\nfaults:\n"
                                "  - {at: 12h, fault: region-outage, target: westeurope, for: 458m, "
                                f"data: {data}}}\n", *settings)


def zone_redundant(scenario):
    """As long as the region; or, its data gone, as long as a restore, and half an hour of writes."""
    near(ladder(scenario, "preserved"), "rto.service", 458 * 60, 1e-6)
    m = ladder(scenario, "lost")
    near(m, "rto.service", 12 * 3600, 1e-6)
    within(m, "rpo.seconds", 1800)


def warm_dr(scenario):
    """People, a gate, a promotion and the rest of a TTL, whatever the edge needs."""
    m = ladder(scenario, "preserved")
    within(m, "rto.write", 300 + 25 + 630 * math.exp(0.5) + 45 + 15)
    within(m, "rpo.lost_writes", 300 * MEAN_LAG)
    # A standby of 3 instances serves 900 of 1500 requests a second until the region is back.
    m = ladder(scenario, "preserved", "stamps.ne.components.app.instances=3")
    assert m["rto.service"]["min"] > 458 * 60, m["rto.service"]
    near(m, "availability.requests", 1 - 0.4 * 458 / 2880, 0.002)


def active_passive(scenario):
    m = ladder(scenario, "preserved")
    within(m, "rto.write", 60 + 25 + 45 + 15)
    within(m, "rpo.lost_writes", 300 * MEAN_LAG)
    # Left to the provider, it takes about as long as the outage.
    m = ladder(scenario, "preserved", "stores.orders.failover.policy=automatic")
    assert m["rto.write"]["mean"] > 5 * 3600, m["rto.write"]


def active_active(scenario):
    """The edge's 69 seconds; of half the writes what is on its way is stranded, or lost."""
    for data, gone in (("preserved", "rpo.stranded_writes"), ("lost", "rpo.lost_writes")):
        m = ladder(scenario, data)
        near(m, "rto.service", 30 + 30 * 98 / (POPS + 1) + TIMEOUT,
             standard_errors(spread_of_largest(98)))
        within(m, gone, 150 * 0.12 * math.exp((math.log(7.5) / 2.3263478740408408) ** 2 / 2))


def years(scenario):
    """Each year has its months and its bill; a region's loss costs what the edge needs to notice."""
    m = scenario.run()
    for name in ("sla.month", "sla.year"):
        assert m[name]["n"] == REPLICATIONS, m[name]
    near(m, "cost.compute", 8760 * (6 * 0.1333 + 4 * 0.0559) + 2 * 12 * 30.96, 1e-6)
    near(m, "cost.drills", 4 * 16 * 110, 1e-9)
    assert m["cost.annual"]["unit"] == "EUR/y", m["cost.annual"]
    assert m["availability.nines"]["mean"] > 2.5, m["availability.nines"]
    m = ladder(scenario, "preserved")
    near(m, "rto.service", 30 + 30 * 98 / (POPS + 1) + TIMEOUT, standard_errors(spread_of_largest(98)))


def probe_dial(study):
    """The last of 100 POPs at every setting; one failure alone turns the verdict where all are required."""
    text = study.ninefold("sweep", study.path, "--format", "json", "--replications", str(REPLICATIONS))
    points = json.loads(text)["points"]
    assert len(points) == 240, len(points)
    for point in points:
        interval, samples, required = (word.rstrip("s") for word in point["set"].values())
        interval, failures = float(interval), int(samples) - int(required) + 1
        last = (failures - 1 + POPS / (POPS + 1)) * interval + min(TIMEOUT, interval)
        near(point["metrics"], "rto.detect_last", last,
             standard_errors(spread_of_largest(POPS, interval)))
        near(point["metrics"], "probe.load", POPS / interval, 1e-6)
        assert (point["metrics"]["probe.false_flips"]["mean"] > 1) == (failures == 1), point["set"]


# Mean of the lag with median 1 s and 99th percentile 5 s.
MEAN_LAG = math.exp((math.log(5) / 2.3263478740408408) ** 2 / 2)

def share_in_time(interval, failures, limit=60.0):
    """P(rto.service <= limit) of the Front Door pair: a POP notices from (failures - 1) to `failures`
    intervals after the onset, and a timeout later; of 100 POPs two may be left (front_door_pair)."""
    late = min(1.0, max(0.0, (failures * interval + TIMEOUT - limit) / interval))
    return sum(math.comb(POPS, k) * late ** k * (1 - late) ** (POPS - k) for k in range(3))


def probe_size(study):
    """The fewest probes that meet the target: the longest interval of which 95 % are in time."""
    def choose(*options):
        sized = json.loads(study.ninefold("size", study.path, "--format", "json", *options))
        assert sized["verdict"] == "met" and sized["probability_correct"] >= 0.95, sized["verdict"]
        for point in sized["points"]:
            interval = float(point["set"]["edge.probe.interval"][:-1])
            required = int(point["set"].get("edge.probe.successful_samples_required", 3))
            share, load = share_in_time(interval, 5 - required), POPS / interval
            excluded = ["rto.service"] if share < 0.95 else []
            assert abs(point["objective"]["mean"] - load) < 1e-9, point["objective"]
            assert ("rto.service" in point["excluded_by"]) == bool(excluded), (point["set"], share)
            if share >= 0.95 and point["more"]:
                assert point["excluded_by"] == ["probe.load"], point["set"]
        return sized["selected"]["set"]
    assert share_in_time(25, 2) == 1 and share_in_time(25.5, 2) < 0.3
    assert choose() == {"edge.probe.interval": "25s"}
    # The second half second makes three quarters of the outages too long.
    assert choose("--vary", "edge.probe.interval=24.5s,25s,25.5s") == {"edge.probe.interval": "25s"}
    # One failure is enough with 4 of 4, three are needed with 2 of 4.
    chosen = choose("--vary", "edge.probe.interval=16s,17s,25s,26s,50s,52s",
                    "--vary", "edge.probe.successful_samples_required=2,3,4")
    assert chosen == {"edge.probe.interval": "50s",
                      "edge.probe.successful_samples_required": "4"}, chosen


# What a scenario is there to show: the pitfalls that `check` calls errors, in those that have some.
PITFALLS = {
    "cold-survivor": ["slow-detection"],
    "front-door-pair": ["slow-detection"],
    "game-day": ["runbook-over-rto"],
    "gitlab-2017-01-31": ["backup-over-rpo"],
    "in-process-sessions": ["slow-detection"],
    "shallow-probe": ["shallow-probe"],
    "south-central-us-force": ["rpo-zero-async"],
    "traffic-manager-pair": ["slow-detection"],
    "wallet-lww": ["lww-delete", "lww-ledger"],
}


def cold_survivor(scenario):
    m = scenario.run()
    # From the first of 100 verdicts on 1.2 (1 - 0.4 e^(-t / 180 s)) = 0.99; all are there by then.
    warm = 180 * math.log(1.2 * 0.4 / (1.2 - 0.99))
    near(m, "rto.service", 40 + 30 / 101 + warm, standard_errors(spread_of_largest(1)))
    # Three instances: 900 (1 - 0.4 e^(-u / 180 s)) is exceeded by the 38th of 15/s; 5 min later 12.
    m = scenario.run("stamps.ne.components.app.instances=3")
    near(m, "rto.service", 340 + 30 * 38 / 101, standard_errors(spread_of_largest(38)) + 0.3)


def in_process_sessions(scenario):
    # Half with the region, half again when the edge goes back, unless it keeps them.
    near(scenario.run(), "sessions.lost", 65000, 1e-6)
    near(scenario.run("edge.session_affinity=true"), "sessions.lost", 32500, 1e-6)
    kept = ("stamps.we.sessions=external", "stamps.ne.sessions=external")
    assert scenario.run(*kept)["sessions.lost"]["mean"] is None


EXPECTATIONS = {
    "brown-out": brown_out,
    "cold-survivor": cold_survivor,
    "east-us-2023-09-16": east_us,
    "east-us-runbook": east_us_runbook,
    "forced-failover": forced_failover,
    "front-door-pair": front_door_pair,
    "full-europe": lambda scenario: full_europe(scenario, 1848 / 1868),
    "full-europe-50ms": lambda scenario: full_europe(scenario, 0.5),
    "github-2018-10-21": github,
    "gitlab-2017-01-31": gitlab,
    "in-process-sessions": in_process_sessions,
    "ladder/active-active": active_active,
    "ladder/active-passive": active_passive,
    "ladder/warm-dr": warm_dr,
    "ladder/zone-redundant": zone_redundant,
    "lag-stream": lag_stream,
    "lag-writes": lag_writes,
    "planned-failover": planned_failover,
    "game-day": game_day,
    "partitioned-jobs": partitioned_jobs,
    "shallow-probe": shallow_probe,
    "traffic-manager-pair": traffic_manager_pair,
    "shared-dependency": shared_dependency,
    "south-central-us-force": south_central_us_force,
    "south-central-us-wait": south_central_us_wait,
    "studies/probe-dial": probe_dial,
    "studies/probe-size": probe_size,
    "wallet-append": wallet_append,
    "wallet-lww": wallet_lww,
    "wallet-merge": wallet_merge,
    "years": years,
}


BASES = {"ladder/common"}  # what others extend, and no scenario without them


def bundled(folder):
    """Names of the scenarios in a folder and those below it, relative to it. Presets are none."""
    paths = (os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
    names = {os.path.relpath(path, folder)[:-5] for path in paths if path.endswith(".yaml")}
    return {name for name in names if not name.startswith(("presets/", "price-books/", "published/"))}


def main(program, folder, name):
    found = bundled(folder) - BASES
    assert found == set(EXPECTATIONS), f"without expectations: {found ^ set(EXPECTATIONS)}"
    scenario = Scenario(program, os.path.join(folder, name + ".yaml"))
    if not name.startswith("studies/"):
        scenario.check(PITFALLS.get(name, ()))
    EXPECTATIONS[name](scenario)


if __name__ == "__main__":
    main(*sys.argv[1:])
