$ ninefold run scenarios/front-door-pair.yaml
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 1000 replications of 1h, seed 7 (scenarios/front-door-pair.yaml)
>
> Targets
>   ✓ met        mean of availability.requests ≥ 99 %: 99.23505 %, 95 % interval [99.23429 %, 99.2358 %]
>   ✗ missed     p95 of rto.service ≤ 60 s: 69.77 s, 95 % interval [69.75 s, 69.79 s]
>
>                                mean     ± 95 %        p50        p95        p99        max     n
> Availability
>   availability.nines          2.116    0.00043          -          -          -          -  1000
>   availability.requests  99.23505 %  0.00076 %  99.2351 %  99.2561 %  99.2637 %  99.2736 %  1000
>   availability.time      98.07961 %  0.00086 %   98.077 %   98.106 %   98.118 %   98.142 %  1000
>   outages                         1   constant          1          1          1          1  1000
> Downtime, min/y
>   downtime                    10094        4.5      10107      10186      10201      10213  1000
>   downtime.requests            4021          4       4020       4128       4164       4199  1000
> Recovery, by incident
>   rto.detect_first          40.31 s      19 ms    40.22 s    40.92 s    41.44 s    42.45 s  1000
>   rto.detect_last            69.7 s      18 ms    69.79 s    69.99 s       70 s       70 s  1000
>   rto.first_success             0 s   constant        0 s        0 s        0 s        0 s  1000
>   rto.service               69.13 s      31 ms    69.23 s    69.77 s    69.87 s    69.95 s  1000
> Where rto.service went
>   rto.stage.detect          40.31 s      19 ms    40.22 s    40.92 s    41.44 s    42.45 s  1000
>   rto.stage.drain           28.82 s      35 ms    28.91 s    29.58 s    29.73 s    29.86 s  1000
> Probe dial
>   probe.false_flips               0   constant          0          0          0          0  1000
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
> Reproduce with ninefold 0.1.0: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 1000
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --format csv
> metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
> availability.nines,nines,20,2.1150871418155335,2.1125230647254654,2.1176664471836553,,,,,,,,0,
> availability.requests,1,20,0.9923279246738385,0.9922824947201091,0.9923733546275678,9.706956261650905e-05,0.9921190955703403,0.9923390053617959,0.9924194509972334,0.9924838675048292,0.9925330344754569,0.9925330344754569,0,
> availability.time,1,20,0.9807855037832639,0.9807215880418427,0.9808494195246851,0.0001365678930913555,0.9806152442266667,0.9807612268363889,0.9809144584625,0.9810430748263889,0.9811263832775,0.9811263832775,0,
> downtime,min/y,20,10099.139211516502,10065.545097825538,10132.733325207466,71.78008460881242,9919.972949346,10111.024309652,10171.341189934,10184.82541647,10188.627634464001,10188.627634464001,0,
> downtime.requests,min/y,20,4032.442791430463,4008.5648077502947,4056.320775110631,51.01976211122006,3924.63707969983,4024.2129769384196,4077.0489023501004,4112.55752451566,4142.20336822915,4142.20336822915,0,
> outages,count,20,1,1,1,0,1,1,1,1,1,1,0,
> probe.false_flips,count,20,0,0,0,0,0,0,0,0,0,0,0,
> probe.load,1/s,20,3.3333333333333335,3.3333333333333335,3.3333333333333335,0,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,0,
> probe.recover_first,s,20,60.22023850215,60.141070704716434,60.29940629958356,0.16915675318449241,60.015552619,60.183591809,60.519388324,60.549133892,60.589064367,60.589064367,0,60.31416200422845
> probe.recover_last,s,20,89.76712014635,89.67282507537975,89.86141521732024,0.2014789922634108,89.322905364,89.831096359,89.99041448,89.99821364,90.001005616,90.001005616,0,89.72023819297426
> probe.unhealthy_share,1,20,0.37778016666666636,0.37778016666666636,0.37778016666666636,0,0.37778016666666636,0.37778016666666636,0.37778016666666636,0.37778016666666636,0.37778016666666636,0.37778016666666636,0,
> rto.detect_first,s,20,40.20238850215,40.12214777277329,40.28262923152671,0.17144927223611353,40.003552619,40.158591809,40.507388324,40.524133892,40.577064367,40.577064367,0,40.2970297029703
> rto.detect_last,s,20,69.74807787485,69.65293082266656,69.84322492703343,0.20329940890337436,69.297905364,69.806096359,69.97841448,69.98621364,69.989005616,69.989005616,0,69.70297029702971
> rto.first_success,s,20,0,0,0,0,0,0,0,0,0,0,0,
> rto.service,s,20,69.17218638025,68.9420897111338,69.40228304936619,0.49164441512885043,67.945020201,69.253591162,69.666720479,69.759078195,69.785120784,69.785120784,0,
> rto.stage.decide,s,20,0,0,0,0,0,0,0,0,0,0,0,
> rto.stage.detect,s,20,40.20238850215,40.12214777277329,40.28262923152671,0.17144927223611353,40.003552619,40.158591809,40.507388324,40.524133892,40.577064367,40.577064367,0,
> rto.stage.drain,s,20,28.969797878099996,28.712859777398688,29.22673597880131,0.5489961359667618,27.898376834,29.051501962,29.598534996,29.66316786,29.75362998,29.75362998,0,
> rto.stage.other,s,20,0,0,0,0,0,0,0,0,0,0,0,
> rto.stage.promote,s,20,0,0,0,0,0,0,0,0,0,0,0,
> rto.stage.warm,s,20,0,0,0,0,0,0,0,0,0,0,0,
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --format json
> {
>   "ninefold": "0.1.0",
>   "scenario": {"name": "front-door-pair", "file": "scenarios/front-door-pair.yaml", "sha256": "127739c63ac992a32d237220fcb94d9d232f90f1c584262fc34c43502a4ce761"},
>   "seed": 7,
>   "replications": 20,
>   "horizon_s": 3600,
>   "metrics": {
>     "availability.nines": {"unit": "nines", "n": 20, "mean": 2.1150871418155335, "ci95": [2.1125230647254654, 2.1176664471836553], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "availability.requests": {"unit": "1", "n": 20, "mean": 0.9923279246738385, "ci95": [0.9922824947201091, 0.9923733546275678], "sd": 9.706956261650905e-05, "min": 0.9921190955703403, "p50": 0.9923390053617959, "p90": 0.9924194509972334, "p95": 0.9924838675048292, "p99": 0.9925330344754569, "max": 0.9925330344754569, "censored": 0},
>     "availability.time": {"unit": "1", "n": 20, "mean": 0.9807855037832639, "ci95": [0.9807215880418427, 0.9808494195246851], "sd": 0.0001365678930913555, "min": 0.9806152442266667, "p50": 0.9807612268363889, "p90": 0.9809144584625, "p95": 0.9810430748263889, "p99": 0.9811263832775, "max": 0.9811263832775, "censored": 0},
>     "downtime": {"unit": "min/y", "n": 20, "mean": 10099.139211516502, "ci95": [10065.545097825538, 10132.733325207466], "sd": 71.78008460881242, "min": 9919.972949346, "p50": 10111.024309652, "p90": 10171.341189934, "p95": 10184.82541647, "p99": 10188.627634464001, "max": 10188.627634464001, "censored": 0},
>     "downtime.requests": {"unit": "min/y", "n": 20, "mean": 4032.442791430463, "ci95": [4008.5648077502947, 4056.320775110631], "sd": 51.01976211122006, "min": 3924.63707969983, "p50": 4024.2129769384196, "p90": 4077.0489023501004, "p95": 4112.55752451566, "p99": 4142.20336822915, "max": 4142.20336822915, "censored": 0},
>     "outages": {"unit": "count", "n": 20, "mean": 1, "ci95": [1, 1], "sd": 0, "min": 1, "p50": 1, "p90": 1, "p95": 1, "p99": 1, "max": 1, "censored": 0},
>     "probe.false_flips": {"unit": "count", "n": 20, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "probe.load": {"unit": "1/s", "n": 20, "mean": 3.3333333333333335, "ci95": [3.3333333333333335, 3.3333333333333335], "sd": 0, "min": 3.3333333333333335, "p50": 3.3333333333333335, "p90": 3.3333333333333335, "p95": 3.3333333333333335, "p99": 3.3333333333333335, "max": 3.3333333333333335, "censored": 0},
>     "probe.recover_first": {"unit": "s", "n": 20, "mean": 60.22023850215, "ci95": [60.141070704716434, 60.29940629958356], "sd": 0.16915675318449241, "min": 60.015552619, "p50": 60.183591809, "p90": 60.519388324, "p95": 60.549133892, "p99": 60.589064367, "max": 60.589064367, "censored": 0, "closed_form": 60.31416200422845},
>     "probe.recover_last": {"unit": "s", "n": 20, "mean": 89.76712014635, "ci95": [89.67282507537975, 89.86141521732024], "sd": 0.2014789922634108, "min": 89.322905364, "p50": 89.831096359, "p90": 89.99041448, "p95": 89.99821364, "p99": 90.001005616, "max": 90.001005616, "censored": 0, "closed_form": 89.72023819297426},
>     "probe.unhealthy_share": {"unit": "1", "n": 20, "mean": 0.37778016666666636, "ci95": [0.37778016666666636, 0.37778016666666636], "sd": 0, "min": 0.37778016666666636, "p50": 0.37778016666666636, "p90": 0.37778016666666636, "p95": 0.37778016666666636, "p99": 0.37778016666666636, "max": 0.37778016666666636, "censored": 0},
>     "rto.detect_first": {"unit": "s", "n": 20, "mean": 40.20238850215, "ci95": [40.12214777277329, 40.28262923152671], "sd": 0.17144927223611353, "min": 40.003552619, "p50": 40.158591809, "p90": 40.507388324, "p95": 40.524133892, "p99": 40.577064367, "max": 40.577064367, "censored": 0, "closed_form": 40.2970297029703},
>     "rto.detect_last": {"unit": "s", "n": 20, "mean": 69.74807787485, "ci95": [69.65293082266656, 69.84322492703343], "sd": 0.20329940890337436, "min": 69.297905364, "p50": 69.806096359, "p90": 69.97841448, "p95": 69.98621364, "p99": 69.989005616, "max": 69.989005616, "censored": 0, "closed_form": 69.70297029702971},
>     "rto.first_success": {"unit": "s", "n": 20, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "rto.service": {"unit": "s", "n": 20, "mean": 69.17218638025, "ci95": [68.9420897111338, 69.40228304936619], "sd": 0.49164441512885043, "min": 67.945020201, "p50": 69.253591162, "p90": 69.666720479, "p95": 69.759078195, "p99": 69.785120784, "max": 69.785120784, "censored": 0},
>     "rto.stage.decide": {"unit": "s", "n": 20, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "rto.stage.detect": {"unit": "s", "n": 20, "mean": 40.20238850215, "ci95": [40.12214777277329, 40.28262923152671], "sd": 0.17144927223611353, "min": 40.003552619, "p50": 40.158591809, "p90": 40.507388324, "p95": 40.524133892, "p99": 40.577064367, "max": 40.577064367, "censored": 0},
>     "rto.stage.drain": {"unit": "s", "n": 20, "mean": 28.969797878099996, "ci95": [28.712859777398688, 29.22673597880131], "sd": 0.5489961359667618, "min": 27.898376834, "p50": 29.051501962, "p90": 29.598534996, "p95": 29.66316786, "p99": 29.75362998, "max": 29.75362998, "censored": 0},
>     "rto.stage.other": {"unit": "s", "n": 20, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "rto.stage.promote": {"unit": "s", "n": 20, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "rto.stage.warm": {"unit": "s", "n": 20, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0}
>   },
>   "targets": [
>     {"metric": "availability.requests", "statistic": "mean", "limit": 0.99, "value": 0.9923279246738385, "ci95": [0.9922824947201091, 0.9923733546275678], "verdict": "met"},
>     {"metric": "rto.service", "statistic": "p95", "limit": 60, "value": 69.759078195, "ci95": [69.633289632, null], "verdict": "missed"}
>   ],
>   "engine": {"events": 36798, "skipped_probes": 464000, "exact": false}
> }
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --format markdown
> ## Two stamps behind Azure Front Door lose West Europe for 45 minutes
>
> 20 replications of 1h, seed 7.
>
> | target                  | statistic |  limit |     value |          95 % interval |    verdict |
> | ----------------------- | --------- | -----: | --------: | ---------------------: | ---------: |
> | `availability.requests` | mean      | ≥ 99 % | 99.2328 % | [99.2282 %, 99.2373 %] |    **met** |
> | `rto.service`           | p95       | ≤ 60 s |   69.76 s |         [69.63 s, ...] | **missed** |
>
> | metric                  |        mean |              95 % interval |         p50 |         p95 |         p99 |         max |   n | censored |
> | ----------------------- | ----------: | -------------------------: | ----------: | ----------: | ----------: | ----------: | --: | -------: |
> | `availability.nines`    |       2.115 |             [2.113, 2.118] |           - |           - |           - |           - |  20 |        0 |
> | `availability.requests` |   99.2328 % |     [99.2282 %, 99.2373 %] |   99.2339 % |   99.2484 % |   99.2533 % |   99.2533 % |  20 |        0 |
> | `availability.time`     |   98.0786 % |     [98.0722 %, 98.0849 %] |    98.076 % |    98.104 % |    98.113 % |    98.113 % |  20 |        0 |
> | `downtime`              | 10099 min/y | [10066 min/y, 10133 min/y] | 10111 min/y | 10185 min/y | 10189 min/y | 10189 min/y |  20 |        0 |
> | `downtime.requests`     |  4032 min/y |   [4009 min/y, 4056 min/y] |  4024 min/y |  4113 min/y |  4142 min/y |  4142 min/y |  20 |        0 |
> | `outages`               |           1 |                     [1, 1] |           1 |           1 |           1 |           1 |  20 |        0 |
> | `probe.false_flips`     |           0 |                     [0, 0] |           0 |           0 |           0 |           0 |  20 |        0 |
> | `probe.load`            |     3.333/s |         [3.333/s, 3.333/s] |     3.333/s |     3.333/s |     3.333/s |     3.333/s |  20 |        0 |
> | `probe.recover_first`   |     60.22 s |          [60.14 s, 60.3 s] |     60.18 s |     60.55 s |     60.59 s |     60.59 s |  20 |        0 |
> | `probe.recover_last`    |     89.77 s |         [89.67 s, 89.86 s] |     89.83 s |        90 s |        90 s |        90 s |  20 |        0 |
> | `probe.unhealthy_share` |     37.78 % |         [37.78 %, 37.78 %] |     37.78 % |     37.78 % |     37.78 % |     37.78 % |  20 |        0 |
> | `rto.detect_first`      |      40.2 s |         [40.12 s, 40.28 s] |     40.16 s |     40.52 s |     40.58 s |     40.58 s |  20 |        0 |
> | `rto.detect_last`       |     69.75 s |         [69.65 s, 69.84 s] |     69.81 s |     69.99 s |     69.99 s |     69.99 s |  20 |        0 |
> | `rto.first_success`     |         0 s |                 [0 s, 0 s] |         0 s |         0 s |         0 s |         0 s |  20 |        0 |
> | `rto.service`           |     69.17 s |          [68.94 s, 69.4 s] |     69.25 s |     69.76 s |     69.79 s |     69.79 s |  20 |        0 |
> | `rto.stage.decide`      |         0 s |                 [0 s, 0 s] |         0 s |         0 s |         0 s |         0 s |  20 |        0 |
> | `rto.stage.detect`      |      40.2 s |         [40.12 s, 40.28 s] |     40.16 s |     40.52 s |     40.58 s |     40.58 s |  20 |        0 |
> | `rto.stage.drain`       |     28.97 s |         [28.71 s, 29.23 s] |     29.05 s |     29.66 s |     29.75 s |     29.75 s |  20 |        0 |
> | `rto.stage.other`       |         0 s |                 [0 s, 0 s] |         0 s |         0 s |         0 s |         0 s |  20 |        0 |
> | `rto.stage.promote`     |         0 s |                 [0 s, 0 s] |         0 s |         0 s |         0 s |         0 s |  20 |        0 |
> | `rto.stage.warm`        |         0 s |                 [0 s, 0 s] |         0 s |         0 s |         0 s |         0 s |  20 |        0 |
>
> Reproduce with ninefold 0.1.0:
>
> ```sh
> ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 20
> ```
# No replication can say anything about an interval.
$ ninefold run scenarios/front-door-pair.yaml --replications 1
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 1 replication of 1h, seed 7 (scenarios/front-door-pair.yaml)
>
> Targets
>   ? undecided  mean of availability.requests ≥ 99 %: 99.238 %, too few values for an interval
>   ? undecided  p95 of rto.service ≤ 60 s: 68.71 s, too few values for an interval
>
>                              mean  ± 95 %       p50       p95       p99       max  n
> Availability
>   availability.nines        2.118       -         -         -         -         -  1
>   availability.requests  99.238 %       -  99.238 %  99.238 %  99.238 %  99.238 %  1
>   availability.time      98.091 %       -  98.091 %  98.091 %  98.091 %  98.091 %  1
>   outages                       1       -         1         1         1         1  1
> Downtime, min/y
>   downtime                  10031       -     10031     10031     10031     10031  1
>   downtime.requests          4005       -      4005      4005      4005      4005  1
> Recovery, by incident
>   rto.detect_first         40.2 s       -    40.2 s    40.2 s    40.2 s    40.2 s  1
>   rto.detect_last         69.99 s       -   69.99 s   69.99 s   69.99 s   69.99 s  1
>   rto.first_success           0 s       -       0 s       0 s       0 s       0 s  1
>   rto.service             68.71 s       -   68.71 s   68.71 s   68.71 s   68.71 s  1
> Where rto.service went
>   rto.stage.detect         40.2 s       -    40.2 s    40.2 s    40.2 s    40.2 s  1
>   rto.stage.drain         28.51 s       -   28.51 s   28.51 s   28.51 s   28.51 s  1
> Probe dial
>   probe.false_flips             0       -         0         0         0         0  1
>   probe.load              3.333/s       -   3.333/s   3.333/s   3.333/s   3.333/s  1
>   probe.recover_first     60.22 s       -   60.22 s   60.22 s   60.22 s   60.22 s  1
>   probe.recover_last         90 s       -      90 s      90 s      90 s      90 s  1
>   probe.unhealthy_share   37.78 %       -   37.78 %   37.78 %   37.78 %   37.78 %  1
>
> Where the time went (mean of rto.service: 68.71 s)
>   detect      40.2 s   59 %  █████████████████████████████
>   drain      28.51 s   41 %                               █████████████████████
>
> Against the exact formula
>   probe.recover_first    simulated 60.22 s, exact 60.31 s
>   probe.recover_last     simulated 90 s, exact 89.72 s
>   rto.detect_first       simulated 40.2 s, exact 40.3 s
>   rto.detect_last        simulated 69.99 s, exact 69.7 s
>
> Reproduce with ninefold 0.1.0: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 1
# One replication alone is the same as in the run.
$ ninefold run scenarios/front-door-pair.yaml --replications 1 --first-replication 17
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 1 replication of 1h, seed 7, from number 17 on (scenarios/front-door-pair.yaml)
>
> Targets
>   ? undecided  mean of availability.requests ≥ 99 %: 99.2484 %, too few values for an interval
>   ? undecided  p95 of rto.service ≤ 60 s: 69.15 s, too few values for an interval
>
>                               mean  ± 95 %        p50        p95        p99        max  n
> Availability
>   availability.nines         2.124       -          -          -          -          -  1
>   availability.requests  99.2484 %       -  99.2484 %  99.2484 %  99.2484 %  99.2484 %  1
>   availability.time       98.079 %       -   98.079 %   98.079 %   98.079 %   98.079 %  1
>   outages                        1       -          1          1          1          1  1
> Downtime, min/y
>   downtime                   10097       -      10097      10097      10097      10097  1
>   downtime.requests           3950       -       3950       3950       3950       3950  1
> Recovery, by incident
>   rto.detect_first         40.02 s       -    40.02 s    40.02 s    40.02 s    40.02 s  1
>   rto.detect_last          69.43 s       -    69.43 s    69.43 s    69.43 s    69.43 s  1
>   rto.first_success            0 s       -        0 s        0 s        0 s        0 s  1
>   rto.service              69.15 s       -    69.15 s    69.15 s    69.15 s    69.15 s  1
> Where rto.service went
>   rto.stage.detect         40.02 s       -    40.02 s    40.02 s    40.02 s    40.02 s  1
>   rto.stage.drain          29.14 s       -    29.14 s    29.14 s    29.14 s    29.14 s  1
> Probe dial
>   probe.false_flips              0       -          0          0          0          0  1
>   probe.load               3.333/s       -    3.333/s    3.333/s    3.333/s    3.333/s  1
>   probe.recover_first      60.04 s       -    60.04 s    60.04 s    60.04 s    60.04 s  1
>   probe.recover_last       89.46 s       -    89.46 s    89.46 s    89.46 s    89.46 s  1
>   probe.unhealthy_share    37.78 %       -    37.78 %    37.78 %    37.78 %    37.78 %  1
>
> Where the time went (mean of rto.service: 69.15 s)
>   detect     40.02 s   58 %  █████████████████████████████
>   drain      29.14 s   42 %                               █████████████████████
>
> Against the exact formula
>   probe.recover_first    simulated 60.04 s, exact 60.31 s
>   probe.recover_last     simulated 89.46 s, exact 89.72 s
>   rto.detect_first       simulated 40.02 s, exact 40.3 s
>   rto.detect_last        simulated 69.43 s, exact 69.7 s
>
> Reproduce with ninefold 0.1.0: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 1 --first-replication 17
# Without a fault nothing fails, and that is not 100 %.
$ ninefold run scenarios/front-door-pair.yaml --set 'faults=[]' --replications 1000
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
> 1000 replications of 1h, seed 7 (scenarios/front-door-pair.yaml)
>
> Targets
>   ✓ met        mean of availability.requests ≥ 99 %: ≥ 99.7 % at 95 %: nothing failed
>   ? undecided  p95 of rto.service ≤ 60 s: no data
>
>                              mean    ± 95 %      p50      p95      p99      max     n
> Availability
>   availability.nines       ≥ 2.52   at 95 %        -        -        -        -  1000
>   availability.requests  ≥ 99.7 %   at 95 %        -        -        -        -  1000
>   availability.time      ≥ 99.7 %   at 95 %        -        -        -        -  1000
>   outages                       0  constant        0        0        0        0  1000
> Downtime, min/y
>   downtime                 ≤ 1580   at 95 %        -        -        -        -  1000
>   downtime.requests        ≤ 1580   at 95 %        -        -        -        -  1000
> Recovery, by incident
>   rto.detect_first              -         -        -        -        -        -     0
>   rto.detect_last               -         -        -        -        -        -     0
>   rto.first_success             -         -        -        -        -        -     0
>   rto.service                   -         -        -        -        -        -     0
> Probe dial
>   probe.false_flips             0  constant        0        0        0        0  1000
>   probe.load              3.333/s  constant  3.333/s  3.333/s  3.333/s  3.333/s  1000
>   probe.recover_first           -         -        -        -        -        -     0
>   probe.recover_last            -         -        -        -        -        -     0
>   probe.unhealthy_share       0 %  constant      0 %      0 %      0 %      0 %  1000
>
> ≥ 2.52 nines (95 %): nothing failed in 1000 replications, which bounds the availability
> from below and no more.
>
> Reproduce with ninefold 0.1.0: ninefold run scenarios/front-door-pair.yaml --set 'faults=[]' --seed 7 --replications 1000
$ ninefold run scenarios/front-door-pair.yaml --set 'faults=[]' --replications 1000 --format json | grep -E '"availability|"downtime'
>     "availability.nines": {"unit": "nines", "n": 1000, "mean": null, "ci95": [2.5241473544253434, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>     "availability.requests": {"unit": "1", "n": 1000, "mean": 1, "ci95": [0.9970087504549047, 1], "sd": 0, "min": 1, "p50": 1, "p90": 1, "p95": 1, "p99": 1, "max": 1, "censored": 0},
>     "availability.time": {"unit": "1", "n": 1000, "mean": 1, "ci95": [0.9970087504549047, 1], "sd": 0, "min": 1, "p50": 1, "p90": 1, "p95": 1, "p99": 1, "max": 1, "censored": 0},
>     "downtime": {"unit": "min/y", "n": 1000, "mean": 0, "ci95": [0, 1572.2007609020875], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     "downtime.requests": {"unit": "min/y", "n": 1000, "mean": 0, "ci95": [0, 1572.2007609020875], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>     {"metric": "availability.requests", "statistic": "mean", "limit": 0.99, "value": 1, "ci95": [0.9970087504549047, 1], "verdict": "met"},
# The command that reproduces keeps what was set, quoted.
$ ninefold run scenarios/front-door-pair.yaml --replications 5 --seed 3 --horizon 2h --set 'title=it'"'"'s' --exact --first-replication 2 | tail -1
> Reproduce with ninefold 0.1.0: ninefold run scenarios/front-door-pair.yaml --set 'title=it'\''s' --horizon 2h --seed 3 --replications 5 --first-replication 2 --exact
# --quiet is for progress; there is none without a terminal anyway.
$ ninefold run scenarios/front-door-pair.yaml --quiet --no-store --replications 5 --threads 2 --color never | head -1
> front-door-pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
$ ninefold run scenarios/front-door-pair.yaml --color always --replications 5 | grep -c "$(printf '\033')\["
> 6
$ NO_COLOR=1 ninefold run scenarios/front-door-pair.yaml --replications 5 | grep -c "$(printf '\033')\["
> 0
? 1
