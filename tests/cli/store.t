# The result store: what is kept, found again, set side by side and deleted.

$ ninefold list
! ninefold list: there is no store ninefold.db here; `ninefold run` makes one, and --store FILE names another
? 4
$ ninefold delete 1; echo $?; ls
> 4
> scenarios
! ninefold delete: there is no store ninefold.db here; `ninefold run` makes one, and --store FILE names another
$ ninefold run scenarios/front-door-pair.yaml --replications 30 --format csv --no-store > run.csv; ls
> run.csv
> scenarios
$ ninefold run scenarios/front-door-pair.yaml --replications 30 --format csv | cmp - run.csv
$ ninefold sweep scenarios/front-door-pair.yaml --vary edge.probe.interval=10s,30s --replications 20 --format json > sweep.json
$ ninefold compare scenarios/front-door-pair.yaml scenarios/shallow-probe.yaml --replications 20 > compare.txt
$ ls ninefold.db*
> ninefold.db

# A report from the store is the same bytes.
$ ninefold show 1 --format csv | cmp - run.csv
$ ninefold show 2 --format json | cmp - sweep.json
$ ninefold show last | cmp - compare.txt
$ ninefold show 2 --metric rto.service:p95 --format markdown | sed -n 5,9p
> ...
$ ninefold show 2 --scenario --point 2 | grep interval
>~     interval: 30s +# --vary
$ ninefold show 2 --scenario --point 3
! ninefold show: run 2 has no point 3
? 3

