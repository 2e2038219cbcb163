# SPDX-License-Identifier: GPL-3.0-or-later
"""schema_accepts.py NINEFOLD SCENARIOS: the JSON Schema that `ninefold schema` prints is valid
(draft 2020-12), accepts every bundled scenario and every variant below that `ninefold check`
accepts, and refuses those of a structure that it refuses. Exits 77, meson's "skipped", without
python3-jsonschema or python3-yaml."""
import glob
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
    VALIDATOR = jsonschema.Draft202012Validator
except (ImportError, AttributeError):
    print("skipped: python3-jsonschema and python3-yaml are missing")
    sys.exit(77)

BASE = """
ninefold: 1
clients: {web: {requests: 100/s}}
edge: {}
regions: {here: {}, there: {}}
stamps: {one: {region: here, components: {app: {instances: 2}, db: {}}}, two: {region: there}}
"""

STORES = "stores: {a: {regions: [here, there], "
GOOD = [
    "{}",
    "replications: 5",
    "replications: {min: 5, max: 9, until: {metric: availability.requests, relative: 5%}}",
    "replications: {until: {metric: availability.requests, relative: 0.05}}",
    "seed: 18446744073709551615",
    "name: 5",
    "title: true",
    "horizon: 1h30m",
    "targets: {availability: 0.999, rto: 60s, percentile: 99.9, success_ratio: 99%}",
    "clients: {web: {requests: 1.5e3/m, write_share: 20%, latency: {one: 5ms, two: 1.5s}}}",
    "clients: {web: {requests: 0/s, retries: {attempts: 2, budget: 250%}, request_size: 2KiB}}",
    "clients: {web: {requests: 1/y, profile: {weekly: [1, 1, 1, 1, 1, 0.5, 0]}}}",
    "edge: {preset: azure-front-door}",
    "edge: {session_affinity: false, probe: {agree: each, phase: uniform, path: deep}}",
    "edge: {probe: {phase: 3s, path: [app, db], timeout: 40s, loss: 0.01}}",
    "edge: {pop_traffic: uniform}",
    "edge: {pop_traffic: {zipf: 1.0}}",
    "edge: {pop_traffic: {shares: [2]}}",
    "edge: {propagation: 20m}",
    "edge: {propagation: {lognormal: {median: 20m, p95: 45m}}}",
    "edge: {propagation: {empirical: {values: [1m, 2m]}}}",
    "edge: {propagation: {mixture: [{share: 0.5, of: 1m}, {share: 50%, of: "
    "{weibull: {shape: 1.5, scale: 5m}}}]}}",
    "stamps: {one: {region: here, weight: 5, sessions: external}}",
    "stamps: {one: {region: here, components: {db: {capacity: 5/s, located_in: there}}}}",
    "links: [{between: [here, there], rtt: 17ms}]",
    "links: []",
    "faults: [{at: 0s, fault: edge-outage}]",
    "faults: [{at: 1m, fault: region-outage, target: here, for: 5m, mode: refuse, data: lost}]",
    "faults: [{at: 1m, fault: load-surge, target: web, factor: 1.5}]",
    "faults: [{at: 1m, fault: link-partition, target: [here, there], for: 5m}]",
    "faults: [{at: 1m, fault: link-slow, from: here, to: there, added_latency: 5ms}]",
    "faults: [{at: 1m, fault: clock-skew, target: here, by: -3s}]",
    "targets: {rpo: 5s}",
    "clients: {web: {requests: 1/s, sessions: 40000, session_length: 30m}}",
    "stores: {}",
    "edge: {kind: dns, observers: 16, ttl: 30s, ttl_overrun: {share: 5%, extra: {uniform: {min: "
    "5m, max: 30m}}}, probe: {agree: 18%, fast_interval: 1s}}",
    STORES + "preset: azure-sql-failover-group}}",
    STORES + "preset: azure-sql-failover-group, failover: {policy: automatic, "
    "grace_period: 1h, decision: {lognormal: {median: 6h, p95: 12h}}, promote: {triangular: "
    "{min: 15s, mode: 30s, max: 60s}}, listener_ttl: 30s, fencing: true}}}",
    STORES + "model: async, writer: there, lag: {lognormal: {median: 1s, p99: 5s}}, "
    "coherence: 60s, batch: 30s, consistency: bounded-staleness, staleness: {writes: 100000, "
    "time: 300s}}}",
    STORES + "model: sync, on_partition: degrade-to-async, round_trips: 2}}",
    STORES + "model: multi-write, entities: {count: 200000, popularity: {zipf: 0.9}, "
    "home_share: 80%}, operations: {update: 70%, debit: 0.3}, value: {lognormal: {median: 40, "
    "p95: 400}}, conflicts: {policy: lww, path: timestamp, granularity: 1s, clock_skew: {here: "
    "-3ms}, track: incidents}, write_size: 1KB, throughput: 4000/s, order: fifo}}",
    STORES + "model: multi-write, value: 12.5, conflicts: {policy: merge, fails: 2%, "
    "feed: {drained_every: 15m, rate: 50/m}}}}",
    STORES + "model: multi-write, value: {mixture: [{share: 50%, of: 3}, {share: "
    "50%, of: {gamma: {shape: 2, scale: 5}}}]}, conflicts: {policy: merge, fails: 1, feed: "
    "unread}}}",
    "stores: {a: {model: zone-redundant, regions: [here], backup: {every: 12h, restore: 6h}}}",
    "operations: {failover: {notice: {exponential: {mean: 3m}}, gate: {checks: 3, every: 10s, "
    "timeout: 5s}, approval: 10m, promote: 60s}}",
    "operations: {}",
    "edge: {session_affinity: true}",
    "stamps: {one: {region: here, sessions: in-process, autoscale: {after: 5m, max_instances: 12}, "
    "warm_up: {initial_capacity: 60%, time_constant: 3m}, drift: {every: {exponential: {mean: "
    "60d}}, affects: 30%, check_every: 24h, fix_after: 2h}, components: {app: {instances: 6, "
    "capacity: 300/s}}}}",
    "faults: [{at: 1m, fault: config-drift, target: one}]",
    "operations: {canary: {every: 60s, from: 5}, alerts: {edge: 1m, lag: {above: 30s}}, failover: "
    "{office_hours: \"08:00-18:00\"}, failback: {mode: planned, quiet_window: \"02:00-05:00\"}, "
    "break_glass: {edge: {kind: dns, ttl: 60s}, after: edge-outage, notice: 10m, decide: 10m}}",
    "cost: {currency: EUR, downtime_per_minute: 900, lost_write: 25.5}",
    "cost: {price_book: azure-2026-europe, prices: {app_instance_hour: 0.155}, drills_per_year: 4, "
    "drill_hours: 16, engineer_hour: 110}",
    "cost: {prices: {}}",
]

