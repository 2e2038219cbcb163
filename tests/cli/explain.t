$ ninefold explain rto.service
> rto.service (metric)
>   From the anchor of an outage (the latest fault begun when s(t) fell) to the
>   start of the first stretch of targets.stable_for at or above the success
>   ratio; the longest of the incident, 0 without an outage.
>   unit: s
>   one value an incident, pooled over the replications
$ ninefold explain availability.nines
> availability.nines (metric)
>   -log10(1 - mean availability.requests); a lower bound when nothing failed in
>   any replication.
>   unit: nines
>   one value from the mean over all replications
$ ninefold explain probe.load
> probe.load (metric)
>   Probes a second on each origin, in the mean over origins and the horizon.
>   unit: 1/s
>   one value a replication
$ ninefold explain S112
> S112 (diagnostic)
>   A key is given twice in one mapping.
>   Remove one of them.
$ ninefold explain AFD-12
> AFD-12 (fact)
>   Locations without real traffic probe less often than configured. By how much
>   is not said.
>   grade A: the vendor's reference says so; U: not found: an assumption that
>   you should look at
>   source: https://learn.microsoft.com/azure/frontdoor/health-probes
$ ninefold explain edge.probe.interval
> edge.probe.interval (duration)
>   Time from one probe of an observer to its next; Front Door allows 1 s to 255 s.
>   allowed: 1s to 1d
>   default: 30s
>   source: AFD-02, Front Door concept page; its REST reference says 240 s
>   preset aws-global-accelerator: 30s
>       GA-01, AWS documentation: 10 or 30 seconds, default 30
>   preset aws-route53: 30s
>       R53-01, Route 53 documentation: standard checks
>       others say: 10 s for fast ones, at an extra charge
>   preset azure-front-door: 30s
>       AFD-02, concept page: default probe frequency of 30 seconds
>       others say: 240 s in the REST and CLI references; 100 s in the portal quickstart and in samples; 10 s in a CLI example
>   preset azure-traffic-manager: 30s
>       TM-01, Traffic Manager documentation: normal probing
>       others say: 10 s for fast probing, at an extra charge
>   preset gcp-load-balancer: 5s
>       GCP-01, Google Cloud documentation: check interval, default 5 s
$ ninefold explain 'stores.*.failover.grace_period'
> stores.*.failover.grace_period (duration or distribution)
>   How long policy automatic then waits; at least 1 h for a failover group of SQL Database (SQL-03).
>   allowed: at least 0s
>   default: 0s
>   source: assumption
>   preset azure-sql-failover-group: 1h
>       SQL-03: default of the CLI, and the least; acts with policy automatic
>       others say: likely several hours at least, says the same documentation
$ ninefold explain aws-dynamodb-global | head -4
> aws-dynamodb-global (store preset)
>   Amazon DynamoDB global tables, eventual consistency
>   stores.*.model: multi-write
>       DDB-01: every replica takes writes
$ ninefold explain stores.failover.grace_period
! ninefold explain: nothing is called stores.failover.grace_period; did you mean stores.*.failover.grace_period?
! `ninefold explain` tells what there is
? 2
$ ninefold explain region-outage
> region-outage (kind of fault)
>   everything in a region is down
>   target: a region
>   takes: mode, data, recovers, residual
>   mode unless told: drop
$ ninefold explain rto.servise
! ninefold explain: nothing is called rto.servise; did you mean rto.service?
! `ninefold explain` tells what there is
? 2
$ ninefold explain downtime.by.regoin-outage
! ninefold explain: nothing is called downtime.by.regoin-outage; did you mean downtime.by.region-outage?
! `ninefold explain` tells what there is
? 2
$ ninefold explain sessions.brokn
! ninefold explain: nothing is called sessions.brokn; did you mean sessions.broken?
! `ninefold explain` tells what there is
? 2
$ ninefold explain edge.probe.intervall
! ninefold explain: nothing is called edge.probe.intervall; did you mean edge.probe.interval?
! `ninefold explain` tells what there is
? 2
$ ninefold explain gibberish-that-nothing-is-like
! ninefold explain: nothing is called gibberish-that-nothing-is-like
! `ninefold explain` tells what there is
? 2
# A part of a name lists the names that have it, those that end in it first.
$ ninefold explain probe.interval
! ninefold explain: nothing is called probe.interval; did you mean edge.probe.interval?
! `ninefold explain` tells what there is
? 2
$ ninefold explain interval
! ninefold explain: nothing is called interval; did you mean edge.probe.interval, edge.probe.fast_interval?
! `ninefold explain` tells what there is
? 2
$ ninefold explain latency
! ninefold explain: nothing is called latency; did you mean clients.*.latency, latency.write, edge.additional_latency, faults[].added_latency, gameday[].added_latency?
! `ninefold explain` tells what there is
? 2
$ ninefold explain S10
! ninefold explain: nothing is called S10; did you mean S101, S102, S103, S104, S105 or 4 more?
! `ninefold explain` tells what there is
? 2
$ ninefold explain e
! ninefold explain: nothing is called e
! `ninefold explain` tells what there is
? 2
$ ninefold explain availability.requests
> availability.requests (metric)
>   Share of requests that succeed, over the whole horizon; 1 if none is made.
>   unit: share ("1" in JSON and CSV)
>   one value a replication
$ ninefold explain cost.per_nine
> cost.per_nine (metric)
>   Mean cost.annual over availability.nines; an upper bound when nothing failed
>   in any replication.
>   unit: currency/y
>   one value from the mean over all replications
>   needs: cost.price_book or cost.prices
# What a metric needs, where it needs anything; and that there are such fields.
$ ninefold explain sla.month
> sla.month (metric)
>   Share of the months (a twelfth of 365 days) in which availability.requests
>   was at least targets.availability: the chance that a monthly promise is
>   kept.
>   unit: share ("1" in JSON and CSV)
>   one value a replication
>   needs: targets.availability, and a horizon of 730h or more
$ for m in sla.year cost.annual cost.downtime cost.lost_writes rpo.lost_value conflicts.wrong_entities; do ninefold explain $m | tail -1; done
>   needs: targets.availability, and a horizon of 1y or more
>   needs: cost.price_book or cost.prices
>   needs: cost.downtime_per_minute
>   needs: cost.lost_write
>   needs: stores.*.value
>   needs: stores.*.operations
$ for f in targets.availability cost.price_book cost.prices cost.downtime_per_minute cost.lost_write 'stores.*.value' 'stores.*.operations'; do ninefold explain "$f" | head -1; done
> targets.availability (share)
> cost.price_book (azure-2026-europe)
> cost.prices (section)
> cost.downtime_per_minute (number)
> cost.lost_write (number)
> stores.*.value (number or distribution)
> stores.*.operations (section)
# A price, with its grade, date, source and what others say.
$ ninefold explain cost.prices.edge_month
> cost.prices.edge_month (number)
>   The edge itself, per month.
>   allowed: 0 to 1e+15
>   default: the price book's; nothing without one
>   source: each price book, below
>   price book azure-2026-europe: 30.1
>       documented, 2026-05-04: PRI-06, Front Door Standard, 35 USD
>       others say: Premium 330 USD
$ ninefold explain azure-2026-europe | head -4
> azure-2026-europe (price book)
>   Azure's list prices as read in August 2026, in euros
>   cost.currency: EUR
>       assumption of 2026-08: PRI-01, prices in dollars are converted at 0.86 euros a dollar
$ ninefold explain egress_gb
! ninefold explain: nothing is called egress_gb; did you mean cost.prices.egress_gb?
! `ninefold explain` tells what there is
? 2
# A group of metrics lists them.
$ ninefold explain 'downtime.by.*' | head -4
> downtime.by.* (metrics)
>   downtime.by.bad-deployment: The part of downtime in outages that began with
>   a deployment that broke what it reached.
>   downtime.by.clock-skew: The part of downtime in outages that began with a
$ for n in downtime.by downtime.by. 'downtime.by.*'; do ninefold explain "$n" | grep -c '^  downtime.by'; done
> 24
> 24
> 24
$ ninefold explain rto.stage
> rto.stage.* (metrics)
>   rto.stage.decide: Part of rto.service: gates, approvals, grace periods.
>   rto.stage.detect: Part of rto.service: no POP has noticed an origin that
>   fails requests.
>   rto.stage.drain: Part of rto.service: some POPs still send requests to an
>   origin that others have given up.
>   rto.stage.other: Part of rto.service: what no other stage explains, such as
>   waiting for repair.
>   rto.stage.promote: Part of rto.service: a replica becomes the writer.
>   rto.stage.warm: Part of rto.service: the origins that took over shed load.
$ ninefold explain rto | sed -n '1,2p;$p'
> rto.* (metrics)
>   rto.detect_first: From the onset at an origin to the first POP's verdict
> see also targets.rto, gameday[].targets.rto
$ ninefold explain 'cost.*' | head -1
> cost.* (metrics)
$ ninefold explain 'targets.*' | head -2
> targets (section)
>   What the design must reach, and when the service counts as up.
$ ninefold explain 'nothing.*'
! ninefold explain: nothing is called nothing.*
! `ninefold explain` tells what there is
? 2
$ ninefold explain '.*'
! ninefold explain: nothing is called .*
! `ninefold explain` tells what there is
? 2
# Of a later version.
$ ninefold explain jobs.duplicate
> jobs.duplicate (metric)
>   Runs of jobs beyond the one that each period asks for.
>   unit: count
>   one value a replication
# Everything that is listed can be explained.
$ for n in $(ninefold explain | grep '^  '); do ninefold explain "$n" > /dev/null || echo "$n"; done
