/* SPDX-License-Identifier: MIT */
#ifndef YAML_SEEN_H
#define YAML_SEEN_H

/*
 * Which of many things were seen before, and in which line: a set of 64-bit
 * keys that are hashes or ids already. Zero bytes are a valid empty set.
 */

#include <stddef.h>
#include <stdint.h>

struct seen_entry {
	uint64_t key;
	size_t line;
};

struct seen {
	struct seen_entry *entries;
	size_t count, size;
};

/* Adds the key; the line it was added with before, or 0. `line` > 0. */
size_t seen_add(struct seen *seen, uint64_t key, size_t line);
/* The same, but the new line stays. */
size_t seen_put(struct seen *seen, uint64_t key, size_t line);
/* The line it was added with, 0 when it was not. */
size_t seen_find(const struct seen *seen, uint64_t key);
void seen_fini(struct seen *seen);

/* A key of a kind (small, so that kinds do not meet) and a number. */
uint64_t seen_key(unsigned kind, uint64_t number);
/* The same of a number and a text. */
uint64_t seen_text_key(uint64_t number, const char *text, size_t length);

#endif
