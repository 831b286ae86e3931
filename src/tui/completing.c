/* SPDX-License-Identifier: MIT */
/* What Tab offers in a field: the words it has, what others have said there. */
#include <stdlib.h>
#include <string.h>

#include "app/templates.h"
#include "base/str.h"
#include "completing.h"
#include "review/template.h"
#include "tui_private.h"

#define MOST 40 /* candidates; more are no help */

/* Whether the bytes of `typed` stand in the word in that order; letters of either
 * case. */
static bool
runs_through(const char *word, size_t length, const char *typed)
{
	size_t i;

	for (i = 0; *typed && i < length; i++)
		if ((word[i] | 0x20) == (*typed | 0x20))
			typed++;
	return !*typed;
}

void
offer_word(struct offer *offer, const char *word, size_t length)
{
	size_t typed = strlen(offer->typed), i;
	struct str item = {0};

	if (!length || offer->found->count == MOST)
		return;
	if (offer->loosely ? !runs_through(word, length, offer->typed)
			   : length < typed ||
				strncmp(word, offer->typed, typed) != 0)
		return;
	str_add(&item, offer->head);
	str_add_bytes(&item, word, length);
	for (i = 0; i < offer->found->count; i++)
		if (strcmp(offer->found->items[i], str_text(&item)) == 0)
			break;
	if (i == offer->found->count)
		completion_add(offer->found, str_text(&item));
	str_fini(&item);
}

static void
add_words(struct offer *offer, const struct field *field)
{
	size_t i;

	for (i = 0; field->words[i]; i++)
		offer_word(offer, field->words[i], strlen(field->words[i]));
}

/* Days as they are written most; of the days that views ask for those behind. */
static void
add_days(struct offer *offer, const struct spot *spot)
{
	static const char *const ahead[] = {
		"today", "tomorrow", "fri", "+1w", "+2w", "+1m"};
	static const char *const behind[] = {
		"today", "yesterday", "-2d", "-1w", "-2w", "-1m"};
	const char *const *days = spot_is_day(spot) ? behind : ahead;
	size_t i;

	for (i = 0; i < sizeof ahead / sizeof *ahead; i++)
		offer_word(offer, days[i], strlen(days[i]));
}

/* What stands between the items of what a field has, "" when it has one. */
static const char *
separators_of(const struct spot *spot)
{
	if (spot->record != RECORD_NODE)
		return "";
	return spot->field == NODE_TAGS					 ? " ,"
		: spot->field == NODE_OWNER || spot->field == NODE_ALIGN ? ","
									 : "";
}

/* Each item of what a node has there. */
static void
add_items(struct offer *offer, const struct spot *spot, const char *text)
{
	const char *separators = separators_of(spot);
	size_t length;

	if (!*separators)
		separators = "\n";
	while (*text) {
		text += strspn(text, " ,\n");
		length = strcspn(text, separators);
		offer_word(offer, text, length);
		text += length;
	}
}

/* What other nodes have in the field. */
static void
add_said(struct offer *offer, const struct plan *plan, const struct spot *spot)
{
	const struct field *field = spot_field(spot);
	const struct node *node = NULL;
	struct value value;

	while ((node = plan_next_of_all(plan, node))) {
		value = record_value(RECORD_NODE, node, field);
		if (value.type == VALUE_TEXT)
			add_items(offer, spot, value.text);
	}
}

void
offer_refs(struct offer *offer, const struct desk *desk, enum node_level lowest)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);
	const struct node *node = plan_node(
		plan, cycle ? cycle->nodes.first : plan->backlog.first);
	struct refs refs = {0};
	const char *ref;

	for (; node; node = plan_next(plan, node, 0)) {
		if (node->level > lowest)
			continue;
		ref = refs_next(&refs, plan, node);
		offer_word(offer, ref, strlen(ref));
	}
}

static void
add_metrics(struct offer *offer, const struct plan *plan)
{
	const struct metric *metric = plan_metric(plan, plan->metrics.first);

	for (; metric; metric = plan_metric(plan, metric->base.next))
		offer_word(offer, metric->name, strlen(metric->name));
}

/* Cycles to lie in; templates. */
static void
add_of_cycle(
	struct offer *offer, const struct plan *plan, const struct spot *spot)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	struct templates *templates;
	size_t i;

	for (; spot->field == CYCLE_PARENT && cycle;
		cycle = plan_cycle(plan, cycle->base.next))
		if (cycle->base.id != spot->id)
			offer_word(offer, cycle->name, strlen(cycle->name));
	if (spot->field != CYCLE_TEMPLATE)
		return;
	templates = templates_load(NULL);
	for (i = 0; i < templates_count(templates); i++)
		offer_word(offer, templates_at(templates, i)->name,
			strlen(templates_at(templates, i)->name));
	templates_free(templates);
}

static void
add_all(struct offer *offer, const struct desk *desk, const struct spot *spot)
{
	const struct field *field = spot_field(spot);

	if (field->type == FIELD_WORD)
		add_words(offer, field);
	else if (spot->record == RECORD_CYCLE)
		add_of_cycle(offer, &desk->session->plan, spot);
	else if (field->type == FIELD_DAY)
		add_days(offer, spot);
	else if (spot->record == RECORD_PRIORITY && spot->field == WEEKLY_NODE)
		offer_refs(offer, desk, LEVEL_KEY_RESULT);
	else if (spot->record == RECORD_NODE && spot->field == NODE_FROM)
		add_metrics(offer, &desk->session->plan);
	else if (spot->record == RECORD_NODE && field->type == FIELD_REF)
		/* What can be served. */
		offer_refs(offer, desk, LEVEL_KEY_RESULT);
	else if (spot->record == RECORD_NODE &&
		(field->type == FIELD_LINE || field->type == FIELD_TAGS ||
			field->type == FIELD_OWNERS))
		add_said(offer, &desk->session->plan, spot);
}

void
complete_value(const struct desk *desk, const struct spot *spot,
	const char *before, const char *text, struct completion *found)
{
	size_t at = strlen(text);
	struct str head = {0};
	struct offer offer = {.found = found};

	while (at && !strchr(separators_of(spot), text[at - 1]))
		at--;
	if (*separators_of(spot))
		at += strspn(text + at, " #");
	str_add(&head, before);
	str_add_bytes(&head, text, at);
	offer.head = str_text(&head);
	offer.typed = text + at;
	add_all(&offer, desk, spot);
	offer.loosely = true;
	if (!found->count)
		add_all(&offer, desk, spot);
	str_fini(&head);
}

void
typing_complete(void *context, const char *text, size_t length,
	struct completion *found)
{
	const struct desk *desk = context;
	char *typed;

	if (desk->typing.adding || desk->typing.node)
		return;
	typed = base_strdup(text);
	typed[length] = '\0';
	complete_value(desk, &desk->typing.spot, "", typed, found);
	free(typed);
}
