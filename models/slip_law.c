/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/slip_law.h"

#include <math.h>
#include <stddef.h>

#include "sim/base/die.h"

/* What the other roots add to W, relatively, once it is taken for a power of z. */
static const double NOTHING = 1e-18;
enum { STEPS = 1000 }; /* at most, of an iteration; it ends when nothing changes */

/* e = odds (1 + e)^-span, from below. */
static double growth(double odds, int64_t span)
{
    double e = 0;
    for (int i = 0; i < STEPS; i++) {
        double power = exp(-(double)span * log1p(e)), slope = -(double)span * power / (1 + e);
        double next = e - (e - odds * power) / (1 - odds * slope);
        if (next == e) {
            break;
        }
        e = next;
    }
    return e;
}

/* From how many probes on the other roots add nothing; 0 if never soon. */
static int settled_after(double odds, int64_t span)
{
    double l = (double)span, x = 0, most = exp(l * log(l / (l + 1))) / (l + 1);
    if (odds >= most) {
        return 0;
    }
    for (int i = 0; i < STEPS; i++) {
        double next = pow(odds / (1 - x), 1 / l);
        if (next == x) {
            break;
        }
        x = next;
    }
    double after = log(NOTHING) / log(x) + l + 1;
    return after < SLIP_LAW_TABLE ? (int)after : 0;
}

static double w_at(const struct slip_law *law, int64_t i)
{
    return i > 0 ? law->w[i] : 1;
}

static void fill(struct slip_law *law, double chance, int64_t span)
{
    *law = (struct slip_law){.chance = chance, .span = span, .odds = chance / (1 - chance)};
    double e = growth(law->odds, span);
    law->known = settled_after(law->odds, span);
    law->log_z = log1p(e);
    law->decay = log1p(-chance) + law->log_z;
    law->w[0] = law->s[0] = 1;
    for (int64_t i = 1; i <= law->known; i++) {
        law->w[i] = law->w[i - 1] + law->odds * w_at(law, i - 1 - span);
        law->s[i] = exp((double)i * log1p(-chance)) * law->w[i];
    }
}

const struct slip_law *slip_law_get(struct slip_laws *laws, double chance, int64_t span)
{
    struct slip_law *law = laws->laws;
    while (law < laws->laws + SLIP_LAWS && (law->chance != chance || law->span != span)) {
        law++;
    }
    if (law == laws->laws + SLIP_LAWS) {
        law = &laws->laws[laws->next++ % SLIP_LAWS];
        fill(law, chance, span);
    }
    return law->known > 0 ? law : NULL;
}

int64_t slip_law_second(const struct slip_law *law, double u)
{
    double left = 1 - u, last = law->s[law->known]; /* the first n with S(n) below left */
    int64_t n = 2;
    if (left <= last) {
        double more = floor(log(left / last) / law->decay) + 1;
        bool soon = law->decay < 0 && more < 0x1p62; /* it rounds to 0 where 1 - p is 1 */
        return soon ? law->known + (int64_t)more : INT64_MAX;
    }
    while (law->s[n] >= left) {
        n++;
    }
    return n;
}

/* W(i) / W(n), i <= n. */
static double ratio(const struct slip_law *law, int64_t i, int64_t n)
{
    int64_t known = law->known, a = i < known ? i : known, b = n < known ? n : known;
    double steps = (double)((n - b) - (i - a));
    return w_at(law, a) / w_at(law, b) * (steps > 0 ? exp(-steps * law->log_z) : 1);
}

int64_t slip_law_gap(const struct slip_law *law, int64_t n, double u)
{
    int64_t most = law->span < n - 1 ? law->span : n - 1, gap = 0;
    double sum = 0;
    VERIFY(n >= 2);
    for (int64_t g = 1; g <= most; g++) {
        sum += ratio(law, n - g - 1 - law->span, n);
    }
    for (double left = u * sum; left >= 0 && gap < most;) {
        gap++;
        left -= ratio(law, n - gap - 1 - law->span, n);
    }
    return gap;
}

int64_t slip_law_age(const struct slip_law *law, int64_t n, int64_t reach, double u)
{
    int64_t most = reach < n ? reach : n;
    if (u >= (double)most * law->odds) { /* W does not fall: mostly, and no more need be asked */
        return 0;
    }
    for (int64_t age = 1; age <= most; age++) {
        u -= law->odds * ratio(law, n - age - law->span, n);
        if (u < 0) {
            return age;
        }
    }
    return 0;
}