BAD = [
    "replications: {until: {metric: m}}",
    "replications: many",
    "seed: -1",
    "horizon: 30",
    "horizon: 5 m",
    "targets: {rto: fast}",
    "targets: {rpo: 5}",
    "clients: {}",
    "clients: {web: {requests: 100}}",
    "clients: {web: {pops: 4}}",
    "clients: {a.b: {requests: 1/s}}",
    "clients: {web: {requests: 1/s, profile: {weekly: [1, 2]}}}",
    "edge: {probe: {agree: most}}",
    "edge: {probe: {interval: 30}}",
    "edge: {probe: {path: deeper}}",
    "edge: {kind: dns, ttl: 30}",
    "edge: {session_affinity: 1}",
    "stamps: {one: {region: here, autoscale: {after: 5m}}}",
    "stamps: {one: {region: here, warm_up: {initial_capacity: most}}}",
    "stamps: {one: {region: here, drift: {check_every: 24}}}",
    "edge: {propagation: {lognormal: {meridian: 20m}}}",
    "edge: {propagation: {normal: {mean: 20m}}}",
    "edge: {pop_traffic: zipf}",
    "stamps: {one: {weight: 5}}",
    "stamps: {one: {region: here, zone: 1}}",
    "stamps: {one: {region: here, components: {app: {instances: 0}}}}",
    "links: [{between: [here]}]",
    "faults: [{fault: edge-outage}]",
    "faults: [{at: 1m, fault: clock-skew, target: here, by: -3}]",
    "stores: {a: {model: async}}",
    STORES + "model: asink}}",
    STORES + "model: async, lag: 1}}",
    STORES + "model: async, value: 5s}}",
    STORES + "model: async, value: {exponential: {mean: 5s}}}}",
    STORES + "model: async, staleness: {writes: 100000}}}",
    "stores: {a: {model: zone-redundant, regions: [here], backup: {restore: 6h}}}",
    STORES + "model: multi-write, entities: {popularity: zipf}}}",
    STORES + "model: multi-write, conflicts: {policy: merge, fails: 1, feed: {}}}}",
    "operations: {canary: {every: 60}}",
    "operations: {failback: {mode: soon}}",
    "operations: {break_glass: {after: lunch}}",
    "operations: {failover: {gate: {every: 10s}}}",
    "cost: {prices: {app_instance: 1}}",
    "cost: {prices: {egress_gb: -1}}",
    "cost: {price_book: azure}",
    "unknown: 1",
]

