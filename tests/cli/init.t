$ ninefold init --list
> template
> brown-out          Thirty per cent of errors in one stamp make the POPs flap
> front-door-pair    Two stamps behind Azure Front Door lose West Europe for 45 minutes
> full-europe        A full-Europe pair, each POP on its nearest stamp
> full-europe-50ms   A full-Europe pair, each POP splitting over both stamps
> shallow-probe      A shallow probe keeps a stamp with a dead database in rotation
> shared-dependency  A deep probe of a shared dependency takes both stamps out
> years              Years, nines and money of two regions
$ ninefold init | cmp - scenarios/front-door-pair.yaml
$ for t in $(ninefold init --list | tail -n +2 | cut -d' ' -f1); do ninefold init $t | cmp - scenarios/$t.yaml && ninefold init $t -o $t.yaml && ninefold check $t.yaml 2>/dev/null; done
> brown-out.yaml: 0 errors, 3 warnings
> full-europe.yaml: 0 errors, 2 warnings
> full-europe-50ms.yaml: 0 errors, 3 warnings
> shallow-probe.yaml: 1 error, 3 warnings
> shared-dependency.yaml: 0 errors, 5 warnings
> years.yaml: 0 errors, 3 warnings
! ninefold init: note: it extends front-door-pair.yaml, which -o would write beside it
! ninefold init: note: wrote front-door-pair.yaml too, which it extends
! ninefold init: front-door-pair.yaml exists: choose another name
! ninefold init: note: it extends full-europe.yaml, which -o would write beside it
! ninefold init: note: it extends front-door-pair.yaml, which -o would write beside it
! ninefold init: note: it extends front-door-pair.yaml, which -o would write beside it
# Nothing is overwritten.
$ ninefold init -o front-door-pair.yaml
! ninefold init: front-door-pair.yaml exists: choose another name
? 4
$ ninefold init --output=no/such/folder.yaml
! ninefold init: cannot create no/such/folder.yaml: No such file or directory
? 4
$ ninefold init front-dor-pair
! ninefold init: unknown template front-dor-pair; did you mean front-door-pair?
! `ninefold help init` tells what there is
? 2
$ ninefold init nothing-like-it
! ninefold init: unknown template nothing-like-it; --list shows all
! `ninefold help init` tells what there is
? 2
$ ninefold init -o - | cmp - scenarios/front-door-pair.yaml && ls ./-
! ls: cannot access './-': No such file or directory
? 2
# A file that cannot be written in full is taken away again (XFSZ: the limit's signal).
$ trap '' XFSZ; ulimit -f 1; ninefold init -o full.yaml; echo $?; ls full.yaml
> 4
! ninefold init: cannot write full.yaml: File too large
! ls: cannot access 'full.yaml': No such file or directory
? 2
