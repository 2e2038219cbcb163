# A decision record from a stored run, and its check: it holds, a value of the scenario breaks it, and
# the note says which; a number that was edited in the text is found.
$ mkdir design && cp scenarios/front-door-pair.yaml design/pair.yaml && cd design && ninefold run pair.yaml --replications 100 --set edge.probe.interval=20s --quiet | head -1
> pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes
$ cd design && ninefold report last -o docs/adr 2> /dev/null; ls docs/adr/adr.md
> docs/adr/adr.md
$ cd design && sed 's/^date: .*/date: X/; s/begun [0-9-]*:/begun X:/' docs/adr/adr.md
> ---
> status: proposed
> date: X
> decision-makers: "{list everyone involved in the decision}"
> consulted: "{list everyone whose opinions are sought}"
> informed: "{list everyone who is kept up-to-date on progress}"
> ninefold:
>   version: "0.1.0"
>   options:
>     - name: "pair"
>       scenario: "../../pair.yaml"
>       sha256: "2ec57e973fb6abbef1a50a38cde02d20d2a9345db8773212367008707f24b717"
>       stored: {run: 1, point: 1}
>       set:
>         - "edge.probe.interval=20s"
>       seed: 7
>       replications: 100
>       first_replication: 1
>       exact: false
>       horizon: 1h
>       claims:
>         - {metric: availability.requests, statistic: mean, value: 0.9944341679299946, ci95: [0.994417992497671, 0.9944503433623182], at_least: 0.99, verdict: met}
>         - {metric: rto.service, statistic: p95, value: 49.793892885, ci95: [49.768868042, 49.893590596], at_most: 60, verdict: met}
>         - {metric: availability.nines, statistic: mean, value: 2.254469901158681, ci95: [2.253209584146586, 2.2557338862418455]}
>         - {metric: downtime.requests, statistic: mean, value: 2925.401335994549, ci95: [2916.899528765291, 2933.9031432238066]}
>         - {metric: rto.detect_last, statistic: mean, value: 49.81770528072, ci95: [49.783265871049295, 49.8521446903907]}
>         - {metric: rto.service, statistic: mean, value: 49.45499707881998, ci95: [49.39397942757942, 49.51601473006058]}
>         - {metric: probe.false_flips, statistic: mean, value: 0, ci95: [0, 0]}
>         - {metric: probe.load, statistic: mean, value: 5, ci95: [5, 5]}
>   choice:
>     outcome: chosen
>     option: "pair"
>     says: "Chosen option: \"Keep pair as it is\", because it meets all that is asked of it."
> ---
>
> # Keep pair as it is, or change it
>
> ## Context and Problem Statement
>
> pair: Two stamps behind Azure Front Door lose West Europe for 45 minutes. It has 2 stamps: we in westeurope, ne in northeurope. What happens to it: region-outage of westeurope at 10m for 45m.
>
> A simulation played 100 replications of 1h, seed 7. The numbers below come from it; brackets hold 95 % intervals.
>
> The question: does it do what is asked of it, or must it change?
>
> ## Decision Drivers
>
> - Target: mean of `availability.requests` ≥ 99 % (share of requests that succeed)
> - Target: p95 of `rto.service` ≤ 60 s (time until service is restored, 0 in incidents without an outage)
> - Money is no driver here: the scenario has no prices
>
> ## Considered Options
>
> - Keep "pair" as it is
> - Change it
>
> ## Decision Outcome
>
> Chosen option: "Keep pair as it is", because it meets all that is asked of it.
>
> ### Consequences
>
> - Good, because the mean of `availability.requests` is 99.4434 % [99.4418 %, 99.445 %], where ≥ 99 % is asked for.
> - Good, because p95 of `rto.service` is 49.79 s [49.77 s, 49.89 s], where ≤ 60 s is asked for.
> - Bad, because some downtime remains: `downtime.requests` is 2925 min/y [2917 min/y, 2934 min/y], of a year in which the scripted faults come every 1h.
> - Neutral, because what it costs is not known: the scenario has no prices.
>
> ### Confirmation
>
> The numbers of these tables are claims. The front matter has them with all their digits and with what it takes to play them again. This command does so, and ends with an error if one of them no longer holds, or if the text gives another number with its interval for one of their metrics. What else stands in the text is not tested.
>
> ```sh
> ninefold report --check adr.md
> ```
>
> A claim that names no statistic is about a mean:
>
> | option | claim | value | 95 % interval | asked for | verdict |
> | --- | --- | --- | --- | --- | --- |
> | pair | `availability.requests` | 99.4434 % | [99.4418 %, 99.445 %] | ≥ 99 % | met |
> | pair | p95 of `rto.service` | 49.79 s | [49.77 s, 49.89 s] | ≤ 60 s | met |
> | pair | `availability.nines` | 2.254 | [2.253, 2.256] | - | - |
> | pair | `downtime.requests` | 2925 min/y | [2917 min/y, 2934 min/y] | - | - |
> | pair | `rto.detect_last` | 49.82 s | [49.78 s, 49.85 s] | - | - |
> | pair | `rto.service` | 49.45 s | [49.39 s, 49.52 s] | - | - |
> | pair | `probe.false_flips` | 0 | none seen | - | - |
> | pair | `probe.load` | 5/s | constant | - | - |
>
> ## Pros and Cons of the Options
>
> ### Keep pair as it is
>
> - Good, because the mean of `availability.requests` is 99.4434 % [99.4418 %, 99.445 %], where ≥ 99 % is asked for.
> - Good, because p95 of `rto.service` is 49.79 s [49.77 s, 49.89 s], where ≤ 60 s is asked for.
> - Neutral, because `availability.nines` (nines of availability) is 2.254 [2.253, 2.256].
> - Neutral, because `downtime.requests` (downtime, counted in failed requests) is 2925 min/y [2917 min/y, 2934 min/y].
> - Neutral, because `rto.detect_last` (time until the last observer has noticed) is 49.82 s [49.78 s, 49.85 s].
> - Neutral, because `rto.service` (time until service is restored, 0 in incidents without an outage) is 49.45 s [49.39 s, 49.52 s].
> - Neutral, because `probe.false_flips` (healthy origins given up) is 0 (none seen).
> - Neutral, because `probe.load` (probes on each origin) is 5/s (constant).
>
> ### Change it
>
> - Bad, because what is asked for is met already.
> - Neutral, because this run does not say which change would do, nor what it would cost.
>
> ## More Information
>
> - Run 1 of `ninefold.db`, begun X: ninefold 0.1.0, seed 7. Reproduce with:
>
>   ```sh
>   ninefold run pair.yaml --set edge.probe.interval=20s --seed 7 --replications 100
>   ```
>
> | option | scenario | seed | replications | sha256 |
> | --- | --- | --- | --- | --- |
> | pair | `../../pair.yaml` | 7 | 100 | `2ec57e973fb6abbef1a50a38cde02d20d2a9345db8773212367008707f24b717` |
>
> 17 values rest on none but an assumption. The first of them:
>
> - `rare_events=off`: assumption: as they come, unless told
> - `clients.west.retries.attempts=0`: assumption: clients do not retry unless told
> - `clients.north.retries.attempts=0`: assumption: clients do not retry unless told
> - `edge.probe.timeout=10s`: assumption: undocumented for Front Door (AFD-03)
> - `edge.probe.jitter=0s`: assumption
> - `edge.probe.phase=uniform`: assumption: points of presence are not in step (AFD-10)
> - `edge.probe.loss=0%`: assumption
> - `edge.probe.low_traffic_slowdown=1`: assumption: AFD-12 says that edge locations without traffic probe more slowly, not how much
> - `edge.connect_timeout=5s`: assumption: no document gives it
> - `edge.pop_traffic=uniform`: assumption: no document gives it
> - `edge.pop_reroute=30s`: assumption
> - `stamps.we.components.app.shed_cost=0%`: assumption: shedding is free
>
> All of them, with what they mean, are listed by:
>
> ```sh
> ninefold check --assumptions pair.yaml
> ```
>
> `ninefold sweep --design saltelli:N` over them tells which of them move the answer most.
>
> How the numbers are to be read:
>
> - downtime and downtime.requests are of a year in which the scripted faults come every 1h; a horizon of 1y has them once.
> - No event of probe.false_flips was seen in 100 replications of 1h: with 95 % confidence there are at most 263 a year.
>
> What the model leaves out, so that no number here speaks of it:
>
> - Requests are a flow and not single requests: no queues, no sessions beyond what the scenario says of them.
> - Only the faults happen that the scenario has, by its script or at its rates. What nobody thought of is not in the numbers.
> - Rates of failure and repair stay the same all the time, and what a document gives as a rate of a service is taken to hold for this one.
> - People and runbooks do what the scenario says they do, in the time that it gives them.
> - The interval of a number covers the luck of the simulation, not a mistake in what the scenario says.
>
> <!-- markdownlint-disable-file MD013 -->
$ cd design && ninefold report --check docs/adr/adr.md --quiet
> line  claim                         standing  then                                  now
>   22  availability.requests ≥ 99 %  holds     99.4434 % [99.4418 %, 99.445 %], met  the same
>   23  p95 of rto.service ≤ 60 s     holds     49.79 s [49.77 s, 49.89 s], met       the same
>   24  availability.nines            holds     2.254 [2.253, 2.256]                  the same
>   25  downtime.requests             holds     2925 min/y [2917 min/y, 2934 min/y]   the same
>   26  rto.detect_last               holds     49.82 s [49.78 s, 49.85 s]            the same
>   27  rto.service                   holds     49.45 s [49.39 s, 49.52 s]            the same
>   28  probe.false_flips             holds     0 (none seen)                         the same
>   29  probe.load                    holds     5/s (constant)                        the same
>   31  choice                        holds     pair                                  the same
>
> The text gives numbers of claims 11 times besides the tables. Not checked: 19 paragraphs or items
> with other numbers.
>
> 9 claims: 9 hold.
$ cd design/docs && ninefold report --check adr/adr.md --quiet --format markdown --store ../ninefold.db | tail -2
>
> 9 claims: 9 hold.
$ mkdir else && cp -r design/docs design/pair.yaml else && cd / && ninefold report --check "$OLDPWD"/else/docs/adr/adr.md --quiet --format json | head -12 | sed 's:"/.*/else:"else:'
> {
>   "ninefold": "0.1.0",
>   "record": {
>     "file": "else/docs/adr/adr.md",
>     "version": "0.1.0"
>   },
>   "claims": [
>     {
>       "line": 22,
>       "option": "pair",
>       "metric": "availability.requests",
>       "statistic": "mean",
$ cd design && sed 's/sample_size: 4/sample_size: 6/' pair.yaml > x && mv x pair.yaml && ninefold report --check docs/adr/adr.md --quiet
> line  claim                         standing  then
>   22  availability.requests ≥ 99 %  broken    99.4434 % [99.4418 %, 99.445 %], met
>   23  p95 of rto.service ≤ 60 s     broken    49.79 s [49.77 s, 49.89 s], met
>   24  availability.nines            broken    2.254 [2.253, 2.256]
>   25  downtime.requests             broken    2925 min/y [2917 min/y, 2934 min/y]
>   26  rto.detect_last               broken    49.82 s [49.78 s, 49.85 s]
>   27  rto.service                   broken    49.45 s [49.39 s, 49.52 s]
>   28  probe.false_flips             holds     0 (none seen)
>   29  probe.load                    holds     5/s (constant)
>   31  choice                        broken    pair
>
> line  claim                         standing  now
>   22  availability.requests ≥ 99 %  broken    98.8879 % [98.8862 %, 98.8895 %], missed
>   23  p95 of rto.service ≤ 60 s     broken    89.79 s [89.77 s, 89.89 s], missed
>   24  availability.nines            broken    1.954 [1.953, 1.954]
>   25  downtime.requests             broken    5845 min/y [5837 min/y, 5854 min/y]
>   26  rto.detect_last               broken    89.82 s [89.78 s, 89.85 s]
>   27  rto.service                   broken    89.45 s [89.39 s, 89.52 s]
>   28  probe.false_flips             holds     the same
>   29  probe.load                    holds     the same
>   31  choice                        broken    none meets
>
> The scenario of pair has changed: numbers hold if their intervals meet. edge.probe.sample_size was 4
> and is 6.
>
> The text gives numbers of claims 11 times besides the tables; what no longer holds stands in lines
> 63, 64, 65, 93, 94 and 4 more. Not checked: 19 paragraphs or items with other numbers.
>
> 9 claims: 2 hold, 7 no longer.
! docs/adr/adr.md:22:11: error: the claim no longer holds: pair, availability.requests ≥ 99 %: was 99.4434 % [99.4418 %, 99.445 %], met, is 98.8879 % [98.8862 %, 98.8895 %], missed [A102]
!   22 |         - {metric: availability.requests, statistic: mean, value: 0.9944341679299946, ci95: [0.994417992497671, 0.9944503433623182], at_least: 0.99, verdict:...
!      |           ^
! docs/adr/adr.md:23:11: error: the claim no longer holds: pair, p95 of rto.service ≤ 60 s: was 49.79 s [49.77 s, 49.89 s], met, is 89.79 s [89.77 s, 89.89 s], missed [A102]
!   23 |         - {metric: rto.service, statistic: p95, value: 49.793892885, ci95: [49.768868042, 49.893590596], at_most: 60, verdict: met}
!      |           ^
! docs/adr/adr.md:24:11: error: the claim no longer holds: pair, availability.nines: was 2.254 [2.253, 2.256], is 1.954 [1.953, 1.954] [A102]
!   24 |         - {metric: availability.nines, statistic: mean, value: 2.254469901158681, ci95: [2.253209584146586, 2.2557338862418455]}
!      |           ^
! docs/adr/adr.md:25:11: error: the claim no longer holds: pair, downtime.requests: was 2925 min/y [2917 min/y, 2934 min/y], is 5845 min/y [5837 min/y, 5854 min/y] [A102]
!   25 |         - {metric: downtime.requests, statistic: mean, value: 2925.401335994549, ci95: [2916.899528765291, 2933.9031432238066]}
!      |           ^
! docs/adr/adr.md:26:11: error: the claim no longer holds: pair, rto.detect_last: was 49.82 s [49.78 s, 49.85 s], is 89.82 s [89.78 s, 89.85 s] [A102]
!   26 |         - {metric: rto.detect_last, statistic: mean, value: 49.81770528072, ci95: [49.783265871049295, 49.8521446903907]}
!      |           ^
! docs/adr/adr.md:27:11: error: the claim no longer holds: pair, rto.service: was 49.45 s [49.39 s, 49.52 s], is 89.45 s [89.39 s, 89.52 s] [A102]
!   27 |         - {metric: rto.service, statistic: mean, value: 49.45499707881998, ci95: [49.39397942757942, 49.51601473006058]}
!      |           ^
! docs/adr/adr.md:31:5: error: the claim no longer holds: choice: was pair, is none meets [A102]
!   31 |     outcome: chosen
!      |     ^
? 1
$ cd else && ninefold report --check docs/adr/adr.md --quiet --format csv | head -3
> line,claim,standing,then,now
> 22,availability.requests ≥ 99 %,holds,"99.4434 % [99.4418 %, 99.445 %], met",the same
> 23,p95 of rto.service ≤ 60 s,holds,"49.79 s [49.77 s, 49.89 s], met",the same
$ cd else && sed 's/^| pair | p95 of `rto.service` | 49.[0-9]* s/| pair | p95 of `rto.service` | 39.9 s/; /^Chosen/s/meets all/meets most/' docs/adr/adr.md > docs/adr/edited.md && ninefold report --check docs/adr/edited.md --quiet | tail -1
> 9 claims: 7 hold, 2 no longer.
! docs/adr/edited.md:59:1: error: the text does not say what is claimed: Chosen option: "Keep pair as it is", because it meets all that is asked of it. [A103]
!   59 | Chosen option: "Keep pair as it is", because it meets most that is asked of it.
!      | ^
! docs/adr/edited.md:31:5: note: the claim
!   31 |     outcome: chosen
!      |     ^
! docs/adr/edited.md:81:1: error: the text does not say what is claimed: | pair | p95 of `rto.service` | 49.79 s | [49.77 s, 49.89 s] | ≤ 60 s | met | [A103]
!   81 | | pair | p95 of `rto.service` | 39.9 s | [49.77 s, 49.89 s] | ≤ 60 s | met |
!      | ^
! docs/adr/edited.md:23:11: note: the claim
!   23 |         - {metric: rto.service, statistic: p95, value: 49.793892885, ci95: [49.768868042, 49.893590596], at_most: 60, verdict: met}
!      |           ^
# A number of the prose, and the limit beside it; what an author adds is not tested.
$ cd else && sed '/^- Good/s/49.79 s/39.9 s/; s/where ≤ 60 s/where ≤ 50 s/; s/^### Confirmation/In 2023 it took 5 min [3 min, 8 min].\n\n&/' docs/adr/adr.md > docs/adr/prose.md && ninefold report --check docs/adr/prose.md --quiet | tail -4
> The text gives numbers of claims 9 times besides the tables, and 2 times another number. Not
> checked: 20 paragraphs or items with other numbers.
>
> 9 claims: 9 hold.
! docs/adr/prose.md:64:1: error: the text gives a number that no claim about a metric named with it gives: 39.9 s [49.77 s, 49.89 s], where ≤ 50 s is asked for [A105]
!   64 | - Good, because p95 of `rto.service` is 39.9 s [49.77 s, 49.89 s], where ≤ 50 s is asked for.
!      | ^
! hint: the table has the numbers of the claims; what is no claim may stand where no metric is named as code
! docs/adr/prose.md:96:1: error: the text gives a number that no claim about a metric named with it gives: 39.9 s [49.77 s, 49.89 s], where ≤ 50 s is asked for [A105]
!   96 | - Good, because p95 of `rto.service` is 39.9 s [49.77 s, 49.89 s], where ≤ 50 s is asked for.
!      | ^
! hint: the table has the numbers of the claims; what is no claim may stand where no metric is named as code
$ cd else && sed 's/sample_size: 4/sample_size: 6/' pair.yaml > six.yaml && sed 's/pair.yaml/six.yaml/' docs/adr/adr.md > docs/adr/six.md && ninefold report --check docs/adr/six.md --quiet 2> x | tail -4
> The text gives numbers of claims 11 times besides the tables; what no longer holds stands in lines
> 63, 64, 65, 93, 94 and 4 more. Not checked: 19 paragraphs or items with other numbers.
>
> 9 claims: 2 hold, 7 no longer.
$ cd else && sed 's/at_most: 60,/at_most: 49.85,/' docs/adr/adr.md | grep -v '^| pair' > undecided.md && sed 's/scenario: .*/scenario: pair.yaml/; /^ *version:/d; /^ *choice:/,/^ *says:/d' undecided.md > u.md && ninefold report --check u.md --quiet | tail -1
> 8 claims: 7 hold, 1 open.
! u.md:22:11: warning: the claim is open: pair, p95 of rto.service ≤ 49.85 s: was 49.79 s [49.77 s, 49.89 s], met, is 49.79 s [49.77 s, 49.89 s], undecided [A104]
!   22 |         - {metric: rto.service, statistic: p95, value: 49.793892885, ci95: [49.768868042, 49.893590596], at_most: 49.85, verdict: met}
!      |           ^
$ mv else/pair.yaml else/other.yaml && ninefold report --check else/docs/adr/adr.md
! else/docs/adr/adr.md:11:17: error: scenario: there is no ../../pair.yaml, neither from the record's folder nor from the working directory [S101]
!   11 |       scenario: "../../pair.yaml"
!      |                 ^~~~~~~~~~~~~~~~~
! hint: move the record together with its scenarios, or mend the path
? 3
$ ninefold report --check no.md
! no.md:1:1: error: cannot read the file: No such file or directory [S101]
? 3
# Front matter that is wrong: all of it is told at once.
$ printf -- '---\nstatus: proposed\nninefold:\n  options:\n    - name: a\n      scenario: a.yaml\n      seed: -1\n      claims:\n        - {metric: rto.servic, value: 1}\n        - {metric: rto.service, valu: 1}\n  choice: {outcome: chosen, option: b}\n---\n# x\n' > wrong.md; ninefold report --check wrong.md
! wrong.md:7:13: error: seed: found -1, expected a whole number from 0 to 18446744073709551615 [S205]
!    7 |       seed: -1
!      |             ^~
! wrong.md:9:20: error: metric: there is no metric rto.servic [S301]
!    9 |         - {metric: rto.servic, value: 1}
!      |                    ^~~~~~~~~~
! hint: did you mean rto.service?
! wrong.md:10:11: error: value: is missing, or at_most, or at_least: it claims nothing [S202]
!   10 |         - {metric: rto.service, valu: 1}
!      |           ^
! wrong.md:10:33: error: valu: no such key of a claim; known here are metric, statistic, unit, value, ci95, says, nothing_failed, at_most, at_least, verdict and censored [S201]
!   10 |         - {metric: rto.service, valu: 1}
!      |                                 ^~~~
! hint: did you mean value?
! wrong.md:11:37: error: option: there is no option b [S301]
!   11 |   choice: {outcome: chosen, option: b}
!      |                                     ^
? 3
$ printf -- '---\nninefold: {scenario: [a\n---\n' > wrong.md; ninefold report --check wrong.md
! wrong.md:3:1: error: did not find expected ',' or ']' while parsing a flow sequence [S104]
!~  +3 \|.*
!      | ^
! wrong.md:2:22: note: this began here
!    2 | ninefold: {scenario: [a
!      |                      ^
? 3
$ printf '# No front matter\n' > wrong.md; ninefold report --check wrong.md
! wrong.md:1:1: error: has no front matter: the first line is not --- [A101]
!    1 | # No front matter
!      | ^
! hint: claims stand in YAML between two lines --- at the top
? 3
$ printf -- '---\nstatus: accepted\n---\n' > wrong.md; ninefold report --check wrong.md
! wrong.md:2:1: error: claims nothing: it has no key ninefold [A101]
!    2 | status: accepted
!      | ^
! hint: write ninefold: {scenario: FILE, claims: [{metric: NAME, value: 1}]}
? 3
# A scenario that can no longer be read.
$ printf 'ninefold: 1\nreplication: 1\n' > a.yaml; printf -- '---\nninefold: {scenario: a.yaml, claims: [{metric: rto.service, value: 1}]}\n---\n' > a.md; ninefold report --check a.md
! a.yaml:1:1: error: clients: is missing: Who sends requests, by name of the group. [S202]
!    1 | ninefold: 1
!      | ^
! hint: write clients: {web: {requests: 500/s}}
! a.yaml:1:1: error: edge: is missing: The global layer that probes the stamps and routes requests to them. [S202]
!    1 | ninefold: 1
!      | ^
! hint: write edge: {preset: azure-front-door}
! a.yaml:1:1: error: regions: is missing: Where stamps can stand, by name. [S202]
!    1 | ninefold: 1
!      | ^
! hint: write regions: {westeurope: {}}
! a.yaml:1:1: error: stamps: is missing: Full copies of the service, each in one region, by name. [S202]
!    1 | ninefold: 1
!      | ^
! hint: write stamps: {we: {region: westeurope}}
! a.yaml:2:1: error: replication: no such key; known here are ninefold, extends, name, title, preset, horizon, replications, seed, rare_events, targets, clients, edge, regions, links, stamps, faults and 7 more [S201]
!    2 | replication: 1
!      | ^~~~~~~~~~~
! hint: did you mean replications?
? 3
# A scenario that is none; percentiles that are none, and one that nobody asked for.
$ printf 'hello\n' > a.yaml; printf -- '---\nninefold: {scenario: a.yaml, seed: 3, claims: [{metric: rto.service, value: 1}]}\n---\n' > a.md; ninefold report --check a.md
! a.yaml:1:1: error: found hello, expected a mapping [S203]
!    1 | hello
!      | ^~~~~
? 3
$ for p in p0 p99999 p75; do printf -- '---\nninefold: {scenario: scenarios/front-door-pair.yaml, replications: 9, claims: [{metric: rto.service, statistic: %s, value: 1}]}\n---\n' $p > a.md; ninefold report --check a.md --quiet; done
> line  claim               standing  then  now
>    2  p75 of rto.service  broken    1 s   -
>
> 1 claim: 0 hold, 1 no longer.
! a.md:2:113: error: statistic: found p0, allowed are mean, max and percentiles above p0 and below p100, such as p95 [S207]
!    2 | ninefold: {scenario: scenarios/front-door-pair.yaml, replications: 9, claims: [{metric: rto.service, statistic: p0, value: 1}]}
!      |                                                                                                                 ^~
! a.md:2:113: error: statistic: found p99999, allowed are mean, max and percentiles above p0 and below p100, such as p95 [S207]
!    2 | ninefold: {scenario: scenarios/front-door-pair.yaml, replications: 9, claims: [{metric: rto.service, statistic: p99999, value: 1}]}
!      |                                                                                                                 ^~~~~~
! a.md:2:80: error: the claim no longer holds: scenarios/front-door-pair.yaml, p75 of rto.service: was 1 s, is - [A102]
!    2 | ninefold: {scenario: scenarios/front-door-pair.yaml, replications: 9, claims: [{metric: rto.service, statistic: p75, value: 1}]}
!      |                                                                                ^
! hint: percentiles are worked out at 50, 90, 95 and 99, and at that of a target of the scenario: set targets.percentile and a limit, too
? 1
# A file whose name is not UTF-8.
$ mkdir bytes && cp scenarios/front-door-pair.yaml "$(printf 'bytes/b\377d.yaml')" && ninefold run bytes/*.yaml --replications 9 --quiet --store b.db > x; ninefold report last -o bytes --store b.db 2> /dev/null; grep 'scenario:' bytes/adr.md; ninefold report --check bytes/adr.md --quiet | tail -4
>       scenario: "b%ffd.yaml"
> The text gives numbers of claims 9 times besides the tables. Not checked: 20 paragraphs or items
> with other numbers.
>
> 9 claims: 9 hold.
# What is given beside --check.
$ ninefold report --check a.md last
! ninefold report: --check takes one decision record, and neither runs, -o nor --title
! `ninefold help report` tells what there is
? 2
$ ninefold report
! ninefold report: say which runs, by their numbers of `ninefold list`, or last
! `ninefold help report` tells what there is
? 2
$ ninefold report last
! ninefold report: say where to write the report: -o DIR
! `ninefold help report` tells what there is
? 2
# Words of others act on nothing, neither in YAML nor in Markdown.
$ mkdir -p 'it'\''s' && sed 's/^title: .*/title: "<script>x<\/script> [a](http:\/\/b) `c` | *d* -->\\n---\\nstatus: accepted # $e"/' scenarios/front-door-pair.yaml > 'it'\''s/a; b.yaml' && ninefold run 'it'\''s/a; b.yaml' --replications 60 --set 'name=x-y' --store h.db --quiet > x; ninefold report last -o h --store h.db --title "$(printf 'A | <b> "q" `r` -\nstatus: x')" 2> /dev/null; grep -n 'script\|^# \|^status\|scenario:\|name=\|assumptions' h/adr.md; ninefold report --check h/adr.md --quiet | tail -1
> 2:status: proposed
> 11:      scenario: "../it's/a; b.yaml"
> 15:        - "name=x-y"
> 35:# A \| \<b\> "q" \`r\` - status: x
> 39:x-y: \<script\>x\</script\> \[a\](http\://b) \`c\` \| \*d\* --\> --- status: accepted \# \$e. It has 2 stamps: we in westeurope, ne in northeurope. What happens to it: region-outage of westeurope at 10m for 45m.
> 111:  ninefold run 'it'\''s/a; b.yaml' --set name=x-y --seed 7 --replications 60
> 136:ninefold check --assumptions 'it'\''s/a; b.yaml'
> 143:- downtime and downtime.requests are of a year in which the scripted faults come every 1h; a horizon of 1y has them once.
> 149:- Only the faults happen that the scenario has, by its script or at its rates. What nobody thought of is not in the numbers.
> 9 claims: 9 hold.
