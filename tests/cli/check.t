$ ninefold check scenarios/ladder/zone-redundant.yaml
> scenarios/ladder/zone-redundant.yaml: no problems found
$ ninefold check scenarios/ladder/zone-redundant.yaml --quiet
$ ninefold check scenarios/ladder/zone-redundant.yaml --format json
> {
>   "findings": []
> }
# Everything that is wrong, in one go, on standard error; --quiet never hides it.
$ printf 'ninefold: 1\nclients: {a: {requests: 5}}\nedge: {kind: anycst}\nregions: {}\n' > bad.yaml
$ ninefold check bad.yaml
> bad.yaml: 4 errors, 0 warnings
! bad.yaml:1:1: error: stamps: is missing: Full copies of the service, each in one region, by name. [S202]
!    1 | ninefold: 1
!      | ^
! hint: write stamps: {we: {region: westeurope}}
! bad.yaml:2:25: error: clients.a.requests: found 5, a rate needs a unit: 5/s? [S205]
!    2 | clients: {a: {requests: 5}}
!      |                         ^
! bad.yaml:3:14: error: edge.kind: found anycst, allowed is anycast, dns or none [S207]
!    3 | edge: {kind: anycst}
!      |              ^~~~~~
! hint: did you mean anycast?
! bad.yaml:4:10: error: regions: is empty, at least 1 region must be given [S210]
!    4 | regions: {}
!      |          ^
? 3
$ ninefold check --quiet bad.yaml 2>&1 | head -1
> bad.yaml:1:1: error: stamps: is missing: Full copies of the service, each in one region, by name. [S202]
$ ninefold check --format json bad.yaml 2>/dev/null
> {
>   "findings": [
>     {"rule": "S202", "severity": "error", "line": 1, "column": 1, "message": "is missing: Full copies of the service, each in one region, by name.", "mend": "write stamps: {we: {region: westeurope}}", "file": "bad.yaml", "path": "stamps"},
>     {"rule": "S205", "severity": "error", "line": 2, "column": 25, "message": "found 5, a rate needs a unit: 5/s?", "mend": "Write 30s, 5m, 800/s, 20% and so on; `ninefold explain PATH` tells the type.", "file": "bad.yaml", "path": "clients.a.requests"},
>     {"rule": "S207", "severity": "error", "line": 3, "column": 14, "message": "found anycst, allowed is anycast, dns or none", "mend": "did you mean anycast?", "file": "bad.yaml", "path": "edge.kind"},
>     {"rule": "S210", "severity": "error", "line": 4, "column": 10, "message": "is empty, at least 1 region must be given", "mend": "The message tells how many.", "file": "bad.yaml", "path": "regions"}
>   ]
> }
? 3
$ ninefold check missing.yaml
> missing.yaml: 1 error, 0 warnings
! missing.yaml:1:1: error: cannot read the file: No such file or directory [S101]
? 3
$ ninefold check scenarios/front-door-pair.yaml --set edge.probe.interval=10s --effective | grep -n 'interval'
> 41:    interval: 10s                               # --set
# each value names the preset that gave it, wherever it stands
$ ninefold check --effective scenarios/ladder/active-active.yaml | grep -c 'preset$'
> 0
? 1
$ ninefold check --effective scenarios/ladder/active-active.yaml | grep -A 12 '^  pop_outage:' | grep -E 'outage|every|p95|reroute'
>   pop_outage:                                   # preset documented-rates
>     every:                                      # preset documented-rates
>         p95: 155.407548m                        # preset documented-rates
>   pop_reroute: 30s                              # default
>   outage:                                       # preset documented-rates
>     every:                                      # preset documented-rates
$ ninefold check --effective scenarios/ladder/active-active.yaml | grep -E '^ +(lag|interval|currency|partition):'
>     interval: 30s                               # preset azure-front-door
>     partition:                                  # preset documented-rates
>     lag:                                        # preset azure-cosmos-multi-write
>   currency: EUR                                 # preset azure-2026-europe
$ ninefold check --effective scenarios/ladder/zone-redundant.yaml > effective.yaml && ninefold check effective.yaml
> effective.yaml: no problems found
$ ninefold check --effective bad.yaml 2>/dev/null
? 3
$ ninefold check --format csv bad.yaml 2>/dev/null
> rule,severity,file,line,column,path,message,mend
> S202,error,bad.yaml,1,1,stamps,"is missing: Full copies of the service, each in one region, by name.",write stamps: {we: {region: westeurope}}
> S205,error,bad.yaml,2,25,clients.a.requests,"found 5, a rate needs a unit: 5/s?","Write 30s, 5m, 800/s, 20% and so on; `ninefold explain PATH` tells the type."
> S207,error,bad.yaml,3,14,edge.kind,"found anycst, allowed is anycast, dns or none",did you mean anycast?
> S210,error,bad.yaml,4,10,regions,"is empty, at least 1 region must be given",The message tells how many.
? 3
$ ninefold check --format markdown scenarios/ladder/zone-redundant.yaml
> | rule | severity | file | line | column | path | message | mend |
> | ---- | -------- | ---- | ---- | ------ | ---- | ------- | ---- |
$ ninefold check scenarios/front-door-pair.yaml --seed x
> scenarios/front-door-pair.yaml: 1 error, 0 warnings
! --seed:1:6: error: seed: found x, a seed is a whole number from 0 to 18446744073709551615 [S205]
!    1 | seed=x
!      |      ^
? 2
$ ninefold check scenarios/ladder/zone-redundant.yaml --horizon 2h --replications 3 --seed 1
> scenarios/ladder/zone-redundant.yaml: no problems found
# The scenario as it took effect is YAML and nothing else.
$ ninefold check --effective --format json scenarios/front-door-pair.yaml
! ninefold check: --effective writes YAML: it takes no --format
! `ninefold help check` tells what there is
? 2
$ ninefold check --format table --effective scenarios/front-door-pair.yaml | head -1
> ninefold: 1                                     # scenarios/front-door-pair.yaml:15
# CSV may be looked at in a terminal.
$ ninefold check --format csv scenarios/front-door-pair.yaml --set 'edge.kind="a\e[31m"' 2>/dev/null
> rule,severity,file,line,column,path,message,mend
> S207,error,--set,1,11,edge.kind,"found ""a?[31m"", allowed is anycast, dns or none",The message lists them.
? 3
# What rests on none but an assumption and was not stated: the same at several places is told once.
$ ninefold check --assumptions scenarios/front-door-pair.yaml
> rare_events: off
>   How losses of one origin while another is gone come about often enough to be counted.
>   default: assumption: as they come, unless told
> clients.west.retries.attempts, clients.north.retries.attempts: 0
>   Repeats after the first attempt, made at once and routed afresh.
>   default: assumption: clients do not retry unless told
> edge.probe.timeout: 10s
>   When a probe that nothing answers counts as failed; may exceed the interval.
>   default: assumption: undocumented for Front Door (AFD-03)
> edge.probe.jitter: 0s
>   Random shift of each single probe; below the interval.
>   default: assumption
> edge.probe.phase: uniform
>   When in the interval an observer probes.
>   default: assumption: points of presence are not in step (AFD-10)
> edge.probe.loss: 0%
>   Share of probes that fail for no fault of the origin.
>   default: assumption
> edge.probe.low_traffic_slowdown: 1
>   Factor on the interval of an observer with less than one request an interval.
>   preset azure-front-door: assumption: AFD-12 says that edge locations without traffic probe more
>   slowly, not how much
> edge.connect_timeout: 5s
>   How long a connection to a black hole is waited for.
>   preset azure-front-door: assumption: no document gives it
> edge.pop_traffic: uniform
>   How a group's requests divide among its points of presence.
>   default: assumption: no document gives it
> edge.pop_reroute: 30s
>   How long requests of a failed point of presence fail before others take them.
>   default: assumption
> stamps.we.components.app.shed_cost, stamps.we.components.cache.shed_cost,
> stamps.we.components.database.shed_cost, stamps.ne.components.app.shed_cost,
> stamps.ne.components.cache.shed_cost, stamps.ne.components.database.shed_cost: 0%
>   Capacity that turning an attempt away costs, as a share of serving it.
>   default: assumption: shedding is free
> scenarios/front-door-pair.yaml: no problems found
> 17 values rest on none but an assumption
$ ninefold check --assumptions scenarios/front-door-pair.yaml | grep -c jitter
> 1
$ ninefold check --assumptions scenarios/front-door-pair.yaml --set edge.probe.jitter=1s --quiet | grep -c jitter
> 0
? 1
$ COLUMNS=60 ninefold check --assumptions --quiet scenarios/front-door-pair.yaml | grep -A 4 low_traffic
> edge.probe.low_traffic_slowdown: 1
>   Factor on the interval of an observer with less than one
>   request an interval.
>   preset azure-front-door: assumption: AFD-12 says that edge
>   locations without traffic probe more slowly, not how much
$ ninefold check --assumptions scenarios/front-door-pair.yaml --format json
> {
>   "findings": [],
>   "assumptions": [
>     {"path": "rare_events", "value": "off", "meaning": "How losses of one origin while another is gone come about often enough to be counted.", "preset": null, "source": "assumption: as they come, unless told"},
>     {"path": "clients.west.retries.attempts", "value": "0", "meaning": "Repeats after the first attempt, made at once and routed afresh.", "preset": null, "source": "assumption: clients do not retry unless told"},
>     {"path": "clients.north.retries.attempts", "value": "0", "meaning": "Repeats after the first attempt, made at once and routed afresh.", "preset": null, "source": "assumption: clients do not retry unless told"},
>     {"path": "edge.probe.timeout", "value": "10s", "meaning": "When a probe that nothing answers counts as failed; may exceed the interval.", "preset": null, "source": "assumption: undocumented for Front Door (AFD-03)"},
>     {"path": "edge.probe.jitter", "value": "0s", "meaning": "Random shift of each single probe; below the interval.", "preset": null, "source": "assumption"},
>     {"path": "edge.probe.phase", "value": "uniform", "meaning": "When in the interval an observer probes.", "preset": null, "source": "assumption: points of presence are not in step (AFD-10)"},
>     {"path": "edge.probe.loss", "value": "0%", "meaning": "Share of probes that fail for no fault of the origin.", "preset": null, "source": "assumption"},
>     {"path": "edge.probe.low_traffic_slowdown", "value": "1", "meaning": "Factor on the interval of an observer with less than one request an interval.", "preset": "azure-front-door", "source": "assumption: AFD-12 says that edge locations without traffic probe more slowly, not how much"},
>     {"path": "edge.connect_timeout", "value": "5s", "meaning": "How long a connection to a black hole is waited for.", "preset": "azure-front-door", "source": "assumption: no document gives it"},
>     {"path": "edge.pop_traffic", "value": "uniform", "meaning": "How a group's requests divide among its points of presence.", "preset": null, "source": "assumption: no document gives it"},
>     {"path": "edge.pop_reroute", "value": "30s", "meaning": "How long requests of a failed point of presence fail before others take them.", "preset": null, "source": "assumption"},
>     {"path": "stamps.we.components.app.shed_cost", "value": "0%", "meaning": "Capacity that turning an attempt away costs, as a share of serving it.", "preset": null, "source": "assumption: shedding is free"},
>     {"path": "stamps.we.components.cache.shed_cost", "value": "0%", "meaning": "Capacity that turning an attempt away costs, as a share of serving it.", "preset": null, "source": "assumption: shedding is free"},
>     {"path": "stamps.we.components.database.shed_cost", "value": "0%", "meaning": "Capacity that turning an attempt away costs, as a share of serving it.", "preset": null, "source": "assumption: shedding is free"},
>     {"path": "stamps.ne.components.app.shed_cost", "value": "0%", "meaning": "Capacity that turning an attempt away costs, as a share of serving it.", "preset": null, "source": "assumption: shedding is free"},
>     {"path": "stamps.ne.components.cache.shed_cost", "value": "0%", "meaning": "Capacity that turning an attempt away costs, as a share of serving it.", "preset": null, "source": "assumption: shedding is free"},
>     {"path": "stamps.ne.components.database.shed_cost", "value": "0%", "meaning": "Capacity that turning an attempt away costs, as a share of serving it.", "preset": null, "source": "assumption: shedding is free"}
>   ]
> }
$ ninefold check --assumptions scenarios/front-door-pair.yaml --format csv | head -4
> path,value,meaning,origin,source
> rare_events,off,How losses of one origin while another is gone come about often enough to be counted.,default,"assumption: as they come, unless told"
> clients.west.retries.attempts,0,"Repeats after the first attempt, made at once and routed afresh.",default,assumption: clients do not retry unless told
> clients.north.retries.attempts,0,"Repeats after the first attempt, made at once and routed afresh.",default,assumption: clients do not retry unless told
$ ninefold check --assumptions scenarios/front-door-pair.yaml --format markdown | grep -A 3 '^| path'
> | path                                    | value   | meaning                                                                               | origin                  | source                                                                                      |
> | --------------------------------------- | ------- | ------------------------------------------------------------------------------------- | ----------------------- | ------------------------------------------------------------------------------------------- |
> | rare_events                             | off     | How losses of one origin while another is gone come about often enough to be counted. | default                 | assumption: as they come, unless told                                                       |
> | clients.west.retries.attempts           | 0       | Repeats after the first attempt, made at once and routed afresh.                      | default                 | assumption: clients do not retry unless told                                                |
$ ninefold check --assumptions bad.yaml 2>/dev/null
> bad.yaml: 4 errors, 0 warnings
? 3
$ ninefold check --assumptions bad.yaml --format json 2>/dev/null | tail -3
>   ],
>   "assumptions": []
> }
$ ninefold check --assumptions --effective scenarios/front-door-pair.yaml
! ninefold check: --effective writes YAML: it takes no --assumptions
! `ninefold help check` tells what there is
? 2

# A study is looked at at every point.
$ ninefold check scenarios/studies/probe-dial.yaml
> scenarios/studies/probe-dial.yaml: no problems found at any of 240 points
$ ninefold check scenarios/studies/probe-size.yaml --format json
> {
>   "findings": []
> }
$ printf 'ninefold: 1\nstudy: sweep\nscenario: scenarios/front-door-pair.yaml\nvary: {edge.probe.interval: [10s, 10]}\n' > study.yaml; ninefold check study.yaml --quiet
! study.yaml:4:35: error: edge.probe.interval: found 10, a duration needs a unit: 10s? [S205]
!    4 | vary: {edge.probe.interval: [10s, 10]}
!      |                                   ^~
? 3
$ ninefold check scenarios/studies/probe-dial.yaml --effective
! ninefold check: scenarios/studies/probe-dial.yaml is a study: --effective and --assumptions are of the scenario that it names
! `ninefold help check` tells what there is
? 2
