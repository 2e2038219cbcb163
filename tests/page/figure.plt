# The drawing of tests/page: gnuplot figure.plt > figure.svg
set terminal svg size 640,360 font "sans-serif,12" enhanced
set border 3 linecolor rgb "#1b1b1f"
set tics nomirror textcolor rgb "#1b1b1f"
set grid linecolor rgb "#c9c9cf"
set xlabel "seconds after the fault" textcolor rgb "#1b1b1f"
set key textcolor rgb "#1b1b1f"
set samples 12
plot [0:60] x / 60 with lines linewidth 2 linecolor rgb "#0072b2" title "closed form", \
    (x - 3) / 60 with points pointtype 7 linecolor rgb "#d55e00" title "simulated"
