$ ninefold version
> ninefold 0.1.0
>~ MPI: (none|Open MPI .*|MPICH .*)
> License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.
> This is free software: you are free to change and redistribute it.
> There is NO WARRANTY, to the extent permitted by law.
$ ninefold --version | head -1
> ninefold 0.1.0
$ ninefold version now
! ninefold version: unexpected argument now
! `ninefold help version` tells what there is
? 2
