# waiting for a region: nothing is lost, some is missing meanwhile, and forcing has its price
$ ninefold run scenarios/south-central-us-wait.yaml --replications 20 --quiet
> ...
>~   rto\.write +21 +h +constant +21 +h +21 +h +21 +h +21 +h +20
> ...
> Data lost
>~   rpo\.lost_value, USD +0 +constant +0 +0 +0 +0 +20
>~   rpo\.lost_writes +0 +none seen +0 +0 +0 +0 +20
>~   rpo\.seconds +0 +s +constant +0 +s +0 +s +0 +s +0 +s +20
>~   rpo.stranded_writes +\d.*20
>~   failover.break_even +\d.*20
>~   failover\.saved +1260 +constant +1260 +1260 +1260 +1260 +20
> Reads and writes
>~   lag +\d.*20
>~   latency.write +20.05 ms.*20
>~   reads.stale +0.00\d* %.*20
> ...
>~ Forcing a failover pays while a lost write is worth less than \d.* min of write downtime \(\d+ USD\)\.
> ...
# the target of lost seconds: missed, met, and undecided with too few incidents
$ ninefold run scenarios/forced-failover.yaml --assert --set 'targets={rpo: 100ms}' > out
? 1
$ ninefold run scenarios/forced-failover.yaml --assert --set 'targets={rpo: 5s}' | grep rpo.seconds
>   ✓ met        p95 of rpo.seconds ≤ 5 s: 3.311 s, 95 % CI [3.034 s, 3.626 s]
>   rpo.seconds                1.326 s      64 ms    1.012 s     3.311 s     5.127 s       8.6 s  1000
$ ninefold run scenarios/forced-failover.yaml --assert --set 'targets={rpo: 5s}' --replications 20 > out
? 5
# what a table of a scenario without stores leaves out is in its CSV, without a value
$ ninefold run scenarios/front-door-pair.yaml --replications 2 --format csv | grep rpo.seconds
> rpo.seconds,s,0,,,,,,,,,,,0,
# more writes than a replication can play
$ ninefold run scenarios/wallet-lww.yaml --set horizon=20y
! scenarios/wallet-lww.yaml:64:3: error: stores.wallets: each replication would play 2.8e+10 writes, at most 1e9 are allowed [R102]
!   64 |   wallets:
!      |   ^~~~~~~
! hint: set conflicts.track to incidents, or take a shorter horizon
? 3
$ ninefold run scenarios/wallet-lww.yaml --set horizon=20y --set stores.wallets.conflicts.track=incidents --replications 1 --format json | grep -c conflicts.wrong_entities
> 1
# with the last copy everything is lost, whatever was lost first
$ printf 'ninefold: 1\nhorizon: 2h\nregions: {x: {}, y: {}}\nedge: {probe: {interval: 5s}}\nstamps:\n  sx: {region: x, components: {db: {store: d}}}\n  sy: {region: y, components: {db: {store: d}}}\nstores: {d: {regions: [x, y], model: async, writer: x, lag: 5s}}\nclients: {a: {requests: 1000/s, write_share: 50%%, pops: 4}}\nfaults:\n- {fault: region-outage, target: x, at: 20m, data: lost}\n- {fault: region-outage, target: y, at: 30m, data: lost}\n' > pair.yaml
$ printf 'extends: pair.yaml\nfaults:\n- {fault: region-outage, target: y, at: 20m, data: lost}\n- {fault: region-outage, target: x, at: 20m, data: lost}\n' > turned.yaml
$ ninefold run pair.yaml --replications 20 --seed 1 | grep rpo.lost_writes
>~   rpo.lost_writes +600321 +400 +600247 .*
$ ninefold run turned.yaml --replications 20 --seed 1 | grep rpo.lost_writes
>~   rpo.lost_writes +600321 +400 +600247 .*
$ ninefold run pair.yaml --replications 20 --seed 1 --set 'stores.d={regions: [x, y], model: multi-write, lag: 5s, conflicts: {policy: lww}}' --set 'faults=[{fault: region-outage, target: y, at: 20m, data: lost}, {fault: region-outage, target: x, at: 20m, data: lost}]' | grep rpo.lost_writes
>~   rpo.lost_writes +600321 +400 +600247 .*
# no failover into a region that is cut off; one of its own for a new writer that is lost; no way back over a cut
$ printf 'ninefold: 1\nhorizon: 2h\nreplications: 20\nseed: 1\nregions: {x: {}, y: {}, z: {}}\nedge: {probe: {interval: 5s}}\nclients: {a: {requests: 400/s, write_share: 50%%, pops: 4}}\nstamps:\n  sz: {region: z, components: {db: {store: d}}}\nstores:\n  d: {regions: [x, y], model: async, writer: x, lag: 1s, failover: {policy: automatic, hold: 10s, promote: 60s, listener_ttl: 0s}}\n' > odd.yaml
$ ninefold run odd.yaml --set stores.d.writer=y --set stores.d.failover.trigger=unreachable --set 'faults=[{at: 10m, fault: region-isolation, target: x, for: 1h}]' | grep rto.write
>~   rto.write +0 s +constant.*
$ ninefold run odd.yaml --set 'stores.d.regions=[x, y, z]' --set 'faults=[{at: 10m, fault: region-outage, target: x}, {at: 10m30s, fault: region-outage, target: y}]' | grep rto.write
>~   rto.write +2.333 min +constant.*
$ ninefold run odd.yaml --set stores.d.failover.trigger=unreachable --set 'faults=[{at: 10m, fault: link-partition, from: x, to: y, for: 1h}]' | grep rto.write
>~   rto.write +70 s +constant.*
# a write that was not durable is lost once, though its replica lacks it too: 2 s of 200 writes a second
$ ninefold run odd.yaml --set stores.d.durable_after=2s --set 'faults=[{at: 10m, fault: region-outage, target: x, for: 1h}]' | grep rpo.lost_writes
>~   rpo.lost_writes +(39|40)\d.*
