# What is wrong with the scenario: 3. What is wrong with the value of an option: 2, whatever else is.
$ ninefold run missing.yaml
! missing.yaml:1:1: error: cannot read the file: No such file or directory [S101]
? 3
$ ninefold run scenarios
! scenarios:1:1: error: cannot read the file: it is a directory [S101]
? 3
$ ninefold run scenarios/front-door-pair.yaml --set edge.probe.intervall=20s
!~ --set:1:12: error: edge\.probe\.intervall: no such key.* \[S201\]
!    1 | edge.probe.intervall=20s
!      |            ^~~~~~~~~
! hint: did you mean interval?
? 3
$ ninefold run scenarios/front-door-pair.yaml --set edge.probe.interval=20
! --set:1:21: error: edge.probe.interval: found 20, a duration needs a unit: 20s? [S205]
!    1 | edge.probe.interval=20
!      |                     ^~
? 3
$ ninefold run scenarios/front-door-pair.yaml --set edge.probe.interval
! ninefold run: --set 'edge.probe.interval': a value is missing (~ takes the field out); write PATH=VALUE, such as edge.probe.interval=10s
! `ninefold help run` tells what there is
? 2
$ for s in '' a = a= edge..probe=1 'faults[-1].at=5m' 'faults[0]at=5m' .a=1; do ninefold check scenarios/front-door-pair.yaml --set "$s" 2>&1 | head -1; done
> ninefold check: --set '': the path is empty; write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set 'a': a value is missing (~ takes the field out); write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set '=': the path is empty; write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set 'a=': a value is missing (~ takes the field out); write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set 'edge..probe=1': a name is missing; write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set 'faults[-1].at=5m': an index is written [0], [1], ...; write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set 'faults[0]at=5m': a name follows an index after a dot; write PATH=VALUE, such as edge.probe.interval=10s
> ninefold check: --set '.a=1': a name is missing; write PATH=VALUE, such as edge.probe.interval=10s
$ ninefold check scenarios/front-door-pair.yaml --set=
! ninefold check: --set '': the path is empty; write PATH=VALUE, such as edge.probe.interval=10s
! `ninefold help check` tells what there is
? 2
$ ninefold check scenarios/front-door-pair.yaml --set 'faults[7].at=5m'
> scenarios/front-door-pair.yaml: 1 error, 0 warnings
! --set:1:7: error: faults[7]: no such entry, the list has 1 [S214]
!    1 | faults[7].at=5m
!      |       ^~~
? 3
$ for s in '' '~' null 'Null # none' '{min: 5, max: 6}' ' ' "''"; do ninefold run scenarios/front-door-pair.yaml --seed "$s" 2>&1 | head -1; done
> ninefold run: --seed takes a value, found '': --seed S
> ninefold run: --seed takes a value, found '~': --seed S
> ninefold run: --seed takes a value, found 'null': --seed S
> ninefold run: --seed takes a value, found 'Null # none': --seed S
> ninefold run: --seed takes a value, found '{min: 5, max: 6}': --seed S
> ninefold run: --seed takes a value, found ' ': --seed S
> ninefold run: --seed takes a value, found '''': --seed S
$ ninefold run scenarios/front-door-pair.yaml --seed=
! ninefold run: --seed takes a value, found '': --seed S
! `ninefold help run` tells what there is
? 2
$ ninefold run scenarios/front-door-pair.yaml --horizon nullable
! --horizon:1:9: error: horizon: found nullable, a duration is a number and a unit, such as 30s or 1h30m [S205]
!    1 | horizon=nullable
!      |         ^~~~~~~~
? 2
$ ninefold run scenarios/front-door-pair.yaml --quiet --seed x
! --seed:1:6: error: seed: found x, a seed is a whole number from 0 to 18446744073709551615 [S205]
!    1 | seed=x
!      |      ^
? 2
$ ninefold run scenarios/front-door-pair.yaml --replications 0
! --replications:1:14: error: replications: found 0, allowed is 1 to 4294967295 [S206]
!    1 | replications=0
!      |              ^
? 2
$ ninefold run scenarios/front-door-pair.yaml --replications -5
! --replications:1:14: error: replications: found -5, allowed is 1 to 4294967295 [S206]
!    1 | replications=-5
!      |              ^~
? 2
$ ninefold run scenarios/front-door-pair.yaml --horizon 30
! --horizon:1:9: error: horizon: found 30, a duration needs a unit: 30s? [S205]
!    1 | horizon=30
!      |         ^~
? 2
$ ninefold run scenarios/front-door-pair.yaml --seed x --set edge.kind=any
! --seed:1:6: error: seed: found x, a seed is a whole number from 0 to 18446744073709551615 [S205]
!    1 | seed=x
!      |      ^
! --set:1:11: error: edge.kind: found any, allowed is anycast, dns or none [S207]
!    1 | edge.kind=any
!      |           ^~~
! hint: did you mean anycast?
? 2
$ for o in "--replications 0" "--horizon 10" "--seed -1"; do ninefold check scenarios/ladder/common.yaml $o --quiet 2>&1 | grep -c error; ninefold run scenarios/ladder/common.yaml $o 2> errors; echo $?; done
> 4
> 2
> 4
> 2
> 4
> 2
# The stopping rule.
$ ninefold run scenarios/front-door-pair.yaml --set 'replications={min: 50, max: 5000, until: {metric: rto.servise, relative: 1%}}'
! --set:1:51: error: replications.until.metric: found rto.servise, which is no metric [R101]
!    1 | replications={min: 50, max: 5000, until: {metric: rto.servise, relative: 1%}}
!      |                                                   ^~~~~~~~~~~
! hint: did you mean rto.service?
? 3
# Nothing for a value takes the field out.
$ ninefold check scenarios/front-door-pair.yaml --set 'faults=~' --effective | grep -c faults
> 0
? 1
# Told together with what else is wrong.
$ ninefold run scenarios/front-door-pair.yaml --set edge.kind=any --set 'replications={min: 50, max: 5000, until: {metric: rto.servise, relative: 1%}}'
! --set:1:11: error: edge.kind: found any, allowed is anycast, dns or none [S207]
!    1 | edge.kind=any
!      |           ^~~
! hint: did you mean anycast?
! --set:1:51: error: replications.until.metric: found rto.servise, which is no metric [R101]
!    1 | replications={min: 50, max: 5000, until: {metric: rto.servise, relative: 1%}}
!      |                                                   ^~~~~~~~~~~
! hint: did you mean rto.service?
? 3
$ ninefold check scenarios/front-door-pair.yaml --set 'replications={min: 50, max: 5000, until: {metric: cost.annual, relative: 1%}}' 2>&1 | grep -A 2 S215
> --set:1:51: warning: replications.until.metric: has no effect: cost.annual has no value without cost.price_book or cost.prices, and all 5000 replications will be played [S215]
>    1 | replications={min: 50, max: 5000, until: {metric: cost.annual, relative: 1%}}
>      |                                                   ^~~~~~~~~~~
$ ninefold run scenarios/front-door-pair.yaml --format json --set 'replications={min: 50, max: 5000, until: {metric: rto.service, relative: 0.1%}}' | grep replications
>   "replications": 200,
$ ninefold run scenarios/front-door-pair.yaml --replications 70 --format json --set 'replications={min: 50, max: 5000, until: {metric: rto.service, relative: 0.1%}}' | grep replications
>   "replications": 70,
$ ninefold run scenarios/front-door-pair.yaml --replications 2 --first-replication 4294967295
! ninefold run: --first-replication 4294967295: replications have the numbers 1 to 4294967295
! `ninefold help run` tells what there is
? 2
