/* SPDX-License-Identifier: MIT */
/* What a sync did to a file, in the words of a history: for git's log. */
#include "sync_words.h"

#include <stdlib.h>

#include "base/say.h"
#include "model/merge.h"
#include "model/progress.h"
#include "model/query.h"
#include "model/shared.h"

#define LINES_MOST 50

/* The plan before and after, and the lines so far. */
struct words {
	const struct plan *before;
	struct plan after; /* with the ids of `before` */
	struct change change;
	bool *told; /* by id of node */
	struct str lines;
	size_t count;
};

static void
add_line(struct words *words, const char *format, const char *subject,
	const char *what)
{
	if (words->count++ >= LINES_MOST)
		return;
	str_addf(&words->lines, format, subject, what);
	str_add_char(&words->lines, '\n');
}

static void
add_checkin(struct words *words, const struct checkin *checkin)
{
	const struct node *node = plan_node(&words->after, checkin->node);
	struct str value = {0};
	char ref[REF_SIZE];

	checkin_value(node, checkin, &value);
	add_line(words, _("%s checked in: %s"),
		node_ref(&words->after, node, ref), str_text(&value));
	words->told[node->id] = true;
	str_fini(&value);
}

static void
add_node(struct words *words, const struct plan *plan, uint32_t id,
	const char *format)
{
	const struct node *node = plan_node(plan, id);
	char ref[REF_SIZE];

	add_line(words, format, node_ref(plan, node, ref), node->title);
	words->told[id] = true;
}

/* What came and went. */
static void
add_whole(struct words *words, const struct edit *edit)
{
	const struct checkin *checkin = plan_checkin(&words->after, edit->id);

	if (edit->record == RECORD_CHECKIN && edit->op == EDIT_CREATE &&
		checkin)
		add_checkin(words, checkin);
	else if (edit->record == RECORD_NODE && edit->op == EDIT_CREATE)
		add_node(words, &words->after, edit->id, _("%s added: %s"));
	else if (edit->record == RECORD_NODE && edit->op == EDIT_DELETE)
		add_node(words, words->before, edit->id, _("%s deleted: %s"));
}

/* The fields of a node that are another, by name; not where it stands. */
static void
add_fields(struct words *words, uint32_t id)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	const struct node *before = plan_node(words->before, id);
	const struct node *after = plan_node(&words->after, id);
	struct str names = {0};
	char ref[REF_SIZE];
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (!type->fields[i].derived &&
			!value_equal(record_value(RECORD_NODE, before,
					     &type->fields[i]),
				record_value(
					RECORD_NODE, after, &type->fields[i])))
			str_addf(&names, "%s%s", names.length ? ", " : "",
				_(type->fields[i].label));
	if (names.length)
		add_line(words, "%s: %s", node_ref(&words->after, after, ref),
			str_text(&names));
	words->told[id] = true;
	str_fini(&names);
}

static void
add_changed(struct words *words, const struct edit *edit)
{
	if (edit->record == RECORD_NODE && edit->op == EDIT_SET &&
		!words->told[edit->id] && plan_node(words->before, edit->id) &&
		plan_node(&words->after, edit->id))
		add_fields(words, edit->id);
}

static void
add_all(struct words *words)
{
	size_t i;

	words->told =
		base_calloc((size_t)words->after.tables[RECORD_NODE].limit +
				words->before->tables[RECORD_NODE].limit + 1,
			sizeof *words->told);
	for (i = 0; i < words->change.count; i++)
		if (words->change.edits[i].op != EDIT_SET)
			add_whole(words, &words->change.edits[i]);
	for (i = 0; i < words->change.count; i++)
		add_changed(words, &words->change.edits[i]);
	free(words->told);
}

/* A line alone is all there is to say; of several the first is about them. */
static void
add_message(const struct words *words, struct str *out)
{
	if (words->count > 1) {
		str_addf(out,
			ngettext("%zu change to the goals",
				"%zu changes to the goals", words->count),
			words->count);
		str_add(out, "\n\n");
	} else if (!words->count) {
		str_addf(out, "%s\n", _("The goals, brought up to date"));
	}
	str_add(out, str_text(&words->lines));
	if (words->count > LINES_MOST)
		str_add(out, "…\n");
}

void
sync_words(const struct plan *before, const struct plan *after, struct str *out)
{
	struct words words = {.before = before};
	struct merge_options options = {.base = before};

	plan_init(&words.after);
	if (merge_plans(before, after, &options, &words.change, NULL)) {
		plan_shared(before, NULL, &words.after);
		change_apply(&words.after, &words.change);
		add_all(&words);
	}
	add_message(&words, out);
	change_fini(&words.change);
	plan_fini(&words.after);
	str_fini(&words.lines);
}
