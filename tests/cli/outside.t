# Want of capacity is no incident: an RTO target must not pass in silence.
$ ninefold run scenarios/front-door-pair.yaml --replications 20 --quiet --set 'faults=[]' --set stamps.we.components.app.capacity=50/s 2> /dev/null | grep -A2 -E 'outages.outside|of no incident'
>   outages.outside               1     constant         1         1         1         1  20
> Downtime, min/y
>   downtime.requests        157680     constant    157680    157680    157680    157680  20
> --
> 20 of 20 outages were of no incident: nothing had failed that opens one, as when capacity is short.
> They are in availability and downtime; rto.* and its target do not see them.
>
# Nor does one of percentiles under failure biasing.
$ ninefold check scenarios/front-door-pair.yaml --set rare_events=bias --set targets.rto=1m 2>&1 | grep -A 2 S221
> --set:1:13: warning: targets.rto: stays undecided: rare_events: bias gives no percentiles [S221]
>    1 | targets.rto=1m
>      |             ^~
