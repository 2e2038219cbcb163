/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.css and page.js, compiled in by embed.py when the program is built. */
#ifndef REPORTS_PAGE_ASSETS_H
#define REPORTS_PAGE_ASSETS_H

extern const char page_css[], page_js[];
/* "sha256-..." of the script: a browser that keeps to the page's policy runs no other. */
extern const char page_js_hash[];

#endif
