# The pitfalls of every bundled scenario. They are there to teach: what is an error is what they show.
$ ninefold check scenarios/brown-out.yaml
> scenarios/brown-out.yaml: 0 errors, 3 warnings
! scenarios/front-door-pair.yaml:26:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   26 |   availability: 99%         # of the requests of this one bad hour
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/front-door-pair.yaml:45:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   45 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/front-door-pair.yaml:52:23: warning: edge.additional_latency: round trips differ by 14ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   52 |   additional_latency: 50ms  # AFD-18, AFD-20: both stamps are candidates for every European POP
!      |                       ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
$ ninefold check scenarios/east-us-2023-09-16.yaml
> scenarios/east-us-2023-09-16.yaml: 0 errors, 1 warning
! scenarios/east-us-2023-09-16.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/east-us-runbook.yaml
> scenarios/east-us-runbook.yaml: 0 errors, 1 warning
! scenarios/east-us-2023-09-16.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/forced-failover.yaml
> scenarios/forced-failover.yaml: 0 errors, 2 warnings
! scenarios/forced-failover.yaml:18:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   18 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/forced-failover.yaml:29:7: warning: stamps.we.components.app.zones: its 4 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!   29 |       app:    {instances: 4}
!      |       ^~~
! hint: spread it: zones: 2 or 3
$ ninefold check scenarios/front-door-pair.yaml
> scenarios/front-door-pair.yaml: 1 error, 3 warnings
! scenarios/front-door-pair.yaml:26:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   26 |   availability: 99%         # of the requests of this one bad hour
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/front-door-pair.yaml:45:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   45 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/front-door-pair.yaml:48:15: error: edge.probe.interval: it takes 1m9.1s on average until enough clients have left a stamp that is lost, and targets.rto is 1m: whatever else goes well, clients are not led away in time when a stamp is lost, unless the edge's own retry hides it [slow-detection]
!   48 |     interval: 30s           # AFD-02: the concept page's default; others say 240 s
!      |               ^~~
! hint: probe more often, ask for fewer failures in a row, or shorten probe.timeout; or promise less
! scenarios/front-door-pair.yaml:52:23: warning: edge.additional_latency: round trips differ by 14ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   52 |   additional_latency: 50ms  # AFD-18, AFD-20: both stamps are candidates for every European POP
!      |                       ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
? 1
$ ninefold check scenarios/full-europe-50ms.yaml
> scenarios/full-europe-50ms.yaml: 0 errors, 3 warnings
! scenarios/full-europe-50ms.yaml:7:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!    7 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/full-europe-50ms.yaml:8:23: warning: edge.additional_latency: round trips differ by 16ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!    8 |   additional_latency: 50ms
!      |                       ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
! scenarios/full-europe.yaml:27:88: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   27 | targets: {rto: 90s, percentile: 95, success_ratio: 99%, stable_for: 60s, availability: 99%}
!      |                                                                                        ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
$ ninefold check scenarios/full-europe.yaml
> scenarios/full-europe.yaml: 0 errors, 2 warnings
! scenarios/full-europe.yaml:27:88: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   27 | targets: {rto: 90s, percentile: 95, success_ratio: 99%, stable_for: 60s, availability: 99%}
!      |                                                                                        ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/full-europe.yaml:42:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   42 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/github-2018-10-21.yaml
> scenarios/github-2018-10-21.yaml: 0 errors, 3 warnings
! scenarios/github-2018-10-21.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/github-2018-10-21.yaml:35:37: warning: stamps.east.components.app.zones: its 4 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!   35 |   east: {region: east, components: {app: {instances: 4}, cluster: {store: cluster}}}
!      |                                     ^~~
! hint: spread it: zones: 2 or 3
! scenarios/github-2018-10-21.yaml:36:50: warning: stamps.west.components.app.zones: its 4 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!   36 |   west: {region: west, priority: 2, components: {app: {instances: 4}, cluster: {store: cluster}}}
!      |                                                  ^~~
! hint: spread it: zones: 2 or 3
$ ninefold check scenarios/gitlab-2017-01-31.yaml
> scenarios/gitlab-2017-01-31.yaml: 1 error, 0 warnings
! scenarios/gitlab-2017-01-31.yaml:33:21: error: stores.database.backup.every: backups are up to 1d old, and targets.rpo is 1h: where the region's data is lost the last backup is what is left, and it is as old as it happens to be [backup-over-rpo]
!   33 |     backup: {every: 24h, restore: 1110m}              # INC-02
!      |                     ^~~
! hint: back up more often than targets.rpo, or replicate the store
? 1
$ ninefold check scenarios/ladder/active-active.yaml
> scenarios/ladder/active-active.yaml: 0 errors, 3 warnings
! scenarios/ladder/active-active.yaml:26:5: warning: stores.orders.conflicts.policy: concurrent updates are settled by which comes last: of two updates that did not see each other one vanishes silently, and no feed ever shows it (COS-16) [lww-updates]
!   26 |     preset: azure-cosmos-multi-write     # lag with a median of 120 ms: assumption (LAG-06)
!      |     ^
! hint: give entities a home region for writes, or a policy that keeps both: merge or append
! scenarios/ladder/common.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: either stamp is near enough for every POP
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/ladder/common.yaml:27:54: warning: edge.additional_latency: round trips differ by 14ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   27 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: either stamp is near enough for every POP
!      |                                                      ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
$ ninefold check scenarios/ladder/active-passive.yaml
> scenarios/ladder/active-passive.yaml: 0 errors, 1 warning
! scenarios/ladder/common.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: either stamp is near enough for every POP
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/ladder/warm-dr.yaml
> scenarios/ladder/warm-dr.yaml: 0 errors, 1 warning
! scenarios/ladder/common.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: either stamp is near enough for every POP
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/ladder/zone-redundant.yaml
> scenarios/ladder/zone-redundant.yaml: no problems found
$ ninefold check scenarios/lag-stream.yaml
> scenarios/lag-stream.yaml: 0 errors, 2 warnings
! scenarios/lag-stream.yaml:19:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   19 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/lag-stream.yaml:29:18: warning: stamps.we.components.app.zones: its 4 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!   29 |     components: {app: {instances: 4}, orders: {store: orders}}
!      |                  ^~~
! hint: spread it: zones: 2 or 3
$ ninefold check scenarios/lag-writes.yaml
> scenarios/lag-writes.yaml: 0 errors, 2 warnings
! scenarios/lag-stream.yaml:19:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   19 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/lag-stream.yaml:29:18: warning: stamps.we.components.app.zones: its 4 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!   29 |     components: {app: {instances: 4}, orders: {store: orders}}
!      |                  ^~~
! hint: spread it: zones: 2 or 3
$ ninefold check scenarios/planned-failover.yaml
> scenarios/planned-failover.yaml: 0 errors, 2 warnings
! scenarios/forced-failover.yaml:18:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   18 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/forced-failover.yaml:29:7: warning: stamps.we.components.app.zones: its 4 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!   29 |       app:    {instances: 4}
!      |       ^~~
! hint: spread it: zones: 2 or 3
$ ninefold check scenarios/shallow-probe.yaml
> scenarios/shallow-probe.yaml: 1 error, 3 warnings
! scenarios/front-door-pair.yaml:26:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   26 |   availability: 99%         # of the requests of this one bad hour
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/front-door-pair.yaml:52:23: warning: edge.additional_latency: round trips differ by 14ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   52 |   additional_latency: 50ms  # AFD-18, AFD-20: both stamps are candidates for every European POP
!      |                       ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
! scenarios/shallow-probe.yaml:14:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   14 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/shallow-probe.yaml:16:11: error: edge.probe.path: requests need database, and the probe does not see it: a stamp without it answers the probes and fails the requests, and stays in rotation until somebody repairs it (AFD-16) [shallow-probe]
!   16 |     path: shallow           # AFD-16: documents disagree on how deep a probe should look
!      |           ^~~~~~~
! hint: probe what requests need: path: deep, or probed: true for the component
? 1
$ ninefold check scenarios/shared-dependency.yaml
> scenarios/shared-dependency.yaml: 0 errors, 5 warnings
! scenarios/front-door-pair.yaml:26:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   26 |   availability: 99%         # of the requests of this one bad hour
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/front-door-pair.yaml:52:23: warning: edge.additional_latency: round trips differ by 14ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   52 |   additional_latency: 50ms  # AFD-18, AFD-20: both stamps are candidates for every European POP
!      |                       ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
! scenarios/shared-dependency.yaml:29:7: warning: stamps.we.components.identity: the probes of we and ne both need swedencentral: when that fails, every stamp is held unhealthy at once, those too that could serve, and the edge has nowhere to send anybody (AFD-14) [shared-probe]
!   29 |       identity: &identity {located_in: swedencentral, required: false, probed: true}
!      |       ^~~~~~~~
! hint: probe what a stamp has for itself (probed: false for the rest), and give each region its own copy
! scenarios/shared-dependency.yaml:32:7: warning: stamps.ne.components.identity: the probes of ne and we both need swedencentral: when that fails, every stamp is held unhealthy at once, those too that could serve, and the edge has nowhere to send anybody (AFD-14) [shared-probe]
!   32 |       identity: *identity
!      |       ^~~~~~~~
! hint: probe what a stamp has for itself (probed: false for the rest), and give each region its own copy
! scenarios/shared-dependency.yaml:34:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   34 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/south-central-us-force.yaml
> scenarios/south-central-us-force.yaml: 1 error, 1 warning
! scenarios/south-central-us-wait.yaml:26:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   26 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/south-central-us-wait.yaml:45:12: error: stores.accounts.model: it acknowledges writes before another region has them, and targets.rpo is 0s: what was acknowledged and not yet applied in the other region is gone when that is promoted: the RTO is bought with an RPO that nobody asked for [rpo-zero-async]
!   45 |     model: async
!      |            ^~~~~
! hint: take model: sync, or a target of rpo that the lag can meet
? 1
$ ninefold check scenarios/south-central-us-wait.yaml
> scenarios/south-central-us-wait.yaml: 0 errors, 1 warning
! scenarios/south-central-us-wait.yaml:26:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   26 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/traffic-manager-pair.yaml
> scenarios/traffic-manager-pair.yaml: 1 error, 3 warnings
! scenarios/front-door-pair.yaml:26:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   26 |   availability: 99%         # of the requests of this one bad hour
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/front-door-pair.yaml:48:15: error: edge.probe.interval: it takes 2m24.4s on average until enough clients have left a stamp that is lost, and targets.rto is 1m: whatever else goes well, clients are not led away in time when a stamp is lost, unless the edge's own retry hides it [slow-detection]
!   48 |     interval: 30s           # AFD-02: the concept page's default; others say 240 s
!      |               ^~~
! hint: probe more often, ask for fewer failures in a row, or shorten probe.timeout; or promise less
! scenarios/front-door-pair.yaml:52:23: warning: edge.additional_latency: round trips differ by 14ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   52 |   additional_latency: 50ms  # AFD-18, AFD-20: both stamps are candidates for every European POP
!      |                       ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
! scenarios/traffic-manager-pair.yaml:19:1: warning: edge.ttl_overrun: every client asks again once the time-to-live is over: some resolvers and clients do (TM-08), and while they go to a stamp that is gone the target rests on the rest of them [dns-caches]
!   19 | edge:
!      | ^~~~
! hint: give edge.ttl_overrun, measured or assumed, such as {share: 5%, extra: {uniform: {min: 5m, max: 30m}}}
? 1
$ ninefold check scenarios/wallet-append.yaml
> scenarios/wallet-append.yaml: 0 errors, 3 warnings
! scenarios/wallet-append.yaml:9:3: warning: stores.wallets.model: targets.rpo is 0s: each region acknowledges on its own: what was on its way is stranded with the region, or lost with its data, and a provider promises minutes at best (COS-04) [rpo-multi-write]
!    9 |   wallets:
!      |   ^~~~~~~
! hint: take model: sync for what must not be lost, and hold the target against your own measured lag
! scenarios/wallet-lww.yaml:24:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   24 |   availability: 90%         # assumption: what the team watched, and it was met
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/wallet-lww.yaml:43:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   43 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
$ ninefold check scenarios/wallet-lww.yaml
> scenarios/wallet-lww.yaml: 2 errors, 3 warnings
! scenarios/wallet-lww.yaml:24:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   24 |   availability: 90%         # assumption: what the team watched, and it was met
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/wallet-lww.yaml:43:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   43 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/wallet-lww.yaml:64:3: warning: stores.wallets.model: targets.rpo is 0s: each region acknowledges on its own: what was on its way is stranded with the region, or lost with its data, and a provider promises minutes at best (COS-04) [rpo-multi-write]
!   64 |   wallets:
!      |   ^~~~~~~
! hint: take model: sync for what must not be lost, and hold the target against your own measured lag
! scenarios/wallet-lww.yaml:71:51: error: stores.wallets.operations.delete: 5% of its writes are deletes: a delete wins over every write that did not see it, whatever their times (COS-16): debits and credits, and what the value was, vanish silently [lww-delete]
!   71 |     operations: {debit: 65%, credit: 30%, delete: 5%}
!      |                                                   ^~
! hint: model reversals as writes of their own (policy: append), or take policy: keep-live or merge
! scenarios/wallet-lww.yaml:73:25: error: stores.wallets.conflicts.policy: 95% of its writes move money: a write stores the whole value as its region saw it: of two that did not see each other one vanishes silently, its money with it (COS-16) [lww-ledger]
!   73 |     conflicts: {policy: lww, path: timestamp}         # COS-16, COS-17: seconds
!      |                         ^~~
! hint: append events and add them up (policy: append), or merge them by a procedure (policy: merge)
? 1
$ ninefold check scenarios/wallet-merge.yaml
> scenarios/wallet-merge.yaml: 0 errors, 3 warnings
! scenarios/wallet-lww.yaml:24:17: warning: targets.availability: only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year [nothing-fails]
!   24 |   availability: 90%         # assumption: what the team watched, and it was met
!      |                 ^~~
! hint: give rates: preset: documented-rates, or fail, outage and partition of your own record
! scenarios/wallet-lww.yaml:43:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   43 | edge:
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/wallet-merge.yaml:13:3: warning: stores.wallets.model: targets.rpo is 0s: each region acknowledges on its own: what was on its way is stranded with the region, or lost with its data, and a provider promises minutes at best (COS-04) [rpo-multi-write]
!   13 |   wallets:
!      |   ^~~~~~~
! hint: take model: sync for what must not be lost, and hold the target against your own measured lag
$ ninefold check scenarios/years.yaml
> scenarios/years.yaml: 0 errors, 3 warnings
! scenarios/years.yaml:44:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   44 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: both stamps are near enough for everyone
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
! scenarios/years.yaml:44:54: warning: edge.additional_latency: round trips differ by 12ms at most, and up to 50ms more counts as near: nobody is sent to the nearest: each stamp takes its weight's share from everywhere, clients wait for the farther one, and writes leave their home (AFD-20) [nearest-defeated]
!   44 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: both stamps are near enough for everyone
!      |                                                      ^~~~
! hint: lower additional_latency below the difference of the round trips, or keep it and size the stamps for an even split
! scenarios/years.yaml:68:5: warning: stores.orders.conflicts.policy: concurrent updates are settled by which comes last: of two updates that did not see each other one vanishes silently, and no feed ever shows it (COS-16) [lww-updates]
!   68 |     preset: azure-cosmos-multi-write    # session consistency; lag with a median of 120 ms: assumption (LAG-06)
!      |     ^
! hint: give entities a home region for writes, or a policy that keeps both: merge or append

