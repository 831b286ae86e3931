/* SPDX-License-Identifier: MIT */
#include "merge_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* Nodes of the plan by a hash of uid or of parent, cycle and title. */
struct match {
	uint64_t key;
	uint32_t id;
	bool used; /* matched by a node of the import already */
};

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static uint64_t
key_of_uid(uint64_t uid)
{
	return mix(1, uid) | 1;
}

static uint64_t
key_of_title(uint32_t parent, uint32_t cycle, const char *title)
{
	uint64_t hash = mix(mix(2, parent), parent ? 0 : cycle);

	for (; *title; title++)
		hash = mix(hash, (unsigned char)*title);
	return hash | 1;
}

static void
match_add(struct matches *matches, uint64_t key, uint32_t id)
{
	size_t at = key & (matches->size - 1);

	while (matches->all[at].id)
		at = (at + 1) & (matches->size - 1);
	matches->all[at].key = key;
	matches->all[at].id = id;
}

void
matches_init(struct matches *matches, const struct plan *plan)
{
	const struct table *table = &plan->tables[RECORD_NODE];
	const struct node *node;
	uint32_t id;

	matches->plan = plan;
	matches->size = 64;
	while (matches->size < (size_t)table->count * 4)
		matches->size *= 2;
	matches->all = base_calloc(matches->size, sizeof *matches->all);
	for (id = 1; id < table->limit; id++) {
		node = plan_node(matches->plan, id);
		if (!node)
			continue;
		match_add(matches, key_of_uid(node->uid), id);
		match_add(matches,
			key_of_title(node->parent, node->cycle, node->title),
			id);
	}
}

/* The next unused match of the key that `same` agrees with. */
static struct match *
match_find(struct matches *matches, uint64_t key, const struct node *like,
	uint32_t parent, uint32_t cycle)
{
	size_t at = key & (matches->size - 1);
	const struct node *node;
	struct match *match;

	for (; matches->all[at].id; at = (at + 1) & (matches->size - 1)) {
		match = &matches->all[at];
		if (match->key != key || match->used)
			continue;
		node = plan_node(matches->plan, match->id);
		if (key == key_of_uid(like->uid) ? node->uid == like->uid
						 : node->parent == parent &&
					(parent || node->cycle == cycle) &&
					strcmp(node->title, like->title) == 0)
			return match;
	}
	return NULL;
}

/* Marks both entries of a node, so that it is not matched again. */
static void
match_use(struct matches *matches, const struct node *node)
{
	uint64_t keys[2] = {key_of_uid(node->uid),
		key_of_title(node->parent, node->cycle, node->title)};
	size_t at, i;

	for (i = 0; i < 2; i++)
		for (at = keys[i] & (matches->size - 1); matches->all[at].id;
			at = (at + 1) & (matches->size - 1))
			if (matches->all[at].id == node->id &&
				matches->all[at].key == keys[i])
				matches->all[at].used = true;
}

void
matches_fini(struct matches *matches)
{
	free(matches->all);
}

const struct node *
matches_take(struct matches *matches, const struct node *node, uint32_t parent,
	uint32_t cycle)
{
	struct match *match =
		match_find(matches, key_of_uid(node->uid), node, parent, cycle);
	const struct node *found;

	if (!match)
		match = match_find(matches,
			key_of_title(parent, cycle, node->title), node, parent,
			cycle);
	if (!match)
		return NULL;
	found = plan_node(matches->plan, match->id);
	match_use(matches, found);
	return found;
}
