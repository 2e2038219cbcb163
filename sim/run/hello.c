/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/hello.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <string.h>

static const char magic[8] = {'n', 'i', 'n', 'e', 'f', 'o', 'l', 'd'};
static const uint32_t order = 0x01020304;

enum { ARGUMENTS = 2000 };

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3); /* FNV-1a */
    }
    return hash;
}

static uint64_t hash_metrics(const struct metric_table *t)
{
    uint64_t hash = t->count;
    for (size_t m = 0; m < t->count; m++) {
        hash = mix(hash, t->metrics[m].name, strlen(t->metrics[m].name) + 1);
    }
    return hash;
}

static double student(double p)
{
    return gsl_cdf_tdist_Pinv(p, 99);
}

static double power(double x)
{
    return pow(x, 1.7);
}

/* Arguments of (0, 1), which all of these take. */
static uint64_t hash_arithmetic(void)
{
    static double (*const functions[])(double) = {
        exp, log, log1p, expm1, erfc, log10, power, gsl_sf_lngamma, gsl_cdf_ugaussian_Pinv, student,
    };
    uint64_t hash = 0;
    for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
        for (int i = 1; i < ARGUMENTS; i++) {
            double value = functions[f]((double)i / ARGUMENTS);
            hash = mix(hash, &value, sizeof value);
        }
    }
    return hash;
}

static void set_text(char *to, size_t size, const char *text)
{
    size_t length = strlen(text);
    memcpy(to, text, length < size ? length : size - 1);
}

void hello_make(struct hello *h, const char *version, const struct metric_table *metrics)
{
    memset(h, 0, sizeof *h);
    memcpy(h->magic, magic, sizeof magic);
    h->byte_order = order;
    h->sizes = (uint32_t)(sizeof(size_t) << 16 | sizeof(double) << 8 | sizeof(simtime));
    h->metrics = hash_metrics(metrics);
    h->arithmetic = hash_arithmetic();
    set_text(h->version, sizeof h->version, version);
    set_text(h->gsl, sizeof h->gsl, gsl_version);
}

void hello_compare(const struct hello *first, const struct hello *other, struct buf *out)
{
    if (memcmp(first->magic, other->magic, sizeof magic) != 0) {
        buf_add(out, "is another program");
    } else if (strncmp(first->version, other->version, sizeof first->version) != 0) {
        buf_printf(out, "is version %.63s and not %.63s", other->version, first->version);
    } else if (first->byte_order != other->byte_order || first->sizes != other->sizes) {
        buf_add(out, "has numbers of another format");
    } else if (first->metrics != other->metrics) {
        buf_add(out, "is a build with other metrics");
    } else if (strncmp(first->gsl, other->gsl, sizeof first->gsl) != 0) {
        buf_printf(out, "has GSL %.63s and not %.63s", other->gsl, first->gsl);
    } else if (first->arithmetic != other->arithmetic) {
        buf_add(out, "has another processor or C library, whose arithmetic differs in last digits, "
                     "and with it results");
    }
}
