/* SPDX-License-Identifier: MIT */
#include "app/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/check.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/merge.h"
#include "model/query.h"

/* Counts errors on their way to the caller's reporter. */
struct counting {
	const struct reporter *reporter;
	int errors;
};

static void
count_report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct counting *counting = context;

	counting->errors += severity == PROBLEM_ERROR;
	if (counting->reporter)
		counting->reporter->report(counting->reporter->context,
			severity, line, column, what);
}

static void
refuse(void *context, enum record record, uint32_t id, const char *what)
{
	const struct reporter *reporter = context;

	(void)record;
	(void)id;
	reporter->report(reporter->context, PROBLEM_ERROR, 0, 0, what);
}

/* Control characters of a document that is not ours are blanks, and said so. A
 * copy for the caller to free, or NULL when there are none. */
static char *
without_controls(struct piece file, const struct reporter *reporter)
{
	char *copy = NULL;
	int line = 1, told = 0;
	size_t i;

	for (i = 0; i < file.length; i++) {
		if ((unsigned char)file.text[i] > ' ' && file.text[i] != 0x7f)
			continue;
		line += file.text[i] == '\n';
		if (!file.text[i] ||
			!text_is_control((unsigned char)file.text[i]))
			continue;
		if (!copy)
			copy = memcpy(base_calloc(file.length + 1, 1),
				file.text, file.length);
		copy[i] = ' ';
		if (told != line)
			reporter->report(reporter->context, PROBLEM_NOTE, line,
				0, _("control characters are read as blanks"));
		told = line;
	}
	return copy;
}

bool
import_read(struct import *import, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct counting counting = {reporter, 0};
	struct reporter count = {.report = count_report, .context = &counting};
	const struct format *format = import->format;
	char *clean;
	bool ok;

	plan_init(&import->from);
	piece_skip_mark(&file);
	clean = format->is_own ? NULL : without_controls(file, &count);
	import->own = format->is_own;
	if (clean)
		file.text = clean;
	ok = format->read(&import->from, file, options, &count, err);
	free(clean);
	if (!ok)
		return false;
	if (import->own)
		check_plan(&import->from, refuse, &count);
	if (!counting.errors)
		return true;
	return err_set(err, ERR_INPUT,
		ngettext("%d line was refused, so nothing was read in",
			"%d lines were refused, so nothing was read in",
			(unsigned long)counting.errors),
		counting.errors);
}

void
import_fini(struct import *import)
{
	plan_fini(&import->from);
}

/* The cycle that nodes without one go to: the one asked for, else the current
 * one, else the current quarter, made in the same change. */
static bool
import_cycle(const struct session *session, struct change *change,
	uint32_t *cycle, struct err *err)
{
	const struct cycle *current =
		plan_current_cycle(&session->plan, session->today);

	if (*cycle)
		return true;
	if (current && !cycle_closed(current)) {
		*cycle = current->base.id;
		return true;
	}
	return edit_cycle_add(&session->plan,
		&(struct new_cycle){NULL, span_quarter(session->today), 0},
		change, cycle, err);
}

/* What stands in no cycle of the document, NULL where nothing does. */
static const struct cycle *
find_loose(const struct plan *from)
{
	const struct cycle *cycle = plan_cycle(from, from->cycles.first);

	while (cycle &&
		(cycle->name ||
			!(cycle->nodes.first || cycle->sections.first ||
				cycle->note || cycle->tags)))
		cycle = plan_cycle(from, cycle->base.next);
	return cycle;
}

/* The cycle of the document that is the one its loose parts go to. */
static const struct cycle *
find_home(const struct plan *from, const struct cycle *target)
{
	const struct cycle *cycle = plan_cycle(from, from->cycles.first);

	while (cycle &&
		!(cycle->name && cycle->starts == target->starts &&
			cycle->ends == target->ends))
		cycle = plan_cycle(from, cycle->base.next);
	return cycle;
}

/* Puts what one text says, or its tags, before what the other does. */
static void
join_text(struct change *change, const struct plan *plan, struct target of,
	const char *first)
{
	const struct field *type = &record_types[of.record].fields[of.field];
	struct value second =
		change_value(change, plan, of.record, of.id, of.field);
	struct str both = {0};

	if (!first)
		return;
	str_add(&both, first);
	if (second.type == VALUE_TEXT)
		str_addf(&both, "%c%s", type->type == FIELD_TAGS ? ' ' : '\n',
			second.text);
	change_set(change, plan, of.record, of.id, of.field,
		value_text(both.data));
	str_fini(&both);
}

static void
move_sections(struct change *change, const struct plan *from,
	const struct cycle *loose, const struct cycle *home)
{
	const struct section *section, *same;

	for (section = plan_section(from, loose->sections.first); section;
		section = plan_section(from, section->base.next)) {
		same = plan_section(from, home->sections.first);
		while (same && strcmp(same->name, section->name) != 0)
			same = plan_section(from, same->base.next);
		if (!same) {
			change_set(change, from, RECORD_SECTION,
				section->base.id, SECTION_CYCLE,
				value_number(home->base.id));
			continue;
		}
		join_text(change, from,
			(struct target){
				RECORD_SECTION, same->base.id, SECTION_TEXT},
			section->text);
		change_delete(change, from, RECORD_SECTION, section->base.id);
	}
}

