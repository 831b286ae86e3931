/* SPDX-License-Identifier: MIT */
/* What Tab offers in a field: the words it has, what others have said there. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "tui_private.h"

#define MOST 40 /* candidates; more are no help */

/* What is typed of the last item of a list, and what stands before it. */
struct offer {
	struct completion *found;
	char *head, *typed;
};

static void
add(struct offer *offer, const char *word, size_t length)
{
	struct str item = {0};
	size_t i;

	if (!length || offer->found->count == MOST ||
		length < strlen(offer->typed) ||
		strncmp(word, offer->typed, strlen(offer->typed)) != 0)
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
		add(offer, field->words[i], strlen(field->words[i]));
}

/* Days as they are written most. */
static void
add_days(struct offer *offer)
{
	static const char *const days[] = {
		"today", "tomorrow", "fri", "+1w", "+2w", "+1m"};
	size_t i;

	for (i = 0; i < sizeof days / sizeof *days; i++)
		add(offer, days[i], strlen(days[i]));
}

static bool
is_list(const struct spot *spot)
{
	return spot->record == RECORD_NODE &&
		(spot->field == NODE_TAGS || spot->field == NODE_OWNER);
}

/* Each item of what a node has there. */
static void
add_items(struct offer *offer, const struct spot *spot, const char *text)
{
	const char *separators = is_list(spot) ? "," : "\n";
	size_t length;

	while (*text) {
		text += strspn(text, " ,\n");
		length = strcspn(text, separators);
		add(offer, text, length);
		text += length;
	}
}

/* What other nodes have in the field. */
static void
add_said(struct offer *offer, const struct plan *plan, const struct spot *spot)
{
	const struct field *field = spot_field(spot);
	uint32_t id, last = plan->tables[RECORD_NODE].count;

	for (id = 1; id <= last; id++) {
		const struct node *node = plan_node(plan, id);
		struct value value = value_none();

		if (node)
			value = record_value(RECORD_NODE, node, field);
		if (value.type == VALUE_TEXT)
			add_items(offer, spot, value.text);
	}
}

/* What can be served: the nodes of the cycle that is shown. */
static void
add_refs(struct offer *offer, const struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	const struct node *node =
		plan_node(plan, cycle ? cycle->nodes.first : 0);
	char ref[REF_SIZE];

	for (; node; node = plan_next(plan, node, 0))
		if (node->level != LEVEL_ACTION)
			add(offer, node_ref(plan, node, ref),
				strlen(node_ref(plan, node, ref)));
}

static void
add_all(struct offer *offer, const struct tui *tui, const struct spot *spot)
{
	const struct field *field = spot_field(spot);

	if (field->type == FIELD_WORD)
		add_words(offer, field);
	else if (field->type == FIELD_DAY)
		add_days(offer);
	else if (spot->record != RECORD_NODE || spot_is_prose(spot) ||
		field->type != FIELD_TEXT || spot->field == NODE_TITLE)
		return;
	else if (spot->field == NODE_ALIGN)
		add_refs(offer, tui);
	else
		add_said(offer, &tui->session->plan, spot);
}

void
typing_complete(void *context, const char *text, size_t length,
	struct completion *found)
{
	const struct tui *tui = context;
	const struct spot *spot = &tui->typing.spot;
	size_t at = length;
	struct str head = {0}, typed = {0};
	struct offer offer = {.found = found};

	if (tui->typing.adding || tui->typing.node)
		return;
	while (at && is_list(spot) && text[at - 1] != ',')
		at--;
	while (is_list(spot) && at < length && text[at] == ' ')
		at++;
	if (!is_list(spot))
		at = 0;
	str_add_bytes(&head, text, at);
	str_add_bytes(&typed, text + at, length - at);
	offer.head = str_take(&head);
	offer.typed = str_take(&typed);
	add_all(&offer, tui, spot);
	free(offer.head);
	free(offer.typed);
}
