/* SPDX-License-Identifier: MIT */
#include "prose.h"

#include <string.h>

#include "model/doc.h"

static bool
same_runs(const struct run *one, const struct run *other)
{
	for (; one && other; one = one->next, other = other->next)
		if (one->style != other->style || !one->link != !other->link ||
			strcmp(one->text, other->text) != 0)
			return false;
	return !one && !other;
}

bool
prose_same(const char *a, const char *b)
{
	struct doc left = {0}, right = {0};
	const struct block *one = doc_prose(&left, a, NULL);
	const struct block *other = doc_prose(&right, b, NULL);
	bool same = true;

	for (; same && one && other; one = one->next, other = other->next)
		same = one->type == other->type && one->depth == other->depth &&
			one->mark == other->mark &&
			one->number == other->number &&
			same_runs(one->runs, other->runs);
	same = same && !one && !other;
	doc_clear(&left);
	doc_clear(&right);
	return same;
}