/* A document that names the cycle its loose parts go to has them in it. */
static void
bring_home(struct import *import, const struct session *session)
{
	struct plan *from = &import->from;
	const struct cycle *current = import->cycle
		? plan_cycle(&session->plan, import->cycle)
		: plan_current_cycle(&session->plan, session->today);
	const struct span quarter = span_quarter(session->today);
	const struct cycle made = {
		.starts = quarter.starts, .ends = quarter.ends};
	const struct cycle *loose = find_loose(from), *home;
	const struct node *node;
	struct change change = {0};

	if (current && cycle_closed(current) && !import->cycle)
		current = NULL;
	home = loose ? find_home(from, current ? current : &made) : NULL;
	if (!home)
		return;
	for (node = plan_node(from, loose->nodes.first); node;
		node = plan_node(from, node->next))
		change_set(&change, from, RECORD_NODE, node->id, NODE_CYCLE,
			value_number(home->base.id));
	move_sections(&change, from, loose, home);
	join_text(&change, from,
		(struct target){RECORD_CYCLE, home->base.id, CYCLE_NOTE},
		loose->note);
	join_text(&change, from,
		(struct target){RECORD_CYCLE, home->base.id, CYCLE_TAGS},
		loose->tags);
	if (!home->template && loose->template)
		change_set(&change, from, RECORD_CYCLE, home->base.id,
			CYCLE_TEMPLATE, value_text(loose->template));
	change_delete(&change, from, RECORD_CYCLE, loose->base.id);
	change_apply(from, &change);
	change_fini(&change);
}

bool
import_store(struct session *session, const struct change *changes,
	size_t count, int *closed, struct err *err)
{
	struct change all = {0};
	size_t i, j;
	bool ok;

	for (i = 0; i < count; i++)
		for (j = 0; j < changes[i].count; j++)
			change_push(&all, &changes[i].edits[j]);
	if (closed)
		*closed = edit_close_past(&session->plan, session->today, &all);
	change_label_count(
		&all, NN_("import %s file", "import %s files"), count);
	ok = (!all.count || session_back_up(session, "import", err)) &&
		session_keep(session, &all, err);
	change_fini(&all);
	return ok;
}

/* The days of a cycle that the plan has or the change makes. */
static struct span
cycle_days(const struct plan *plan, const struct change *change, uint32_t cycle)
{
	struct value starts =
		change_value(change, plan, RECORD_CYCLE, cycle, CYCLE_STARTS);
	struct value ends =
		change_value(change, plan, RECORD_CYCLE, cycle, CYCLE_ENDS);

	if (starts.type == VALUE_NONE || ends.type == VALUE_NONE)
		return (struct span){DAY_NONE, DAY_NONE};
	return (struct span){(int32_t)starts.number, (int32_t)ends.number};
}

static bool
merge_read(struct import *import, struct session *session, uint32_t cycle,
	struct change *change, struct err *err)
{
	struct merge_options options = {.counts = &import->counts,
		.cycle = cycle,
		.base = import->replace ? &session->plan : NULL,
		.only = import->replace ? import->cycle : 0,
		.document = !import->own,
		.missing = import->missing,
		.context = import->context};

	return merge_plans(
		&session->plan, &import->from, &options, change, err);
}

bool
import_merge(struct import *import, struct session *session, struct err *err)
{
	uint32_t cycle = import->cycle;
	struct change own = {0}, *change = import->kept ? import->kept : &own;
	bool ok, made;

	bring_home(import, session);
	ok = !find_loose(&import->from) ||
		import_cycle(session, change, &cycle, err);
	made = change->count > 0;
	if (ok && !import->own)
		check_settle(&import->from,
			cycle_days(&session->plan, change, cycle),
			change_value(change, &session->plan, RECORD_CYCLE,
				cycle, CYCLE_NAME)
				.text,
			import->settled, import->context);
	ok = ok && merge_read(import, session, cycle, change, err);
	import->counts.of[RECORD_CYCLE] += made;
	if (ok && !import->own)
		edit_made(&session->plan, session->today, change);
	if (ok)
		edit_read_metrics(&session->plan, change);
	if (ok && import->ends)
		check_new_ends(
			&session->plan, change, import->ends, import->context);
	/* session_do checks what it stores. */
	if (ok && (import->dry_run || import->kept))
		ok = check_change(&session->plan, change, err);
	/* What is kept is closed with the others: they may add to it. */
	if (ok && !import->open && !import->kept &&
		!(import->replace && import->own))
		import->closed =
			edit_close_past(&session->plan, session->today, change);
	if (ok && import->prepared)
		import->prepared(import->context, &session->plan, change);
	change_label(change, N_("import %s"), import->name);
	if (ok && (import->dry_run || import->kept)) {
		change_apply(&session->plan, change);
	} else if (ok) {
		ok = (!change->count ||
			     session_back_up(session, "import", err)) &&
			session_do(session, change, err);
	} else {
		change_clear(change);
	}
	change_fini(&own);
	return ok;
}
