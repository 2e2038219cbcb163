# The ladder: each drill by itself against its own targets; one is missed, which is status 1.
$ ninefold drill scenarios/game-day.yaml --no-store --schedule
> Game day of game-day
> 4 drills, each by itself, 500 replications of 1d, seed 7 (scenarios/game-day.yaml)
>
> tier  drill            target                 asked   measured                 95 % CI  verdict
>    1  one pod          p95 of rto.service     ≤ 0 s        0 s              [0 s, 0 s]  ✓ met
>    2  origin off       p95 of rto.service     ≤ 5 s        0 s              [0 s, 0 s]  ✓ met
>    3  forced failover  p95 of rto.service  ≤ 10 min    72.27 s      [70.63 s, 75.12 s]  ✓ met
>                        p95 of rpo.seconds     ≤ 5 s    3.214 s      [2.801 s, 3.654 s]  ✓ met
>    4  full region      p95 of rto.service    ≤ 90 s  15.53 min  [14.12 min, 18.02 min]  ✗ missed
>                        p95 of rpo.seconds     ≤ 5 s    3.214 s      [2.801 s, 3.654 s]  ✓ met
>
> 3. forced failover
> Where the time went (mean of rto.service: 50.54 s)
>   promote    34.97 s   69 %  ███████████████████████████████████
>   drain      15.57 s   31 %                                     ███████████████
>
> 4. full region
> Where the time went (mean of rto.service: 7.679 min)
>   detect     40.33 s    9 %  ████
>   decide   6.165 min   80 %      █████████████████████████████████████████
>   promote    34.97 s    8 %                                               ███
>   drain      15.57 s    3 %                                                  ██
>   Most of it passes until it is decided: fewer or quicker checks in the gate, an approval that needs
>   no office hours, or a failover that needs none (operations.failover, stores.*.failover).
>
> In this order, this often
>   1. one pod (tier 1): every month
>   2. origin off (tier 2): every quarter
>   3. forced failover (tier 3): every quarter
>   4. full region (tier 4): every half year; misses its targets: mend, then again within two weeks
>
> Reproduce with ninefold 0.1.0:
>   ninefold drill scenarios/game-day.yaml
? 1
$ ninefold drill scenarios/game-day.yaml --no-store --only "one pod" --replications 20
> Game day of game-day
> 1 drill, 20 replications of 1d, seed 7 (scenarios/game-day.yaml)
>
> tier  drill    target              asked  measured     95 % CI  verdict
>    1  one pod  p95 of rto.service  ≤ 0 s       0 s  [0 s, ...]  ? undecided
>
> 1. one pod
>   More replications would decide it (--replications).
>
> Reproduce with ninefold 0.1.0:
>   ninefold drill scenarios/game-day.yaml --replications 20 --only 'one pod'
? 5
$ ninefold drill scenarios/game-day.yaml --no-store --only "full region" --replications 50 --format json | grep -vE 'cost|downtime|probe|lag|outages|failover|availability|reads|sessions|conflicts|latency|sla|"rto.stage'
> {
>   "ninefold": "0.1.0",
>   "scenario": {"name": "game-day", "file": "scenarios/game-day.yaml", "sha256": "ef647a72c017f0373d4f7972b5c7a582a45f13ebe48c39d5ae85ccae04e5e888"},
>   "drills": [
>     {
>       "name": "full region",
>       "tier": 4,
>       "seed": 7,
>       "replications": 50,
>       "horizon_s": 86400,
>       "metrics": {
>         "jobs.duplicate": {"unit": "count", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>         "jobs.harmful": {"unit": "count", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>         "jobs.missed": {"unit": "count", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>         "rpo.lost_value": {"unit": "EUR", "n": 0, "mean": null, "ci95": [null, null], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
>         "rpo.lost_writes": {"unit": "count", "n": 50, "mean": 435.67999999999995, "ci95": [354.66934799510295, 516.690652004897], "sd": 285.0511905333669, "min": 81, "p50": 351, "p90": 901, "p95": 1030, "p99": 1231, "max": 1231, "censored": 0},
>         "rpo.seconds": {"unit": "s", "n": 50, "mean": 1.4542500222199999, "ci95": [1.180044957130207, 1.7284550873097937], "sd": 0.9648420092878657, "min": 0.260049288, "p50": 1.195791575, "p90": 3.117660171, "p95": 3.5704979, "p99": 4.179299623, "max": 4.179299623, "censored": 0},
>         "rpo.stranded_writes": {"unit": "count", "n": 50, "mean": 0, "ci95": [0, 0], "sd": 0, "min": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "max": 0, "censored": 0},
>         "rto.detect_first": {"unit": "s", "n": 50, "mean": 40.23117761261998, "ci95": [40.16745037566857, 40.29490484957143], "sd": 0.22423624934297764, "min": 40.001316801, "p50": 40.155398716, "p90": 40.507388324, "p95": 40.577064367, "p99": 41.027296587, "max": 41.027296587, "censored": 0, "closed_form": 40.2970297029703},
>         "rto.detect_last": {"unit": "s", "n": 50, "mean": 69.71556219671997, "ci95": [69.63424751683227, 69.79687687660773], "sd": 0.28612096972673545, "min": 68.444685913, "p50": 69.824113283, "p90": 69.967984377, "p95": 69.98621364, "p99": 69.991230696, "max": 69.991230696, "censored": 0, "closed_form": 69.70297029702971},
>         "rto.first_success": {"unit": "s", "n": 50, "mean": 40.454293403979996, "ci95": [40.31764153074209, 40.59094527721792], "sd": 0.4808352752515555, "min": 40.003552619, "p50": 40.269022254, "p90": 41.050775815, "p95": 41.647369001, "p99": 42.223414393, "max": 42.223414393, "censored": 0},
>         "rto.service": {"unit": "s", "n": 50, "mean": 465.69550506176006, "ci95": [382.0152861894014, 549.3757239341185], "sd": 294.44456282386926, "min": 146.064124769, "p50": 389.361638147, "p90": 746.668110888, "p95": 960.939340862, "p99": 1865.016768582, "max": 1865.016768582, "censored": 0},
>         "rto.write": {"unit": "s", "n": 50, "mean": 465.69550506176006, "ci95": [382.0152861894014, 549.3757239341185], "sd": 294.44456282386926, "min": 146.064124769, "p50": 389.361638147, "p90": 746.668110888, "p95": 960.939340862, "p99": 1865.016768582, "max": 1865.016768582, "censored": 0},
>       },
>       "targets": [
>         {"metric": "rto.service", "statistic": "p95", "limit": 90, "value": 960.939340862, "ci95": [722.98763357, null], "verdict": "missed"},
>         {"metric": "rpo.seconds", "statistic": "p95", "limit": 5, "value": 3.5704979, "ci95": [2.634603255, null], "verdict": "undecided"}
>       ],
>       "verdict": "missed"
>     }
>   ]
> }
$ ninefold drill scenarios/game-day.yaml --no-store --only "full region" --replications 50 --format csv
> drill,tier,metric,statistic,limit,value,ci95_low,ci95_high,verdict
> full region,4,rto.service,p95,90,960.939340862,722.98763357,,missed
> full region,4,rpo.seconds,p95,5,3.5704979,2.634603255,,undecided
? 1
$ ninefold drill scenarios/game-day.yaml --no-store --only "full region" --replications 50 --format markdown
> # Game day of game-day
>
> 1 drill, 50 replications of 1d, seed 7 (scenarios/game-day.yaml)
>
> | tier | drill       | target             |  asked |  measured |          95 % CI | verdict     |
> | ---: | ----------- | ------------------ | -----: | --------: | ---------------: | ----------- |
> |    4 | full region | p95 of rto.service | ≤ 90 s | 16.02 min | [12.05 min, ...] | ✗ missed    |
> |      |             | p95 of rpo.seconds |  ≤ 5 s |    3.57 s |   [2.635 s, ...] | ? undecided |
>
> ## 4. full region
>
> ```text
> Where the time went (mean of rto.service: 7.762 min)
>   detect     40.29 s    9 %  ████
>   decide    6.27 min   81 %      █████████████████████████████████████████
>   promote    32.77 s    7 %                                               ███
>   drain      16.45 s    4 %                                                  ██
> ```
>
> Most of it passes until it is decided: fewer or quicker checks in the gate, an approval that needs
> no office hours, or a failover that needs none (operations.failover, stores.*.failover).
> More replications would decide it (--replications).
>
> ```sh
> ninefold drill scenarios/game-day.yaml --replications 50 --only 'full region'
> ```
? 1
# Kept, and shown again.
$ ninefold drill scenarios/game-day.yaml --replications 20 --quiet > first.txt
? 1
$ ninefold show 1 > again.txt
$ diff first.txt again.txt
$ ninefold list | cut -c1-45
> run  command  scenario  state  points  played
>   1  drill    game-day  done        4      80
# What is wrong.
$ ninefold drill scenarios/game-day.yaml --only "two pods"
! ninefold drill: no drill is called two pods
! `ninefold help drill` tells what there is
? 2
$ ninefold drill scenarios/front-door-pair.yaml
! ninefold drill: scenarios/front-door-pair.yaml has no gameday: write one, or `ninefold run` its faults
! `ninefold help drill` tells what there is
? 2
$ ninefold drill scenarios/game-day.yaml -o there
! ninefold drill: --output says where --export writes to
! `ninefold help drill` tells what there is
? 2
$ ninefold drill scenarios/game-day.yaml --export chaos-toolbox
! ninefold drill: --export chaos-toolbox: allowed is azure-chaos-studio or chaos-toolkit; did you mean chaos-toolkit?
! `ninefold help drill` tells what there is
? 2
# As experiments.
$ ninefold drill scenarios/game-day.yaml --export chaos-toolkit --only "full region"
> {
>   "version": "1.0.0",
>   "title": "full region",
>   "description": "Drill of the scenario game-day: region-outage of westeurope for 60 min; the service is to be back within 90 s; at most the writes of 5 s may be lost. Set NINEFOLD_HEALTH_URL to an address that answers 200 while the service is up, and NINEFOLD_INJECT to a command that takes begin or end, the kind of fault and its target.",
>   "tags": [
>     "ninefold",
>     "region-outage"
>   ],
>   "configuration": {
>     "health_url": {
>       "type": "env",
>       "key": "NINEFOLD_HEALTH_URL"
>     },
>     "inject": {
>       "type": "env",
>       "key": "NINEFOLD_INJECT"
>     }
>   },
>   "steady-state-hypothesis": {
>     "title": "The service answers",
>     "probes": [
>       {
>         "type": "probe",
>         "name": "the service answers",
>         "tolerance": 200,
>         "provider": {
>           "type": "http",
>           "url": "${health_url}",
>           "timeout": 5
>         }
>       }
>     ]
>   },
>   "method": [
>     {
>       "type": "action",
>       "name": "begin: region-outage of westeurope for 60 min",
>       "provider": {
>         "type": "process",
>         "path": "${inject}",
>         "arguments": "begin region-outage westeurope"
>       },
>       "pauses": {
>         "after": 3600
>       }
>     }
>   ],
>   "rollbacks": [
>     {
>       "type": "action",
>       "name": "end: region-outage of westeurope for 60 min",
>       "provider": {
>         "type": "process",
>         "path": "${inject}",
>         "arguments": "end region-outage westeurope"
>       }
>     }
>   ]
> }
$ ninefold drill scenarios/game-day.yaml --export azure-chaos-studio -o experiments
> experiments/1-one-pod.json
> experiments/4-full-region.json
! ninefold drill: origin off: no experiment of Azure Chaos Studio: the fault library has none for Front Door: disable the origin in its origin group by hand, or with the command line of the platform
! ninefold drill: forced failover: no experiment of Azure Chaos Studio: the fault library fails over accounts of Cosmos DB alone: start it by hand
$ cat experiments/4-full-region.json
> {
>   "location": "LOCATION",
>   "identity": {
>     "type": "SystemAssigned"
>   },
>   "properties": {
>     "selectors": [
>       {
>         "type": "List",
>         "id": "targets",
>         "targets": [
>           {
>             "type": "ChaosTarget",
>             "id": "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Compute/virtualMachineScaleSets/NAME/providers/Microsoft.Chaos/targets/Microsoft-VirtualMachineScaleSet"
>           }
>         ]
>       }
>     ],
>     "steps": [
>       {
>         "name": "full region",
>         "branches": [
>           {
>             "name": "fault",
>             "actions": [
>               {
>                 "type": "continuous",
>                 "name": "urn:csci:microsoft:virtualMachineScaleSet:shutdown/2.0",
>                 "duration": "PT3600S",
>                 "selectorId": "targets",
>                 "parameters": [
>                   {
>                     "key": "abruptShutdown",
>                     "value": "true"
>                   }
>                 ]
>               }
>             ]
>           }
>         ]
>       }
>     ]
>   }
> }
$ ninefold drill scenarios/game-day.yaml --export chaos-toolkit | python3 -c "import json, sys; print(len(json.load(sys.stdin)))"
> 4

# A game day is shown, and no page is made of it.
$ ninefold drill scenarios/game-day.yaml --only "one pod" --replications 2 --quiet --store day.db > out.txt; ninefold report 1 --store day.db -o page
! ninefold report: run 1 is a game day, of which there is no page: ninefold show 1
? 3
$ ls page
! ls: cannot access 'page': No such file or directory
? 2
