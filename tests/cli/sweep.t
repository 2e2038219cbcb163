# A line a point; what is the same at all of them is told once.
$ ninefold sweep scenarios/front-door-pair.yaml --replications 100 --vary edge.probe.interval=10s,30s --vary edge.probe.sample_size=3,4 --metric rto.service:p95 --metric probe.load
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 4 points over edge.probe.interval, edge.probe.sample_size; each 100 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> interval  sample_size  rto.service p95  probe.load  targets
> 10s       3                     19.9 s        10/s  met
> 10s       4                     29.9 s        10/s  met
> 30s       3                    39.69 s     3.333/s  met
> 30s       4                    69.69 s     3.333/s  missed
>
> 2 of 4 points are on the frontier: no other is as good in all of probe.load, rto.detect_last and
> probe.false_flips and better in one, by the estimates alone.
>
> frontier  interval  sample_size  probe.load  rto.detect_last  probe.false_flips  targets
>        1  30s       3               3.333/s  39.73 s ± 52 ms        0 (≤ 263/y)  met
>        2  10s       3                  10/s  19.91 s ± 17 ms        0 (≤ 263/y)  met
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/front-door-pair.yaml --replications 100 \
>     --vary edge.probe.interval=10s,30s --vary edge.probe.sample_size=3,4 --metric rto.service:p95 \
>     --metric probe.load
# The same for programs: a line for each point and metric, or an object.
$ ninefold sweep scenarios/front-door-pair.yaml --replications 10 --vary edge.probe.interval=10s,30s --format csv | grep -E '^edge|probe.load'
> edge.probe.interval,metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
> 10s,probe.load,1/s,10,10,10,10,0,10,10,10,10,10,10,0,
> 30s,probe.load,1/s,10,3.3333333333333335,3.3333333333333335,3.3333333333333335,0,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,0,
$ ninefold sweep scenarios/front-door-pair.yaml --replications 10 --vary edge.probe.interval=10s,30s --format json | grep -E '"(set|points|rto.service)"'
>   "points": [
>       "set": {"edge.probe.interval": "10s"},
>         "rto.service": {"unit": "s", "n": 10, "mean": 29.7795018546, "ci95": [29.69138004505866, 29.867623664141338], "sd": 0.12318579551806412, "min": 29.569316511, "p50": 29.783259026, "p90": 29.919692731, "p95": 29.928373594, "p99": 29.928373594, "max": 29.928373594, "censored": 0},
>         {"metric": "rto.service", "statistic": "p95", "limit": 60, "value": 29.928373594, "ci95": [29.87776321, null], "verdict": "undecided"}
>       "set": {"edge.probe.interval": "30s"},
>         "rto.service": {"unit": "s", "n": 10, "mean": 69.3385055655, "ci95": [69.0741401368756, 69.6028709941244], "sd": 0.36955738655473674, "min": 68.707949535, "p50": 69.34977708, "p90": 69.759078195, "p95": 69.785120784, "p99": 69.785120784, "max": 69.785120784, "censored": 0},
>         {"metric": "rto.service", "statistic": "p95", "limit": 60, "value": 69.785120784, "ci95": [69.633289632, null], "verdict": "missed"}
$ ninefold sweep scenarios/front-door-pair.yaml --replications 10 --vary edge.probe.interval=10s,30s --format markdown --metric rto.service:max
> ## Two stamps behind Azure Front Door lose West Europe for 45 minutes
>
> 2 points over edge.probe.interval; each 10 replications of 1h, seed 7.
>
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> | interval | rto.service max | targets   |
> | -------- | --------------: | --------- |
> | 10s      |         29.93 s | undecided |
> | 30s      |         69.79 s | missed    |
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>
> ```sh
> ninefold sweep scenarios/front-door-pair.yaml --replications 10 --vary edge.probe.interval=10s,30s --metric rto.service:max
> ```
# A target missed anywhere is missed.
$ ninefold sweep scenarios/front-door-pair.yaml --replications 100 --vary edge.probe.interval=10s,30s --assert --quiet > /dev/null
? 1
# What is wrong is told once, however many points have it, and before any is played.
$ ninefold sweep scenarios/front-door-pair.yaml --vary edge.probe.interval=10s,1 --vary edge.probe.sample_size=4,x --vary edge.probe.successful_samples_required=3,9
! --vary:1:21: error: edge.probe.interval: found 1, a duration needs a unit: 1s? [S205]
!    1 | edge.probe.interval=1
!      |                     ^
! --vary:1:24: error: edge.probe.sample_size: found x, a whole number is wanted [S205]
!    1 | edge.probe.sample_size=x
!      |                        ^
! --vary:1:40: error: edge.probe.successful_samples_required: 9 successes cannot be had from 4 samples [S212]
!    1 | edge.probe.successful_samples_required=9
!      |                                        ^
? 3
$ ninefold sweep scenarios/front-door-pair.yaml --vary edge.probe.intervall=10s,30s
! --vary:1:12: error: edge.probe.intervall: no such key; known here are interval, timeout, jitter, phase, rule, sample_size, successful_samples_required, down_after, up_after, agree, path, loss, low_traffic_slowdown and fast_interval [S201]
!    1 | edge.probe.intervall=10s
!      |            ^~~~~~~~~
! hint: did you mean interval?
? 3
$ ninefold sweep scenarios/front-door-pair.yaml
! ninefold sweep: nothing is varied: give --vary PATH=V1,V2,...
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary edge.probe.interval
! ninefold sweep: --vary 'edge.probe.interval': a value is missing (~ takes the field out); write PATH=VALUE, such as edge.probe.interval=10s
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary edge.probe.interval=1s,
! ninefold sweep: --vary 'edge.probe.interval=1s,': a value is missing
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary seed=1,2 --vary seed=3
! ninefold sweep: --vary seed is given twice: write all values in one
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary edge.probe.interval=10s,30s,0.5m
! ninefold sweep: --vary 'edge.probe.interval=10s,30s,0.5m': the value 0.5m stands there twice
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary seed=1,2 --metric rto.servic
! ninefold sweep: --metric rto.servic: write NAME or NAME:p95; the nearest name is rto.service
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary seed=1,2 --design sobul:8
! ninefold sweep: --design sobul:8: write grid, sobol:N with N from 1 to 10000, or saltelli:N with N from 16
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary seed=1,2 --design sobol:0
! ninefold sweep: --design sobol:0: write grid, sobol:N with N from 1 to 10000, or saltelli:N with N from 16
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/brown-out.yaml --vary seed=1,2 --set targets=~ --assert
! ninefold sweep: --assert: the scenario has no targets to hold the results against
! `ninefold help sweep` tells what there is
? 2
# Points that fill ranges evenly instead of a grid.
$ ninefold sweep scenarios/front-door-pair.yaml --replications 100 --vary edge.probe.interval=10s,1m --vary edge.probe.sample_size=4,7 --design sobol:6 --metric rto.service
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 6 points over edge.probe.interval, edge.probe.sample_size; each 100 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> interval  sample_size         rto.service  targets
> 35s       6            2.484 min ± 110 ms  missed
> 47.5s     5             2.52 min ± 140 ms  missed
> 22.5s     7             2.031 min ± 69 ms  missed
> 28.75s    5               95.47 s ± 88 ms  missed
> 53.75s    7            4.621 min ± 160 ms  missed
> 41.25s    4              91.38 s ± 130 ms  missed
>
> 3 of 6 points are on the frontier: no other is as good in all of probe.load, rto.detect_last and
> probe.false_flips and better in one, by the estimates alone.
>
> frontier  interval  sample_size  probe.load    rto.detect_last  probe.false_flips  targets
>        1  53.75s    7                1.86/s  4.638 min ± 93 ms        0 (≤ 263/y)  missed
>        2  47.5s     5               2.105/s  2.534 min ± 82 ms        0 (≤ 263/y)  missed
>        3  41.25s    4               2.424/s    92.12 s ± 71 ms        0 (≤ 263/y)  missed
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/front-door-pair.yaml --replications 100 \
>     --vary edge.probe.interval=10s,1m --vary edge.probe.sample_size=4,7 --design sobol:6 \
>     --metric rto.service
# Which fields move the metrics most, and what those rest on.
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s,30s --vary edge.probe.sample_size=4,5 --vary edge.probe.timeout=1s,10s --vary edge.pop_reroute=5s,60s --design saltelli:64 --metric rto.service:p95 --metric rpo.seconds
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 384 points over edge.probe.interval, edge.probe.sample_size, edge.probe.timeout, edge.pop_reroute;
> each 20 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> Verdicts: met at 0, missed at 143, undecided at 241 points.
>
> rto.service p95: 23.67 s to 96.37 s
> rto.service p95 is moved most by edge.probe.interval (66 % of its variance, interactions included),
> then by edge.probe.sample_size (33 %) and edge.probe.timeout (2 %); of these edge.probe.timeout is
> an assumption.
>
> input                         first [95 %]       total [95 %]  rests on
> edge.probe.interval      0.61 [0.50, 0.72]  0.66 [0.48, 0.84]  stated
> edge.probe.sample_size   0.32 [0.17, 0.48]  0.33 [0.21, 0.46]  stated
> edge.probe.timeout      0.02 [-0.03, 0.07]  0.02 [0.01, 0.03]  default, assumption
> edge.pop_reroute         0.00 [0.00, 0.00]  0.00 [0.00, 0.00]  default, assumption
>
> rpo.seconds
> rpo.seconds has no indices: no value at 384 of 384 points.
>
> What the inputs rest on where they are not varied
>   edge.probe.interval: stated in scenarios/front-door-pair.yaml:48
>   edge.probe.sample_size: stated in scenarios/front-door-pair.yaml:49
>   edge.probe.timeout: default: assumption: undocumented for Front Door (AFD-03)
>   edge.pop_reroute: default: assumption
>
> first: share of the variance that an input accounts for alone; total: with all interactions that it
> has a part in.
>
> Each point is told by --format csv and json. Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/front-door-pair.yaml --replications 20 \
>     --vary edge.probe.interval=10s,30s --vary edge.probe.sample_size=4,5 \
>     --vary edge.probe.timeout=1s,10s --vary edge.pop_reroute=5s,60s --design saltelli:64 \
>     --metric rto.service:p95 --metric rpo.seconds
! --vary:1:18: warning: edge.pop_reroute: has no effect: no point of presence fails by itself [S215]
!    1 | edge.pop_reroute=49.258s
!      |                  ^~~~~~~
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s,30s --vary edge.probe.timeout=1s,10s --design saltelli:16 --metric rto.service:p95 --metric rpo.seconds --format json | grep -A 8 '"sensitivity"'
>   "sensitivity": [
>     {"metric": "availability.nines", "statistic": "mean", "input": "edge.probe.interval", "first": 0.918497339688836, "first_ci95": [0.8185879058459731, 1.0184067735316988], "total": 0.8925967325349815, "total_ci95": [0.6479011188296196, 1.1372923462403433], "assumption": false, "source": "stated in scenarios/front-door-pair.yaml:48"},
>     {"metric": "availability.nines", "statistic": "mean", "input": "edge.probe.timeout", "first": 0.07935848984788382, "first_ci95": [-0.11663704770242928, 0.2753540273981969], "total": 0.09857894455192728, "total_ci95": [-0.01447265280927068, 0.21163054191312525], "assumption": true, "source": "default: assumption: undocumented for Front Door (AFD-03)"},
>     {"metric": "availability.requests", "statistic": "mean", "input": "edge.probe.interval", "first": 0.9162962856469349, "first_ci95": [0.8067877113573748, 1.025804859936495], "total": 0.8989644487340429, "total_ci95": [0.653670858000187, 1.1442580394678987], "assumption": false, "source": "stated in scenarios/front-door-pair.yaml:48"},
>     {"metric": "availability.requests", "statistic": "mean", "input": "edge.probe.timeout", "first": 0.0902298288838884, "first_ci95": [-0.13406060213871135, 0.3145202599064882], "total": 0.08329074798945779, "total_ci95": [-0.01288459628304349, 0.1794660922619591], "assumption": true, "source": "default: assumption: undocumented for Front Door (AFD-03)"},
>     {"metric": "availability.time", "statistic": "mean", "input": "edge.probe.interval", "first": 0.9494356796333221, "first_ci95": [0.8842362286066604, 1.014635130659984], "total": 0.9349503631438625, "total_ci95": [0.7451170500205039, 1.124783676267221], "assumption": false, "source": "stated in scenarios/front-door-pair.yaml:48"},
>     {"metric": "availability.time", "statistic": "mean", "input": "edge.probe.timeout", "first": 0.0558015969331995, "first_ci95": [-0.1252993845888468, 0.2369025784552458], "total": 0.05043137420808874, "total_ci95": [-0.009744486268811033, 0.11060723468498851], "assumption": true, "source": "default: assumption: undocumented for Front Door (AFD-03)"},
>     {"metric": "downtime", "statistic": "mean", "input": "edge.probe.interval", "first": 0.9494356796333201, "first_ci95": [0.8842362286066596, 1.0146351306599806], "total": 0.9349503631438583, "total_ci95": [0.745117050020502, 1.1247836762672145], "assumption": false, "source": "stated in scenarios/front-door-pair.yaml:48"},
>     {"metric": "downtime", "statistic": "mean", "input": "edge.probe.timeout", "first": 0.05580159693320407, "first_ci95": [-0.125299384588838, 0.23690257845524615], "total": 0.05043137420808763, "total_ci95": [-0.009744486268809208, 0.11060723468498447], "assumption": true, "source": "default: assumption: undocumented for Front Door (AFD-03)"},
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s,30s --vary edge.probe.timeout=1s,10s --design saltelli:16 --metric rto.service:p95 --metric rpo.seconds --format json | grep -c '"set"'
> 64
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s,30s --vary edge.probe.timeout=1s,10s --design saltelli:16 --metric rto.service:p95 --metric rpo.seconds --format csv | grep -E '^(edge|,)' | grep -E '^edge|p95|rpo.seconds'
> edge.probe.interval,edge.probe.timeout,metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form,statistic,input,first,first_ci95_low,first_ci95_high,total,total_ci95_low,total_ci95_high,assumption,source,reason
> ,,rpo.seconds,s,,,,,,,,,,,,,,mean,,,,,,,,,,no value at 64 of 64 points
> ,,rto.service,s,,,,,,,,,,,,,,p95,edge.probe.interval,0.950379462781477,0.8864483213037281,1.014310604259226,0.9360010691097366,0.7480308089925282,1.1239713292269449,false,stated in scenarios/front-door-pair.yaml:48,
> ,,rto.service,s,,,,,,,,,,,,,,p95,edge.probe.timeout,0.0548127267516879,-0.12481382859540584,0.23443928209878162,0.049493471934114464,-0.009608258071016881,0.10859520193924581,true,default: assumption: undocumented for Front Door (AFD-03),
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s,30s --vary edge.probe.timeout=1s,10s --design saltelli:16 --metric rto.service:p95 --set edge.probe.timeout=2s --format markdown
> ## Two stamps behind Azure Front Door lose West Europe for 45 minutes
>
> 64 points over edge.probe.interval, edge.probe.timeout; each 20 replications of 1h, seed 7.
>
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> Verdicts: met at 0, missed at 8, undecided at 56 points.
>
> ### rto.service p95: 24.13 s to 66.55 s
>
> rto.service p95 is moved most by edge.probe.interval (94 % of its variance, interactions included); it is stated or documented.
>
> | input               |       first [95 %] |       total [95 %] | rests on                                    |
> | ------------------- | -----------------: | -----------------: | ------------------------------------------- |
> | edge.probe.interval |  0.95 [0.89, 1.01] |  0.94 [0.75, 1.12] | stated in scenarios/front-door-pair.yaml:48 |
> | edge.probe.timeout  | 0.05 [-0.12, 0.23] | 0.05 [-0.01, 0.11] | given with --set                            |
>
> first: share of the variance that an input accounts for alone; total: with all interactions that it has a part in.
>
> Each point is told by --format csv and json. Reproduce with ninefold 0.1.0:
>
> ```sh
> ninefold sweep scenarios/front-door-pair.yaml --replications 20 --set edge.probe.timeout=2s --vary edge.probe.interval=10s,30s --vary edge.probe.timeout=1s,10s --design saltelli:16 --metric rto.service:p95
> ```
$ ninefold sweep scenarios/front-door-pair.yaml --vary seed=1,2 --design saltelli:15
! ninefold sweep: --design saltelli:15: write grid, sobol:N with N from 1 to 10000, or saltelli:N with N from 16
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --vary seed=1,2 --design saltelli:4000
! ninefold sweep: --design saltelli:4000: more than 10000 points; write saltelli:3333 or less
! `ninefold help sweep` tells what there is
? 2
# A grid as a map in place of lines; with them where --metric asks for some. Numbers stand in any cell.
$ COLUMNS=80 ninefold sweep scenarios/studies/probe-dial.yaml --replications 100 --vary edge.probe.successful_samples_required=2,3 --vary edge.probe.sample_size=4,5,6 --vary edge.probe.interval=5s,10s,15s,20s,25s,30s,40s,60s,90s,120s --map rto.service:p95
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 60 points over edge.probe.successful_samples_required, edge.probe.sample_size,
> edge.probe.interval; each 100 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> rto.service p95, s: sample_size down, interval across
> successful_samples_required 2:
>     5s    10s    15s    20s    25s    30s    40s    60s    90s   120s
> 4 19.9   39.9░  54.8░  69.8▒✗ 84.7▒✗ 99.7▒✗  130▒✗  189▓✗  279▓✗  369█✗
> 5 24.9   49.9░  69.8▒✗ 89.8▒✗  110▒✗  130▒✗  170▓✗  249▓✗  369█✗  489█✗
> 6 29.9   59.9░  84.8▒✗  110▒✗  135▒✗  160▓✗  210▓✗  309█✗  459█✗  609█✗
>
> successful_samples_required 3:
>     5s    10s    15s    20s    25s    30s    40s    60s    90s   120s
> 4 14.9   29.9   39.8░  49.8░  59.7░  69.7▒✗ 89.6▒✗  129▒✗  189▓✗  249▓✗
> 5 19.9   39.9░  54.8░  69.8▒✗ 84.7▒✗ 99.7▒✗  130▒✗  189▓✗  279▓✗  369█✗
> 6 24.9   49.9░  69.8▒✗ 89.8▒✗  110▒✗  130▒✗  170▓✗  249▓✗  369█✗  489█✗
>
> 14.9 ░ ▒ ▓ █ 609 s, in steps of equal ratio
> ✗ misses a target, ? undecided
>
> 20 of 60 points are on the frontier: no other is as good in all of probe.load,
> rto.detect_last and probe.false_flips and better in one, by the estimates alone.
>
> frontier  successful_samples_required  sample_size  interval  probe.load
>        1  3                            4            120s        0.8333/s
>        2  2                            4            120s        0.8333/s
>        3  3                            4            90s          1.111/s
>        4  2                            4            90s          1.111/s
>        5  3                            4            60s          1.667/s
>        6  2                            4            60s          1.667/s
>        7  3                            4            40s            2.5/s
>        8  2                            4            40s            2.5/s
>        9  3                            4            30s          3.333/s
>       10  2                            4            30s          3.333/s
>       11  3                            4            25s              4/s
>       12  2                            4            25s              4/s
>       13  3                            4            20s              5/s
>       14  2                            4            20s              5/s
>       15  3                            4            15s          6.667/s
>       16  2                            4            15s          6.667/s
>       17  3                            4            10s             10/s
>       18  2                            4            10s             10/s
>       19  3                            4            5s              20/s
>       20  2                            4            5s              20/s
>
> frontier  successful_samples_required  sample_size  interval     rto.detect_last
>        1  3                            4            120s      4.148 min ± 210 ms
>        2  2                            4            120s      6.148 min ± 210 ms
>        3  3                            4            90s       3.153 min ± 150 ms
>        4  2                            4            90s       4.653 min ± 150 ms
>        5  3                            4            60s       2.158 min ± 100 ms
>        6  2                            4            60s       3.158 min ± 100 ms
>        7  3                            4            40s          89.64 s ± 69 ms
>        8  2                            4            40s        2.161 min ± 69 ms
>        9  3                            4            30s          69.73 s ± 52 ms
>       10  2                            4            30s          99.73 s ± 52 ms
>       11  3                            4            25s          59.77 s ± 43 ms
>       12  2                            4            25s          84.77 s ± 43 ms
>       13  3                            4            20s          49.82 s ± 34 ms
>       14  2                            4            20s          69.82 s ± 34 ms
>       15  3                            4            15s          39.86 s ± 26 ms
>       16  2                            4            15s          54.86 s ± 26 ms
>       17  3                            4            10s          29.91 s ± 17 ms
>       18  2                            4            10s          39.91 s ± 17 ms
>       19  3                            4            5s          14.95 s ± 8.6 ms
>       20  2                            4            5s          19.95 s ± 8.6 ms
>
> frontier  successful_samples_required  sample_size  interval  probe.false_flips
>        1  3                            4            120s           0.02 ± 0.028
>        2  2                            4            120s            0 (≤ 263/y)
>        3  3                            4            90s            0.02 ± 0.028
>        4  2                            4            90s             0 (≤ 263/y)
>        5  3                            4            60s            0.03 ± 0.034
>        6  2                            4            60s             0 (≤ 263/y)
>        7  3                            4            40s            0.04 ± 0.039
>        8  2                            4            40s             0 (≤ 263/y)
>        9  3                            4            30s            0.06 ± 0.047
>       10  2                            4            30s             0 (≤ 263/y)
>       11  3                            4            25s            0.07 ± 0.051
>       12  2                            4            25s             0 (≤ 263/y)
>       13  3                            4            20s            0.09 ± 0.057
>       14  2                            4            20s             0 (≤ 263/y)
>       15  3                            4            15s              0.1 ± 0.06
>       16  2                            4            15s             0 (≤ 263/y)
>       17  3                            4            10s            0.13 ± 0.073
>       18  2                            4            10s             0 (≤ 263/y)
>       19  3                            4            5s               0.27 ± 0.1
>       20  2                            4            5s              0 (≤ 263/y)
>
> frontier  successful_samples_required  sample_size  interval  targets
>        1  3                            4            120s      missed
>        2  2                            4            120s      missed
>        3  3                            4            90s       missed
>        4  2                            4            90s       missed
>        5  3                            4            60s       missed
>        6  2                            4            60s       missed
>        7  3                            4            40s       missed
>        8  2                            4            40s       missed
>        9  3                            4            30s       missed
>       10  2                            4            30s       missed
>       11  3                            4            25s       met
>       12  2                            4            25s       missed
>       13  3                            4            20s       met
>       14  2                            4            20s       missed
>       15  3                            4            15s       met
>       16  2                            4            15s       met
>       17  3                            4            10s       met
>       18  2                            4            10s       met
>       19  3                            4            5s        met
>       20  2                            4            5s        met
>
> Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/studies/probe-dial.yaml --replications 100 \
>     --vary edge.probe.successful_samples_required=2,3 \
>     --vary edge.probe.sample_size=4,5,6 \
>     --vary edge.probe.interval=5s,10s,15s,20s,25s,30s,40s,60s,90s,120s \
>     --map rto.service:p95
$ ninefold sweep scenarios/front-door-pair.yaml --replications 100 --vary edge.probe.sample_size=4,5 --vary edge.probe.interval=10s,30s --map rto.service:p95 --map availability.nines --metric probe.load
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 4 points over edge.probe.sample_size, edge.probe.interval; each 100 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> sample_size  interval  probe.load  targets
> 4            10s             10/s  met
> 4            30s          3.333/s  missed
> 5            10s             10/s  met
> 5            30s          3.333/s  missed
>
> rto.service p95, s: sample_size down, interval across
>    10s    30s
> 4 29.9   69.7▒✗
> 5 39.9   99.7█✗
>
> 29.9 ░ ▒ ▓ █ 99.7 s
> ✗ misses a target, ? undecided
>
> availability.nines: sample_size down, interval across
>    10s    30s
> 4 2.46█  2.12░✗
> 5 2.31▓  1.93 ✗
>
> 1.93 ░ ▒ ▓ █ 2.46
> ✗ misses a target, ? undecided
>
> 2 of 4 points are on the frontier: no other is as good in all of probe.load, rto.detect_last and
> probe.false_flips and better in one, by the estimates alone.
>
> frontier  sample_size  interval  probe.load  rto.detect_last  probe.false_flips  targets
>        1  4            30s          3.333/s  69.73 s ± 52 ms        0 (≤ 263/y)  missed
>        2  4            10s             10/s  29.91 s ± 17 ms        0 (≤ 263/y)  met
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/front-door-pair.yaml --replications 100 \
>     --vary edge.probe.sample_size=4,5 --vary edge.probe.interval=10s,30s --metric probe.load \
>     --map rto.service:p95 --map availability.nines
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.sample_size=4,5 --vary edge.probe.interval=10s,30s --map probe.load --color always | grep '^[45] ' | tail -2 | tr '\033' E
> 4 E[30;48;5;226m   10? E[0mE[97;48;5;17m 3.33✗ E[0m
> 5 E[30;48;5;226m   10? E[0mE[97;48;5;17m 3.33✗ E[0m
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.sample_size=4,5 --vary edge.probe.interval=10s,30s --map rto.servic
! ninefold sweep: --map rto.servic: write NAME or NAME:p95; the nearest name is rto.service
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.sample_size=4,5 --vary edge.probe.interval=10s,30s --map rto.service --format csv
! ninefold sweep: --map draws for a terminal: it takes no --format csv
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.sample_size=4 --vary edge.probe.interval=10s,30s --map rto.service
! ninefold sweep: --map draws a grid: vary two fields or more, with two values or more each, and leave out --design
! `ninefold help sweep` tells what there is
? 2
$ ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.sample_size=4,5 --vary edge.probe.interval=10s,30s --map rto.service --design sobol:8
! ninefold sweep: --map draws a grid: vary two fields or more, with two values or more each, and leave out --design
! `ninefold help sweep` tells what there is
? 2
# A narrow terminal gets the columns in blocks, each with the settings.
$ COLUMNS=60 ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s,30s --vary edge.probe.sample_size=4,5
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 4 points over edge.probe.interval, edge.probe.sample_size;
> each 20 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of
> rto.service ≤ 60 s.
>
> The same at all points: probe.false_flips 0 (≤ 1320/y).
>
> interval  sample_size  availability.nines
> 10s       4                2.458 ± 0.0019
> 10s       5                2.312 ± 0.0014
> 30s       4                2.115 ± 0.0026
> 30s       5                1.927 ± 0.0017
>
> interval  sample_size      downtime.requests
> 10s       4             1831 min/y ± 8 min/y
> 10s       5             2561 min/y ± 8 min/y
> 30s       4            4032 min/y ± 24 min/y
> 30s       5            6222 min/y ± 24 min/y
>
> interval  sample_size  rto.detect_last  rto.service p95
> 10s       4            29.92 s ± 32 ms          29.92 s
> 10s       5            39.92 s ± 32 ms          39.92 s
> 30s       4            69.75 s ± 95 ms          69.76 s
> 30s       5            99.75 s ± 95 ms          99.76 s
>
> interval  sample_size  probe.load  targets
> 10s       4                  10/s  undecided
> 10s       5                  10/s  undecided
> 30s       4               3.333/s  missed
> 30s       5               3.333/s  missed
>
> 2 of 4 points are on the frontier: no other is as good in
> all of probe.load, rto.detect_last and probe.false_flips and
> better in one, by the estimates alone.
>
> frontier  interval  sample_size  probe.load  rto.detect_last
>        1  30s       4               3.333/s  69.75 s ± 95 ms
>        2  10s       4                  10/s  29.92 s ± 32 ms
>
> frontier  interval  sample_size  probe.false_flips
>        1  30s       4                 0 (≤ 1320/y)
>        2  10s       4                 0 (≤ 1320/y)
>
> frontier  interval  sample_size  targets
>        1  30s       4            missed
>        2  10s       4            undecided
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/front-door-pair.yaml \
>     --replications 20 --vary edge.probe.interval=10s,30s \
>     --vary edge.probe.sample_size=4,5
# A study is a file that says the same; the command line wins.
$ ninefold sweep scenarios/studies/probe-dial.yaml --replications 20 --vary edge.probe.interval=30s --vary edge.probe.sample_size=4,5 --metric rto.service
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 8 points over edge.probe.successful_samples_required, edge.probe.interval, edge.probe.sample_size;
> each 20 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s.
>
> successful_samples_required  interval  sample_size         rto.service  targets
> 1                            30s       4            2.153 min ± 230 ms  missed
> 1                            30s       5            2.653 min ± 230 ms  missed
> 2                            30s       4              99.17 s ± 230 ms  missed
> 2                            30s       5            2.153 min ± 230 ms  missed
> 3                            30s       4              69.17 s ± 230 ms  missed
> 3                            30s       5              99.17 s ± 230 ms  missed
> 4                            30s       4              12.5 min ± 7 min  missed
> 4                            30s       5              69.17 s ± 230 ms  missed
>
> 2 of 8 points are on the frontier: no other is as good in all of probe.load, rto.detect_last and
> probe.false_flips and better in one, by the estimates alone.
>
> frontier  successful_samples_required  interval  sample_size  probe.load  rto.detect_last
>        1  4                            30s       4               3.333/s  39.75 s ± 95 ms
>        2  3                            30s       4               3.333/s  69.75 s ± 95 ms
>
> frontier  successful_samples_required  interval  sample_size  probe.false_flips  targets
>        1  4                            30s       4                    14.55 ± 2  missed
>        2  3                            30s       4                 0 (≤ 1320/y)  missed
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>   ninefold sweep scenarios/studies/probe-dial.yaml --replications 20 \
>     --vary edge.probe.interval=30s --vary edge.probe.sample_size=4,5 --metric rto.service
$ printf 'ninefold: 1\nstudy: sweep\nscenario: scenarios/front-door-pair.yaml\nset: {targets.rto: 70s}\nreplications: 100\nvary: {edge.probe.interval: [10s, 30s]}\nmetrics: ["rto.service:p95"]\n' > study.yaml
$ ninefold sweep study.yaml
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 2 points over edge.probe.interval; each 100 replications of 1h, seed 7
> Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 70 s.
>
> interval  rto.service p95  targets
> 10s                29.9 s  met
> 30s               69.69 s  met
>
> Means ± 95 %. Reproduce with ninefold 0.1.0:
>   ninefold sweep study.yaml
# What is wrong in a study is told where it stands there.
$ printf 'ninefold: 1\nstudy: sweep\nscenario: scenarios/front-door-pair.yaml\nreplications: many\nset: {targets.rto: 60x}\nvary: {edge.probe.interval: [10s, 30y], edge.nope: [1, 2]}\nmetrics: [rto.servic, "rto.service:p33"]\n' > study.yaml
$ ninefold sweep study.yaml
! study.yaml:4:15: error: replications: found many, allowed is a whole number, or a mapping {min, max, until: {metric, relative}} [S207]
!    4 | replications: many
!      |               ^~~~
! study.yaml:5:20: error: targets.rto: found 60x, no unit of time is called x: us, ms, s, m, h, d or y [S205]
!    5 | set: {targets.rto: 60x}
!      |                    ^~~
! study.yaml:6:35: error: edge.probe.interval: found 30y, allowed is 1s to 1d [S206]
!    6 | vary: {edge.probe.interval: [10s, 30y], edge.nope: [1, 2]}
!      |                                   ^~~
! study.yaml:6:41: error: edge.nope: no such key; known here are preset, kind, observers, ttl, ttl_overrun, probe, additional_latency, session_affinity, when_all_unhealthy, retry_on_connect_failure, connect_timeout, propagation, pop_traffic, pop_outage, pop_reroute and outage [S201]
!    6 | vary: {edge.probe.interval: [10s, 30y], edge.nope: [1, 2]}
!      |                                         ^~~~~~~~~
! study.yaml:7:11: error: metrics: found rto.servic: write NAME or NAME:p95; the nearest name is rto.service [S207]
!    7 | metrics: [rto.servic, "rto.service:p33"]
!      |           ^~~~~~~~~~
! study.yaml:7:23: error: metrics: found rto.service:p33: write NAME or NAME:p95; the nearest name is rto.service [S207]
!    7 | metrics: [rto.servic, "rto.service:p33"]
!      |                       ^~~~~~~~~~~~~~~~~
? 3
$ printf 'ninefold: 1\nstudy: sweep\nscenario: scenarios/front-door-pair.yaml\nvary: {edge.probe.interval: [10s, 30s, 0.5m]}\ndesign: sobol:8\n' > study.yaml
$ ninefold sweep study.yaml
! study.yaml:4:8: error: vary: edge.probe.interval: the value 0.5m stands there twice [S207]
!    4 | vary: {edge.probe.interval: [10s, 30s, 0.5m]}
!      |        ^~~~~~~~~~~~~~~~~~~
? 3
$ printf 'ninefold: 1\nstudy: sweep\nscenario: scenarios/front-door-pair.yaml\nvary: {edge.probe.interval: [10s, 30s]}\ndesign: sobol:x\n' > study.yaml
$ ninefold sweep study.yaml
! study.yaml:5:9: error: design: found sobol:x: write grid, sobol:N with N from 1 to 10000, or saltelli:N with N from 16 [S207]
!    5 | design: sobol:x
!      |         ^~~~~~~
? 3
$ printf 'ninefold: 1\nstudy: sweep\nscenaro: x\nvary: {a: 1}\n' > study.yaml
$ ninefold sweep study.yaml
! study.yaml:1:1: error: scenario: is missing: the file that is played [S202]
!    1 | ninefold: 1
!      | ^
! study.yaml:3:1: error: scenaro: no such key of a study; known here are design, metrics, ninefold, replications, scenario, set, study and vary [S201]
!    3 | scenaro: x
!      | ^~~~~~~
! hint: did you mean scenario?
! study.yaml:4:11: error: vary: found a single value for a, expected a list of values [S203]
!    4 | vary: {a: 1}
!      |           ^
? 3
