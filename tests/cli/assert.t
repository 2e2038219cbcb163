$ ninefold run scenarios/front-door-pair.yaml --assert --format csv | head -1
> metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
# 0: met
$ ninefold run scenarios/front-door-pair.yaml --assert --set targets.rto=70s > out
# 1: missed
$ ninefold run scenarios/front-door-pair.yaml --assert > out
? 1
# 5: undecided, since five values say nothing about what p95 is at most
$ ninefold run scenarios/front-door-pair.yaml --assert --set targets.rto=70s --replications 5 > out
? 5
# missed outweighs undecided
$ ninefold run scenarios/front-door-pair.yaml --assert --set targets.rto=70s --set targets.availability=99.9% --replications 5 > out
? 1
# 2: no targets
$ ninefold run scenarios/front-door-pair.yaml --assert --set targets={} --replications 5
! ninefold run: --assert: the scenario has no targets to hold the result against
! `ninefold help run` tells what there is
? 2
$ ninefold run scenarios/front-door-pair.yaml --set targets={} --replications 5 | grep -c Targets
> 0
? 1
