# Two settings of the probes under the same luck: the difference is known far better than either.
$ printf 'ninefold: 1\nextends: scenarios/front-door-pair.yaml\nedge: {probe: {interval: 28s}}\n' > p28.yaml
$ ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 200
> 2 designs, the most available first
> 200 replications of 1h, seed 7, the same luck for all: differences are paired.
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
>                                        p28       front-door-pair
> availability.nines         2.141 ± 0.00096       2.116 ± 0.00097
> downtime.requests   3802 min/y ± 8.4 min/y  4021 min/y ± 9 min/y
> rto.detect_last            65.72 s ± 36 ms        69.7 s ± 39 ms
> rto.service p95                    65.78 s               69.76 s
> probe.false_flips              0 (≤ 132/y)           0 (≤ 132/y)
> probe.load                         3.571/s               3.333/s
> targets                             missed                missed
>
> Differences of means, from each design to the next more available one
> front-door-pair to p28:
>                                           difference [95 %]  told apart  pairing
> availability.nines            +0.02437 [+0.02436, +0.02438]         yes    12050
> downtime.requests   -219.4 min/y [-220 min/y, -218.8 min/y]         yes      421
> rto.detect_last                -3.98 s [-3.983 s, -3.977 s]         yes      421
> rto.service                   -3.943 s [-3.947 s, -3.939 s]         yes      421
> probe.load                                        +0.2381/s         yes        -
>
> pairing: how many times larger the variance of the difference would be under independent luck.
> Reproduce with ninefold 0.1.0:
>   ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 200
$ ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 20 --format json | grep -E '"(a|name|rank|frontier|designs|differences)"' | grep -vE 'stage|detect|recover'
>   "designs": [
>       "name": "front-door-pair",
>       "rank": 2,
>       "name": "p28",
>       "rank": 1,
>   "differences": [
>     {"a": "front-door-pair", "b": "p28", "metric": "availability.nines", "unit": "nines", "mean": 0.024383431019038948, "ci95": [0.024350601798977117, 0.02441626023910078], "paired": true, "variance_ratio": 12116.924775385542},
>     {"a": "front-door-pair", "b": "p28", "metric": "availability.requests", "unit": "1", "mean": 0.0004188790958220556, "ci95": [0.00041585043223984596, 0.0004219077594042653], "paired": true, "variance_ratio": 420.99999992817663},
>     {"a": "front-door-pair", "b": "p28", "metric": "availability.time", "unit": "1", "mean": 0.0010957812292500257, "ci95": [0.0010915201798386664, 0.001100042278661385], "paired": true, "variance_ratio": 421.0000034134697},
>     {"a": "front-door-pair", "b": "p28", "metric": "downtime", "unit": "min/y", "mean": -575.9426140937994, "ci95": [-578.1822216644099, -573.703006523189], "paired": true, "variance_ratio": 421.00000341345986},
>     {"a": "front-door-pair", "b": "p28", "metric": "downtime.by.none", "unit": "min/y", "mean": 0, "ci95": [0, 0], "paired": true, "variance_ratio": null},
>     {"a": "front-door-pair", "b": "p28", "metric": "downtime.by.region-outage", "unit": "min/y", "mean": -575.9426140937994, "ci95": [-578.1822216644099, -573.703006523189], "paired": true, "variance_ratio": 421.00000341345986},
>     {"a": "front-door-pair", "b": "p28", "metric": "downtime.requests", "unit": "min/y", "mean": -220.1628527640869, "ci95": [-221.7547183428938, -218.57098718528], "paired": true, "variance_ratio": 420.9999999294773},
>     {"a": "front-door-pair", "b": "p28", "metric": "outages", "unit": "count", "mean": 0, "ci95": [0, 0], "paired": true, "variance_ratio": null},
>     {"a": "front-door-pair", "b": "p28", "metric": "outages.length", "unit": "s", "mean": -3.9448124253000003, "ci95": [-3.960152203180894, -3.929472647419107], "paired": true, "variance_ratio": 421.0000034134897},
>     {"a": "front-door-pair", "b": "p28", "metric": "outages.longest", "unit": "s", "mean": -3.9448124253000003, "ci95": [-3.960152203180894, -3.929472647419107], "paired": true, "variance_ratio": 421.0000034134897},
>     {"a": "front-door-pair", "b": "p28", "metric": "outages.outside", "unit": "count", "mean": 0, "ci95": [0, 0], "paired": true, "variance_ratio": null},
>     {"a": "front-door-pair", "b": "p28", "metric": "probe.false_flips", "unit": "count", "mean": 0, "ci95": [0, 0], "paired": true, "variance_ratio": null},
>     {"a": "front-door-pair", "b": "p28", "metric": "probe.load", "unit": "1/s", "mean": 0.2380952380952337, "ci95": [0.2380952380952337, 0.2380952380952337], "paired": true, "variance_ratio": null},
>     {"a": "front-door-pair", "b": "p28", "metric": "probe.unhealthy_share", "unit": "1", "mean": -0.00036944444444442226, "ci95": [-0.00046327702173751733, -0.0002756118671513272], "paired": true, "variance_ratio": 1},
>     {"a": "front-door-pair", "b": "p28", "metric": "rto.first_success", "unit": "s", "mean": 0, "ci95": [0, 0], "paired": true, "variance_ratio": null},
>     {"a": "front-door-pair", "b": "p28", "metric": "rto.service", "unit": "s", "mean": -3.9448124253000003, "ci95": [-3.960152203180894, -3.929472647419107], "paired": true, "variance_ratio": 421.0000034134897},
>     {"a": "front-door-pair", "b": "p28", "metric": "rto.write", "unit": "s", "mean": -3.9448124253000003, "ci95": [-3.960152203180894, -3.929472647419107], "paired": true, "variance_ratio": 421.0000034134897}
>   "frontier": []
$ ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 20 --format csv | grep -E '^a,|rto.service'
> a,b,metric,unit,mean_a,mean_b,difference,ci95_low,ci95_high,paired,variance_ratio
> front-door-pair,p28,rto.service,s,69.17218638025,65.22737395494997,-3.9448124253000003,-3.960152203180894,-3.929472647419107,true,421.0000034134897
$ ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 20 --format markdown --metric rto.service
> ### 2 designs, the most available first
>
> 20 replications of 1h, seed 7, the same luck for all: differences are paired.
>
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> |             |              p28 |  front-door-pair |
> | ----------- | ---------------: | ---------------: |
> | rto.service | 65.23 s ± 210 ms | 69.17 s ± 230 ms |
> | targets     |           missed |           missed |
>
> ### Differences of means, from each design to the next more available one
>
> | from            | to  |             |            difference [95 %] | told apart | pairing |
> | --------------- | --- | ----------- | ---------------------------: | ---------: | ------: |
> | front-door-pair | p28 | rto.service | -3.945 s [-3.96 s, -3.929 s] |        yes |     421 |
>
> pairing: how many times larger the variance of the difference would be under independent luck.
>
> Reproduce with ninefold 0.1.0:
>
> ```sh
> ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 20 --metric rto.service
> ```
# Tables fit a narrow terminal.
$ COLUMNS=72 ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 20 --metric rto.service --metric downtime.requests
> 2 designs, the most available first
> 20 replications of 1h, seed 7, the same luck for all: differences are
> paired.
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service
> ≤ 60 s.
>
>                                      p28        front-door-pair
> rto.service             65.23 s ± 210 ms       69.17 s ± 230 ms
> downtime.requests  3812 min/y ± 22 min/y  4032 min/y ± 24 min/y
> targets                           missed                 missed
>
> Differences of means, from each design to the next more available one
> front-door-pair to p28:
>                                            difference [95 %]  told apart
> rto.service                     -3.945 s [-3.96 s, -3.929 s]         yes
> downtime.requests  -220.2 min/y [-221.8 min/y, -218.6 min/y]         yes
>
>                    pairing
> rto.service            421
> downtime.requests      421
>
> pairing: how many times larger the variance of the difference would be
> under independent luck.
> Reproduce with ninefold 0.1.0:
>   ninefold compare scenarios/front-door-pair.yaml p28.yaml \
>     --replications 20 --metric rto.service --metric downtime.requests
# Other luck: independent, and said to be.
$ printf 'ninefold: 1\nextends: scenarios/front-door-pair.yaml\nseed: 8\n' > other.yaml
$ ninefold compare scenarios/front-door-pair.yaml other.yaml --replications 20 --metric rto.service | head -15
> 2 designs, the most available first
> 20 replications of 1h, various seeds; seeds, horizons or replications differ, so differences are not
> all paired.
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
>                         other   front-door-pair
> rto.service  68.96 s ± 320 ms  69.17 s ± 230 ms
> targets                missed            missed
>
> Differences of means, from each design to the next more available one
> from             to                                 difference [95 %]  told apart  pairing
> front-door-pair  other  rto.service  -211.4 ms [-593.6 ms, +170.8 ms]          no        1
>
> pairing: how many times larger the variance of the difference would be under independent luck.
> Reproduce with ninefold 0.1.0:
# An hour with an outage in it and a year of chance.
$ ninefold compare scenarios/front-door-pair.yaml scenarios/years.yaml --replications 2 --quiet --metric availability.requests
> 2 designs, the most available first
> 2 replications of various horizons, seed 7; seeds, horizons or replications differ, so differences
> are not all paired.
>
> These designs do not answer the same question: front-door-pair has scripted faults in 1h, years has
> no scripted fault in 1y. Their shares, rates and costs are of different times: differences and ranks
> mean little.
>
>                                     years    front-door-pair
> availability.requests  99.993 % ± 0.089 %  99.237 % ± 0.01 %
> targets                         undecided             missed
>
> Differences of means, from each design to the next more available one
> from             to                                           difference [95 %]  told apart  pairing
> front-door-pair  years  availability.requests  +0.7557 % [+0.6717 %, +0.8397 %]         yes        1
>
> pairing: how many times larger the variance of the difference would be under independent luck.
> Reproduce with ninefold 0.1.0:
>   ninefold compare scenarios/front-door-pair.yaml scenarios/years.yaml --replications 2 \
>     --metric availability.requests
# Targets of all designs.
$ ninefold compare scenarios/front-door-pair.yaml p28.yaml --replications 200 --assert --quiet > /dev/null
? 1
# Wrong usage, and wrong files, all at once.
$ ninefold compare scenarios/front-door-pair.yaml
! ninefold compare: FILE FILE... is missing
! `ninefold help compare` tells what there is
? 2
$ ninefold compare scenarios/front-door-pair.yaml scenarios/front-door-pair.yaml
! ninefold compare: scenarios/front-door-pair.yaml is given twice
! `ninefold help compare` tells what there is
? 2
$ ninefold compare scenarios/front-door-pair.yaml ./scenarios/../scenarios/front-door-pair.yaml
! ninefold compare: scenarios/front-door-pair.yaml and ./scenarios/../scenarios/front-door-pair.yaml are the same file
! `ninefold help compare` tells what there is
? 2
$ ninefold compare scenarios/front-door-pair.yaml p28.yaml --set clients.west.pop=1 --set edge.probe.interval=1
! --set:1:14: error: clients.west.pop: no such key; known here are requests, write_share, pops, home, latency, sessions, session_length, request_size, response_size, timeout, retries and profile [S201]
!    1 | clients.west.pop=1
!      |              ^~~
! hint: did you mean pops?
! --set:1:21: error: edge.probe.interval: found 1, a duration needs a unit: 1s? [S205]
!    1 | edge.probe.interval=1
!      |                     ^
? 3
# A file that the others extend is no design.
$ ninefold compare scenarios/ladder/*.yaml --replications 2 2>&1 | head -2
> scenarios/ladder/common.yaml:1:1: error: this is a part that others extend, and it lacks what they add [S115]
> hint: play active-active.yaml, or another of the 3 beside it that extend it
