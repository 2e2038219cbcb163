/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
enum { GAP = 16 }; /* poisoned bytes between two objects, so that running over one is caught */
#define POISON(p, size) ASAN_POISON_MEMORY_REGION(p, size)
#define UNPOISON(p, size) ASAN_UNPOISON_MEMORY_REGION(p, size)
#else
enum { GAP = 0 };
#define POISON(p, size) ((void)(p), (void)(size))
#define UNPOISON(p, size) ((void)(p), (void)(size))
#endif

enum { ALIGN = _Alignof(max_align_t), BLOCK_BYTES = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size, taken;
    _Alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *a, size_t budget)
{
    *a = (struct arena){.budget = budget};
}

void arena_release(struct arena *a)
{
    struct arena_block *block = a->first;

    while (block) {
        struct arena_block *next = block->next;

        UNPOISON(block->bytes, block->size);
        free(block);
        block = next;
    }
    *a = (struct arena){.budget = a->budget};
}

void arena_reset(struct arena *a)
{
    for (struct arena_block *block = a->first; block; block = block->next) {
        block->taken = 0;
        POISON(block->bytes, block->size);
    }
    a->current = a->first;
    a->used = 0;
}

/* The block to go on with once the current one is too full: of those kept behind it the first that
 * is large enough, else a new one. It becomes the current one's successor, so that everything
 * behind `current` stays empty. */
static struct arena_block *next_block(struct arena *a, size_t need)
{
    struct arena_block **link = a->current ? &a->current->next : &a->first;
    struct arena_block **from = link, *block;
    size_t size = need > BLOCK_BYTES ? need : BLOCK_BYTES;

    while (*from && (*from)->size < need) {
        from = &(*from)->next;
    }
    block = *from;
    if (block) {
        *from = block->next;
    } else {
        if (size > SIZE_MAX - sizeof *block) {
            die_world("out of memory (asked for %zu bytes)", size);
        }
        block = xmalloc(sizeof *block + size);
        block->size = size;
        block->taken = 0;
        POISON(block->bytes, size);
    }
    block->next = *link;
    *link = block;
    a->current = block;
    return block;
}

void *arena_alloc(struct arena *a, size_t size)
{
    struct arena_block *block = a->current;
    size_t need;
    void *p;

    if (size > SIZE_MAX - ALIGN - GAP) {
        die_world("out of memory (asked for %zu bytes)", size);
    }
    need = (size + (size == 0) + GAP + ALIGN - 1) / ALIGN * ALIGN;
    if (!block || need > block->size - block->taken) {
        block = next_block(a, need);
    }
    p = block->bytes + block->taken;
    block->taken += need;
    a->used += need - GAP;
    UNPOISON(p, size);
    memset(p, 0, size);
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        die_world("out of memory (asked for %zu times %zu bytes)", count, size);
    }
    return arena_alloc(a, count * size);
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    size_t length = strnlen(s, n);
    char *copy = arena_alloc(a, length + 1);

    memcpy(copy, s, length);
    return copy;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    char *text;
    int n;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    VERIFY(n >= 0);
    text = arena_alloc(a, (size_t)n + 1);
    va_start(args, format);
    n = vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    VERIFY(n >= 0);
    return text;
}

bool arena_over_budget(const struct arena *a)
{
    return a->budget && a->used > a->budget;
}
