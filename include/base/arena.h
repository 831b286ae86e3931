/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/*
 * Memory that is handed out in small pieces and given back all at once. A
 * piece never moves. Zero bytes are a valid empty arena.
 */

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first */
	size_t left;		    /* bytes free in the newest */
	size_t size;		    /* bytes taken from the system in all */
};

/* Returns zeroed memory, aligned for any type, until arena_fini. */
void *arena_alloc(struct arena *arena, size_t size);

/* Copies `length` bytes and ends them with NUL; unaligned, so that short
 * texts stand side by side. */
char *arena_text(struct arena *arena, const char *text, size_t length);

/* Frees everything and leaves an empty arena. */
void arena_fini(struct arena *arena);

#endif
