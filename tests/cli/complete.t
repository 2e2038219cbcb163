# What shells ask: what may stand at a place of a line, and what that means.
$ ninefold complete fields edge.probe.pa
> edge.probe.path=	What a probe exercises.
$ ninefold complete fields edge.probe.path=
> edge.probe.path=deep	exercises every component that is probed
> edge.probe.path=shallow	sees the app tier only
$ ninefold complete fields edge.probe.path=deep,s
> edge.probe.path=deep,shallow	sees the app tier only
$ ninefold complete fields edge.retry_on_connect_failure=
> edge.retry_on_connect_failure=false
> edge.retry_on_connect_failure=true
# Names are those of the first word that is a scenario, or a study of one, or comes with the program.
$ ninefold complete fields stamps.
$ ninefold complete fields -- stamps.we.comp run --seed 7 no-such-file scenarios/front-door-pair.yaml | cut -f1
> stamps.we.components.app.instances=
> stamps.we.components.cache.instances=
> stamps.we.components.database.instances=
> stamps.we.components.app.needed=
> stamps.we.components.cache.needed=
> stamps.we.components.database.needed=
> stamps.we.components.app.zones=
> stamps.we.components.cache.zones=
> stamps.we.components.database.zones=
> stamps.we.components.app.capacity=
> stamps.we.components.cache.capacity=
> stamps.we.components.database.capacity=
> stamps.we.components.app.shed_cost=
> stamps.we.components.cache.shed_cost=
> stamps.we.components.database.shed_cost=
> stamps.we.components.app.required=
> stamps.we.components.cache.required=
> stamps.we.components.database.required=
> stamps.we.components.app.probed=
> stamps.we.components.cache.probed=
> stamps.we.components.database.probed=
> stamps.we.components.app.located_in=
> stamps.we.components.cache.located_in=
> stamps.we.components.database.located_in=
> stamps.we.components.app.crews=
> stamps.we.components.cache.crews=
> stamps.we.components.database.crews=
> stamps.we.components.app.fail.every=
> stamps.we.components.cache.fail.every=
> stamps.we.components.database.fail.every=
> stamps.we.components.app.fail.for=
> stamps.we.components.cache.fail.for=
> stamps.we.components.database.fail.for=
> stamps.we.components.app.store=
> stamps.we.components.cache.store=
> stamps.we.components.database.store=
$ ninefold complete fields -- faults sweep studies/probe-dial | cut -f1
> faults[0].at=
> faults[0].fault=
> faults[0].target=
> faults[0].for=
> faults[0].mode=
> faults[0].data=
> faults[0].count=
> faults[0].share=
> faults[0].factor=
> faults[0].error_share=
> faults[0].added_latency=
> faults[0].from=
> faults[0].to=
> faults[0].by=
> faults[0].stagger=
> faults[0].capacity_lost=
> faults[0].recovers.linear_after=
> faults[0].residual.share=
> faults[0].residual.for=
$ ninefold complete fields replications.until | cut -f1
> replications.until.metric=
> replications.until.relative=
# What is wrong with it is told by the command itself, not here.
$ printf 'ninefold: 1\nclients: {a: {requests: 1}, b: {requests: 2/s}}\n' > half.yaml; ninefold complete fields clients. half.yaml | grep requests | cut -f1
> clients.a.requests=
> clients.b.requests=
> clients.a.write_share=
> clients.b.write_share=
$ ninefold complete metrics rto.first | cut -c1-60
> rto.first_success	From the onset at an origin until requests
$ ninefold complete metrics probe.load:
> probe.load:mean	Probes a second on each origin, in the mean over origins and the horizon.
> probe.load:p50	Probes a second on each origin, in the mean over origins and the horizon.
> probe.load:p90	Probes a second on each origin, in the mean over origins and the horizon.
> probe.load:p95	Probes a second on each origin, in the mean over origins and the horizon.
> probe.load:p99	Probes a second on each origin, in the mean over origins and the horizon.
> probe.load:max	Probes a second on each origin, in the mean over origins and the horizon.
$ ninefold complete names azure-f
> azure-front-door	Azure Front Door, Standard and Premium
$ ninefold complete names S20 | cut -f1
> S201
> S202
> S203
> S204
> S205
> S206
> S207
> S208
> S209
$ ninefold complete names rto.service | cut -c1-40
> rto.service	From the anchor of an outage
$ ninefold complete templates full
> full-europe	A full-Europe pair, each POP on its nearest stamp
> full-europe-50ms	A full-Europe pair, each POP splitting over both stamps
$ ninefold complete scenarios ladder/active
> ladder/active-active	The ladder: active-active with writes in both regions
> ladder/active-passive	The ladder: active-passive with automated failover
$ ninefold complete scenarios pre
# A store that is not there, or is none, has no runs.
$ ninefold complete runs
$ ninefold complete runs --store half.yaml
$ ninefold run scenarios/front-door-pair.yaml --replications 2 --quiet > /dev/null; ninefold run scenarios/years.yaml --replications 2 --quiet --store other.db > /dev/null
$ ninefold complete runs | cut -f1
> 1
> last
$ ninefold complete runs --store other.db | sed 's/, 20.*,/, TIME,/'
> 1	run of years, TIME, done
> last	the youngest
$ ninefold complete flags
! ninefold complete: nothing is completed as flags
! `ninefold help complete` tells what there is
? 2
$ ninefold complete
! ninefold complete: KIND [START [WORD...]] is missing
! `ninefold help complete` tells what there is
? 2
# The table as data.
$ ninefold describe commands | head -12
> {
>   "ninefold": "0.1.0",
>   "commands": [
>     {
>       "name": "init",
>       "group": "Describe a design",
>       "summary": "write a commented scenario to start from",
>       "available": true,
>       "operands": "[TEMPLATE]",
>       "operands_min": 0,
>       "operands_many": false,
>       "description": "Writes a commented scenario to start from (default: front-door-pair).",
$ ninefold describe presets | head -2
> presets/aws-global-accelerator.yaml
> presets/aws-route53.yaml
$ ninefold describe presets gcp-load-balancer | head -3
> # gcp-load-balancer: Google Cloud global external Application Load Balancer.
> #
> # What `edge: {preset: gcp-load-balancer}` stands for, value by value below its source (docs/facts.md), to copy and to
$ ninefold describe presets aws-route54
! ninefold describe: there is no file of a preset aws-route54
! `ninefold help describe` tells what there is
? 2
$ ninefold describe bogus
! ninefold describe: nothing is described as bogus
! `ninefold help describe` tells what there is
? 2
# Neither is in any list.
$ ninefold help | grep -E 'complete|describe'
? 1
$ ninefold complet
! ninefold: unknown command complet
! `ninefold help` tells what there is
? 2