# As data, and as rows; --quiet hides the summary alone.
$ ninefold check scenarios/shared-dependency.yaml --format json 2>/dev/null | head -3
> {
>   "findings": [
>     {"rule": "nothing-fails", "severity": "warning", "line": 26, "column": 17, "message": "only what is scripted fails in this scenario: what is measured is the script and its horizon, not how often such things happen: it tells nothing about a year", "mend": "give rates: preset: documented-rates, or fail, outage and partition of your own record", "file": "scenarios/front-door-pair.yaml", "path": "targets.availability"},
$ ninefold check scenarios/wallet-lww.yaml --format csv 2>/dev/null | cut -d, -f 1-6
> rule,severity,file,line,column,path
> nothing-fails,warning,scenarios/wallet-lww.yaml,24,17,targets.availability
> retry-masks-nothing,warning,scenarios/wallet-lww.yaml,43,1,edge.connect_timeout
> rpo-multi-write,warning,scenarios/wallet-lww.yaml,64,3,stores.wallets.model
> lww-delete,error,scenarios/wallet-lww.yaml,71,51,stores.wallets.operations.delete
> lww-ledger,error,scenarios/wallet-lww.yaml,73,25,stores.wallets.conflicts.policy
$ ninefold check scenarios/ladder/warm-dr.yaml --quiet
! scenarios/ladder/common.yaml:27:1: warning: edge.connect_timeout: a connection is waited for 5s, and clients for an answer 5s: the retry hides a black hole only if connect_timeout and the answer fit into the client's timeout; as it is every such request fails until the probes have noticed (AFD-22) [retry-masks-nothing]
!   27 | edge: {preset: azure-front-door, additional_latency: 50ms}   # AFD-20: either stamp is near enough for every POP
!      | ^~~~
! hint: shorten edge.connect_timeout well below clients.*.timeout, where the platform lets you
# What an option sets stands in the option, what a file lays over another in that file.
$ printf 'ninefold: 1\nextends: scenarios/ladder/warm-dr.yaml\nedge:\n  connect_timeout: 1s\nstores:\n  orders:\n    durable_after: 1s\n' > early.yaml
$ ninefold check early.yaml
> early.yaml: 1 error, 0 warnings
! early.yaml:7:20: error: stores.orders.durable_after: writes are durable 1s after their acknowledgement: a crash loses writes that clients were told are safe, with any model, and nobody is told [early-acknowledgement]
!    7 |     durable_after: 1s
!      |                    ^~
! hint: take durable_after: 0s, or tell clients only when the write is durable
? 1
$ ninefold check early.yaml --set stores.orders.durable_after=0s --set stamps.we.components.app.zones=1
> early.yaml: 0 errors, 1 warning
! --set:1:32: warning: stamps.we.components.app.zones: its 9 instances lie in one of 3 zones: the loss of that zone takes all of its instances at once, and the others' zones were paid for in vain [one-zone]
!    1 | stamps.we.components.app.zones=1
!      |                                ^
! hint: spread it: zones: 2 or 3
# A rule, by its name; and one that is misspelt.
$ ninefold explain shallow-probe
> shallow-probe (pitfall: a warning)
>   finds: a probe that does not exercise something that requests need.
>   why: a stamp without it answers the probes and fails the requests, and stays
>   in rotation until somebody repairs it (AFD-16).
>   mend: probe what requests need: path: deep, or probed: true for the
>   component.
>   an error if: incidents of that kind outlast targets.rto and decide its
>   percentile.
$ ninefold explain split-brian
! ninefold explain: nothing is called split-brian; did you mean split-brain?
! `ninefold explain` tells what there is
? 2
# Nobody else speaks of pitfalls.
$ ninefold run scenarios/wallet-lww.yaml --replications 1 --no-store --quiet 2>&1 | grep -c lww-delete
> 0
? 1
# A scenario that is wrong is refused, whatever else there is to say of it; and --effective writes what there is.
$ ninefold check scenarios/wallet-lww.yaml --set edge.probe.interval=30 2>/dev/null
> scenarios/wallet-lww.yaml: 1 error, 0 warnings
? 3
$ ninefold check scenarios/wallet-lww.yaml --effective | head -1
> ninefold: 1                                     # scenarios/wallet-lww.yaml:17
