/* SPDX-License-Identifier: MIT */
#include "model/align.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "align_links.h"
#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "model/query.h"
#include "model/value.h"

/* ---- other plans */

static int
by_uid(const void *a, const void *b)
{
	const struct other *one = a, *other = b;

	return one->uid < other->uid ? -1 : one->uid > other->uid;
}

static int
by_target(const void *a, const void *b)
{
	const struct other_link *one = a, *other = b;

	if (one->uid != other->uid)
		return one->uid < other->uid ? -1 : 1;
	return one->from < other->from ? -1 : one->from > other->from;
}

static void
add_link(struct elsewhere *elsewhere, uint64_t uid, uint32_t from)
{
	size_t count = elsewhere->link_count;

	if ((count & (count - 1)) == 0)
		elsewhere->links = base_realloc(elsewhere->links,
			count ? 2 * count : 1, sizeof *elsewhere->links);
	elsewhere->links[elsewhere->link_count++] =
		(struct other_link){uid, from};
}

void
elsewhere_sort(struct elsewhere *elsewhere)
{
	const char *list, *item;
	size_t length;
	uint64_t uid;
	uint32_t i;

	if (elsewhere->count)
		qsort(elsewhere->nodes, elsewhere->count,
			sizeof *elsewhere->nodes, by_uid);
	elsewhere->link_count = 0;
	for (i = 0; i < elsewhere->count; i++) {
		list = elsewhere->nodes[i].align;
		while (align_item(&list, &item, &length))
			if (uid_read(item, length, &uid))
				add_link(elsewhere, uid, i);
	}
	if (elsewhere->link_count)
		qsort(elsewhere->links, elsewhere->link_count,
			sizeof *elsewhere->links, by_target);
}

const struct other *
elsewhere_find(const struct elsewhere *elsewhere, uint64_t uid)
{
	const struct other wanted = {.uid = uid};

	if (!elsewhere || !elsewhere->count)
		return NULL;
	return bsearch(&wanted, elsewhere->nodes, elsewhere->count,
		sizeof wanted, by_uid);
}

/* The nth that serves that uid in another plan; NULL beyond the last. */
static const struct other *
serving_elsewhere(const struct plan *plan, uint64_t uid, size_t n)
{
	const struct elsewhere *elsewhere = plan->elsewhere;
	const struct other *other;
	size_t low = 0, high = elsewhere ? elsewhere->link_count : 0, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (elsewhere->links[middle].uid < uid)
			low = middle + 1;
		else
			high = middle;
	}
	for (; elsewhere && low < elsewhere->link_count &&
		elsewhere->links[low].uid == uid;
		low++) {
		other = &elsewhere->nodes[elsewhere->links[low].from];
		if (other->place != plan->place && n-- == 0)
			return other;
	}
	return NULL;
}

/* ---- both ways */

bool
align_next(const struct plan *plan, const char **list, struct aligned *out)
{
	const struct align_link *link;
	uint64_t uid;

	*out = (struct aligned){0};
	if (!align_item(list, &out->text, &out->length))
		return false;
	if (!uid_read(out->text, out->length, &uid))
		return true;
	link = align_links_find(plan, uid);
	out->node = link ? plan_node(plan, link->to) : NULL;
	if (!out->node)
		out->other = elsewhere_find(plan->elsewhere, uid);
	return true;
}

bool
align_served_by(const struct plan *plan, const struct node *node, size_t n,
	struct aligned *out)
{
	const struct align_link *link = align_links_find(plan, node->uid);
	const struct align_link *end = plan->aligned + plan->aligned_count;
	uint64_t uid = node->uid & ~UID_UNSAID;

	*out = (struct aligned){0};
	if (link && n < (size_t)(end - link) && link[n].uid == uid) {
		out->node = plan_node(plan, link[n].from);
		return true;
	}
	for (; link && link < end && link->uid == uid; link++)
		n--;
	out->other = serving_elsewhere(plan, uid, n);
	return out->other != NULL;
}

int32_t
align_mean(const struct plan *plan, const struct node *node)
{
	struct aligned end;
	int64_t sum = 0;
	int32_t share;
	size_t i, count = 0;

	for (i = 0; align_served_by(plan, node, i, &end); i++) {
		assert(end.node || end.other);
		if (end.node ? !node_counts(plan, end.node)
			     : end.other->state == STATE_DROPPED)
			continue;
		share = end.node ? end.node->share : end.other->share;
		if (share == SHARE_NONE)
			continue;
		sum += share;
		count++;
	}
	return i > 1 && count
		? (int32_t)((sum + (int64_t)count / 2) / (int64_t)count)
		: SHARE_NONE;
}

/* ---- what is amiss */

/* The days and the name of the cycle that it is in; in none they are no days. */
static struct span
days_of(const struct plan *plan, const struct aligned *end, const char **name)
{
	const struct cycle *cycle =
		end->node ? plan_cycle_of(plan, end->node) : NULL;

	*name = end->other ? end->other->cycle : cycle ? cycle->name : NULL;
	if (end->other)
		return (struct span){end->other->starts, end->other->ends};
	if (cycle)
		return (struct span){cycle->starts, cycle->ends};
	return (struct span){DAY_NONE, DAY_NONE};
}

