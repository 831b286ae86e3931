/* SPDX-License-Identifier: MIT */
/* What may be typed in a filter: Tab offers it, and a pane beside the prompt says
 * it. */
#include <stdlib.h>
#include <string.h>

#include "app/filters.h"
#include "base/say.h"
#include "base/text.h"
#include "completing.h"
#include "model/cycle.h"
#include "tui_private.h"

#define HELP_COLS 62
#define NAME_CELLS 12
#define LEAVES 2 /* rows of the screen that are seen beside it */

/* ---- what Tab offers */

static void
offer_text(struct offer *offer, const char *text)
{
	offer_word(offer, text, strlen(text));
}

static void
offer_names(struct offer *offer, const struct desk *desk)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	struct str word = {0};
	const char *name;
	size_t i;

	for (i = 0; (name = filter_name(i)); i++)
		offer_text(offer, name);
	for (i = 0; i < NODE_FIELDS; i++)
		if (fields[i].help) {
			str_clear(&word);
			str_addf(&word, "%s:", fields[i].name);
			offer_text(offer, str_text(&word));
		}
	offer_text(offer, "or");
	offer_text(offer, "not");
	for (i = 0; (name = filters_name(&desk->session->config, i)); i++) {
		str_clear(&word);
		str_addf(&word, "=%s", name);
		offer_text(offer, str_text(&word));
	}
	str_fini(&word);
}

static void
offer_cycles(struct offer *offer, const struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	offer_text(offer, "all");
	offer_text(offer, "current");
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		offer_text(offer, cycle->name);
}

/* What other nodes have there. */
static void
offer_said(struct offer *offer, const struct desk *desk, int field)
{
	struct spot spot = {.record = RECORD_NODE, .field = field};

	if (!offer->loosely)
		complete_value(
			desk, &spot, offer->head, offer->typed, offer->found);
}

static void
offer_values(struct offer *offer, const struct desk *desk, const char *name)
{
	const char *const *words = filter_words(name);
	struct str field = {0};
	const struct field *at;

	for (; words && *words; words++)
		if (**words)
			offer_text(offer, *words);
	if (!strcmp(name, "cycle:"))
		offer_cycles(offer, desk);
	else if (!strcmp(name, "due:"))
		offer_text(offer, "week");
	else if (!strcmp(name, "@") || !strcmp(name, "owner:"))
		offer_said(offer, desk, NODE_OWNER);
	else if (!strcmp(name, "#") || !strcmp(name, "tag:"))
		offer_said(offer, desk, NODE_TAGS);
	str_add_bytes(&field, name, strcspn(name, ":"));
	at = words ? NULL : field_find(RECORD_NODE, str_text(&field));
	if (at && !offer->found->count)
		offer_said(offer, desk,
			(int)(at - record_types[RECORD_NODE].fields));
	str_fini(&field);
}

/* The name that the word begins with, to the colon; "" for none. */
static void
take_name(const char *word, struct str *out)
{
	size_t length = strcspn(word, ":");

	if (*word == '#' || *word == '@')
		str_add_char(out, *word);
	else if (word[length])
		str_add_bytes(out, word, length + 1);
}

static void
offer_either(struct offer *offer, const struct desk *desk, const char *name)
{
	if (*name)
		offer_values(offer, desk, name);
	else
		offer_names(offer, desk);
}

void
filter_complete(void *context, const char *text, size_t length,
	struct completion *found)
{
	char *typed = base_strndup(text, length);
	struct offer offer = {.found = found};
	struct str head = {0}, name = {0};
	size_t at = length;

	while (at && !strchr(" (", typed[at - 1]))
		at--;
	at += strspn(typed + at, "-!");
	take_name(typed + at, &name);
	at += name.length;
	str_add_bytes(&head, typed, at);
	offer.head = str_text(&head);
	offer.typed = typed + at;
	offer_either(&offer, context, str_text(&name));
	offer.loosely = true;
	if (!found->count)
		offer_either(&offer, context, str_text(&name));
	str_fini(&head);
	str_fini(&name);
	free(typed);
}

/* ---- the pane that says it */

/* The words after a name, or what stands for them. */
static void
add_words(const char *name, struct str *out)
{
	static const struct {
		const char *name, *text;
	} others[] = {
		{"due:", N_("<12-01, >fri, week")},
		{"progress:", N_("<5, >7/10, 0.5")},
		{"cycle:", N_("all, current, a name")},
		{"#", N_("a tag")},
		{"@", N_("an owner")},
	};
	const char *const *words = filter_words(name);
	size_t i;

	for (; words && *words; words++)
		if (**words)
			str_addf(out, "%s%s", out->length ? " " : "", *words);
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (!strcmp(others[i].name, name))
			str_add(out, _(others[i].text));
}

static void
add_row(struct lines *lines, const char *name, const char *text, int width)
{
	size_t first = lines->count;

	lines_wrap(lines, NAME_CELLS, width, ROLE_NORMAL, text);
	if (lines->count > first)
		lines_label(lines, first, 1, ROLE_HINT_KEY, name);
}

static void
add_saved(const struct desk *desk, struct lines *lines, int width)
{
	struct str text = {0};
	const char *name;
	size_t i;

	for (i = 0; (name = filters_name(&desk->session->config, i)); i++)
		str_addf(&text, "%s=%s", i ? " " : "", name);
	if (text.length)
		add_row(lines, _("saved"), str_text(&text), width);
	str_fini(&text);
}

static void
make(const struct desk *desk, int width, struct lines *lines)
{
	struct str text = {0};
	const char *name;
	size_t i;

	for (i = 0; (name = filter_name(i)); i++) {
		str_clear(&text);
		add_words(name, &text);
		/* The longer name of one that is there already says nothing. */
		if (text.length && strcmp(name, "outcome:") != 0)
			add_row(lines, name, str_text(&text), width);
	}
	add_row(lines, _("field:"),
		_("any other field: unit:, note:, links: …"), width);
	add_row(lines, _("word"), _("in a title, note, owner, tag"), width);
	add_row(lines, "-  not", _("turns round what follows"), width);
	add_row(lines, "or  ( )", _("either; without it all must hold"), width);
	add_saved(desk, lines, width);
	str_fini(&text);
}

void
filter_help_draw(const struct desk *desk, struct canvas *canvas)
{
	struct rect body = desk->layout.body, rect = body;
	struct lines lines = {0};
	struct canvas inner;
	size_t i;

	rect.cols = body.cols < HELP_COLS ? body.cols : HELP_COLS;
	rect.col = body.col + body.cols - rect.cols;
	make(desk, rect.cols - 3, &lines);
	rect.rows = (int)lines.count + 2;
	rect.row = body.row + body.rows - rect.rows;
	if (rect.rows + LEAVES <= body.rows) {
		inner = canvas_part(canvas, rect);
		canvas_clear(&inner, ROLE_NORMAL);
		inner = canvas_pane(canvas, rect, _("Filter"), false);
		for (i = 0; i < lines.count; i++)
			lines_draw(&lines, i, &inner, (int)i, 0);
	}
	lines_fini(&lines);
}
