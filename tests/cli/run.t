$ ninefold run scenarios/front-door-pair.yaml
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 1000 replications of 1h, seed 7 (scenarios/front-door-pair.yaml)
>
> Targets
>   ✓ met        mean of availability.requests ≥ 99 %: 99.23505 %, 95 % CI [99.23429 %, 99.2358 %]
>   ✗ missed     p95 of rto.service ≤ 60 s: 69.77 s, 95 % CI [69.75 s, 69.79 s]
>
>                                mean     ± 95 %        p50        p95        p99        max     n
> Availability
>   availability.nines          2.116    0.00043          -          -          -          -  1000
>   availability.requests  99.23505 %  0.00076 %  99.2351 %  99.2561 %  99.2637 %  99.2736 %  1000
>   availability.time      98.07961 %  0.00086 %   98.077 %   98.106 %   98.118 %   98.142 %  1000
>   outages                         1   constant          1          1          1          1  1000
>   outages.length            69.13 s      31 ms    69.23 s    69.77 s    69.87 s    69.95 s  1000
>   outages.longest           69.13 s      31 ms    69.23 s    69.77 s    69.87 s    69.95 s  1000
> Downtime, min/y
>   downtime.requests            4021          4       4020       4128       4164       4199  1000
>   downtime                    10094        4.5      10107      10186      10201      10213  1000
>     by region-outage          10094        4.5      10107      10186      10201      10213  1000
> Recovery, by incident
>   rto.detect_first          40.31 s      19 ms    40.22 s    40.92 s    41.44 s    42.45 s  1000
>   rto.detect_last            69.7 s      18 ms    69.79 s    69.99 s       70 s       70 s  1000
>   rto.first_success             0 s   constant        0 s        0 s        0 s        0 s  1000
>   rto.service               69.13 s      31 ms    69.23 s    69.77 s    69.87 s    69.95 s  1000
>   rto.write                 69.13 s      31 ms    69.23 s    69.77 s    69.87 s    69.95 s  1000
> Where rto.service went
>   rto.stage.detect          40.31 s      19 ms    40.22 s    40.92 s    41.44 s    42.45 s  1000
>   rto.stage.drain           28.82 s      35 ms    28.91 s    29.58 s    29.73 s    29.86 s  1000
> Probe dial
>   probe.false_flips               0   ≤ 26.3/y          0          0          0          0  1000
>   probe.load                3.333/s   constant    3.333/s    3.333/s    3.333/s    3.333/s  1000
>   probe.recover_first       60.33 s      19 ms    60.24 s    60.93 s    61.45 s    62.47 s  1000
>   probe.recover_last        89.72 s      18 ms    89.81 s       90 s    90.02 s    90.02 s  1000
>   probe.unhealthy_share     37.78 %   constant    37.78 %    37.78 %    37.78 %    37.78 %  1000
>
> Where the time went (mean of rto.service: 69.13 s)
>   detect     40.31 s   58 %  █████████████████████████████
>   drain      28.82 s   42 %                               █████████████████████
>
> Against the exact formula
>   probe.recover_first    simulated 60.33 s, exact 60.31 s: +1.3 standard errors
>   probe.recover_last     simulated 89.72 s, exact 89.72 s: -0.2 standard errors
>   rto.detect_first       simulated 40.31 s, exact 40.3 s: +1.3 standard errors
>   rto.detect_last        simulated 69.7 s, exact 69.7 s: -0.2 standard errors
>
> downtime and downtime.requests are of a year in which the scripted faults come every 1h; a horizon
> of 1y has them once.
>
> Reproduce with ninefold 0.1.0:
>   ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 1000
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --format csv
> metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
>~ availability.nines,nines,20,2\.11\d+,2\.1\d+,2\.1\d+,,,,,,,,0,
>~ availability.requests,1,20,0\.992\d+(,\d+(\.\d+)?(e-\d+)?){9},0,
> ...
>~ outages,count,20,1,1,1,0,1,1,1,1,1,1,0,
> ...
>~ rto.detect_first,s,20,40\.\d+(,\d+(\.\d+)?(e-\d+)?){9},0,40\.29\d+
> ...
>~ rto.stage.warm,s,20(,0){11},
> ...
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --format json
> {
>~   "ninefold": "\d+\.\d+\.\d+",
>~   "scenario": {"name": "front-door-pair", "file": "scenarios/front-door-pair.yaml", "sha256": "[0-9a-f]{64}"},
>   "seed": 7,
>   "replications": 20,
>   "horizon_s": 3600,
>   "metrics": {
>~     "availability.nines": {"unit": "nines", "n": 20, "mean": 2\.11\d+, "ci95": \[2\.1\d+, 2\.1\d+\], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>~     "availability.requests": {"unit": "1", "n": 20, "mean": 0\.992\d+, "ci95": \[0\.992\d+, 0\.992\d+\], "sd": \d+(\.\d+)?(e-\d+)?, "min": \d+(\.\d+)?(e-\d+)?, "p50": \d+(\.\d+)?(e-\d+)?, "p90": \d+(\.\d+)?(e-\d+)?, "p95": \d+(\.\d+)?(e-\d+)?, "p99": \d+(\.\d+)?(e-\d+)?, "max": \d+(\.\d+)?(e-\d+)?, "censored": 0},
> ...
>~     "rto.detect_last": .*, "censored": 0, "closed_form": 69\.70\d+},
> ...
>   },
>   "targets": [
>~     {"metric": "availability.requests", "statistic": "mean", "limit": 0.99, "value": 0\.992\d+, "ci95": \[0\.992\d+, 0\.992\d+\], "verdict": "met"},
>~     {"metric": "rto.service", "statistic": "p95", "limit": 60, "value": 69\.\d+, "ci95": \[69\.\d+, null\], "verdict": "missed"}
>   ],
>~   "engine": {"events": \d+, "skipped_probes": \d+, "exact": false}
> }
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --format markdown
> ## Two stamps behind Azure Front Door lose West Europe for 45 minutes
>
> 20 replications of 1h, seed 7.
>
>~ \| target +\| statistic \| +limit \| +value \| +95 % interval \| +verdict \|
> ...
>~ \| `rto.service` +\| p95 +\| +≤ 60 s \| +69\.\d+ s \| +\[69\.\d+ s, \.\.\.\] \| +\*\*missed\*\* \|
> ...
> ```sh
> ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 20
> ```
# No replication can say anything about an interval.
$ ninefold run scenarios/front-door-pair.yaml --replications 1
> ...
>~   rto.service +6\d\.\d+ s +-( +6\d\.\d+ s){4}  1
> ...
>~   rto.detect_first +simulated 40\.\d* s, exact 40\.3 s
> ...
# One replication alone is the same as in the run.
$ ninefold run scenarios/front-door-pair.yaml --replications 1 --first-replication 17
> ...
> Targets
>~   \? undecided  mean of availability.requests ≥ 99 %: 99\.2\d+ %
>                mean takes 2 replications to bound, there is 1
>~   \? undecided  p95 of rto.service ≤ 60 s: 69\.\d+ s
>                p95 takes 59 independent incidents to bound, there is 1
> ...
>   ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 1 --first-replication 17
# Without a fault nothing fails, and that is not 100 %.
$ ninefold run scenarios/front-door-pair.yaml --set 'faults=[]' --replications 1000
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 1000 replications of 1h, seed 7 (scenarios/front-door-pair.yaml)
>
> Targets
>   ✓ met        mean of availability.requests ≥ 99 %: ≥ 99.7 % at 95 %: nothing failed
>   ? undecided  p95 of rto.service ≤ 60 s: no incident occurred
>
>                              mean    ± 95 %      p50      p95      p99      max     n
> Availability
>   availability.nines       ≥ 2.52   at 95 %        -        -        -        -  1000
>   availability.requests  ≥ 99.7 %   at 95 %        -        -        -        -  1000
>   availability.time      ≥ 99.7 %   at 95 %        -        -        -        -  1000
>   outages                       0  ≤ 26.3/y        0        0        0        0  1000
> Downtime, min/y
>   downtime.requests        ≤ 1580   at 95 %        -        -        -        -  1000
>   downtime                 ≤ 1580   at 95 %        -        -        -        -  1000
> Recovery, by incident
>   rto.detect_first              -         -        -        -        -        -     0
>   rto.detect_last               -         -        -        -        -        -     0
>   rto.first_success             -         -        -        -        -        -     0
>   rto.service                   -         -        -        -        -        -     0
> Probe dial
>   probe.false_flips             0  ≤ 26.3/y        0        0        0        0  1000
>   probe.load              3.333/s  constant  3.333/s  3.333/s  3.333/s  3.333/s  1000
>   probe.recover_first           -         -        -        -        -        -     0
>   probe.recover_last            -         -        -        -        -        -     0
>   probe.unhealthy_share       0 %  constant      0 %      0 %      0 %      0 %  1000
>
> Nothing failed in 1000 replications, which prove no more than ≥ 2.52 nines (95 %): a bound, however
> good the design, and no estimate. More replications raise it, a longer horizon does not.
>
> Reproduce with ninefold 0.1.0:
>   ninefold run scenarios/front-door-pair.yaml --set 'faults=[]' --seed 7 --replications 1000
$ ninefold run scenarios/front-door-pair.yaml --set 'faults=[]' --replications 1000 --format json | grep -E '"availability|"downtime'
>     "availability.nines": {"unit": "nines", "n": 1000, "mean": null, "ci95": [2.5241473544253434, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "availability.requests": {"unit": "1", "n": 1000, "mean": 1, "ci95": [0.9970087504549047, 1], "sd": 0, "min": 1, "p50": 1, "p90": 1, "p95": 1, "p99": 1, "max": 1, "censored": 0},
>     "availability.time": {"unit": "1", "n": 1000, "mean": 1, "ci95": [0.9970087504549047, 1], "sd": 0, "min": 1, "p50": 1, "p90": 1, "p95": 1, "p99": 1, "max": 1, "censored": 0},
>     "downtime": {"unit": "min/y", "n": 1000, "mean": 0, "ci95": [0, 1572.2007609020875], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "downtime.by.bad-deployment": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.clock-skew": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.common-cause": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.component-degraded": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.component-down": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.config-drift": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.control-plane-outage": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.edge-outage": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.failback": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.forced-failover": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.instance-crash": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.link-partition": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.link-slow": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.load-surge": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.maintenance": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.none": {"unit": "min/y", "n": 1000, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "downtime.by.origin-disabled": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.planned-failover": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.pop-outage": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.probe-loss": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.region-isolation": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.region-outage": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.replication-stall": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.by.zone-outage": {"unit": "min/y", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "downtime.requests": {"unit": "min/y", "n": 1000, "mean": 0, "ci95": [0, 1572.2007609020875], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     {"metric": "availability.requests", "statistic": "mean", "limit": 0.99, "value": 1, "ci95": [0.9970087504549047, 1], "verdict": "met"},
# The command that reproduces keeps what was set, quoted.
$ ninefold run scenarios/front-door-pair.yaml --replications 5 --seed 3 --horizon 2h --set 'title=it'"'"'s' --exact --first-replication 2 | sed -n '/^Reproduce/,$p'
> Reproduce with ninefold 0.1.0:
>   ninefold run scenarios/front-door-pair.yaml --set 'title=it'\''s' --horizon 2h --seed 3 \
>     --replications 5 --first-replication 2 --exact
$ cp scenarios/front-door-pair.yaml ./-x.yaml; ninefold run --replications 2 -- -x.yaml | sed -n '/^Reproduce/,$p'
> Reproduce with ninefold 0.1.0:
>   ninefold run ./-x.yaml --seed 7 --replications 2
$ cp scenarios/front-door-pair.yaml "a;b.yaml"; ninefold run --replications 2 "a;b.yaml" | sed -n '/^Reproduce/,$p'
> Reproduce with ninefold 0.1.0:
>   ninefold run 'a;b.yaml' --seed 7 --replications 2
# Control characters are shown as '?', and quoted so that bash and zsh read them back.
$ ninefold run --replications 2 --set 'title="a\e[31mred\n\tnew"' scenarios/front-door-pair.yaml | head -1
> front-door-pair: a?[31mred? new
$ ninefold run --replications 2 --set 'title="a\e[31mred\n\tnew"' --format markdown scenarios/front-door-pair.yaml | head -1
> ## a?[31mred? new
$ ninefold run --replications 2 --set "title=$(printf 'a\tit'"'"'s')" scenarios/front-door-pair.yaml | sed -n '/^Reproduce/,$p'
> Reproduce with ninefold 0.1.0:
>   ninefold run scenarios/front-door-pair.yaml --set $'title=a\011it\047s' --seed 7 \
>     --replications 2
$ cp scenarios/front-door-pair.yaml "$(printf 'a\033[31m.yaml')"; ninefold run --replications 2 "$(printf 'a\033[31m.yaml')" | sed -n '1,2p;/^Reproduce/,$p'
> a?[31m: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 replications of 1h, seed 7 (a?[31m.yaml)
> Reproduce with ninefold 0.1.0:
>   ninefold run $'a\033[31m.yaml' --seed 7 --replications 2
$ ninefold check "$(printf 'a\033[31m.yaml')" 2>/dev/null
> a?[31m.yaml: 1 error, 3 warnings
? 1
# --quiet is for progress; there is none without a terminal anyway.
$ ninefold run scenarios/front-door-pair.yaml --quiet --no-store --replications 5 --threads 2 --color never | head -1
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
$ ninefold run scenarios/front-door-pair.yaml --color always --replications 5 | grep -c "$(printf '\033')\["
> 6
$ NO_COLOR=1 ninefold run scenarios/front-door-pair.yaml --replications 5 | grep -c "$(printf '\033')\["
> 0
? 1
# What is undecided says what would decide.
$ ninefold run scenarios/front-door-pair.yaml --set targets.rto=69.77s | grep -A1 '?'
>   ? undecided  p95 of rto.service ≤ 69.77 s: 69.77 s, 95 % CI [69.75 s, 69.79 s]
>                the limit lies within the interval; more replications would tell
$ ninefold run scenarios/front-door-pair.yaml --set targets.rto=70s --replications 58 | grep -A1 '?'
>   ? undecided  p95 of rto.service ≤ 70 s: 69.76 s, 95 % CI [69.63 s, ...]
>                p95 takes 59 independent incidents to bound, there are 58
$ ninefold run scenarios/front-door-pair.yaml --set targets.rto=70s --replications 59 | grep -c '?'
> 0
? 1
$ ninefold run scenarios/front-door-pair.yaml --set 'targets={rto: 70s, percentile: 99}' --replications 60 | grep -A1 '?'
>   ? undecided  p99 of rto.service ≤ 70 s: 69.84 s, 95 % CI [69.76 s, ...]
>                p99 takes 299 independent incidents to bound, there are 60
$ ninefold run scenarios/front-door-pair.yaml --set 'targets={availability: 99.99%}' --set 'faults=[]' --replications 10 --format markdown | grep takes
> `availability.requests` is undecided: it takes 29956 replications without a failure to tell.
# Lines fit where they can.
$ COLUMNS=80 ninefold run scenarios/front-door-pair.yaml --set edge.probe.interval=20s | tail -n +3
>
> Targets
>   ✓ met        mean of availability.requests ≥ 99 %:
>                99.44374 %, 95 % CI [99.44323 %, 99.44424 %]
>   ✓ met        p95 of rto.service ≤ 60 s: 49.85 s, 95 % CI [49.83 s, 49.86 s]
>
>                                mean     ± 95 %        p95        p99     n
> Availability
>   availability.nines          2.255    0.00039          -          -  1000
>   availability.requests  99.44374 %   0.0005 %  99.4578 %  99.4628 %  1000
>   availability.time      98.62715 %  0.00057 %   98.645 %   98.653 %  1000
>   outages                         1   constant          1          1  1000
>   outages.length            49.42 s      21 ms    49.85 s    49.91 s  1000
>   outages.longest           49.42 s      21 ms    49.85 s    49.91 s  1000
> Downtime, min/y
>   downtime.requests            2924        2.7       2995       3019  1000
>   downtime                     7216          3       7278       7287  1000
>     by region-outage           7216          3       7278       7287  1000
> Recovery, by incident
>   rto.detect_first          30.21 s      13 ms    30.61 s    30.96 s  1000
>   rto.detect_last            49.8 s      12 ms    49.99 s       50 s  1000
>   rto.first_success             0 s   constant        0 s        0 s  1000
>   rto.service               49.42 s      21 ms    49.85 s    49.91 s  1000
>   rto.write                 49.42 s      21 ms    49.85 s    49.91 s  1000
> Where rto.service went
>   rto.stage.detect          30.21 s      13 ms    30.61 s    30.96 s  1000
>   rto.stage.drain           19.22 s      24 ms    19.72 s    19.82 s  1000
> Probe dial
>   probe.false_flips               0   ≤ 26.3/y          0          0  1000
>   probe.load                    5/s   constant        5/s        5/s  1000
>   probe.recover_first       40.22 s      13 ms    40.63 s    40.97 s  1000
>   probe.recover_last        59.82 s      12 ms    60.01 s    60.02 s  1000
>   probe.unhealthy_share     37.64 %   constant    37.64 %    37.64 %  1000
>
> Where the time went (mean of rto.service: 49.42 s)
>   detect     30.21 s   61 %  ███████████████████████████████
>   drain      19.22 s   39 %                                 ███████████████████
>
> Against the exact formula
>   probe.recover_first    simulated 40.22 s, exact 40.22 s: +1.3 standard errors
>   probe.recover_last     simulated 59.82 s, exact 59.82 s: -0.2 standard errors
>   rto.detect_first       simulated 30.21 s, exact 30.2 s: +1.3 standard errors
>   rto.detect_last        simulated 49.8 s, exact 49.8 s: -0.2 standard errors
>
> downtime and downtime.requests are of a year in which the scripted faults come
> every 1h; a horizon of 1y has them once.
>
> Reproduce with ninefold 0.1.0:
>   ninefold run scenarios/front-door-pair.yaml --set edge.probe.interval=20s \
>     --seed 7 --replications 1000
