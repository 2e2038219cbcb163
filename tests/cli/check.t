$ ninefold check scenarios/front-door-pair.yaml
> scenarios/front-door-pair.yaml: no problems found
$ ninefold check scenarios/front-door-pair.yaml --quiet
$ ninefold check scenarios/front-door-pair.yaml --format json
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
! bad.yaml:3:14: error: edge.kind: found anycst, allowed is anycast or none [S207]
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
>     {"rule": "S207", "severity": "error", "line": 3, "column": 14, "message": "found anycst, allowed is anycast or none", "mend": "did you mean anycast?", "file": "bad.yaml", "path": "edge.kind"},
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
$ ninefold check --effective scenarios/front-door-pair.yaml > effective.yaml && ninefold check effective.yaml
> effective.yaml: no problems found
$ ninefold check --effective bad.yaml 2>/dev/null
? 3
$ ninefold check --format csv bad.yaml 2>/dev/null
> rule,severity,file,line,column,path,message,mend
> S202,error,bad.yaml,1,1,stamps,"is missing: Full copies of the service, each in one region, by name.",write stamps: {we: {region: westeurope}}
> S205,error,bad.yaml,2,25,clients.a.requests,"found 5, a rate needs a unit: 5/s?","Write 30s, 5m, 800/s, 20% and so on; `ninefold explain PATH` tells the type."
> S207,error,bad.yaml,3,14,edge.kind,"found anycst, allowed is anycast or none",did you mean anycast?
> S210,error,bad.yaml,4,10,regions,"is empty, at least 1 region must be given",The message tells how many.
? 3
$ ninefold check --format markdown scenarios/front-door-pair.yaml
> | rule | severity | file | line | column | path | message | mend |
> | ---- | -------- | ---- | ---- | ------ | ---- | ------- | ---- |
$ ninefold check scenarios/front-door-pair.yaml --seed x
> scenarios/front-door-pair.yaml: 1 error, 0 warnings
! --seed:1:6: error: seed: found x, a seed is a whole number from 0 to 18446744073709551615 [S205]
!    1 | seed=x
!      |      ^
? 2
$ ninefold check scenarios/front-door-pair.yaml --horizon 2h --replications 3 --seed 1
> scenarios/front-door-pair.yaml: no problems found
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
> S207,error,--set,1,11,edge.kind,"found ""a?[31m"", allowed is anycast or none",The message lists them.
? 3
# Of a later version.
$ ninefold check --assumptions scenarios/front-door-pair.yaml
! ninefold check: --assumptions: the list of assumptions is not available in this version; `ninefold check --effective` shows which values are defaults, `ninefold explain` their source
! `ninefold help check` tells what there is
? 2
