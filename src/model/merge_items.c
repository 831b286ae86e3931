/* SPDX-License-Identifier: MIT */
/*
 * Fields that are lists of words, names or lines: both sides may have put in
 * and taken out.
 */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "merge_private.h"

struct lists {
	struct value before, ours, theirs;
};

/* Goes to the next item; false after the last. */
static bool
next_item(const char **at, size_t *length, char between)
{
	*at += *length;
	while (**at == between || (between == ',' && **at == ' '))
		++*at;
	*length = strcspn(*at, (const char[]){between, '\0'});
	return **at != '\0';
}

static bool
has_item(struct value list, const char *item, size_t length, char between)
{
	const char *at = list.type == VALUE_TEXT ? list.text : "";
	size_t size = 0;

	while (next_item(&at, &size, between))
		if (size == length && memcmp(at, item, length) == 0)
			return true;
	return false;
}

static void
add_item(struct str *out, const char *item, size_t length, char between)
{
	if (out->length)
		str_addf(out, between == ',' ? "%c " : "%c", between);
	str_add_bytes(out, item, length);
}

static int
compare_items(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What one side has and neither the other nor what both were. */
static size_t
take_new(char **items, size_t count, const struct lists *lists, bool theirs,
	char between)
{
	struct value list = theirs ? lists->theirs : lists->ours;
	const char *at = list.type == VALUE_TEXT ? list.text : "";
	size_t length = 0;

	while (next_item(&at, &length, between))
		if (!has_item(lists->before, at, length, between) &&
			(theirs ||
				!has_item(lists->theirs, at, length, between)))
			items[count++] = base_strndup(at, length);
	return count;
}

/* What each side put in is in, what each took out is out. What is new is in the
 * same order whichever side is merged into which. */
static struct value
join_items(struct arena *arena, const struct lists *lists, char between)
{
	const char *at =
		lists->before.type == VALUE_TEXT ? lists->before.text : "";
	size_t most = 2, length = 0, count, i;
	struct str both = {0};
	struct value value;
	char **items;

	while (next_item(&at, &length, between))
		if (has_item(lists->ours, at, length, between) &&
			has_item(lists->theirs, at, length, between))
			add_item(&both, at, length, between);
	if (lists->ours.type == VALUE_TEXT)
		most += strlen(lists->ours.text);
	if (lists->theirs.type == VALUE_TEXT)
		most += strlen(lists->theirs.text);
	items = base_calloc(most, sizeof *items);
	count = take_new(items, 0, lists, true, between);
	count = take_new(items, count, lists, false, between);
	qsort(items, count, sizeof *items, compare_items);
	for (i = 0; i < count; i++) {
		add_item(&both, items[i], strlen(items[i]), between);
		free(items[i]);
	}
	free(items);
	value = value_text(
		both.length ? arena_text(arena, both.data, both.length) : NULL);
	str_fini(&both);
	return value;
}

bool
merge_items(struct arena *arena, enum field_type type, struct value before,
	struct value ours, struct value *theirs)
{
	const struct lists lists = {before, ours, *theirs};
	char between = type == FIELD_TAGS		   ? ' '
		: type == FIELD_OWNERS			   ? ','
		: type == FIELD_LINKS || type == FIELD_REF ? '\n'
							   : '\0';

	if (between)
		*theirs = join_items(arena, &lists, between);
	return between != '\0';
}
