$ ninefold schema | python3 -c 'import json, sys; print(json.load(sys.stdin)["$schema"])'
> https://json-schema.org/draft/2020-12/schema
$ ninefold schema --reference | head -1
> # Scenario reference
$ ninefold schema extra
! ninefold schema: unexpected argument extra
! `ninefold help schema` tells what there is
? 2
