# No argument: help on standard error, wrong usage.
$ ninefold
! Usage: ninefold COMMAND [options] FILE...
!
! Predicts how long a multi-region design is down when something fails, what it
! loses, how many nines that leaves, and what it costs.
!
! Describe a design:
!   init      write a commented scenario to start from
!   check     read a scenario and report every problem in it
!   explain   tell the meaning of a field, a metric or a diagnostic
!   schema    write the JSON Schema of scenarios, for editors
!
! Ask what it does:
!   run       simulate replications of one scenario: the table of metrics
!   drill     play the game day: each drill against its own targets
!   trace     tell one replication as a timeline: what happened, and why
!
! Decide:
!   sweep     run a grid of settings under common random numbers
!   compare   set designs side by side, with paired differences
!   size      find the cheapest setting that meets the targets
!
! Keep and report:
!   report    write a page with plots and a decision record
!   list      list the stored runs
!   show      show a stored run
!   export    export a stored run
!   diff      compare two stored runs
!   delete    delete a stored run
!
! About:
!   help      show this list, or the usage of one command
!   version   show the version and the licence
!
! ninefold help COMMAND tells the options of one.
? 2
$ ninefold help
> Usage: ninefold COMMAND [options] FILE...
>
> Predicts how long a multi-region design is down when something fails, what it
> loses, how many nines that leaves, and what it costs.
>
> Describe a design:
>   init      write a commented scenario to start from
>   check     read a scenario and report every problem in it
>   explain   tell the meaning of a field, a metric or a diagnostic
>   schema    write the JSON Schema of scenarios, for editors
>
> Ask what it does:
>   run       simulate replications of one scenario: the table of metrics
>   drill     play the game day: each drill against its own targets
>   trace     tell one replication as a timeline: what happened, and why
>
> Decide:
>   sweep     run a grid of settings under common random numbers
>   compare   set designs side by side, with paired differences
>   size      find the cheapest setting that meets the targets
>
> Keep and report:
>   report    write a page with plots and a decision record
>   list      list the stored runs
>   show      show a stored run
>   export    export a stored run
>   diff      compare two stored runs
>   delete    delete a stored run
>
> About:
>   help      show this list, or the usage of one command
>   version   show the version and the licence
>
> ninefold help COMMAND tells the options of one.
$ ninefold --help | head -1
> Usage: ninefold COMMAND [options] FILE...
$ ninefold -h | head -1
> Usage: ninefold COMMAND [options] FILE...
$ ninefold help --help
> Usage: ninefold help [COMMAND]
>
> Shows the list of commands, or the usage of one.
>
> Options:
>   -h, --help                this text
$ ninefold help run
> Usage: ninefold run [options] FILE
>
> Plays replications of the scenario and reports every metric with the 95 %
> interval of its mean.
>
> Options:
>   --set PATH=VALUE          change a field (repeatable); PATH=~ takes it out
>   --replications N          how many to play; overrides an `until` block
>   --seed S                  seed of all random streams
>   --horizon T               simulated time of one replication, such as 1y
>   --first-replication K     number of the first one (default 1)
>   --exact                   play every probe, write and lag: no shortcuts
>   --threads N               default: all cores, 1 an MPI rank; changes no number
>   --assert                  exit 1 if a target is missed, 5 if one is undecided
>   --format NAME             output: csv|json|markdown|table
>   --quiet                   no progress; diagnostics are shown all the same
>   --store FILE              where results are kept (default ninefold.db)
>   --no-store                keep nothing
>   --resume                  go on with this command's last unfinished run
>   --color WHEN              colours: auto|always|never
>   -h, --help                this text
>
> Replication K of a run is played alone with --first-replication K
> --replications 1. CSV follows RFC 4180: its lines end in CR LF. Tables fit the
> terminal, or COLUMNS, or 100 columns. Exit status: 0 done, 1 a target missed,
> 2 wrong usage, 3 the scenario is wrong, 4 output failed, 5 undecided, 130
> interrupted.
$ ninefold run --help | head -1
> Usage: ninefold run [options] FILE
$ ninefold help check
> Usage: ninefold check [options] FILE|STUDY
>
> Reads the scenario and reports everything that is wrong with it in one go; of a
> study, at every point. Of a scenario that can be run it names the pitfalls: as
> errors what puts a target out of reach or silently loses data, else as warnings.
>
> Options:
>   --set PATH=VALUE          change a field (repeatable); PATH=~ takes it out
>   --replications N          how many to play; overrides an `until` block
>   --seed S                  seed of all random streams
>   --horizon T               simulated time of one replication, such as 1y
>   --effective               write it with every default and each origin
>   --assumptions             list the values that rest on none but an assumption
>   --format NAME             output: csv|json|markdown|table
>   --quiet                   no summary; diagnostics are shown all the same
>   --color WHEN              colours: auto|always|never
>   -h, --help                this text
>
> Exit status: 0 it can be run, 1 so it can, and a pitfall is an error, 2 wrong
> usage, 3 the scenario is wrong. --effective and --assumptions look for no
> pitfalls.
$ ninefold help init
> Usage: ninefold init [options] [TEMPLATE]
>
> Writes a commented scenario to start from (default: front-door-pair).
>
> Options:
>   --list                    list the templates
>   -o, --output FILE         write to a new file; -, the default: standard output
>   -h, --help                this text
$ ninefold help explain
> Usage: ninefold explain [NAME]
>
> Tells the meaning, unit, range, default and source of a field
> (edge.probe.interval), a section, an edge preset, a kind of fault, a metric
> (rto.service), a group of metrics (downtime.by.*), a diagnostic (S204), a
> pitfall (shallow-probe) or a fact that a source cites (AFD-02).
> Without a name: lists them.
>
> Options:
>   -h, --help                this text
$ ninefold help schema
> Usage: ninefold schema [options]
>
> Writes the JSON Schema (draft 2020-12) of scenario files, for editors that
> complete and check YAML.
>
> Options:
>   --reference               the reference page in Markdown instead
>   -h, --help                this text
$ ninefold help version
> Usage: ninefold version
>
> Shows the version, the MPI library that it is built with, and the licence.
>
> Options:
>   -h, --help                this text
# Usage texts fit a screen of 80 by 40.
$ for c in '' run check init explain schema sweep compare size list show export diff delete version help; do ninefold help $c | awk 'length > 80 || NR > 40'; done
> RUN is a number of `ninefold list`, or last. JSON, the default, is one object with
> Sets two stored runs against each other: what their scenarios differ by, field by
> RUN is a number of `ninefold list`, or last. Points of sweeps and comparisons are
$ ninefold help chekc
! ninefold help: unknown command chekc; did you mean check?
! `ninefold help` tells what there is
? 2
$ ninefold help one two
! ninefold help: unexpected argument two
! `ninefold help help` tells what there is
? 2