OVERLAYS = [
    "extends: base.yaml",
    "extends: base.yaml\nseed: 5\nstamps: {two: ~, one: {weight: 7, components: {db: ~}}}",
    "extends: base.yaml\nclients: {web: {pops: 9}}\nedge: {probe: {interval: 5s}}",
]


def accepted(program, directory, name):
    done = subprocess.run([program, "check", "--quiet", name], cwd=directory, capture_output=True,
                          check=False)
    return done.returncode in (0, 1)  # 1: it can be run, and has a pitfall


def compare(program, validator, directory, text, wanted):
    with open(os.path.join(directory, "case.yaml"), "w", encoding="utf-8") as file:
        file.write(text)
    by_loader = accepted(program, directory, "case.yaml")
    problems = list(validator.iter_errors(yaml.safe_load(text)))
    if by_loader == wanted and (not problems) == wanted:
        return 0
    print(f"wanted {wanted}, the loader says {by_loader}, the schema {problems[:1]}:\n{text}")
    return 1


def main(program, scenarios):
    program = os.path.abspath(program)
    told = subprocess.run([program, "schema"], capture_output=True, check=True).stdout
    schema = json.loads(told)
    VALIDATOR.check_schema(schema)
    validator = VALIDATOR(schema)
    failed = 0
    names = sorted(glob.glob(os.path.join(scenarios, "*.yaml")))
    for name in names:
        with open(name, encoding="utf-8") as file:
            problems = list(validator.iter_errors(yaml.safe_load(file)))
        if problems or not accepted(program, ".", name):
            print(f"{name}: {problems[:1]}")
            failed += 1
    with tempfile.TemporaryDirectory() as directory:
        with open(os.path.join(directory, "base.yaml"), "w", encoding="utf-8") as file:
            file.write(BASE)
        for wanted, variants in ((True, GOOD), (False, BAD)):
            for variant in variants:
                document = {**yaml.safe_load(BASE), **yaml.safe_load(variant)}
                text = yaml.safe_dump(document, sort_keys=False)
                failed += compare(program, validator, directory, text, wanted)
        for text in OVERLAYS:
            failed += compare(program, validator, directory, text, True)
    print(f"{len(names) + len(GOOD) + len(BAD) + len(OVERLAYS)} documents, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