bool
align_amiss(const struct plan *plan, const struct aligned *from,
	const struct aligned *to, struct str *why)
{
	const char *here, *there;
	struct span days = days_of(plan, from, &here);
	struct span those = days_of(plan, to, &there);

	if (!to->node && !to->other)
		str_addf(
			why, _("%.*s is not there"), (int)to->length, to->text);
	else if (to->other ? to->other->state == STATE_DROPPED
			   : to->node->state == STATE_DROPPED)
		str_add(why, _("that was dropped"));
	else if (spans_apart(days, those))
		str_addf(why, _("other days: that is in %s"),
			there ? there : "");
	else
		return false;
	return true;
}

/* ---- in words */

/* " (@li @mei, 5/10)": what there is of it. */
static void
add_facts(const char *owners, int32_t share, struct str *out)
{
	char tenths[TENTHS_TEXT_SIZE];
	const char *name;
	size_t length;
	bool some = false;

	for (; owner_next(&owners, &name, &length); some = true)
		str_addf(out, "%s@%.*s", some ? " " : " (", (int)length, name);
	if (share != SHARE_NONE)
		str_addf(out, "%s%s/10", some ? ", " : " (",
			tenths_text(share_tenths(share), tenths));
	if (some || share != SHARE_NONE)
		str_add_char(out, ')');
}

static void
add_other(const struct other *other, struct str *out)
{
	str_addf(out, "%s: ", other->plan);
	if (other->cycle)
		str_addf(out, "%s ", other->cycle);
	str_add(out, other->ref);
	str_addf(out, " %s", other->title);
	add_facts(other->owner, other->share, out);
}

void
align_text(const struct plan *plan, const struct aligned *end, uint32_t cycle,
	struct str *out)
{
	const struct cycle *in;
	char ref[REF_SIZE];

	if (end->other) {
		add_other(end->other, out);
		return;
	}
	if (!end->node) {
		str_addf(out, _("%.*s, which is not there"), (int)end->length,
			end->text);
		return;
	}
	in = plan_cycle_of(plan, end->node);
	if (in && in->base.id != cycle && in->name)
		str_addf(out, "%s ", in->name);
	str_add(out, node_ref(plan, end->node, ref));
	str_addf(out, " %s", end->node->title);
	add_facts(node_detail(end->node)->owner, end->node->share, out);
}

void
align_mark(const struct plan *plan, const struct node *node, struct str *out)
{
	const char *list = node_detail(node)->align;
	const struct aligned from = {.node = node};
	bool serves = false, amiss = false;
	struct str why = {0};
	struct aligned end;
	size_t count = 0;

	while (align_next(plan, &list, &end)) {
		serves = true;
		amiss |= align_amiss(plan, &from, &end, &why);
	}
	while (align_served_by(plan, node, count, &end))
		count++;
	if (serves)
		str_add(out, amiss ? "↑?" : "↑");
	if (count)
		str_addf(out, "↓%zu", count);
	str_fini(&why);
}

/* ---- documents */

static const struct node *
find(const struct plan *plan, uint32_t cycle, const char *text, size_t length,
	int32_t today)
{
	char *ref = base_strndup(text, length);
	const struct node *node =
		plan ? query_ref(plan, cycle, ref, today, NULL) : NULL;

	free(ref);
	return node;
}

/* The list with ids for references; whether one was. */
static bool
resolve(const struct plan *draft, const struct plan *into,
	const struct node *node, int32_t today, struct str *out)
{
	const struct cycle *cycle = plan_cycle_of(draft, node);
	const char *list = node_detail(node)->align, *item;
	char text[UID_TEXT_SIZE];
	const struct node *to;
	bool resolved = false;
	size_t length;
	uint64_t uid;

	str_clear(out);
	while (align_item(&list, &item, &length)) {
		if (out->length)
			str_add_char(out, '\n');
		to = NULL;
		if (!uid_read(item, length, &uid))
			to = find(draft, cycle ? cycle->base.id : 0, item,
				length, today);
		if (!to && !uid_read(item, length, &uid))
			to = find(into, 0, item, length, today);
		if (to)
			str_add(out, uid_text(to->uid & ~UID_UNSAID, text));
		else
			str_add_bytes(out, item, length);
		resolved |= to != NULL;
	}
	return resolved;
}

void
align_resolve(struct plan *draft, const struct plan *into, int32_t today)
{
	uint32_t limit = draft->tables[RECORD_NODE].limit, id;
	struct change change = {0};
	const struct node *node;
	struct str list = {0};

	for (id = 1; id < limit; id++) {
		node = plan_node(draft, id);
		if (node && node_detail(node)->align &&
			resolve(draft, into, node, today, &list))
			change_set(&change, draft, RECORD_NODE, id, NODE_ALIGN,
				value_text(str_text(&list)));
	}
	change_apply(draft, &change);
	change_fini(&change);
	str_fini(&list);
}
