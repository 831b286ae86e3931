/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* A block is an eighth of what is there already, within these: a small plan
 * stays small, and a large one wastes no more than an eighth. */
#define BLOCK_MIN ((size_t)4096)
#define BLOCK_MAX ((size_t)256 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t size; /* of bytes */
	alignas(max_align_t) char bytes[];
};

static struct arena_block *
block_new(struct arena *arena, size_t size)
{
	struct arena_block *block;

	/* So large that the sum wraps: let the allocator say no. */
	if (size > SIZE_MAX - sizeof *block)
		size = SIZE_MAX - sizeof *block;
	block = base_calloc(1, sizeof *block + size);
	block->size = size;
	arena->size += sizeof *block + size;
	return block;
}

/* A piece too large for a common block gets its own, placed behind the newest
 * so that what is left there stays in use. */
static char *
take_alone(struct arena *arena, size_t size)
{
	struct arena_block *block = block_new(arena, size);

	if (arena->blocks) {
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	} else {
		arena->blocks = block;
		arena->left = 0;
	}
	return block->bytes;
}

static char *
take(struct arena *arena, size_t size, size_t alignment)
{
	struct arena_block *block = arena->blocks;
	size_t used = block ? block->size - arena->left : 0;
	size_t gap = -used & (alignment - 1); /* a power of two */
	size_t fresh = arena->size / 8;

	if (block && size <= arena->left && gap <= arena->left - size) {
		arena->left -= gap + size;
		return block->bytes + used + gap;
	}
	if (fresh < BLOCK_MIN)
		fresh = BLOCK_MIN;
	if (fresh > BLOCK_MAX)
		fresh = BLOCK_MAX;
	if (size > fresh / 4)
		return take_alone(arena, size);
	block = block_new(arena, fresh);
	block->next = arena->blocks;
	arena->blocks = block;
	arena->left = fresh - size;
	return block->bytes;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return take(arena, size, alignof(max_align_t));
}

char *
arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy = take(arena, length + 1, 1);

	/* The byte after is zero already: blocks are zeroed, and no piece is
	 * handed out twice. */
	if (length)
		memcpy(copy, text, length);
	return copy;
}

void
arena_fini(struct arena *arena)
{
	struct arena_block *block = arena->blocks;

	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
	*arena = (struct arena){0};
}
