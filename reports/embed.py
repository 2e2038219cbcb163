# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the C source of page_assets.h: embed.py OUT.c page.css page.js"""
import base64
import hashlib
import re
import sys


def literal(name, data):
    lines = [", ".join(str(b) for b in data[i:i + 20]) for i in range(0, len(data), 20)]
    # in char, which may be signed
    return f"const char {name}[] = {{\n" + ",\n".join(lines) + ", 0};\n"


def main(out, css, js):
    texts = {}
    for name, path in (("page_css", css), ("page_js", js)):
        with open(path, encoding="ascii") as f:  # a char of C, whatever its sign
            text = re.sub(r"^/\* SPDX.*\*/\n", "", f.read())
        if re.search(r"</(style|script)|<!--", text):
            sys.exit(f"embed.py: {path} would end its element")
        texts[name] = text.encode()
    digest = base64.b64encode(hashlib.sha256(texts["page_js"]).digest()).decode()
    with open(out, "w", encoding="ascii") as f:
        f.write('#include "reports/page_assets.h"\n\n')
        f.write("\n".join(literal(name, data) for name, data in texts.items()))
        f.write(f'\nconst char page_js_hash[] = "sha256-{digest}";\n')


main(*sys.argv[1:])
