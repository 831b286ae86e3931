/* SPDX-License-Identifier: MIT */
#include "yaml/seen.h"

#include <stdlib.h>

#include "base/err.h"

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 31;
}

uint64_t
seen_key(unsigned kind, uint64_t number)
{
	return mix(mix(UINT64_C(0x2545F491), kind), number) | 1;
}

uint64_t
seen_text_key(uint64_t number, const char *text, size_t length)
{
	uint64_t hash = mix(UINT64_C(0x51ED270B), number);
	size_t i;

	for (i = 0; i < length; i++)
		hash = mix(hash, (unsigned char)text[i]);
	return mix(hash, length) | 1;
}

/* Where the key is, or would be. */
static struct seen_entry *
find(const struct seen *seen, uint64_t key)
{
	size_t at = (size_t)(key >> 8) & (seen->size - 1);

	while (seen->entries[at].line && seen->entries[at].key != key)
		at = (at + 1) & (seen->size - 1);
	return &seen->entries[at];
}

static void
grow(struct seen *seen)
{
	struct seen old = *seen;
	size_t i;

	seen->size = old.size ? old.size * 2 : 256;
	seen->entries = base_calloc(seen->size, sizeof *seen->entries);
	for (i = 0; i < old.size; i++)
		if (old.entries[i].line)
			*find(seen, old.entries[i].key) = old.entries[i];
	free(old.entries);
}

size_t
seen_add(struct seen *seen, uint64_t key, size_t line)
{
	struct seen_entry *entry;

	if ((seen->count + 1) * 2 > seen->size)
		grow(seen);
	entry = find(seen, key);
	if (entry->line)
		return entry->line;
	*entry = (struct seen_entry){key, line};
	seen->count++;
	return 0;
}

size_t
seen_put(struct seen *seen, uint64_t key, size_t line)
{
	size_t before = seen_add(seen, key, line);

	if (before)
		find(seen, key)->line = line;
	return before;
}

size_t
seen_find(const struct seen *seen, uint64_t key)
{
	return seen->size ? find(seen, key)->line : 0;
}

void
seen_fini(struct seen *seen)
{
	free(seen->entries);
	*seen = (struct seen){0};
}
