# The page of a report: made with the folders above it, of what is stored alone, and the same again.

$ ninefold run scenarios/front-door-pair.yaml --replications 30 --quiet > answer.txt
$ ninefold report last -o made/for/us 2> told.txt; rm -r scenarios; ls made/for/us/report.html
> made/for/us/report.html
$ cp made/for/us/report.html first.html && ninefold report 1 -o made/for/us 2> told.txt; cmp made/for/us/report.html first.html
$ grep -c '<h1>Two stamps behind Azure Front Door lose West Europe for 45 minutes</h1>' first.html
> 1
$ ninefold report 1 -o again --title '<b>Ours & "theirs"</b>' 2> told.txt; grep '<h1>' again/report.html
> <h1>&lt;b&gt;Ours &amp; &quot;theirs&quot;&lt;/b&gt;</h1>
$ ls made/for/us | grep -c '~'
> 0
? 1

# Where it cannot be written.
$ ninefold report 1 -o first.html
! ninefold report: cannot make the folder first.html/figures: Not a directory
? 4
$ ninefold report 1 -o first.html/below
! ninefold report: cannot make the folder first.html/below: Not a directory
? 4
$ mkdir -p taken/report.html/full && ninefold report 1 -o taken 2> told.txt
? 4
$ ninefold report 1
! ninefold report: say where to write the report: -o DIR
! `ninefold help report` tells what there is
? 2
