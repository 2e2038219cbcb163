$ ninefold help size
> Usage: ninefold size [options] FILE|STUDY
>
> Finds the cheapest setting that meets the scenario's targets, and tells how
> sure that is. Replications go where the decision is close.
>
> Options:
>   --vary PATH=V1,V2,...     a field and the values it takes (repeatable)
>   --minimise METRIC         whose mean is to be small (default: cost.annual)
>   --confidence SHARE        how sure the choice is to be (default: 95%)
>   --budget N                replications of all settings, at most
>   --set PATH=VALUE          change a field (repeatable); PATH=~ takes it out
>   --replications N          how many to play; overrides an `until` block
>   --seed S                  seed of all random streams
>   --horizon T               simulated time of one replication, such as 1y
>   --metric NAME[:STAT]      to be shown; STAT: mean, p50, p90, p95, p99, max
>   --exact                   play every probe, write and lag: no shortcuts
>   --threads N               default: all cores, 1 an MPI rank; changes no number
>   --assert                  exit 1 if none meets the targets, 5 if undecided
>   --format NAME             output: csv|json|markdown|table
>   --quiet                   no progress; diagnostics are shown all the same
>   --store FILE              where results are kept (default ninefold.db)
>   --no-store                keep nothing
>   --resume                  go on with this command's last unfinished run
>   --color WHEN              colours: auto|always|never
>   --design NAME             grid, the default, or sobol:N
>   -h, --help                this text
>
> Every setting gets 100 replications, and at most those of the scenario or of
> --replications; of an `until` block its min and its max. Without targets the
> cheapest setting is chosen. A file with the key `study` (study: size) says what
> is varied itself. Values are written as for `ninefold sweep`. Exit status with
> --assert: 0 a setting is chosen, 1 none meets the targets, 5 undecided.
# 25 s is the longest interval with which the last of 100 points of presence notices within 60 s: 2 x 25 s and the 10 s that a dropped probe waits. 24 s would do, too, for more probes; 26 s is up to 62 s.
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=20s,24s,25s,26s,30s --minimise probe.load
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 5 settings of edge.probe.interval; 600 replications of 1h, seed 7; 100 to 200 of at most 1000 a
> setting
>
> ✓ Choose interval=25s.
>   Of 5 settings it has the smallest probe.load of those that meet the targets: 4/s. That is right
>   with a probability of at least 99.91 % (95 % asked for).
>   Runner-up: interval=24s, which seems to meet the targets, too, with probe.load larger by 0.1667/s.
>   Next below in probe.load: interval=26s, where p95 of rto.service is 61.73 s, ≤ 60 s asked for.
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> interval  played  probe.load  rto.service p95  outcome
> 30s          100     3.333/s          69.69 s  misses rto.service
> 26s          100     3.846/s          61.73 s  misses rto.service
> 25s          200         4/s           59.8 s  chosen
> 24s          100     4.167/s          57.75 s  more by 0.1667/s
> 20s          100         5/s          49.79 s  more by 1/s
>
> Means ± 95 %; probe.load as that of the best and the difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=20s,24s,25s,26s,30s \
>     --minimise probe.load
$ COLUMNS=60 ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --metric rto.detect_last --confidence 99.9%
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 settings of edge.probe.interval; 300 replications of 1h,
> seed 7; 100 to 200 of at most 1000 a setting
>
> ✓ Choose interval=25s.
>   Of 2 settings it has the smallest probe.load of those that
>   meet the targets: 4/s. That is right with a probability of
>   at least 99.95 % (99.9 % asked for).
>   Runner-up: interval=26s, where p95 of rto.service is
>   61.73 s, ≤ 60 s asked for.
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> interval  played  probe.load  rto.service p95
> 26s          100     3.846/s          61.73 s
> 25s          200         4/s           59.8 s
>
> interval  rto.detect_last  outcome
> 26s       61.76 s ± 45 ms  misses rto.service
> 25s       59.75 s ± 32 ms  chosen
>
> Means ± 95 %; probe.load as that of the best and the
> difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/front-door-pair.yaml \
>     --vary edge.probe.interval=25s,26s \
>     --minimise probe.load --confidence 99.9% \
>     --metric rto.detect_last
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=24s,25s,26s --minimise probe.load --format markdown
> ## Two stamps behind Azure Front Door lose West Europe for 45 minutes
>
> 3 settings of edge.probe.interval; 400 replications of 1h, seed 7; 100 to 200 of at most 1000 a setting.
>
> **Choose interval=25s.** Of 3 settings it has the smallest probe.load of those that meet the targets: 4/s. That is right with a probability of at least 99.94 % (95 % asked for).
>
> - Runner-up: interval=24s, which seems to meet the targets, too, with probe.load larger by 0.1667/s.
> - Next below in probe.load: interval=26s, where p95 of rto.service is 61.73 s, ≤ 60 s asked for.
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> | interval | played | probe.load | rto.service p95 | outcome            |
> | -------- | -----: | ---------: | --------------: | ------------------ |
> | 26s      |    100 |    3.846/s |         61.73 s | misses rto.service |
> | 25s      |    200 |        4/s |          59.8 s | chosen             |
> | 24s      |    100 |    4.167/s |         57.75 s | more by 0.1667/s   |
>
> Means ± 95 %; probe.load as that of the best and the difference from it, under the same luck.
>
> Reproduce with ninefold 0.1.0:
>
> ```sh
> ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=24s,25s,26s --minimise probe.load
> ```
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --format csv
> edge.probe.interval,replications,objective,ci95_low,ci95_high,more,more_low,more_high,feasible_probability,availability.requests:mean,availability.requests:mean_low,availability.requests:mean_high,availability.requests:mean_limit,availability.requests:mean_verdict,rto.service:p95,rto.service:p95_low,rto.service:p95_high,rto.service:p95_limit,rto.service:p95_verdict,outcome,excluded_by,verdict,probability_correct
> 25s,100,4,4,4,,,,0.9986584378779759,0.9933899321346985,0.993369712844294,0.993410151425103,0.99,met,59.742366106,59.711085053,59.866988246,60,met,chosen,,met,0.9523712261701948
> 26s,100,3.8461538461538556,3.8461538461538556,3.8461538461538556,-0.15384615384614442,-0.15384615384614442,-0.15384615384614442,0,0.9931810849756395,0.993160056913619,0.99320211303766,0.99,met,61.73206075,61.699528455,61.861667775,60,missed,excluded,rto.service,met,0.9523712261701948
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=24s,25s,26s --minimise probe.load --format json | grep -vE '^        ("|\{)|"metrics"|^      [}\]]'
> {
>   "ninefold": "0.1.0",
>   "scenario": {"name": "front-door-pair", "file": "scenarios/front-door-pair.yaml", "sha256": "2ec57e973fb6abbef1a50a38cde02d20d2a9345db8773212367008707f24b717"},
>   "seed": 7,
>   "confidence": 0.95,
>   "minimise": "probe.load",
>   "selected": {"set": {"edge.probe.interval": "25s"}},
>   "runner_up": {"set": {"edge.probe.interval": "24s"}, "excluded_by": ["probe.load"]},
>   "probability_correct": 0.9994399289203245,
>   "verdict": "met",
>   "replications": 400,
>   "points": [
>     {
>       "set": {"edge.probe.interval": "24s"},
>       "objective": {"unit": "1/s", "mean": 4.166666666666667, "ci95": [4.166666666666667, 4.166666666666667]},
>       "more": {"mean": 0.16666666666666696, "ci95": [0.16666666666666696, 0.16666666666666696]},
>       "feasible_probability": 0.9986584378779759,
>       "excluded_by": ["probe.load"],
>       "seed": 7,
>       "replications": 100,
>       "horizon_s": 3600,
>       },
>       "targets": [
>       ],
>       "engine": {"events": 184836, "skipped_probes": 2920000, "exact": false}
>     },
>     {
>       "set": {"edge.probe.interval": "25s"},
>       "objective": {"unit": "1/s", "mean": 4, "ci95": [4, 4]},
>       "more": null,
>       "feasible_probability": 0.9999941696125544,
>       "excluded_by": [],
>       "seed": 7,
>       "replications": 200,
>       "horizon_s": 3600,
>       },
>       "targets": [
>       ],
>       "engine": {"events": 369469, "skipped_probes": 5600000, "exact": false}
>     },
>     {
>       "set": {"edge.probe.interval": "26s"},
>       "objective": {"unit": "1/s", "mean": 3.8461538461538556, "ci95": [3.8461538461538556, 3.8461538461538556]},
>       "more": {"mean": -0.15384615384614442, "ci95": [-0.15384615384614442, -0.15384615384614442]},
>       "feasible_probability": 0,
>       "excluded_by": ["rto.service"],
>       "seed": 7,
>       "replications": 100,
>       "horizon_s": 3600,
>       },
>       "targets": [
>       ],
>       "engine": {"events": 184588, "skipped_probes": 2689157, "exact": false}
>     }
>   ]
> }
# The cheapest in money, where prices are known; costs of a year are told apart by their differences.
$ ninefold size scenarios/years.yaml --quiet --vary stamps.ne.components.app.instances=2,3,4 --set targets.availability=99.9% --replications 400
> Years, nines and money of two regions
> 3 settings of stamps.ne.components.app.instances; 400 replications of 1y, seed 7; 100 to 200 of at
> most 400 a setting
>
> ✓ Choose instances=2.
>   Of 3 settings it has the smallest cost.annual of those that meet the targets: 54868 EUR/y. That is
>   right with a probability of at least 97.4 % (95 % asked for).
>   Runner-up: instances=3, which seems to meet the targets, too, with cost.annual larger by 1168
>   EUR/y.
>
> instances  played  cost.annual, EUR/y  availability.requests  outcome
> 2             200         54868 ± 410              99.9782 %  chosen
> 3             100               56036               99.972 %  more by 1168 EUR/y
> 4             100               57204               99.972 %  more by 2335 EUR/y
>
> Means ± 95 %; cost.annual as that of the best and the difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/years.yaml --set targets.availability=99.9% --replications 400 \
>     --vary stamps.ne.components.app.instances=2,3,4
# For a pipeline: a setting is chosen, none meets the targets, or it is not known yet.
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --assert > /dev/null
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=26s,30s --minimise probe.load --assert
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 settings of edge.probe.interval; 200 replications of 1h, seed 7; 100 of at most 1000 a setting
>
> ✗ No setting meets the targets.
>   That is right with a probability of at least 99.99 % (95 % asked for).
>   Nearest: interval=26s, where p95 of rto.service is 61.73 s, ≤ 60 s asked for.
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> interval  played  probe.load  rto.service p95  outcome
> 30s          100     3.333/s          69.69 s  misses rto.service
> 26s          100     3.846/s          61.73 s  misses rto.service
>
> Means ± 95 %.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=26s,30s \
>     --minimise probe.load
? 1
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --assert --replications 50
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 settings of edge.probe.interval; 100 replications of 1h, seed 7; 50 of at most 50 a setting
>
> ? Undecided.
>   interval=25s seems best. Of 2 settings it has the smallest probe.load of those that seem to meet
>   the targets: 4/s. That is right with a probability of at least 66.2 % (95 % asked for).
>   Runner-up: interval=26s, where p95 of rto.service is 61.79 s, ≤ 60 s asked for.
>   Open is whether interval=25s keeps to p95 of rto.service ≤ 60 s. More replications a setting would
>   tell (--replications).
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> interval  played  probe.load  rto.service p95  outcome
> 26s           50     3.846/s          61.79 s  misses rto.service
> 25s           50         4/s           59.8 s  seems best
>
> Means ± 95 %; probe.load as that of the best and the difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/front-door-pair.yaml --replications 50 \
>     --vary edge.probe.interval=25s,26s --minimise probe.load
? 5
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --set targets.percentile=99.9 --assert --budget 333
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 settings of edge.probe.interval; 333 replications of 1h, seed 7; 100 to 233 of at most 1000 a
> setting
>
> ? Undecided.
>   interval=25s seems best. Of 2 settings it has the smallest probe.load of those that seem to meet
>   the targets: 4/s. How sure that is cannot be said yet (95 % asked for).
>   Runner-up: interval=26s, where p99.9 of rto.service is 61.86 s, ≤ 60 s asked for.
>   Open is whether interval=25s keeps to p99.9 of rto.service ≤ 60 s. More replications in all would
>   tell (--budget).
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> interval  played  probe.load  rto.service p99.9  outcome
> 26s          100     3.846/s            61.86 s  misses rto.service
> 25s          233         4/s            59.92 s  seems best
>
> Means ± 95 %; probe.load as that of the best and the difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/front-door-pair.yaml --set targets.percentile=99.9 \
>     --vary edge.probe.interval=25s,26s --minimise probe.load --budget 333
? 5
$ ninefold size scenarios/brown-out.yaml --vary edge.probe.interval=20s,30s --set targets=~ --minimise probe.load --assert
! ninefold size: --assert: the scenario has no targets to hold the settings against
! `ninefold help size` tells what there is
? 2
# Without targets the cheapest of all.
$ ninefold size scenarios/brown-out.yaml --vary edge.probe.interval=20s,30s --set targets=~ --minimise probe.load --replications 100
> Thirty per cent of errors in one stamp make the POPs flap
> 2 settings of edge.probe.interval; 200 replications of 6h, seed 7; 100 of at most 100 a setting
>
> ✓ Choose interval=30s.
>   The scenario has no targets, so nothing is asked of it but the smallest probe.load: 3.333/s. That
>   is right with a probability of at least 99.99 % (95 % asked for).
>   Runner-up: interval=20s, with probe.load larger by 1.667/s.
>
> interval  played  probe.load  outcome
> 30s          100     3.333/s  chosen
> 20s          100         5/s  more by 1.667/s
>
> Means ± 95 %; probe.load as that of the best and the difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size scenarios/brown-out.yaml --set 'targets=~' --replications 100 \
>     --vary edge.probe.interval=20s,30s --minimise probe.load
# A study says what is varied and what is to be small; the command line wins.
$ printf 'ninefold: 1\nstudy: size\nscenario: scenarios/front-door-pair.yaml\nminimise: probe.load\nconfidence: 99%%\nbudget: 900\nvary: {edge.probe.interval: [25s, 26s]}\n' > study.yaml
$ ninefold size study.yaml --confidence 90%
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 settings of edge.probe.interval; 200 replications of 1h, seed 7; 100 of at most 1000 a setting
>
> ✓ Choose interval=25s.
>   Of 2 settings it has the smallest probe.load of those that meet the targets: 4/s. That is right
>   with a probability of at least 95.2 % (90 % asked for).
>   Runner-up: interval=26s, where p95 of rto.service is 61.73 s, ≤ 60 s asked for.
>
> Met by all: mean of availability.requests ≥ 99 %.
>
> interval  played  probe.load  rto.service p95  outcome
> 26s          100     3.846/s          61.73 s  misses rto.service
> 25s          100         4/s          59.74 s  chosen
>
> Means ± 95 %; probe.load as that of the best and the difference from it, under the same luck.
> Reproduce with ninefold 0.1.0:
>   ninefold size study.yaml --confidence 90%
$ printf 'ninefold: 1\nstudy: size\nscenario: scenarios/front-door-pair.yaml\nminimise: cost.anual\nconfidence: 20%%\nbudget: 0\nvary: {edge.probe.interval: [25s, 26y]}\n' > wrong.yaml
$ ninefold size wrong.yaml
! wrong.yaml:4:11: error: minimise: found cost.anual: no such metric; the nearest name is cost.annual [S207]
!    4 | minimise: cost.anual
!      |           ^~~~~~~~~~
! wrong.yaml:5:13: error: confidence: found 20%: write a share from 50% to 99.9999% [S206]
!    5 | confidence: 20%
!      |             ^~~
! wrong.yaml:6:9: error: budget: found 0: write a whole number from 1 on [S206]
!    6 | budget: 0
!      |         ^
! wrong.yaml:7:35: error: edge.probe.interval: found 26y, allowed is 1s to 1d [S206]
!    7 | vary: {edge.probe.interval: [25s, 26y]}
!      |                                   ^~~
? 3
$ ninefold sweep study.yaml
! study.yaml:2:8: error: study: found size, allowed is sweep [S207]
!    2 | study: size
!      |        ^~~~
! hint: `ninefold size` plays it
? 3
$ ninefold size scenarios/studies/probe-dial.yaml
! scenarios/studies/probe-dial.yaml:10:8: error: study: found sweep, allowed is size [S207]
!   10 | study: sweep
!      |        ^~~~~
! hint: `ninefold sweep` plays it
? 3
# What has no value cannot be small.
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s
! ninefold size: cost.annual has no value without cost.price_book or cost.prices: set it in the scenario or by --set, or choose another --minimise, such as probe.load
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise cost.downtime
! ninefold size: cost.downtime has no value without cost.downtime_per_minute: set it in the scenario or by --set, or choose another --minimise, such as probe.load
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise rpo.seconds --quiet
! ninefold size: rpo.seconds has no value at any setting; `ninefold explain rpo.seconds` tells what it needs
? 3
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.loda
! ninefold size: --minimise probe.loda: no such metric; the nearest name is probe.load
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise availability.requests
! ninefold size: --minimise availability.requests: of it more is better; downtime.requests is the same turned round
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --confidence 1
! ninefold size: --confidence 1: write a share from 50% to 99.9999%
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --confidence sure
! ninefold size: --confidence sure: write a share from 50% to 99.9999%
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --budget 150
! ninefold size: --budget 150: 2 settings start with 200 replications
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26s --minimise probe.load --budget 0
! ninefold size: --budget 0: write a whole number from 1 on
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary targets.rto=60s,~ --minimise probe.load
! ninefold size: settings differ in which targets they have, not only in limits
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --minimise probe.load
! ninefold size: nothing is varied: give --vary PATH=V1,V2,...
! `ninefold help size` tells what there is
? 2
$ ninefold size scenarios/front-door-pair.yaml --vary edge.probe.interval=25s,26 --vary edge.probe.sample_size=4,x --minimise probe.load
! --vary:1:21: error: edge.probe.interval: found 26, a duration needs a unit: 26s? [S205]
!    1 | edge.probe.interval=26
!      |                     ^~
! --vary:1:24: error: edge.probe.sample_size: found x, a whole number is wanted [S205]
!    1 | edge.probe.sample_size=x
!      |                        ^
? 3
