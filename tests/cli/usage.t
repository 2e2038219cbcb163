# Misspelt names come with the nearest one.
$ ninefold rnu
! ninefold: unknown command rnu; did you mean run?
! `ninefold help` tells what there is
? 2
$ ninefold frobnicate
! ninefold: unknown command frobnicate
! `ninefold help` tells what there is
? 2
$ ninefold --verbose
! ninefold: unknown option --verbose before the command
! `ninefold help` tells what there is
? 2
$ ninefold run
! ninefold run: FILE is missing
! `ninefold help run` tells what there is
? 2
$ ninefold run one two
! ninefold run: unexpected argument two
! `ninefold help run` tells what there is
? 2
$ ninefold run --replicatons 5 scenarios/front-door-pair.yaml
! ninefold run: unknown option --replicatons; did you mean --replications?
! `ninefold help run` tells what there is
? 2
$ ninefold run --frobnicate scenarios/front-door-pair.yaml
! ninefold run: unknown option --frobnicate
! `ninefold help run` tells what there is
? 2
$ ninefold run --format jsn scenarios/front-door-pair.yaml
! ninefold run: --format takes one of csv, json, markdown, table, found jsn; did you mean json?
! `ninefold help run` tells what there is
? 2
$ ninefold run --format
! ninefold run: --format needs a value: --format NAME
! `ninefold help run` tells what there is
? 2
$ ninefold run --exact=yes scenarios/front-door-pair.yaml
! ninefold run: --exact takes no value
! `ninefold help run` tells what there is
? 2
$ ninefold run -x scenarios/front-door-pair.yaml
! ninefold run: unknown option -x
! `ninefold help run` tells what there is
? 2
$ ninefold run --threads 0 scenarios/front-door-pair.yaml
! ninefold run: --threads takes a whole number from 1 to 4096, found 0
! `ninefold help run` tells what there is
? 2
$ ninefold run --threads many scenarios/front-door-pair.yaml
! ninefold run: --threads takes a whole number from 1 to 4096, found many
! `ninefold help run` tells what there is
? 2
$ ninefold run --threads 99999999999999999999 scenarios/front-door-pair.yaml
! ninefold run: --threads takes a whole number from 1 to 4096, found 99999999999999999999
! `ninefold help run` tells what there is
? 2
$ ninefold run --first-replication 0 scenarios/front-door-pair.yaml
! ninefold run: --first-replication takes a whole number from 1 to 4294967295, found 0
! `ninefold help run` tells what there is
? 2
$ ninefold run --first-replication 4294967296 scenarios/front-door-pair.yaml
! ninefold run: --first-replication takes a whole number from 1 to 4294967295, found 4294967296
! `ninefold help run` tells what there is
? 2
$ ninefold run --color sometimes scenarios/front-door-pair.yaml
! ninefold run: --color takes one of auto, always, never, found sometimes
! `ninefold help run` tells what there is
? 2
# Nothing that came from outside reaches the terminal raw.
$ ninefold "$(printf 'ru\033[31mn\377')"
! ninefold: unknown command ru?[31mn?
! `ninefold help` tells what there is
? 2
$ ninefold explain "$(printf 'no\033[31m')"
! ninefold explain: nothing is called no?[31m
! `ninefold explain` tells what there is
? 2
$ ninefold run scenarios/front-door-pair.yaml --format "$(printf 'js\033[31m')"
! ninefold run: --format takes one of csv, json, markdown, table, found js?[31m
! `ninefold help run` tells what there is
? 2
$ ninefold run scenarios/front-door-pair.yaml "--$(printf 'js\033[31m')"
! ninefold run: unknown option --js?[31m
! `ninefold help run` tells what there is
? 2
$ ninefold init "$(printf 'a\tb\nc')"
! ninefold init: unknown template a b?c; --list shows all
! `ninefold help init` tells what there is
? 2
# An abbreviation must be unambiguous.
$ ninefold run --re 5 scenarios/front-door-pair.yaml
! ninefold run: --re may mean --replications or --resume
! `ninefold help run` tells what there is
? 2
$ ninefold run --repl 5 --form csv --qu scenarios/front-door-pair.yaml | head -2
> metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
> availability.nines,nines,5,2.114131423389867,2.108410683040809,2.119928527157643,,,,,,,,0,
# Options and files mix; -- ends the options.
$ ninefold run scenarios/front-door-pair.yaml --replications=5 --format=csv | head -1
> metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_form
$ ninefold check -- --quiet
> --quiet: 1 error, 0 warnings
! --quiet:1:1: error: cannot read the file: No such file or directory [S101]
? 2
# What later versions will have.
$ ninefold drill scenarios/front-door-pair.yaml
! ninefold drill: scenarios/front-door-pair.yaml has no gameday: write one, or `ninefold run` its faults
! `ninefold help drill` tells what there is
? 2
# Asking about them is no error.
$ ninefold drill --help
> Usage: ninefold drill [options] FILE
>
> Plays the drills of the scenario's `gameday`, each by itself with nothing else
> failing, and holds each against its own targets: what was measured, where the
> time went, what would mend it.
>
> Options:
>   --set PATH=VALUE          change a field (repeatable); PATH=~ takes it out
>   --replications N          how many to play; overrides an `until` block
>   --seed S                  seed of all random streams
>   --horizon T               simulated time of one replication, such as 1y
>   --only DRILL              the drill of this name alone
>   --schedule                suggest an order and a cadence, too
>   --export KIND             write experiments instead: chaos-toolkit or azure-chaos-studio
>   -o, --output DIR          of --export: one file a drill in this folder
>   --exact                   play every probe, write and lag: no shortcuts
>   --threads N               default: all cores, 1 an MPI rank; changes no number
>   --assert                  no other than without: drills are held against their targets
>   --format NAME             output: csv|json|markdown|table
>   --quiet                   no progress; diagnostics are shown all the same
>   --store FILE              where results are kept (default ninefold.db)
>   --no-store                keep nothing
>   --resume                  go on with this command's last unfinished run
>   --color WHEN              colours: auto|always|never
>   -h, --help                this text
>
> Exit status: 0 all targets are met, 1 one is missed, 2 wrong usage, 3 the
> scenario is wrong, 4 output failed, 5 one is undecided, 130 interrupted.
> --export plays nothing; what it cannot put into an experiment it says.
$ ninefold trace x.yaml -h
> Usage: ninefold trace [options] FILE
>
> Tells one replication as a timeline: what failed, who noticed, what moved,
> what was lost and why, by incidents, each with what there is to learn.
>
> Options:
>   --replication K           the one that is told (default 1)
>   --worst METRIC            of all replications the one with the largest value; smallest of availability
>   --incident N              tell this one of it; default: the three that hurt most
>   --hidden                  what those on duty see, without the cause
>   --reveal N                of that the first N steps
>   --set PATH=VALUE          change a field (repeatable); PATH=~ takes it out
>   --replications N          how many to play; overrides an `until` block
>   --seed S                  seed of all random streams
>   --horizon T               simulated time of one replication, such as 1y
>   --exact                   play every probe, write and lag: no shortcuts
>   --threads N               for --worst; default: all cores
>   --format NAME             output: csv|json|markdown|perfetto|table
>   --quiet                   no progress; diagnostics are shown all the same
>   --color WHEN              colours: auto|always|never
>   -h, --help                this text
>
> Replication K has the same numbers as in `ninefold run`. Times are those of the
> simulation (day 1 is a Monday) and since the fault that the incident is anchored
> at. With --hidden at a terminal Enter brings the next step, and in the end the
> cause. --format perfetto opens in https://ui.perfetto.dev. Nothing is kept in a
> store. Exit status: 0 done, 2 wrong usage, 3 the scenario is wrong, 4 output
> failed, 130 interrupted.
$ ninefold drill x.yaml -h
> Usage: ninefold drill [options] FILE
>
> Plays the drills of the scenario's `gameday`, each by itself with nothing else
> failing, and holds each against its own targets: what was measured, where the
> time went, what would mend it.
>
> Options:
>   --set PATH=VALUE          change a field (repeatable); PATH=~ takes it out
>   --replications N          how many to play; overrides an `until` block
>   --seed S                  seed of all random streams
>   --horizon T               simulated time of one replication, such as 1y
>   --only DRILL              the drill of this name alone
>   --schedule                suggest an order and a cadence, too
>   --export KIND             write experiments instead: chaos-toolkit or azure-chaos-studio
>   -o, --output DIR          of --export: one file a drill in this folder
>   --exact                   play every probe, write and lag: no shortcuts
>   --threads N               default: all cores, 1 an MPI rank; changes no number
>   --assert                  no other than without: drills are held against their targets
>   --format NAME             output: csv|json|markdown|table
>   --quiet                   no progress; diagnostics are shown all the same
>   --store FILE              where results are kept (default ninefold.db)
>   --no-store                keep nothing
>   --resume                  go on with this command's last unfinished run
>   --color WHEN              colours: auto|always|never
>   -h, --help                this text
>
> Exit status: 0 all targets are met, 1 one is missed, 2 wrong usage, 3 the
> scenario is wrong, 4 output failed, 5 one is undecided, 130 interrupted.
> --export plays nothing; what it cannot put into an experiment it says.
$ ninefold drill -- --help
! --help:1:1: error: cannot read the file: No such file or directory [S101]
? 2
$ for c in drill report; do ninefold $c; echo $?; done
> 2
> 2
! ninefold drill: FILE is missing
! `ninefold help drill` tells what there is
! ninefold report: say which runs, by their numbers of `ninefold list`, or last
! `ninefold help report` tells what there is
$ for c in show export diff delete; do ninefold $c; echo $?; done
> 2
> 2
> 2
> 2
! ninefold show: RUN is missing
! `ninefold help show` tells what there is
! ninefold export: RUN is missing
! `ninefold help export` tells what there is
! ninefold diff: RUN RUN is missing
! `ninefold help diff` tells what there is
! ninefold delete: RUN... is missing
! `ninefold help delete` tells what there is
$ ninefold run scenarios/front-door-pair.yaml --no-store --resume
! ninefold run: --resume goes on with what is kept, and --no-store keeps nothing: give one of them
! `ninefold help run` tells what there is
? 2
