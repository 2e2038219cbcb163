# Scenarios that come with the program have names, wherever one stands.
$ ninefold check full-europe-50ms 2>/dev/null
> full-europe-50ms: 0 errors, 3 warnings
$ ninefold check studies/probe-size
> studies/probe-size: no problems found at any of 7 points
$ ninefold run front-door-pair --no-store --quiet --replications 5 --format csv | head -1
> metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
$ printf 'ninefold: 1\nextends: full-europe\nseed: 3\n' > mine.yaml; ninefold check mine.yaml 2>/dev/null
> mine.yaml: 0 errors, 2 warnings
# Who has a file of that name gets that.
$ printf 'ninefold: 2\n' > years; ninefold check years 2>&1 | grep allowed
> years:1:11: error: ninefold: found 2, allowed is 1 [S206]
# What ends like a file is one, so that one which has gone never turns into another.
$ ninefold check front-door-pair.yaml
> front-door-pair.yaml: 1 error, 0 warnings
! front-door-pair.yaml:1:1: error: cannot read the file: No such file or directory [S101]
! hint: front-door-pair, without an ending, is a scenario that comes with the program
? 3
$ ninefold check elsewhere/years.yaml
> elsewhere/years.yaml: 1 error, 0 warnings
! elsewhere/years.yaml:1:1: error: cannot read the file: No such file or directory [S101]
! hint: years, without an ending, is a scenario that comes with the program
? 3
$ ninefold check front-dor-pair
> front-dor-pair: 1 error, 0 warnings
! front-dor-pair:1:1: error: cannot read the file: No such file or directory [S101]
! hint: of those that come with the program, front-door-pair is the nearest
? 3
$ ninefold check scenarios/front-door-pair
> scenarios/front-door-pair: 1 error, 0 warnings
! scenarios/front-door-pair:1:1: error: cannot read the file: No such file or directory [S101]
! hint: front-door-pair, without folders, is a scenario that comes with the program
? 3
$ printf 'ninefold: 1\nextends: full-europe.yaml\n' > mine.yaml; ninefold check mine.yaml
> mine.yaml: 1 error, 0 warnings
! mine.yaml:2:10: error: extends: cannot read full-europe.yaml: No such file or directory [S101]
!    2 | extends: full-europe.yaml
!      |          ^~~~~~~~~~~~~~~~
! hint: full-europe, without an ending, is a scenario that comes with the program
? 3
$ ninefold sweep studies/probe-dail
! studies/probe-dail:1:1: error: cannot read the file: No such file or directory [S101]
! hint: of those that come with the program, studies/probe-dial is the nearest
? 3
# Elsewhere by a variable, and only there.
$ NINEFOLD_DATA_DIR=nowhere ninefold check wallet-lww
> wallet-lww: 1 error, 0 warnings
! wallet-lww:1:1: error: cannot read the file: No such file or directory [S101]
! hint: NINEFOLD_DATA_DIR is nowhere, which has no folder scenarios
? 3
$ NINEFOLD_DATA_DIR=. ninefold check front-door-pair 2>/dev/null
> front-door-pair: 1 error, 3 warnings
? 1
$ mkdir -p data/scenarios; cp scenarios/years.yaml data/scenarios/ours.yaml; NINEFOLD_DATA_DIR=data ninefold check ours 2>/dev/null
> ours: 0 errors, 3 warnings
