# SPDX-License-Identifier: GPL-3.0-or-later
"""render.py SCDOC PAGE.scd OUT: a page as roff, by scdoc, and then so that what is typed can be copied and
names are not cut: minus signs where scdoc leaves hyphens, no hyphenation (scdoc asks for none, but
before .TH, which forgets it), no empty paragraphs."""
import re
import subprocess
import sys


def minus(match):
    return match.group(0).replace("\\-", "-").replace("-", "\\-")


def main(scdoc, page, out):
    with open(page, "rb") as file:
        text = subprocess.run([scdoc], stdin=file, capture_output=True, check=True).stdout.decode()
    text = re.sub(r"\\fB.*?\\fR", minus, text, flags=re.S)
    text = re.sub(r"^\.nf$.*?^\.fi$", minus, text, flags=re.M | re.S)
    text = re.sub(r"^(\.TH .*\n)", r"\1.nh\n.ad l\n", text, count=1, flags=re.M)
    text = re.sub(r"^(\.S[HS] .*\n)\.P\n", r"\1", text, flags=re.M)
    text = text.replace("\n.P\n.RE\n", "\n.RE\n.P\n")
    text = re.sub(r"^(\.P\n)+(?=\.(S[HS]|P)\b)|(\.P\n)+\Z", "", text, flags=re.M)
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