$ ninefold list
> run  command  scenario                      state  points  played  started (UTC)         took
>~   1  run      front-door-pair               done        1      30  20..-..-.. ..:..  .*s
>~   2  sweep    front-door-pair: interval     done        2      40  20..-..-.. ..:..  .*s
>~   3  compare  front-door-pair, shallow-pr…  done        2      40  20..-..-.. ..:..  .*s
$ ninefold list --format json | head -7
> {
>   "runs": [
>     {
>       "id": 1,
>       "command": "run",
>       "scenario": "front-door-pair",
>       "state": "done",
$ ninefold list --format csv | cut -d, -f1-5
> id,command,scenario,state,command_line
> 1,run,front-door-pair,done,ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 30
> 2,sweep,front-door-pair,done,"ninefold sweep scenarios/front-door-pair.yaml --replications 20 --vary edge.probe.interval=10s
> 3,compare,"front-door-pair, shallow-probe",done
$ ninefold list --format markdown | head -2
> | run | command | scenario                     | state | points | played | started (UTC)    |     took |
> | --: | ------- | ---------------------------- | ----- | -----: | -----: | ---------------- | -------: |

# For a person with sqlite3, or any other program that reads SQLite.
$ python3 -c 'import sqlite3; db = sqlite3.connect("ninefold.db"); print(*db.execute("SELECT s.value, round(m.mean) FROM settings s JOIN metrics m USING (run, point) WHERE run = 2 AND metric = \"rto.service\"")); print(*db.execute("SELECT count(*), round(max(\"rto.service\")) FROM incidents WHERE run = 1")); print(*db.execute("PRAGMA journal_mode"), *db.execute("PRAGMA user_version"))'
> ('10s', 30.0) ('30s', 69.0)
> (30, 70.0)
> ('wal',) (5,)

$ ninefold export 1 | head -4
> {
>   "ninefold": "0.1.0",
>   "run": {
>     "id": 1,
$ ninefold export 1 | python3 -c 'import json, sys; p = json.load(sys.stdin)["points"]; print(len(p), len(p[0]["replications"]), sum(len(r["incidents"]) for r in p[0]["replications"]), p[0]["metrics"]["rto.service"]["n"])'
> 1 30 30 30
$ ninefold export 1 --format csv | head -2 | cut -c -79
> run,point,replication,stop,weight,events,skipped_probes,censored,availability.r
> 1,1,1,empty,1,1838,23200,,0.9923801657103763,0.9809144584625,10031.36063211,0,1
$ ninefold export 2 --format csv --table settings
> run,point,position,path,value
> 2,1,1,edge.probe.interval,10s
> 2,2,1,edge.probe.interval,30s
$ ninefold export 2 --format csv --table incidents | wc -l
> 41
$ ninefold export 1 --table settings
! ninefold export: --table is for --format csv: JSON has all tables in one
! `ninefold help export` tells what there is
? 2
$ ninefold export 1 --format csv --table runs
! ninefold export: --table takes one of curves, differences, events, incidents, lines, metrics, points, replications, settings, targets, tellings, found runs
! `ninefold help export` tells what there is
? 2
$ ninefold export 1 --format table
! ninefold export: --format takes one of csv, json, found table
! `ninefold help export` tells what there is
? 2

$ ninefold run scenarios/front-door-pair.yaml --replications 30 --set edge.probe.interval=28s --quiet > /dev/null
$ ninefold diff 1 last --metric rto.service
> run 1: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 30 (ninefold 0.1.0, seed 7)
> run 4: ninefold run scenarios/front-door-pair.yaml --set edge.probe.interval=28s --seed 7 --replications 30 (ninefold 0.1.0, seed 7)
>
> What differs in the scenario
>                      run 1  run 4
> edge.probe.interval  30s    28s
>
> What differs in the results; both met the same luck, so differences are paired
> mean of        run 1    run 4              difference [95 %]  told apart
> rto.service  69.13 s  65.19 s  -3.942 s [-3.955 s, -3.929 s]         yes
>
$ ninefold diff 1 1
> run 1: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 30 (ninefold 0.1.0, seed 7)
> run 1: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 30 (ninefold 0.1.0, seed 7)
>
> The scenarios are the same, all defaults included.
>
> No metric differs: equal to the last bit.
$ ninefold diff 2 3
! ninefold diff: runs 2 and 3 have no point in common
? 3
$ ninefold diff 1 4 --format json --metric rto.service | tail -11
>   "points": [
>     {
>       "point": null,
>       "differences": [
>         {"metric": "rto.service", "unit": "s", "a": 69.12957781313332, "b": 65.18760595889998, "mean": -3.941971854233344, "ci95": [-3.954530076967842, -3.9294136314988464], "paired": true}
>       ]
>     }
>   ],
>   "only_a": 0,
>   "only_b": 0
> }
$ ninefold diff 1 4 --format csv --metric downtime
> point,metric,unit,mean_a,mean_b,difference,ci95_low,ci95_high,paired
> ,downtime,min/y,10092.918360717467,9517.3904699994,-575.5278907180673,-577.3613912373039,-573.6943901988307,true
$ ninefold diff 1 4 --format markdown --metric rto.service | tail -7
>
> ### What differs in the results; both met the same luck, so differences are paired
>
> | mean of     |   run 1 |   run 4 |             difference [95 %] | told apart |
> | ----------- | ------: | ------: | ----------------------------: | ---------: |
> | rto.service | 69.13 s | 65.19 s | -3.942 s [-3.955 s, -3.929 s] |        yes |
>

# All or none.
$ ninefold delete 1 9
! ninefold delete: ninefold.db has no run 9; `ninefold list` tells which there are
? 3
$ ninefold delete 1 4; ninefold list --format csv | cut -d, -f1,2
> id,command
> 2,sweep
> 3,compare
$ python3 -c 'import sqlite3; db = sqlite3.connect("ninefold.db"); print([db.execute(f"SELECT count(*) FROM {t} WHERE run IN (1, 4)").fetchone()[0] for t in ("points", "replications", "incidents", "metrics", "targets")])'
> [0, 0, 0, 0, 0]
$ ninefold delete 2 3; ninefold list
> ninefold.db holds no runs yet.
$ ninefold show last
! ninefold show: ninefold.db has no run last; `ninefold list` tells which there are
? 3
$ ninefold show 1.5
! ninefold show: 1.5 is no run: write its number, or last
! `ninefold help show` tells what there is
? 2

# Numbers of runs are not given again.
$ ninefold run scenarios/front-door-pair.yaml --replications 3 > /dev/null; ninefold list --format csv | tail -1 | cut -d, -f1
> 5

# What is no store.
$ echo hello there, this is no database at all > text.db; ninefold run scenarios/front-door-pair.yaml --replications 3 --store text.db
! ninefold run: text.db is no result store; take another with --store FILE
? 4
$ cat text.db
> hello there, this is no database at all
$ python3 -c 'import sqlite3; sqlite3.connect("other.db").execute("CREATE TABLE t (x)")'; ninefold run scenarios/front-door-pair.yaml --replications 3 --store other.db
! ninefold run: other.db is a database, but no result store; take another with --store FILE
? 4
$ python3 -c 'import sqlite3; sqlite3.connect("ninefold.db").execute("PRAGMA user_version = 99")'; ninefold list
!~ ninefold list: ninefold.db was written by a later version of ninefold \(form 99, this one knows up to \d+\): use that one, or another store with --store FILE
? 4
$ ninefold run scenarios/front-door-pair.yaml --replications 3 --store no/such/folder.db
! ninefold run: cannot open no/such/folder.db: No such file or directory; take another place with --store FILE, or keep nothing with --no-store
? 4
$ mkdir folder; ninefold run scenarios/front-door-pair.yaml --replications 3 --store folder
! ninefold run: cannot open folder: Is a directory; take another place with --store FILE, or keep nothing with --no-store
? 4

# Nothing unfinished: afresh, and the same numbers.
$ ninefold run scenarios/front-door-pair.yaml --replications 30 --format csv --store new.db --resume | cmp - run.csv
! ninefold run: nothing unfinished of this command line in new.db: beginning afresh as run 1 in new.db

# What was written into a store by hand reaches no terminal raw; a name need not be UTF-8.
$ ninefold run scenarios/front-door-pair.yaml --quiet --store damaged.db --replications 20 > out.txt; cp "$(readlink -f scenarios)/front-door-pair.yaml" "$(printf 'w\377.yaml')"; ninefold run "$(printf 'w\377.yaml')" --quiet --store damaged.db --replications 20 --set edge.probe.interval=10s > out.txt
$ ninefold diff 1 2 --store damaged.db --metric rto.service
> run 1: ninefold run scenarios/front-door-pair.yaml --seed 7 --replications 20 (ninefold 0.1.0, seed 7)
> run 2: ninefold run $'w\377.yaml' --set edge.probe.interval=10s --seed 7 --replications 20 (ninefold 0.1.0, seed 7)
>
> What differs in the scenario
>                      run 1            run 2
> name                 front-door-pair  "w�"
> edge.probe.interval  30s              10s
>
> What differs in the results; both met the same luck, so differences are paired
> mean of        run 1    run 2             difference [95 %]  told apart
> rto.service  69.17 s  29.72 s  -39.45 s [-39.6 s, -39.29 s]         yes
>
$ python3 -c 'import sqlite3; db = sqlite3.connect("damaged.db"); db.execute("UPDATE runs SET version = version || char(27), seed = char(27), command_line = command_line || char(27), started = char(27)"); db.commit()'
$ for what in "show 1" "show 1 --format markdown" "diff 1 2" list; do ninefold $what --store damaged.db || echo failed; done | grep -c -e $(printf '\033') -e failed
> 0
? 1
$ python3 -c 'import sqlite3; db = sqlite3.connect("damaged.db"); db.execute("UPDATE scenarios SET text = char(27)"); db.commit()'; ninefold show 1 --scenario --store damaged.db; echo
> ?
# A run that is said to be done and is not, and a number that no run gives.
$ ninefold run scenarios/front-door-pair.yaml --replications 4 --quiet --store damaged.db > x; python3 -c "import sqlite3; d = sqlite3.connect('damaged.db'); d.execute(\"UPDATE points SET state = 'waiting'\"); d.commit()"; ninefold report 1 -o damaged --store damaged.db; ninefold show 1 --store damaged.db
! ninefold report: damaged.db is damaged: run 1 is said to be done, and 0 of its 1 points are; `ninefold delete 1` takes the run away
! ninefold show: damaged.db is damaged: run 1 is said to be done, and 0 of its 1 points are; `ninefold delete 1` takes the run away
? 4
$ python3 -c "import sqlite3; d = sqlite3.connect('damaged.db'); d.execute(\"UPDATE points SET state = 'done'\"); d.execute(\"UPDATE metrics SET mean = 9e999 WHERE metric = 'rto.service'\"); d.commit()"; ninefold show 1 --store damaged.db
! ninefold show: damaged.db is damaged: of run 1, in table metrics, column mean has Inf, which no run gives; `ninefold delete 1` takes the run away
? 4
$ ninefold delete 1 --store damaged.db
