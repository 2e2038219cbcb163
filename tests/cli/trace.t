# Every bundled scenario, told.
$ ninefold trace scenarios/brown-out.yaml
> Thirty per cent of errors in one stamp make the POPs flap
> Replication 1, seed 7: 1 incident in 6 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: component-degraded of we.app
>   day 1 00:30:00.0 to day 1 05:31:19.4 (5 h 1 min); rto.service 5 h = detect 32.81 s + drain
>   4.991 h; 9.68 % of requests failed
>   1 00:30:00.0         +0 s    85 %  failed   component-degraded of we.app begins: 30 % of its
>                                               answers are errors (scripted, for 5 h)
>   1 00:30:00.0         +0 s    85 %  users    outage: 85 % of requests succeed, because stamp we
>                                               cannot serve: component-degraded of we.app
>   1 00:30:32.8      +32.8 s  85.1 %  noticed  POPs change their minds about we, 11150 verdicts by
>                                               05:29:57.7: at most 54 of 100 hold it unhealthy at
>                                               once, 32 in the end, because probes fail:
>                                               component-degraded of we.app
>   1 05:30:00.0         +5 h   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               component-degraded of we.app is over
>   1 05:30:00.7         +5 h   100 %  noticed  32 of 100 POPs hold we healthy again, the last at
>                                               05:31:19.4, because probes of we succeed again
>   What to learn: of 5 h of outage, 100 % went to draining. Probes fail too seldom for a verdict to
>   last: a stricter rule (edge.probe.successful_samples_required) would.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/brown-out.yaml --replication 1
$ ninefold trace scenarios/east-us-2023-09-16.yaml
> A failover group with Automatic and one hour of grace in the East US outage of 2023
> Replication 1, seed 7: 1 incident in 1 d
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of eastus
>   day 1 01:00:00.0 to day 1 12:37:28.9 (11 h 37 min); rto.service 6.701 h = detect 40.02 s + decide
>   6.67 h + promote 57.05 s + drain 11.96 s; rpo.seconds 2.623 s; 267 writes lost; 11.6 % of requests
>   failed
>   1 01:00:00.0         +0 s     0 %  failed   region-outage of eastus begins: nothing answers,
>                                               nothing refuses (scripted, for 11 h 36 min)
>   1 01:00:00.0         +0 s     0 %  decided  ledger has lost its writer: a failover is being
>                                               decided, by rule, because of region-outage of eastus
>   1 01:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed, because stamp east
>                                               cannot serve: region-outage of eastus
>   1 01:00:40.0        +40 s     2 %  noticed  40 of 40 POPs hold east unhealthy: half by 01:00:53.0,
>                                               the last at 01:01:08.9, because probes fail:
>                                               region-outage of eastus
>   1 07:40:53.7  +6 h 41 min    80 %  moved    forced failover of ledger: eastus is left behind, and
>                                               westus is being promoted to its writer, because its
>                                               failover was decided, which took 6 h 41 min
>   1 07:40:53.7  +6 h 41 min    80 %  lost     ledger has lost 267 acknowledged writes for good,
>                                               because they had not left eastus when it was left
>                                               behind
>   1 07:41:50.7  +6 h 42 min    80 %  moved    westus is the writer of ledger, because its promotion
>                                               is done, which took 57.1 s
>   1 07:42:02.7  +6 h 42 min   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               writers of ledger find westus
>   1 12:36:00.0 +11 h 36 min   100 %  repaired region-outage of eastus is over, because its time is
>                                               up
>   1 12:37:00.0 +11 h 37 min   100 %  noticed  40 of 40 POPs hold east healthy again: half by
>                                               12:37:13.0, the last at 12:37:28.9, because probes of
>                                               east succeed again
>   What to learn: of 6 h 42 min of outage, 100 % went to deciding. That is set by hold, grace_period
>   and decision in stores.ledger.failover, or policy: runbook. 267 acknowledged writes are gone: a
>   forced failover costs the lag of its moment; waiting, or committing in both regions, costs time
>   instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/east-us-2023-09-16.yaml --replication 1
$ ninefold trace scenarios/east-us-runbook.yaml
> The East US outage of 2023 with a failover by runbook
> Replication 1, seed 7: 1 incident in 1 d
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of eastus
>   day 1 01:00:00.0 to day 1 12:37:28.9 (11 h 37 min); rto.service 26.74 min = detect 5 min + decide
>   21.24 min + promote 30 s; rpo.seconds 2.623 s; 267 writes lost; 0.87 % of requests failed
>   1 01:00:00.0         +0 s     0 %  failed   region-outage of eastus begins: nothing answers,
>                                               nothing refuses (scripted, for 11 h 36 min)
>   1 01:00:00.0         +0 s     0 %  decided  ledger has lost its writer: a failover is being
>                                               decided, by people, because of region-outage of eastus
>   1 01:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed, because stamp east
>                                               cannot serve: region-outage of eastus
>   1 01:00:40.0        +40 s     2 %  noticed  40 of 40 POPs hold east unhealthy: half by 01:00:53.0,
>                                               the last at 01:01:08.9, because probes fail:
>                                               region-outage of eastus
>   1 01:05:00.0       +5 min    80 %  noticed  people have noticed that the writer of ledger is gone,
>                                               because an alarm was raised, which took 5 min
>   1 01:26:14.4 +26 min 14 s    80 %  moved    forced failover of ledger: eastus is left behind, and
>                                               westus is being promoted to its writer, because the
>                                               runbook was worked through, which took 21 min 14 s
>   1 01:26:14.4 +26 min 14 s    80 %  lost     ledger has lost 267 acknowledged writes for good,
>                                               because they had not left eastus when it was left
>                                               behind
>   1 01:26:44.4 +26 min 44 s   100 %  moved    westus is the writer of ledger, because its promotion
>                                               is done, which took 30 s
>   1 01:26:44.4 +26 min 44 s   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               writers of ledger find westus
>   1 12:36:00.0 +11 h 36 min   100 %  repaired region-outage of eastus is over, because its time is
>                                               up
>   1 12:37:00.0 +11 h 37 min   100 %  noticed  40 of 40 POPs hold east healthy again: half by
>                                               12:37:13.0, the last at 12:37:28.9, because probes of
>                                               east succeed again
>   What to learn: of 26 min 44 s of outage, 19 % went to detecting, 79 % went to deciding, 2 % went
>   to promoting. That is set by the runbook: its gate and approval in operations.failover. 267
>   acknowledged writes are gone: a forced failover costs the lag of its moment; waiting, or
>   committing in both regions, costs time instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/east-us-runbook.yaml --replication 1
$ ninefold trace scenarios/forced-failover.yaml
> A forced failover of a database in good health
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: forced-failover of ledger
>   day 1 00:20:00.0 to day 1 00:21:09.0 (1 min 9 s); rto.service 69.01 s = promote 57.05 s + drain
>   11.96 s; rpo.seconds 2.623 s; 267 writes lost; 20 % of requests failed
>   1 00:20:00.0         +0 s    80 %  failed   forced-failover of ledger begins (scripted)
>   1 00:20:00.0         +0 s    80 %  moved    forced failover of ledger: westeurope is left behind,
>                                               and northeurope is being promoted to its writer,
>                                               because of forced-failover of ledger
>   1 00:20:00.0         +0 s    80 %  lost     ledger has lost 267 acknowledged writes for good,
>                                               because they had not left westeurope when it was left
>                                               behind
>   1 00:20:00.0         +0 s    80 %  users    outage: 80 % of requests succeed, of writes 0 %,
>                                               because of forced-failover of ledger
>   1 00:20:57.1      +57.1 s    80 %  moved    northeurope is the writer of ledger, because its
>                                               promotion is done, which took 57.1 s
>   1 00:21:09.0   +1 min 9 s   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               forced-failover of ledger is over
>   What to learn: of 1 min 9 s of outage, 83 % went to promoting, 17 % went to draining. That is set
>   by the change of writer: stores.ledger.failover.promote. 267 acknowledged writes are gone: a
>   forced failover costs the lag of its moment; waiting, or committing in both regions, costs time
>   instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/forced-failover.yaml --replication 1
$ ninefold trace scenarios/front-door-pair.yaml
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of westeurope
>   day 1 00:10:00.0 to day 1 00:56:30.0 (46 min 30 s); rto.service 68.71 s = detect 40.2 s + drain
>   28.51 s; 0.983 % of requests failed
>   1 00:10:00.0         +0 s    50 %  failed   region-outage of westeurope begins: nothing answers,
>                                               nothing refuses (scripted, for 45 min)
>   1 00:10:00.0         +0 s    50 %  users    outage: 50 % of requests succeed, because stamp we
>                                               cannot serve: region-outage of westeurope
>   1 00:10:40.2      +40.2 s  50.5 %  noticed  100 of 100 POPs hold we unhealthy: half by 00:10:55.0,
>                                               the last at 00:11:10.0, because probes fail:
>                                               region-outage of westeurope
>   1 00:11:08.7   +1 min 9 s    99 %  users    the outage is over: 99 % of requests succeed, because
>                                               98 of 100 POPs have turned away from we
>   1 00:55:00.0      +45 min   100 %  repaired region-outage of westeurope is over, because its time
>                                               is up
>   1 00:56:00.2      +46 min   100 %  noticed  100 of 100 POPs hold we healthy again: half by
>                                               00:56:15.0, the last at 00:56:30.0, because probes of
>                                               we succeed again
>   What to learn: of 1 min 9 s of outage, 59 % went to detecting, 41 % went to draining. That is set
>   by a probe every 30s and the 2 bad ones that a verdict takes: edge.probe.interval, sample_size,
>   successful_samples_required, timeout.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/front-door-pair.yaml --replication 1
$ ninefold trace scenarios/full-europe-50ms.yaml
> A full-Europe pair, each POP splitting over both stamps
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of westeurope
>   day 1 00:10:00.0 to day 1 00:56:29.4 (46 min 29 s); rto.service 68.83 s = detect 40.4 s + drain
>   28.43 s; 0.968 % of requests failed
>   1 00:10:00.0         +0 s    50 %  failed   region-outage of westeurope begins: nothing answers,
>                                               nothing refuses (scripted, for 45 min)
>   1 00:10:00.0         +0 s    50 %  users    outage: 50 % of requests succeed, because stamp we
>                                               cannot serve: region-outage of westeurope
>   1 00:10:40.4      +40.4 s  50.5 %  noticed  60 of 60 POPs hold we unhealthy: half by 00:10:53.4,
>                                               the last at 00:11:09.4, because probes fail:
>                                               region-outage of westeurope
>   1 00:11:08.8   +1 min 9 s 99.58 %  users    the outage is over: 99.59 % of requests succeed,
>                                               because 59 of 60 POPs have turned away from we
>   1 00:55:00.0      +45 min   100 %  repaired region-outage of westeurope is over, because its time
>                                               is up
>   1 00:56:00.4      +46 min   100 %  noticed  60 of 60 POPs hold we healthy again: half by
>                                               00:56:13.4, the last at 00:56:29.4, because probes of
>                                               we succeed again
>   What to learn: of 1 min 9 s of outage, 59 % went to detecting, 41 % went to draining. That is set
>   by a probe every 30s and the 2 bad ones that a verdict takes: edge.probe.interval, sample_size,
>   successful_samples_required, timeout.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/full-europe-50ms.yaml --replication 1
$ ninefold trace scenarios/full-europe.yaml
> A full-Europe pair, each POP on its nearest stamp
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of westeurope
>   day 1 00:10:00.0 to day 1 00:56:29.4 (46 min 29 s); rto.service 68.83 s = detect 40.4 s + drain
>   28.43 s; 1.91 % of requests failed
>   1 00:10:00.0         +0 s     1 %  failed   region-outage of westeurope begins: nothing answers,
>                                               nothing refuses (scripted, for 45 min)
>   1 00:10:00.0         +0 s     1 %  users    outage: 1.071 % of requests succeed, because stamp we
>                                               cannot serve: region-outage of westeurope
>   1 00:10:40.4      +40.4 s   2.1 %  noticed  60 of 60 POPs hold we unhealthy: half by 00:10:53.4,
>                                               the last at 00:11:09.4, because probes fail:
>                                               region-outage of westeurope
>   1 00:11:08.8   +1 min 9 s 99.17 %  users    the outage is over: 99.18 % of requests succeed,
>                                               because 59 of 60 POPs have turned away from we
>   1 00:55:00.0      +45 min   100 %  repaired region-outage of westeurope is over, because its time
>                                               is up
>   1 00:56:00.4      +46 min   100 %  noticed  60 of 60 POPs hold we healthy again: half by
>                                               00:56:13.4, the last at 00:56:29.4, because probes of
>                                               we succeed again
>   What to learn: of 1 min 9 s of outage, 59 % went to detecting, 41 % went to draining. That is set
>   by a probe every 30s and the 2 bad ones that a verdict takes: edge.probe.interval, sample_size,
>   successful_samples_required, timeout.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/full-europe.yaml --replication 1
$ ninefold trace scenarios/game-day.yaml
> A game day, from one pod to a whole region
> Replication 1, seed 7: 0 incidents in 1 d
> Nothing happened that opened an incident.
> The drills of its game day are played by `ninefold drill`.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/game-day.yaml --replication 1
$ ninefold trace scenarios/github-2018-10-21.yaml
> GitHub's 43 seconds of October 2018
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: link-partition of east - west
>   day 1 00:10:00.0 to day 1 00:10:43.0 (43 s); rto.service 43 s = promote 5 s + other 38 s;
>   rpo.seconds 9.519 s; 965 writes lost; 15.6 % of requests failed
>   1 00:10:00.0         +0 s   100 %  failed   link-partition of east - west begins (scripted, for
>                                               43 s)
>   1 00:10:00.0         +0 s   100 %  decided  cluster has lost its writer: a failover is being
>                                               decided, by rule, because of link-partition of east -
>                                               west
>   1 00:10:09.5       +9.5 s    80 %  moved    forced failover of cluster: east is left behind, and
>                                               west is being promoted to its writer, because its
>                                               failover was decided, which took 9.5 s
>   1 00:10:09.5       +9.5 s    80 %  lost     cluster has lost 965 acknowledged writes for good,
>                                               because they had not left east when it was left behind
>   1 00:10:09.5       +9.5 s    80 %  users    outage: 80 % of requests succeed, of writes 0 %,
>                                               because forced failover of cluster: east is left
>                                               behind
>   1 00:10:14.5      +14.5 s    80 %  moved    west is the writer of cluster, because its promotion
>                                               is done, which took 5 s
>   1 00:10:43.0        +43 s   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               link-partition of east - west is over
>   What to learn: of 43 s of outage, 12 % went to promoting, 88 % went to waiting for the end of it.
>   No move helped: it ended because link-partition of east - west is over. 965 acknowledged writes
>   are gone: a forced failover costs the lag of its moment; waiting, or committing in both regions,
>   costs time instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/github-2018-10-21.yaml --replication 1
$ ninefold trace scenarios/gitlab-2017-01-31.yaml
> GitLab's database of January 2017 with a snapshot a day
> Replication 1, seed 7: 1 incident in 4 d
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of main
>   day 3 00:00:00.0 to day 3 18:30:00.0 (18 h 30 min); rto.service 18.5 h = promote 18.5 h;
>   rpo.seconds 8.498 h; 61107 writes lost; 100 % of requests failed
>   3 00:00:00.0         +0 s     0 %  failed   region-outage of main begins: nothing answers, nothing
>                                               refuses (scripted, for 1 min)
>   3 00:00:00.0         +0 s     0 %  lost     database has lost 61107 acknowledged writes for good,
>                                               because they are younger than the last backup
>   3 00:00:00.0         +0 s     0 %  moved    database is being restored from a backup, because its
>                                               data is gone: region-outage of main
>   3 00:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed, because stamp main
>                                               cannot serve: region-outage of main
>   3 00:01:00.0       +1 min     0 %  repaired region-outage of main is over, because its time is up
>   3 18:30:00.0 +18 h 30 min   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               writers of database find main
>   What to learn: of 18 h 30 min of outage, 100 % went to promoting. That is set by the restore:
>   stores.database.backup.restore. 61107 acknowledged writes are gone because they are younger than
>   the last backup.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/gitlab-2017-01-31.yaml --replication 1
$ ninefold trace scenarios/lag-stream.yaml
> One second of mean lag as a property of the stream
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: forced-failover of orders
>   day 1 00:30:00.0 to day 1 00:30:30.0 (30 s); rto.service 30 s = promote 30 s; rpo.seconds
>   486.8 ms; 27 writes lost; 50 % of requests failed
>   1 00:30:00.0         +0 s    50 %  failed   forced-failover of orders begins (scripted)
>   1 00:30:00.0         +0 s    50 %  moved    forced failover of orders: westeurope is left behind,
>                                               and northeurope is being promoted to its writer,
>                                               because of forced-failover of orders
>   1 00:30:00.0         +0 s    50 %  lost     orders has lost 27 acknowledged writes for good,
>                                               because they had not left westeurope when it was left
>                                               behind
>   1 00:30:00.0         +0 s    50 %  users    outage: 50 % of requests succeed, of writes 0 %,
>                                               because of forced-failover of orders
>   1 00:30:30.0        +30 s   100 %  moved    northeurope is the writer of orders, because its
>                                               promotion is done, which took 30 s
>   1 00:30:30.0        +30 s   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               forced-failover of orders is over
>   What to learn: of 30 s of outage, 100 % went to promoting. That is set by the change of writer:
>   stores.orders.failover.promote. 27 acknowledged writes are gone: a forced failover costs the lag
>   of its moment; waiting, or committing in both regions, costs time instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/lag-stream.yaml --replication 1
$ ninefold trace scenarios/lag-writes.yaml
> One second of mean lag as a property of each write
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: forced-failover of orders
>   day 1 00:30:00.0 to day 1 00:30:30.0 (30 s); rto.service 30 s = promote 30 s; rpo.seconds 26.53 s;
>   50 writes lost; 50 % of requests failed
>   1 00:30:00.0         +0 s    50 %  failed   forced-failover of orders begins (scripted)
>   1 00:30:00.0         +0 s    50 %  moved    forced failover of orders: westeurope is left behind,
>                                               and northeurope is being promoted to its writer,
>                                               because of forced-failover of orders
>   1 00:30:00.0         +0 s    50 %  lost     orders has lost 50 acknowledged writes for good,
>                                               because they had not left westeurope when it was left
>                                               behind
>   1 00:30:00.0         +0 s    50 %  users    outage: 50 % of requests succeed, of writes 0 %,
>                                               because of forced-failover of orders
>   1 00:30:30.0        +30 s   100 %  moved    northeurope is the writer of orders, because its
>                                               promotion is done, which took 30 s
>   1 00:30:30.0        +30 s   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               forced-failover of orders is over
>   What to learn: of 30 s of outage, 100 % went to promoting. That is set by the change of writer:
>   stores.orders.failover.promote. 50 acknowledged writes are gone: a forced failover costs the lag
>   of its moment; waiting, or committing in both regions, costs time instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/lag-writes.yaml --replication 1
$ ninefold trace scenarios/planned-failover.yaml
> A planned failover of the same database
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: planned-failover of ledger
>   day 1 00:20:00.0 to day 1 00:21:11.6 (1 min 12 s); rto.service 71.65 s = promote 59.69 s + drain
>   11.96 s; rpo.seconds 0 s; 20 % of requests failed
>   1 00:20:00.0         +0 s    80 %  failed   planned-failover of ledger begins (scripted)
>   1 00:20:00.0         +0 s    80 %  moved    planned failover: writes to ledger pause until
>                                               northeurope has all of them, because of
>                                               planned-failover of ledger
>   1 00:20:00.0         +0 s    80 %  users    outage: 80 % of requests succeed, of writes 0 %,
>                                               because of planned-failover of ledger
>   1 00:20:02.6       +2.6 s    80 %  moved    northeurope is being promoted to the writer of ledger,
>                                               because it has all writes now, which took 2.6 s
>   1 00:20:59.7      +59.7 s    80 %  moved    northeurope is the writer of ledger, because its
>                                               promotion is done, which took 57.1 s
>   1 00:21:11.6  +1 min 12 s   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               planned-failover of ledger is over
>   What to learn: of 1 min 12 s of outage, 83 % went to promoting, 17 % went to draining. That is set
>   by the change of writer: stores.ledger.failover.promote.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/planned-failover.yaml --replication 1
$ ninefold trace scenarios/shallow-probe.yaml
> A shallow probe keeps a stamp with a dead database in rotation
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: component-down of we.database
>   day 1 00:10:00.0 to day 1 00:55:00.0 (45 min); rto.service 45 min = detect 45 min; 50 % of
>   requests failed
>   1 00:10:00.0         +0 s    50 %  failed   component-down of we.database begins: answers are
>                                               errors (scripted, for 45 min)
>   1 00:10:00.0         +0 s    50 %  users    outage: 50 % of requests succeed, because stamp we
>                                               cannot serve: component-down of we.database
>   1 00:55:00.0      +45 min   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               component-down of we.database is over
>   What to learn: of 45 min of outage, 100 % went to detecting. That is set by a probe every 30s and
>   the 2 bad ones that a verdict takes: edge.probe.interval, sample_size,
>   successful_samples_required, timeout.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/shallow-probe.yaml --replication 1
$ ninefold trace scenarios/shared-dependency.yaml
> A deep probe of a shared dependency takes both stamps out
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of swedencentral
>   day 1 00:10:00.0 to day 1 00:30:00.0 (20 min); rto.service 0 s; 0 % of requests failed
>   1 00:10:00.0         +0 s   100 %  failed   region-outage of swedencentral begins: nothing
>                                               answers, nothing refuses (scripted, for 20 min)
>   1 00:10:40.0        +40 s   100 %  noticed  100 of 100 POPs hold ne unhealthy: half by 00:10:54.3,
>                                               the last at 00:11:09.5, because probes fail:
>                                               region-outage of swedencentral
>   1 00:10:40.2      +40.2 s   100 %  noticed  100 of 100 POPs hold we unhealthy: half by 00:10:55.0,
>                                               the last at 00:11:10.0, because probes fail:
>                                               region-outage of swedencentral
>   1 00:30:00.0      +20 min   100 %  repaired region-outage of swedencentral is over, because its
>                                               time is up
>   1 00:31:00.1      +21 min   100 %  noticed  100 of 100 POPs hold ne healthy again: half by
>                                               00:31:14.4, the last at 00:31:29.5, because probes of
>                                               ne succeed again
>   1 00:31:00.3      +21 min   100 %  noticed  100 of 100 POPs hold we healthy again: half by
>                                               00:31:15.0, the last at 00:31:30.0, because probes of
>                                               we succeed again
>   What to learn: users hardly noticed: the service never fell below its success ratio.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/shared-dependency.yaml --replication 1
$ ninefold trace scenarios/south-central-us-force.yaml
> South Central US 2018, forcing the failover
> Replication 1, seed 7: 1 incident in 2 d
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of southcentralus
>   day 1 01:00:00.0 to day 1 22:01:29.3 (21 h 1 min); rto.service 29.99 min = detect 5 min + decide
>   23.99 min + promote 60 s; rpo.seconds 562 ms; 54 writes lost; 0.647 % of requests failed
>   1 01:00:00.0         +0 s     0 %  failed   region-outage of southcentralus begins: nothing
>                                               answers, nothing refuses (scripted, for 21 h)
>   1 01:00:00.0         +0 s     0 %  decided  accounts has lost its writer: a failover is being
>                                               decided, by people, because of region-outage of
>                                               southcentralus
>   1 01:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed, because stamp south
>                                               cannot serve: region-outage of southcentralus
>   1 01:00:40.1      +40.1 s   1.8 %  noticed  40 of 40 POPs hold south unhealthy: half by
>                                               01:00:49.9, the last at 01:01:09.3, because probes
>                                               fail: region-outage of southcentralus
>   1 01:05:00.0       +5 min    75 %  noticed  people have noticed that the writer of accounts is
>                                               gone, because an alarm was raised, which took 5 min
>   1 01:28:59.6      +29 min    75 %  moved    forced failover of accounts: southcentralus is left
>                                               behind, and northcentralus is being promoted to its
>                                               writer, because the runbook was worked through, which
>                                               took 24 min
>   1 01:28:59.6      +29 min    75 %  lost     accounts has lost 54 acknowledged writes for good,
>                                               because they had not left southcentralus when it was
>                                               left behind
>   1 01:29:59.6      +30 min   100 %  moved    northcentralus is the writer of accounts, because its
>                                               promotion is done, which took 1 min
>   1 01:29:59.6      +30 min   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               writers of accounts find northcentralus
>   1 22:00:00.0        +21 h   100 %  repaired region-outage of southcentralus is over, because its
>                                               time is up
>   1 22:01:00.1  +21 h 1 min   100 %  noticed  40 of 40 POPs hold south healthy again: half by
>                                               22:01:09.9, the last at 22:01:29.3, because probes of
>                                               south succeed again
>   What to learn: of 30 min of outage, 17 % went to detecting, 80 % went to deciding, 3 % went to
>   promoting. That is set by the runbook: its gate and approval in operations.failover. 54
>   acknowledged writes are gone: a forced failover costs the lag of its moment; waiting, or
>   committing in both regions, costs time instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/south-central-us-force.yaml --replication 1
$ ninefold trace scenarios/south-central-us-wait.yaml
> South Central US 2018, waiting for the region to return
> Replication 1, seed 7: 1 incident in 2 d
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of southcentralus
>   day 1 01:00:00.0 to day 1 22:01:29.3 (21 h 1 min); rto.service 21 h = detect 40.07 s + drain
>   29.25 s + other 20.98 h; rpo.seconds 0 s; 25 % of requests failed
>   1 01:00:00.0         +0 s     0 %  failed   region-outage of southcentralus begins: nothing
>                                               answers, nothing refuses (scripted, for 21 h)
>   1 01:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed, because stamp south
>                                               cannot serve: region-outage of southcentralus
>   1 01:00:40.1      +40.1 s   1.8 %  noticed  40 of 40 POPs hold south unhealthy: half by
>                                               01:00:49.9, the last at 01:01:09.3, because probes
>                                               fail: region-outage of southcentralus
>   1 22:00:00.0        +21 h   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               region-outage of southcentralus is over
>   1 22:01:00.1  +21 h 1 min   100 %  noticed  40 of 40 POPs hold south healthy again: half by
>                                               22:01:09.9, the last at 22:01:29.3, because probes of
>                                               south succeed again
>   What to learn: of 21 h of outage, 100 % went to waiting for the end of it. No move helped: it
>   ended because region-outage of southcentralus is over.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/south-central-us-wait.yaml --replication 1
$ ninefold trace scenarios/traffic-manager-pair.yaml
> Two stamps behind Azure Traffic Manager lose West Europe for 45 minutes
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: region-outage of westeurope
>   day 1 00:10:00.0 to day 1 00:55:28.2 (45 min 28 s); rto.service 2.626 min = detect 2.136 min +
>   drain 29.4 s; 2.62 % of requests failed
>   1 00:10:00.0         +0 s    50 %  failed   region-outage of westeurope begins: nothing answers,
>                                               nothing refuses (scripted, for 45 min)
>   1 00:10:00.0         +0 s    50 %  users    outage: 50 % of requests succeed, because stamp we
>                                               cannot serve: region-outage of westeurope
>   1 00:12:08.2   +2 min 8 s  50.3 %  noticed  location 1 holds we unhealthy: new answers leave it
>                                               out, because probes fail: region-outage of westeurope
>   1 00:12:37.6  +2 min 38 s  99.1 %  users    the outage is over: 99.11 % of requests succeed,
>                                               because answers that name we have run out (TTL 30s)
>   1 00:55:00.0      +45 min   100 %  repaired region-outage of westeurope is over, because its time
>                                               is up
>   1 00:55:28.2 +45 min 28 s   100 %  noticed  location 1 holds we healthy: new answers have it
>                                               again, because probes of we succeed again
>   What to learn: of 2 min 38 s of outage, 81 % went to detecting, 19 % went to draining. That is set
>   by a probe every 30s and the 4 bad ones that a verdict takes: edge.probe.interval, down_after,
>   timeout.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/traffic-manager-pair.yaml --replication 1
$ ninefold trace scenarios/wallet-append.yaml
> The wallet as an append-only stream of events has nothing to conflict on
> Replication 1, seed 7: 1 incident in 1 h 30 min
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: component-degraded of we.app
>   day 1 00:15:00.0 to day 1 01:16:13.1 (1 h 1 min); rto.service 60 min = detect 46.96 s + drain
>   59.22 min; rpo.seconds 0 s; 11.9 % of requests failed
>   1 00:15:00.0         +0 s    82 %  failed   component-degraded of we.app begins: 30 % of its
>                                               answers are errors (scripted, for 1 h)
>   1 00:15:00.0         +0 s    82 %  users    outage: 82 % of requests succeed, because stamp we
>                                               cannot serve: component-degraded of we.app
>   1 00:15:47.0        +47 s    82 %  noticed  POPs change their minds about we, 1095 verdicts by
>                                               01:15:00.0: at most 25 of 50 hold it unhealthy at
>                                               once, 15 in the end, because probes fail:
>                                               component-degraded of we.app
>   1 01:15:00.0         +1 h   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               component-degraded of we.app is over
>   1 01:15:04.5         +1 h   100 %  noticed  15 of 50 POPs hold we healthy again, the last at
>                                               01:16:13.1, because probes of we succeed again
>   What to learn: of 1 h of outage, 1 % went to detecting, 99 % went to draining. Probes fail too
>   seldom for a verdict to last: a stricter rule (edge.probe.successful_samples_required) would.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/wallet-append.yaml --replication 1
$ ninefold trace scenarios/wallet-lww.yaml
> A wallet on last-writer-wins loses debits while the edge flaps
> Replication 1, seed 7: 1 incident in 1 h 30 min
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: component-degraded of we.app
>   day 1 00:15:00.0 to day 1 01:16:13.1 (1 h 1 min); rto.service 60 min = detect 46.96 s + drain
>   59.22 min; rpo.seconds 0 s; 11.9 % of requests failed
>   1 00:15:00.0         +0 s    82 %  failed   component-degraded of we.app begins: 30 % of its
>                                               answers are errors (scripted, for 1 h)
>   1 00:15:00.0         +0 s    82 %  users    outage: 82 % of requests succeed, because stamp we
>                                               cannot serve: component-degraded of we.app
>   1 00:15:47.0        +47 s    82 %  noticed  POPs change their minds about we, 1095 verdicts by
>                                               01:15:00.0: at most 25 of 50 hold it unhealthy at
>                                               once, 15 in the end, because probes fail:
>                                               component-degraded of we.app
>   1 01:15:00.0         +1 h   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               component-degraded of we.app is over
>   1 01:15:04.5         +1 h   100 %  noticed  15 of 50 POPs hold we healthy again, the last at
>                                               01:16:13.1, because probes of we succeed again
>   What to learn: of 1 h of outage, 1 % went to detecting, 99 % went to draining. Probes fail too
>   seldom for a verdict to last: a stricter rule (edge.probe.successful_samples_required) would.
>
> Conflicts over the whole time: 1248 found, 1248 acknowledged writes overwritten without an error, 7
> entities wrong, 477 EUR at stake. No alarm tells of these.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/wallet-lww.yaml --replication 1
$ ninefold trace scenarios/wallet-merge.yaml
> The wallet with a merge procedure and a watched conflict feed
> Replication 1, seed 7: 1 incident in 1 h 30 min
>
>   day hh:mm:ss        since succeed           what happened, and why
> Incident 1: component-degraded of we.app
>   day 1 00:15:00.0 to day 1 01:16:13.1 (1 h 1 min); rto.service 60 min = detect 46.96 s + drain
>   59.22 min; rpo.seconds 0 s; 11.9 % of requests failed
>   1 00:15:00.0         +0 s    82 %  failed   component-degraded of we.app begins: 30 % of its
>                                               answers are errors (scripted, for 1 h)
>   1 00:15:00.0         +0 s    82 %  users    outage: 82 % of requests succeed, because stamp we
>                                               cannot serve: component-degraded of we.app
>   1 00:15:47.0        +47 s    82 %  noticed  POPs change their minds about we, 1095 verdicts by
>                                               01:15:00.0: at most 25 of 50 hold it unhealthy at
>                                               once, 15 in the end, because probes fail:
>                                               component-degraded of we.app
>   1 01:15:00.0         +1 h   100 %  users    the outage is over: 100 % of requests succeed, because
>                                               component-degraded of we.app is over
>   1 01:15:04.5         +1 h   100 %  noticed  15 of 50 POPs hold we healthy again, the last at
>                                               01:16:13.1, because probes of we succeed again
>   What to learn: of 1 h of outage, 1 % went to detecting, 99 % went to draining. Probes fail too
>   seldom for a verdict to last: a stricter rule (edge.probe.successful_samples_required) would.
>
> Conflicts over the whole time: 1267 found, 15 left to the conflict feed.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/wallet-merge.yaml --replication 1
$ ninefold trace scenarios/years.yaml
> Years, nines and money of two regions
> Replication 1, seed 7: 114 incidents in 365 d
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 10: edge-outage
>   day 16 23:29:59.3 to day 17 00:43:20.8 (1 h 13 min); rto.service 73.36 min = other 73.36 min;
>   rpo.seconds 0 s; 100 % of requests failed
>    16 23:29:59.3         +0 s     0 %  failed   edge-outage begins (by chance, at the scenario's
>                                                 rate)
>    16 23:29:59.3         +0 s     0 %  users    outage: 0 % of requests succeed, because of
>                                                 edge-outage
>    17 00:43:20.8  +1 h 13 min   100 %  users    the outage is over: 100 % of requests succeed,
>                                                 because edge-outage is over
>   What to learn: of 1 h 13 min of outage, 100 % went to waiting for the end of it. No move helped:
>   it ended because edge-outage is over.
>
> Not told at length: 113 incidents without an outage or a loss (112 of pop-outage, 1 of
> link-partition); --incident N tells one. Outside of incidents: 20 faults that stopped nothing.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/years.yaml --replication 1
$ ninefold trace scenarios/ladder/active-active.yaml
> The ladder: active-active with writes in both regions
> Replication 1, seed 7: 101 incidents in 365 d
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 6: edge-outage
>   day 16 23:29:59.3 to day 17 00:43:20.8 (1 h 13 min); rto.service 73.36 min = other 73.36 min;
>   rpo.seconds 0 s; 100 % of requests failed
>    16 23:29:59.3         +0 s     0 %  failed   edge-outage begins (by chance, at the scenario's
>                                                 rate)
>    16 23:29:59.3         +0 s     0 %  users    outage: 0 % of requests succeed, because of
>                                                 edge-outage
>    17 00:43:20.8  +1 h 13 min   100 %  users    the outage is over: 100 % of requests succeed,
>                                                 because edge-outage is over
>   What to learn: of 1 h 13 min of outage, 100 % went to waiting for the end of it. No move helped:
>   it ended because edge-outage is over.
>
> Not told at length: 100 incidents without an outage or a loss (99 of pop-outage, 1 of
> link-partition); --incident N tells one. Outside of incidents: 55 faults that stopped nothing.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/ladder/active-active.yaml --replication 1
$ ninefold trace scenarios/ladder/active-passive.yaml
> The ladder: active-passive with automated failover
> Replication 1, seed 7: 101 incidents in 365 d
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 6: edge-outage
>   day 16 23:29:59.3 to day 17 00:43:20.8 (1 h 13 min); rto.service 73.36 min = other 73.36 min;
>   rpo.seconds 0 s; 100 % of requests failed
>    16 23:29:59.3         +0 s     0 %  failed   edge-outage begins (by chance, at the scenario's
>                                                 rate)
>    16 23:29:59.3         +0 s     0 %  users    outage: 0 % of requests succeed, because of
>                                                 edge-outage
>    17 00:43:20.8  +1 h 13 min   100 %  users    the outage is over: 100 % of requests succeed,
>                                                 because edge-outage is over
>   What to learn: of 1 h 13 min of outage, 100 % went to waiting for the end of it. No move helped:
>   it ended because edge-outage is over.
>
> Not told at length: 100 incidents without an outage or a loss (99 of pop-outage, 1 of
> link-partition); --incident N tells one. Outside of incidents: 55 faults that stopped nothing.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/ladder/active-passive.yaml --replication 1
$ ninefold trace scenarios/ladder/warm-dr.yaml
> The ladder: one region and a warm standby
> Replication 1, seed 7: 101 incidents in 365 d
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 6: edge-outage
>   day 16 23:29:59.3 to day 17 00:43:20.8 (1 h 13 min); rto.service 73.36 min = other 73.36 min;
>   rpo.seconds 0 s; 100 % of requests failed
>    16 23:29:59.3         +0 s     0 %  failed   edge-outage begins (by chance, at the scenario's
>                                                 rate)
>    16 23:29:59.3         +0 s     0 %  users    outage: 0 % of requests succeed, because of
>                                                 edge-outage
>    17 00:43:20.8  +1 h 13 min   100 %  users    the outage is over: 100 % of requests succeed,
>                                                 because edge-outage is over
>   What to learn: of 1 h 13 min of outage, 100 % went to waiting for the end of it. No move helped:
>   it ended because edge-outage is over.
>
> Not told at length: 100 incidents without an outage or a loss (99 of pop-outage, 1 of
> link-partition); --incident N tells one. Outside of incidents: 44 faults that stopped nothing.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/ladder/warm-dr.yaml --replication 1
$ ninefold trace scenarios/ladder/zone-redundant.yaml
> The ladder: one region, zone-redundant
> Replication 1, seed 7: 101 incidents in 365 d
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 6: edge-outage
>   day 16 23:29:59.3 to day 17 00:43:20.8 (1 h 13 min); rto.service 73.36 min = other 73.36 min;
>   rpo.seconds 0 s; 100 % of requests failed
>    16 23:29:59.3         +0 s     0 %  failed   edge-outage begins (by chance, at the scenario's
>                                                 rate)
>    16 23:29:59.3         +0 s     0 %  users    outage: 0 % of requests succeed, because of
>                                                 edge-outage
>    17 00:43:20.8  +1 h 13 min   100 %  users    the outage is over: 100 % of requests succeed,
>                                                 because edge-outage is over
>   What to learn: of 1 h 13 min of outage, 100 % went to waiting for the end of it. No move helped:
>   it ended because edge-outage is over.
>
> Not told at length: 100 incidents without an outage or a loss (99 of pop-outage, 1 of
> link-partition); --incident N tells one. Outside of incidents: 28 faults that stopped nothing.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/ladder/zone-redundant.yaml --replication 1
# The worst of all: the one incident that made it so is told.
$ ninefold trace scenarios/years.yaml --worst rto.service --quiet --set replications=300
> Years, nines and money of two regions
> Replication 276, seed 7: 113 incidents in 365 d; chosen for the largest rto.service of 30312 values,
> 7 d 9 h in incident 103
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 103: edge-outage and 6 more
>   day 331 03:12:02.2 to day 338 12:01:44.3 (7 d 9 h); rto.service 7.368 d = other 7.368 d;
>   rpo.seconds 0 s; 100 % of requests failed; 6 faults in it changed nothing
>   331 03:12:02.2         +0 s     0 %  failed   edge-outage begins (by chance, at the scenario's
>                                                 rate)
>   331 03:12:02.2         +0 s     0 %  users    outage: 0 % of requests succeed, because of
>                                                 edge-outage
>   338 12:01:44.3     +7 d 9 h   100 %  users    the outage is over: 100 % of requests succeed,
>                                                 because edge-outage is over
>   What to learn: of 7 d 9 h of outage, 100 % went to waiting for the end of it. No move helped: it
>   ended because edge-outage is over.
>
> Not told at length: 112 incidents without an outage or a loss (111 of pop-outage, 1 of
> link-partition); --incident N tells one. Outside of incidents: 28 faults that stopped nothing.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/years.yaml --set replications=300 --replication 276 --incident 103
$ ninefold trace scenarios/front-door-pair.yaml --worst availability.requests --quiet --replications 50 | head -3
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> Replication 37, seed 7: 1 incident in 1 h; chosen for the smallest availability.requests of 50
> values, 0.992088
# Narrow, and by day.
$ COLUMNS=80 ninefold trace scenarios/github-2018-10-21.yaml
> GitHub's 43 seconds of October 2018
> Replication 1, seed 7: 1 incident in 1 h
>
>   day hh:mm:ss        since succeed  what happened, and why
> Incident 1: link-partition of east - west
>   day 1 00:10:00.0 to day 1 00:10:43.0 (43 s); rto.service 43 s = promote 5 s +
>   other 38 s; rpo.seconds 9.519 s; 965 writes lost; 15.6 % of requests failed
>   1 00:10:00.0         +0 s   100 %  link-partition of east - west begins
>                                      (scripted, for 43 s)
>   1 00:10:00.0         +0 s   100 %  cluster has lost its writer: a failover is
>                                      being decided, by rule, because of
>                                      link-partition of east - west
>   1 00:10:09.5       +9.5 s    80 %  forced failover of cluster: east is left
>                                      behind, and west is being promoted to its
>                                      writer, because its failover was decided,
>                                      which took 9.5 s
>   1 00:10:09.5       +9.5 s    80 %  cluster has lost 965 acknowledged writes
>                                      for good, because they had not left east
>                                      when it was left behind
>   1 00:10:09.5       +9.5 s    80 %  outage: 80 % of requests succeed, of writes
>                                      0 %, because forced failover of cluster:
>                                      east is left behind
>   1 00:10:14.5      +14.5 s    80 %  west is the writer of cluster, because its
>                                      promotion is done, which took 5 s
>   1 00:10:43.0        +43 s   100 %  the outage is over: 100 % of requests
>                                      succeed, because link-partition of east -
>                                      west is over
>   What to learn: of 43 s of outage, 12 % went to promoting, 88 % went to waiting
>   for the end of it. No move helped: it ended because link-partition of east -
>   west is over. 965 acknowledged writes are gone: a forced failover costs the
>   lag of its moment; waiting, or committing in both regions, costs time instead.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/github-2018-10-21.yaml --replication 1
# What those on duty see, all of it and the beginning.
$ ninefold trace scenarios/east-us-runbook.yaml --hidden
> Replication 1, seed 7, as those on duty see it
>
>   day hh:mm:ss        since succeed           what is seen
> Incident 1
>   1 01:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed
>   1 01:00:40.0        +40 s     2 %  noticed  users/30 holds east unhealthy
>   1 01:01:08.9   +1 min 9 s    80 %  noticed  40 of 40 POPs hold east unhealthy: half by 01:00:53.0,
>                                               the last at 01:01:08.9
>   1 01:05:00.0       +5 min    80 %  noticed  people have noticed that the writer of ledger is gone
>   1 01:26:14.4 +26 min 14 s    80 %  moved    forced failover of ledger: eastus is left behind, and
>                                               westus is being promoted to its writer
>   1 01:26:44.4 +26 min 44 s   100 %  moved    westus is the writer of ledger
>   1 01:26:44.4 +26 min 44 s   100 %  users    the outage is over: 100 % of requests succeed
>   1 12:37:00.0 +11 h 37 min   100 %  noticed  users/30 holds east healthy
>   1 12:37:28.9 +11 h 37 min   100 %  noticed  40 of 40 POPs hold east healthy again: half by
>                                               12:37:13.0, the last at 12:37:28.9
$ ninefold trace scenarios/east-us-runbook.yaml --hidden --reveal 2
> Replication 1, seed 7, as those on duty see it
>
>   day hh:mm:ss        since succeed           what is seen
> Incident 1
>   1 01:00:00.0         +0 s     0 %  users    outage: 0 % of requests succeed
>   1 01:00:40.0        +40 s     2 %  noticed  users/30 holds east unhealthy
>
> 7 more steps follow.
$ ninefold trace scenarios/github-2018-10-21.yaml --hidden --format csv
> incident,step,at_s,last_s,since_s,part,kind,success,text,because,cause
> 1,1,609.5,609.5,0,moved,store.fenced,0.8,"forced failover of cluster: east is left behind, and west is being promoted to its writer",,
> 1,2,609.5,609.5,0,users,outage.begins,0.8,"outage: 80 % of requests succeed, of writes 0 %",,
> 1,3,614.5,614.5,5,moved,store.promoted,0.8,west is the writer of cluster,,
> 1,4,643,643,33.5,users,outage.ends,1,the outage is over: 100 % of requests succeed,,
# Other formats.
$ ninefold trace scenarios/planned-failover.yaml --format markdown
> # A planned failover of the same database
>
> Replication 1, seed 7: 1 incident in 1 h.
>
> ## Incident 1: planned-failover of ledger
>
> day 1 00:20:00.0 to day 1 00:21:11.6 (1 min 12 s); rto.service 71.65 s = promote 59.69 s + drain 11.96 s; rpo.seconds 0 s; 20 % of requests failed
>
> | day hh:mm:ss |       since | succeed | part   | what happened                                                              | because                                  |
> | -----------: | ----------: | ------: | ------ | -------------------------------------------------------------------------- | ---------------------------------------- |
> | 1 00:20:00.0 |        +0 s |    80 % | failed | planned-failover of ledger begins                                          | scripted                                 |
> | 1 00:20:00.0 |        +0 s |    80 % | moved  | planned failover: writes to ledger pause until northeurope has all of them | of planned-failover of ledger            |
> | 1 00:20:00.0 |        +0 s |    80 % | users  | outage: 80 % of requests succeed, of writes 0 %                            | of planned-failover of ledger            |
> | 1 00:20:02.6 |      +2.6 s |    80 % | moved  | northeurope is being promoted to the writer of ledger                      | it has all writes now, which took 2.6 s  |
> | 1 00:20:59.7 |     +59.7 s |    80 % | moved  | northeurope is the writer of ledger                                        | its promotion is done, which took 57.1 s |
> | 1 00:21:11.6 | +1 min 12 s |   100 % | users  | the outage is over: 100 % of requests succeed                              | planned-failover of ledger is over       |
>
> What to learn: of 1 min 12 s of outage, 83 % went to promoting, 17 % went to draining. That is set by the change of writer: stores.ledger.failover.promote.
$ ninefold trace scenarios/github-2018-10-21.yaml --format json
> {
>   "ninefold": "0.1.0",
>   "scenario": {
>     "name": "github-2018-10-21",
>     "file": "scenarios/github-2018-10-21.yaml",
>     "sha256": "8fc71ed1820093c434a0dbfeb9abb6cf643453b2a2d1551166b96331f9ec61c0"
>   },
>   "seed": 7,
>   "replication": 1,
>   "horizon_s": 3600,
>   "values": {
>     "availability.requests": 0.9981388888888889,
>     "availability.time": 0.9906944444444444,
>     "downtime": 4891,
>     "downtime.by.link-partition": 4891,
>     "downtime.requests": 978.2,
>     "lag": 0.032287322,
>     "latency.write": 0.06974624982475816,
>     "outages": 1,
>     "outages.length": 33.5,
>     "outages.longest": 33.5,
>     "outages.outside": 0,
>     "probe.false_flips": 0,
>     "probe.load": 0.6666666666666666,
>     "probe.unhealthy_share": 0,
>     "reads.stale": 3.285525902803963e-06,
>     "rpo.lost_writes": 965,
>     "rpo.stranded_writes": 0
>   },
>   "censored": [],
>   "outside": {"faults": 0, "outages": 0},
>   "left_out": 0,
>   "incidents": [
>     {
>       "incident": 1,
>       "what": "link-partition of east - west",
>       "opened_s": 600,
>       "closed_s": 643,
>       "open": false,
>       "anchor_s": 600,
>       "faults": 1,
>       "requests": 21500,
>       "requests_failed": 3350,
>       "lost_writes": 965,
>       "values": {
>         "rpo.seconds": 9.518721535,
>         "rto.service": 43,
>         "rto.stage.decide": 0,
>         "rto.stage.detect": 0,
>         "rto.stage.drain": 0,
>         "rto.stage.other": 38,
>         "rto.stage.promote": 5,
>         "rto.stage.warm": 0,
>         "rto.write": 43
>       },
>       "censored": [],
>       "lesson": "of 43 s of outage, 12 % went to promoting, 88 % went to waiting for the end of it. No move helped: it ended because link-partition of east - west is over. 965 acknowledged writes are gone: a forced failover costs the lag of its moment; waiting, or committing in both regions, costs time instead.",
>       "steps": [
>         {
>           "step": 1,
>           "at_s": 600,
>           "last_s": 600,
>           "since_s": 0,
>           "part": "failed",
>           "kind": "fault.begins",
>           "success": 1,
>           "text": "link-partition of east - west begins",
>           "seen": false,
>           "because": "scripted, for 43 s",
>           "cause": null
>         },
>         {
>           "step": 2,
>           "at_s": 600,
>           "last_s": 600,
>           "since_s": 0,
>           "part": "decided",
>           "kind": "store.decides",
>           "success": 1,
>           "text": "cluster has lost its writer: a failover is being decided, by rule",
>           "seen": false,
>           "because": "of link-partition of east - west",
>           "cause": 1
>         },
>         {
>           "step": 3,
>           "at_s": 609.5,
>           "last_s": 609.5,
>           "since_s": 9.5,
>           "part": "moved",
>           "kind": "store.fenced",
>           "success": 0.8,
>           "text": "forced failover of cluster: east is left behind, and west is being promoted to its writer",
>           "seen": true,
>           "because": "its failover was decided, which took 9.5 s",
>           "cause": 2
>         },
>         {
>           "step": 4,
>           "at_s": 609.5,
>           "last_s": 609.5,
>           "since_s": 9.5,
>           "part": "lost",
>           "kind": "store.loses",
>           "success": 0.8,
>           "text": "cluster has lost 965 acknowledged writes for good",
>           "seen": false,
>           "because": "they had not left east when it was left behind",
>           "cause": 3
>         },
>         {
>           "step": 5,
>           "at_s": 609.5,
>           "last_s": 609.5,
>           "since_s": 9.5,
>           "part": "users",
>           "kind": "outage.begins",
>           "success": 0.8,
>           "text": "outage: 80 % of requests succeed, of writes 0 %",
>           "seen": true,
>           "because": "forced failover of cluster: east is left behind",
>           "cause": 3
>         },
>         {
>           "step": 6,
>           "at_s": 614.5,
>           "last_s": 614.5,
>           "since_s": 14.5,
>           "part": "moved",
>           "kind": "store.promoted",
>           "success": 0.8,
>           "text": "west is the writer of cluster",
>           "seen": true,
>           "because": "its promotion is done, which took 5 s",
>           "cause": 3
>         },
>         {
>           "step": 7,
>           "at_s": 643,
>           "last_s": 643,
>           "since_s": 43,
>           "part": "users",
>           "kind": "outage.ends",
>           "success": 1,
>           "text": "the outage is over: 100 % of requests succeed",
>           "seen": true,
>           "because": "link-partition of east - west is over",
>           "cause": 1
>         }
>       ]
>     }
>   ]
> }
$ ninefold trace scenarios/github-2018-10-21.yaml --format csv
> incident,step,at_s,last_s,since_s,part,kind,success,text,because,cause
> 1,1,600,600,0,failed,fault.begins,1,link-partition of east - west begins,"scripted, for 43 s",
> 1,2,600,600,0,decided,store.decides,1,"cluster has lost its writer: a failover is being decided, by rule",of link-partition of east - west,1
> 1,3,609.5,609.5,9.5,moved,store.fenced,0.8,"forced failover of cluster: east is left behind, and west is being promoted to its writer","its failover was decided, which took 9.5 s",2
> 1,4,609.5,609.5,9.5,lost,store.loses,0.8,cluster has lost 965 acknowledged writes for good,they had not left east when it was left behind,3
> 1,5,609.5,609.5,9.5,users,outage.begins,0.8,"outage: 80 % of requests succeed, of writes 0 %",forced failover of cluster: east is left behind,3
> 1,6,614.5,614.5,14.5,moved,store.promoted,0.8,west is the writer of cluster,"its promotion is done, which took 5 s",3
> 1,7,643,643,43,users,outage.ends,1,the outage is over: 100 % of requests succeed,link-partition of east - west is over,1
$ ninefold trace scenarios/github-2018-10-21.yaml --format perfetto
> {
>   "displayTimeUnit": "ms",
>   "otherData": {
>     "ninefold": "0.1.0",
>     "command": "ninefold trace scenarios/github-2018-10-21.yaml --replication 1",
>     "sha256": "8fc71ed1820093c434a0dbfeb9abb6cf643453b2a2d1551166b96331f9ec61c0"
>   },
>   "traceEvents": [
>     {"name": "process_name", "ph": "M", "ts": 0, "pid": 1, "tid": 0, "args": {"name": "github-2018-10-21, replication 1"}},
>     {"name": "thread_name", "ph": "M", "ts": 0, "pid": 1, "tid": 1, "args": {"name": "incidents"}},
>     {"name": "thread_sort_index", "ph": "M", "ts": 0, "pid": 1, "tid": 1, "args": {"sort_index": 1}},
>     {"name": "thread_name", "ph": "M", "ts": 0, "pid": 1, "tid": 2, "args": {"name": "what happened, and why"}},
>     {"name": "thread_sort_index", "ph": "M", "ts": 0, "pid": 1, "tid": 2, "args": {"sort_index": 2}},
>     {"name": "thread_name", "ph": "M", "ts": 0, "pid": 1, "tid": 3, "args": {"name": "outages"}},
>     {"name": "thread_sort_index", "ph": "M", "ts": 0, "pid": 1, "tid": 3, "args": {"sort_index": 3}},
>     {"name": "thread_name", "ph": "M", "ts": 0, "pid": 1, "tid": 4, "args": {"name": "writes fail"}},
>     {"name": "thread_sort_index", "ph": "M", "ts": 0, "pid": 1, "tid": 4, "args": {"sort_index": 4}},
>     {"name": "link-partition of east - west", "ph": "X", "ts": 600000000, "pid": 1, "tid": 1, "cat": "incident", "dur": 43000000, "args": {"incident": 1, "rpo.seconds": 9.518721535, "rto.service": 43, "rto.stage.decide": 0, "rto.stage.detect": 0, "rto.stage.drain": 0, "rto.stage.other": 38, "rto.stage.promote": 5, "rto.stage.warm": 0, "rto.write": 43, "lost_writes": 965, "requests": 21500, "requests_failed": 3350}},
>     {"name": "link-partition of east - west begins", "ph": "i", "ts": 600000000, "pid": 1, "tid": 2, "cat": "failed", "s": "t", "args": {"incident": 1, "step": 1, "because": "scripted, for 43 s"}},
>     {"name": "cluster has lost its writer: a failover is being decided, by rule", "ph": "i", "ts": 600000000, "pid": 1, "tid": 2, "cat": "decided", "s": "t", "args": {"incident": 1, "step": 2, "because": "of link-partition of east - west", "cause": 1}},
>     {"name": "forced failover of cluster: east is left behind, and west is being promoted to its writer", "ph": "i", "ts": 609500000, "pid": 1, "tid": 2, "cat": "moved", "s": "t", "args": {"incident": 1, "step": 3, "because": "its failover was decided, which took 9.5 s", "cause": 2}},
>     {"name": "cluster has lost 965 acknowledged writes for good", "ph": "i", "ts": 609500000, "pid": 1, "tid": 2, "cat": "lost", "s": "t", "args": {"incident": 1, "step": 4, "because": "they had not left east when it was left behind", "cause": 3}},
>     {"name": "outage: 80 % of requests succeed, of writes 0 %", "ph": "i", "ts": 609500000, "pid": 1, "tid": 2, "cat": "users", "s": "t", "args": {"incident": 1, "step": 5, "because": "forced failover of cluster: east is left behind", "cause": 3}},
>     {"name": "west is the writer of cluster", "ph": "i", "ts": 614500000, "pid": 1, "tid": 2, "cat": "moved", "s": "t", "args": {"incident": 1, "step": 6, "because": "its promotion is done, which took 5 s", "cause": 3}},
>     {"name": "the outage is over: 100 % of requests succeed", "ph": "i", "ts": 643000000, "pid": 1, "tid": 2, "cat": "users", "s": "t", "args": {"incident": 1, "step": 7, "because": "link-partition of east - west is over", "cause": 1}},
>     {"name": "outage", "ph": "X", "ts": 609500000, "pid": 1, "tid": 3, "cat": "outage", "dur": 33500000, "args": {}},
>     {"name": "writes fail", "ph": "X", "ts": 609500000, "pid": 1, "tid": 4, "cat": "outage", "dur": 33500000, "args": {}},
>     {"name": "thread_name", "ph": "M", "ts": 0, "pid": 1, "tid": 6, "args": {"name": "link-partition of east - west"}},
>     {"name": "thread_sort_index", "ph": "M", "ts": 0, "pid": 1, "tid": 6, "args": {"sort_index": 6}},
>     {"name": "link-partition of east - west", "ph": "X", "ts": 600000000, "pid": 1, "tid": 6, "cat": "fault", "dur": 43000000, "args": {}},
>     {"name": "success", "ph": "C", "ts": 0, "pid": 1, "tid": 5, "args": {"value": 1}},
>     {"name": "success", "ph": "C", "ts": 609500000, "pid": 1, "tid": 5, "args": {"value": 0.8}},
>     {"name": "success", "ph": "C", "ts": 643000000, "pid": 1, "tid": 5, "args": {"value": 1}},
>     {"name": "success.writes", "ph": "C", "ts": 0, "pid": 1, "tid": 5, "args": {"value": 1}},
>     {"name": "success.writes", "ph": "C", "ts": 609500000, "pid": 1, "tid": 5, "args": {"value": 0}},
>     {"name": "success.writes", "ph": "C", "ts": 643000000, "pid": 1, "tid": 5, "args": {"value": 1}}
>   ]
> }
# Any replication, with the numbers that it has in a run.
$ ninefold trace scenarios/front-door-pair.yaml --replication 17 --format json | grep -A1 '"rto.service"'
>         "rto.service": 69.154359344,
>         "rto.stage.decide": 0,
$ ninefold run scenarios/front-door-pair.yaml --first-replication 17 --replications 1 --no-store --quiet --format csv | grep '^rto.service,' | cut -d, -f1-4
> rto.service,s,1,69.154359344
# One without an incident.
$ ninefold trace scenarios/front-door-pair.yaml --set faults='[]'
> Two stamps behind Azure Front Door lose West Europe for 45 minutes
> Replication 1, seed 7: 0 incidents in 1 h
> Nothing happened that opened an incident.
>
> Reproduce with ninefold 0.1.0:
>   ninefold trace scenarios/front-door-pair.yaml --set 'faults=[]' --replication 1
# One that is asked for by its number.
$ ninefold trace scenarios/years.yaml --incident 4 | head -14
> Years, nines and money of two regions
> Replication 1, seed 7: 114 incidents in 365 d
>
>     day hh:mm:ss        since succeed           what happened, and why
> Incident 4: pop-outage of users
>   day 11 21:45:06.2 to day 11 22:01:20.1 (16 min 14 s); rto.service 0 s; rpo.seconds 0 s; 0.0308 %
>   of requests failed
>    11 21:45:06.2         +0 s    99 %  failed   pop-outage of users begins (by chance, at the
>                                                 scenario's rate)
>    11 22:01:20.1 +16 min 14 s   100 %  repaired pop-outage of users is over, because it is repaired
>   What to learn: users hardly noticed: the service never fell below its success ratio.
>
> Not told at length: 1 incident with an outage or a loss (1 of edge-outage), and 112 incidents
> without an outage or a loss (111 of pop-outage, 1 of link-partition); --incident N tells one.
# Colours.
$ ninefold trace scenarios/front-door-pair.yaml --color always | head -8 | tail -3 | sed 's/\x1b/E/g'
>   day 1 00:10:00.0 to day 1 00:56:30.0 (46 min 30 s); rto.service 68.71 s = detect 40.2 s + drain
>   28.51 s; 0.983 % of requests failed
>   1 00:10:00.0         +0 s    50 %  E[31mfailed   E[0mregion-outage of westeurope begins: nothing answers,
# Nothing is kept.
$ ninefold trace scenarios/front-door-pair.yaml > a.txt; ls *.db 2>&1 | head -1
> ls: cannot access '*.db': No such file or directory
# What is wrong.
$ ninefold trace
! ninefold trace: FILE is missing
! `ninefold help trace` tells what there is
? 2
$ ninefold trace nowhere.yaml
! nowhere.yaml:1:1: error: cannot read the file: No such file or directory [S101]
? 3
$ ninefold trace scenarios/front-door-pair.yaml --replication 2 --worst rto.service
! ninefold trace: --replication and --worst both choose what is told: give one
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --worst rto.servce
! ninefold trace: --worst rto.servce: no metric; did you mean rto.service?
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --worst availability.nines
! ninefold trace: --worst availability.nines: it is known of many replications together alone
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --worst rpo.seconds --replications 3 --quiet
! ninefold trace: none of 3 replications has a value of rpo.seconds
? 3
$ ninefold trace scenarios/front-door-pair.yaml --incident 2
! ninefold trace: --incident 2: replication 1 has 1
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --reveal 2
! ninefold trace: --reveal says how much of --hidden is shown
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --hidden --format perfetto
! ninefold trace: --format perfetto shows the faults: nothing is hidden in it
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --hidden --reveal 2 --format json
! ninefold trace: --reveal goes with --format table
! `ninefold help trace` tells what there is
? 2
$ ninefold trace scenarios/front-door-pair.yaml --replication 0
! ninefold trace: --replication takes a whole number from 1 to 4294967295, found 0
! `ninefold help trace` tells what there is
? 2
