# SPDX-License-Identifier: GPL-3.0-or-later
"""ladder.py ROOT PROGRAM [--all | --write]: the tables of docs/ladder.md say what comes out, to the
digits that they show. Without --all that is asked of what half a minute can tell: years and money
of the two ends of the ladder, and every drill. --write renews all."""
import json
import math
import os
import subprocess
import sys

DESIGNS = ("zone-redundant", "warm-dr", "active-passive", "active-active")
ARTICLE = dict(zip(DESIGNS, ("99.9 %", "99.95 %", "99.99 %", "99.999 %")))
ENDS = (DESIGNS[0], DESIGNS[-1])
NO_EDGE = ("edge.outage.every=never",)
NO_POPS = ("edge.pop_outage.every=never",)
NO_REGION = ("regions.westeurope.outage.every=never",)
NO_RELEASE = ("deployments.bad=0%",)
NO_SERVICE = ("stamps.we.components.config.fail.every=never",
              "stamps.we.components.database.fail.every=never")
HOT = tuple(f"regions.{name}.outage.every={{exponential: {{mean: 11680h}}}}"
            for name in ("westeurope", "northeurope"))
DRILL = ("preset=~", "common_cause=~", "deployments=~", "horizon=2d")


class Program:
    def __init__(self, root, program):
        self.root, self.program, self.known = root, program, {}

    def run(self, design, *settings):
        """Metrics of a run; each is made once."""
        if (design, settings) not in self.known:
            path = os.path.join(self.root, "scenarios", "ladder", design + ".yaml")
            sets = [word for setting in settings for word in ("--set", setting)]
            text = subprocess.run([self.program, "run", path, "--quiet", "--no-store", "--format", "json", *sets],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
            self.known[design, settings] = json.loads(text.stdout)["metrics"]
        return self.known[design, settings]

    def drill(self, design, data):
        fault = (f"faults=[{{at: 12h, fault: region-outage, target: westeurope, for: 458m, "
                 f"data: {data}}}]")
        return self.run(design, *DRILL, fault)


def nines(metrics):
    m = metrics["availability.nines"]
    return f"{m['mean']:.2f} [{m['ci95'][0]:.2f}, {m['ci95'][1]:.2f}]"


def number(value, digits):
    """`value` to so many significant digits, without an exponent."""
    if value == 0:
        return "0"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return f"{value:,.{places}f}"


def mean(metrics, name, places, scale=1):
    m = metrics[name]
    half = (m["ci95"][1] - m["ci95"][0]) / 2
    if half == 0:
        return f"{m['mean'] / scale:,.{places}f}"
    return f"{m['mean'] / scale:,.{places}f} ± {half / scale:,.{places}f}"


def time(seconds):
    for unit, size in (("h", 3600), ("min", 60), ("s", 1)):
        if seconds >= 2 * size:
            return f"{number(seconds / size, 3)} {unit}"
    return f"{number(seconds, 3)} s"


def table(*rows):
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return [head, "|" + "---|" * len(rows[0]), *body]


def years(program, designs):
    rows = [("design", "article", "nines", "min/y lost", "nines, edge left out",
             "min/y lost, edge left out", "EUR/y")]
    for design in designs:
        whole, without = program.run(design), program.run(design, *NO_EDGE)
        rows.append((design, ARTICLE[design], nines(whole), mean(whole, "downtime.requests", 0),
                     nines(without), mean(without, "downtime.requests", 1),
                     mean(whole, "cost.annual", 0)))
    return table(*rows)


def drill(program, designs):
    rows = [("design", "RTO, mean", "RTO, p95", "RPO, p95", "writes lost, mean",
             "RPO, p95, region's data lost", "writes lost, mean, region's data lost")]
    for design in designs:
        kept, lost = program.drill(design, "preserved"), program.drill(design, "lost")
        rows.append((design, time(kept["rto.service"]["mean"]), time(kept["rto.service"]["p95"]),
                     time(kept["rpo.seconds"]["p95"]), f"{kept['rpo.lost_writes']['mean']:,.0f}",
                     time(lost["rpo.seconds"]["p95"]), f"{lost['rpo.lost_writes']['mean']:,.0f}"))
    return table(*rows)


def cost(program, designs):
    parts = ("compute", "data", "egress", "edge", "operations", "drills")
    rows = [("EUR/y", *parts, "data in Cosmos DB")]
    for design in designs:
        m = program.run(design)
        cosmos = m if design == "active-active" else program.run(
            design, "stores.orders.preset=azure-cosmos-single-write", "replications=20")
        rows.append((design, *(f"{m['cost.' + part]['mean']:,.0f}" for part in parts),
                     f"{cosmos['cost.data']['mean']:,.0f}"))
    return table(*rows)


def lognormal(median, sigma):
    return median * math.exp(sigma ** 2 / 2)


def sources(program, designs):
    """What each source adds: the difference of two runs with one seed."""
    off = (("edge", NO_EDGE, 0.3 * lognormal(300, 0.9)),
           ("managed services in West Europe", NO_SERVICE,
            2 * 2.7 * 0.05 * lognormal(190, 1.3)),
           ("region West Europe", NO_REGION, 0.027 * lognormal(458, 1.09)),
           ("bad releases", NO_RELEASE,
            365 / 7 * 0.01 * lognormal(15, math.log(4) / 1.6448536269514722)),
           ("points of presence", NO_POPS, 0.5))
    rows = [("min/y lost to", *designs, "by hand, first column")]
    for name, settings, expected in off:
        cells = [program.run(d)["downtime.requests"]["mean"]
                 - program.run(d, *settings)["downtime.requests"]["mean"] for d in designs]
        rows.append((name, *(f"{cell:.2f}" for cell in cells), f"{expected:.1f}"))
    return table(*rows, ("all", *(mean(program.run(d), "downtime.requests", 0) for d in designs), ""))


def variants(program, designs):
    cases = [("active-passive, failover left to the provider", "active-passive",
              ("stores.orders.failover.policy=automatic",)),
             ("warm-dr, standby of 3 instances", "warm-dr",
              ("stamps.ne.components.app.instances=3",)),
             ("active-active, releases to both at once", "active-active",
              ("deployments.stagger=0s",)),
             ("active-active, no bad releases", "active-active", NO_RELEASE)]
    cases += [(f"active-active, beta of {beta}", "active-active", (f"common_cause[0].beta={beta}",))
              for beta in ("0%", "5%", "10%", "50%")]
    cases += [(f"{design}, regions as the one hit most", design, HOT) for design in designs]
    rows = [("edge left out", "nines", "min/y lost")]
    for name, design, settings in cases:
        m = program.run(design, *NO_EDGE, *settings)
        rows.append((name, nines(m), mean(m, "downtime.requests", 1)))
    return table(*rows)


TABLES = {"years": years, "drill": drill, "cost": cost, "sources": sources, "variants": variants}
QUICK = {"years": ENDS, "drill": DESIGNS, "cost": ENDS}


def main(root, program, *options):
    page = os.path.join(root, "docs", "ladder.md")
    with open(page, encoding="utf-8") as f:
        text = f.read()
    program, wrong = Program(root, program), []
    for name, designs in (dict.fromkeys(TABLES, DESIGNS) if options else QUICK).items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        before, _, rest = text.partition(begin)
        shown, _, after = rest.partition(end)
        made = TABLES[name](program, designs)
        wrong += [f"docs/ladder.md: {name}: the program says\n{row}" for row in made
                  if row not in shown.splitlines()]
        text = before + begin + "\n".join(made) + "\n" + end + after
    if "--write" in options:
        with open(page, "w", encoding="utf-8") as f:
            f.write(text)
        return 0
    print("\n".join(wrong) or f"{len(program.known)} runs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
