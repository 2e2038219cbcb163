# SPDX-License-Identifier: GPL-3.0-or-later
"""What `ninefold trace --format perfetto` writes is the trace event format, field by field as "Trace
Event Format" documents it: trace_events.py PROGRAM SCENARIOS."""
import json
import math
import os
import subprocess
import sys

PROGRAM, SCENARIOS = os.path.abspath(sys.argv[1]), sys.argv[2]
CASES = [
    ["front-door-pair.yaml"], ["github-2018-10-21.yaml"], ["traffic-manager-pair.yaml"],
    ["wallet-lww.yaml"], ["brown-out.yaml"], ["gitlab-2017-01-31.yaml"], ["planned-failover.yaml"],
    ["years.yaml", "--replication", "3"], ["ladder/active-passive.yaml", "--replication", "4"],
]
# What stands in the object, beside the events, and what is asked of each phase that is written.
TOP = {"traceEvents", "displayTimeUnit", "otherData"}
COMMON = {"name", "ph", "ts", "pid", "tid", "args"}
PHASES = {
    "M": COMMON,                    # metadata: names of processes and threads
    "X": COMMON | {"cat", "dur"},   # complete: lasts for dur
    "i": COMMON | {"cat", "s"},     # instant: of scope g, p or t
    "C": COMMON,                    # counter: each argument is a series
}
METADATA = {"process_name": "name", "thread_name": "name", "thread_sort_index": "sort_index"}


def is_number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool) and math.isfinite(x)


def check_event(e):
    assert isinstance(e, dict) and e.get("ph") in PHASES, e
    assert set(e) == PHASES[e["ph"]], e
    assert isinstance(e["name"], str) and e["name"], e
    assert is_number(e["ts"]) and e["ts"] >= 0, e
    assert type(e["pid"]) is int and type(e["tid"]) is int, e
    assert isinstance(e["args"], dict), e
    if e["ph"] == "M":
        assert set(e["args"]) == {METADATA[e["name"]]}, e
        value = e["args"][METADATA[e["name"]]]
        assert isinstance(value, int if e["name"] == "thread_sort_index" else str), e
    elif e["ph"] == "X":
        assert is_number(e["dur"]) and e["dur"] >= 0 and isinstance(e["cat"], str), e
    elif e["ph"] == "i":
        assert e["s"] in ("g", "p", "t") and isinstance(e["cat"], str), e
    else:
        assert e["args"] and all(is_number(x) for x in e["args"].values()), e


def check_nesting(events):
    """What lasts, on one thread, lies within what began before it, or after it."""
    tracks = {}
    for e in events:
        if e["ph"] == "X":
            tracks.setdefault((e["pid"], e["tid"]), []).append((e["ts"], -e["dur"], e["name"]))
    for track, spans in tracks.items():
        open_until = []
        for begin, negative, name in sorted(spans):
            end = begin - negative
            while open_until and open_until[-1] <= begin:
                open_until.pop()
            assert not open_until or end <= open_until[-1], (track, name, begin, end)
            open_until.append(end)
    return tracks


def check_names(events):
    named = {(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name"}
    processes = {e["pid"] for e in events if e["name"] == "process_name" and e["ph"] == "M"}
    for e in events:
        if e["ph"] in "Xi":
            assert (e["pid"], e["tid"]) in named and e["pid"] in processes, e


def check_counters(events):
    """In the order of time, as counters are drawn."""
    last = {}
    for e in events:
        if e["ph"] == "C":
            key = (e["pid"], e["name"])
            assert last.get(key, 0) <= e["ts"], e
            last[key] = e["ts"]


def told(arguments, name):
    file, *rest = arguments
    done = subprocess.run([PROGRAM, "trace", os.path.join(SCENARIOS, file), *rest, "--format", name],
                          capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


def check(arguments):
    trace, told_json = told(arguments, "perfetto"), told(arguments, "json")
    assert set(trace) == TOP and trace["displayTimeUnit"] in ("ms", "ns")
    assert isinstance(trace["otherData"], dict)
    events = trace["traceEvents"]
    for e in events:
        check_event(e)
    tracks = check_nesting(events)
    check_names(events)
    check_counters(events)
    horizon = told_json["horizon_s"] * 1e6
    assert all(e["ts"] + e.get("dur", 0) <= horizon + 1 for e in events)
    # the same incidents and steps as are told otherwise
    incidents = [e for e in events if e.get("cat") == "incident"]
    assert len(incidents) == len(told_json["incidents"])
    for e, i in zip(incidents, told_json["incidents"]):
        assert abs(e["ts"] - i["opened_s"] * 1e6) < 1 and e["args"]["incident"] == i["incident"]
    steps = [(e["args"]["incident"], e["args"]["step"], e["name"]) for e in events if e["ph"] == "i"]
    assert steps == [(i["incident"], s["step"], s["text"])
                     for i in told_json["incidents"] for s in i["steps"]]
    for i in told_json["incidents"]:
        for s in i["steps"]:
            assert s["because"], s  # every step says why
            assert s["cause"] is None or 1 <= s["cause"] < s["step"], s
    assert tracks, arguments


for case in CASES:
    check(case)
