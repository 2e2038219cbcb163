# what a design costs, part by part and per nine: 12 instances and no store; 47,304 million requests
# of 2 KB and 20 KB; probes as measured; 4 drills of 16 h; one outage of 45 min and until the last POP
# has seen its end, two people at 110 an hour
$ ninefold run scenarios/front-door-pair.yaml --horizon 1y --replications 20 --quiet --set 'cost={price_book: azure-2026-europe, drills_per_year: 4, drill_hours: 16}' --set clients.west.request_size=2KB --set clients.west.response_size=20KB --set clients.north.request_size=2KB --set clients.north.response_size=20KB | grep cost
>~   cost.annual +130084 .*20
>   cost.compute                   16714   constant          16714         16714          16714  20
>   cost.data                          0   constant              0             0              0  20
>   cost.drills                     7040   constant           7040          7040           7040  20
>   cost.edge                     106159   constant         106159        106159         106159  20
>   cost.egress                        0   constant              0             0              0  20
>~   cost.operations +170\.\d .*20
>~   cost.per_nine +214\d\d .* -  20
>   cost.probes                    25.94   constant          25.94         25.94          25.94  20
>     --set 'cost={price_book: azure-2026-europe, drills_per_year: 4, drill_hours: 16}' \
# without a failure a nine costs at most so much
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --quiet --set 'cost={prices: {app_instance_hour: 1}, engineer_hour: 0}' --set 'faults=[]' 2> /dev/null | grep -E 'nines|cost.(annual|per_nine)'
>   availability.nines      ≥ 0.856   at 95 %        -        -        -        -  20
>   cost.annual              105120  constant   105120   105120   105120   105120  20
>   cost.per_nine          ≤ 123000   at 95 %        -        -        -        -  20
> Nothing failed in 20 replications, which prove no more than ≥ 0.856 nines (95 %): a bound, however
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --quiet --format json --set 'cost={prices: {app_instance_hour: 1}, engineer_hour: 0}' --set 'faults=[]' 2> /dev/null | grep -E 'cost.(annual|per_nine)'
>     "cost.annual": {"unit": "EUR/y", "n": 20, "mean": 105120, "ci95": [105120, 105120], "sd": 0, "min": 105120, "p50": 105120, "p90": 105120, "p95": 105120, "p99": 105120, "max": 105120, "censored": 0},
>     "cost.per_nine": {"unit": "EUR/y", "n": 20, "mean": null, "ci95": [null, 122711.01269197697], "sd": null, "min": null, "p50": null, "p90": null, "p95": null, "p99": null, "max": null, "censored": 0},
# nothing is priced without prices, and one bad hour is no year
$ ninefold run scenarios/front-door-pair.yaml --replications 2 --format csv | grep cost
> cost.annual,EUR/y,0,,,,,,,,,,,0,
> cost.compute,EUR/y,0,,,,,,,,,,,0,
> cost.data,EUR/y,0,,,,,,,,,,,0,
> cost.downtime,EUR/y,0,,,,,,,,,,,0,
> cost.drills,EUR/y,0,,,,,,,,,,,0,
> cost.edge,EUR/y,0,,,,,,,,,,,0,
> cost.egress,EUR/y,0,,,,,,,,,,,0,
> cost.lost_writes,EUR/y,0,,,,,,,,,,,0,
> cost.operations,EUR/y,0,,,,,,,,,,,0,
> cost.per_nine,EUR/y,0,,,,,,,,,,,0,
> cost.probes,EUR/y,0,,,,,,,,,,,0,
$ ninefold run scenarios/front-door-pair.yaml --replications 2 --set 'cost={price_book: azure-2026-europe}' > out
! --set:1:1: warning: cost.prices: counts no transfers where a size is missing (0B says that there are none): clients.west.request_size, clients.west.response_size, clients.north.request_size, clients.north.response_size [S218]
!    1 | cost={price_book: azure-2026-europe}
!      | ^~~~
! --set:1:1: warning: cost.engineer_hour: is paid as if the faults scripted within 1h came again every 1h of a year (cost.operations; downtime is counted so, too): a horizon of 1y has them once [S219]
!    1 | cost={price_book: azure-2026-europe}
!      | ^~~~
# money is in the scenario's currency
$ ninefold run scenarios/south-central-us-wait.yaml --replications 2 --quiet | grep Money
> Money, USD a year
$ ninefold run scenarios/south-central-us-wait.yaml --replications 2 --quiet --format csv | grep -E '^(cost.downtime|rpo.lost_value),' | cut -d, -f1-3
> cost.downtime,USD/y,2
> rpo.lost_value,USD,2
# a promise is told where there is one, and what is missing where there is none
$ ninefold run scenarios/years.yaml --replications 2 --quiet --set targets.availability=~ | grep sla
> sla.month and sla.year, the chance of keeping a promise, need targets.availability.
