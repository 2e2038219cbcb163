/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE /* madvise, MAP_NORESERVE */
#include "sim/base/huge.h"

#include <stdint.h>
#include <sys/mman.h>

static const size_t PAGE = (size_t)2 << 20;

static size_t whole_pages(size_t size)
{
    return (size + PAGE - 1) / PAGE * PAGE;
}

void *huge_reserve(size_t size)
{
    size_t length = whole_pages(size);
    if (size == 0 || length < size || length + PAGE < length) {
        return NULL;
    }
    unsigned char *given = mmap(NULL, length + PAGE, PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (given == MAP_FAILED) {
        return NULL;
    }
    size_t before = (PAGE - (uintptr_t)given % PAGE) % PAGE;
    if (before > 0) {
        munmap(given, before);
    }
    if (before < PAGE) {
        munmap(given + before + length, PAGE - before);
    }
    madvise(given + before, length, MADV_HUGEPAGE); /* if it is refused, small pages do */
    return given + before;
}

void huge_release(void *memory, size_t size)
{
    if (memory) {
        munmap(memory, whole_pages(size));
    }
}
