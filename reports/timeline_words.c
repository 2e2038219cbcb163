/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/timeline_words.h"

#include <math.h>
#include <stddef.h>

enum { TENTHS_A_DAY = 864000 };

void timeline_clock(double at_s, struct buf *out)
{
    long long tenths = llround(at_s * 10) % TENTHS_A_DAY;
    buf_printf(out, "%02lld:%02lld:%02lld.%lld", tenths / 36000, tenths / 600 % 60,
               tenths / 10 % 60, tenths % 10);
}

void timeline_moment(double at_s, struct buf *out)
{
    buf_printf(out, "%lld ", llround(at_s * 10) / TENTHS_A_DAY + 1);
    timeline_clock(at_s, out);
}

/* In a unit and the next smaller one, that only if there is something of it. */
void timeline_span(double seconds, struct buf *out)
{
    static const struct {
        long long length, next;
        const char *name, *next_name;
    } scale[] = {{86400, 3600, "d", "h"}, {3600, 60, "h", "min"}, {60, 1, "min", "s"}};
    if (seconds < 59.95) {
        buf_printf(out, "%.4g s", round(seconds * 10) / 10);
        return;
    }
    for (size_t i = 0;; i++) {
        long long units = llround(seconds / (double)scale[i].next);
        if (units * scale[i].next >= scale[i].length || scale[i].next == 1) {
            long long whole = units * scale[i].next / scale[i].length;
            long long rest = (units * scale[i].next - whole * scale[i].length) / scale[i].next;
            buf_printf(out, "%lld %s", whole, scale[i].name);
            if (rest > 0) {
                buf_printf(out, " %lld %s", rest, scale[i].next_name);
            }
            return;
        }
    }
}

void timeline_since(double seconds, struct buf *out)
{
    buf_add(out, seconds < 0 ? "−" : "+");
    timeline_span(fabs(seconds), out);
}

void timeline_share(double share, struct buf *out)
{
    double percent = 100 * share;
    int digits = percent < 99 || percent > 100 - 1e-7 ? 1 : 2;
    double unit = digits == 1 ? 10 : 100;
    buf_printf(out, "%.5g %%", floor(percent * unit + 1e-6) / unit);
}
