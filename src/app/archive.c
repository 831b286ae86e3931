/* SPDX-License-Identifier: MIT */
#include "app/archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "format/format.h"
#include "model/cycle.h"
#include "model/edit.h"

/* ---- which cycles */

/* Whether it is one of them or lies in one. */
static bool
is_taken(const struct plan *plan, const struct archive *archive,
	const struct cycle *cycle)
{
	const struct cycle *outer;
	size_t i;

	for (i = 0; i < archive->count; i++) {
		outer = plan_cycle(plan, archive->cycles[i]);
		if (outer == cycle ||
			(outer && cycle_holds(plan, outer, cycle)))
			return true;
	}
	return false;
}

/* Whether one of them lies in it: its name and days go along. */
static bool
is_frame(const struct plan *plan, const struct archive *archive,
	const struct cycle *cycle)
{
	size_t i;

	for (i = 0; i < archive->count; i++)
		if (cycle_holds(
			    plan, cycle, plan_cycle(plan, archive->cycles[i])))
			return true;
	return false;
}

char *
archive_name(const struct plan *plan, const uint32_t *cycles, size_t count)
{
	struct span span = {INT32_MAX, INT32_MIN};
	const struct cycle *cycle;
	char text[SPAN_TEXT_SIZE];
	struct str name = {0};
	char *at;
	size_t i;

	for (i = 0; i < count; i++) {
		cycle = plan_cycle(plan, cycles[i]);
		if (cycle && cycle->starts < span.starts)
			span.starts = cycle->starts;
		if (cycle && cycle->ends > span.ends)
			span.ends = cycle->ends;
	}
	str_addf(&name, "archive-%s.yaml", span_text(span, text));
	for (at = name.data; *at; at++)
		if (*at == '/' || *at == ' ')
			*at = '-';
	return name.data;
}

/* ---- the file */

/* A frame says nothing but which it is, so that nothing of the plan is altered
 * when it is read in again. */
static void
empty_frame(const struct plan *copy, const struct cycle *cycle,
	struct change *change)
{
	static const int fields[] = {CYCLE_CLOSED, CYCLE_TEMPLATE, CYCLE_NOTE,
		CYCLE_TAGS, CYCLE_EXTRA, CYCLE_RHYTHM, CYCLE_PROGRESS};
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		change_set(change, copy, RECORD_CYCLE, cycle->base.id,
			fields[i], value_none());
}

/* First out of what they lie in, for that may go before them. */
static void
delete_cycles(const struct plan *plan, const uint32_t *ids, size_t count,
	struct change *change)
{
	size_t i;

	for (i = 0; i < count; i++)
		change_set(change, plan, RECORD_CYCLE, ids[i], CYCLE_PARENT,
			value_none());
	for (i = 0; i < count; i++)
		change_delete(change, plan, RECORD_CYCLE, ids[i]);
}

/* What is not put away, out of a copy of the plan. */
static void
leave_rest(struct plan *copy, const struct archive *archive)
{
	const struct cycle *cycle = plan_cycle(copy, copy->cycles.first);
	uint32_t *gone =
		base_calloc(copy->tables[RECORD_CYCLE].limit + 1, sizeof *gone);
	struct change change = {0};
	size_t count = 0;

	edit_empty_rest(copy, &change);
	for (; cycle; cycle = plan_cycle(copy, cycle->base.next)) {
		if (is_taken(copy, archive, cycle))
			continue;
		edit_empty_cycle(copy, cycle->base.id, &change);
		if (is_frame(copy, archive, cycle))
			empty_frame(copy, cycle, &change);
		else
			gone[count++] = cycle->base.id;
	}
	delete_cycles(copy, gone, count, &change);
	change_apply(copy, &change);
	change_fini(&change);
	free(gone);
}

static bool
write_text(const struct plan *plan, struct str *out, struct err *err)
{
	const struct write_options options = {0};
	char *text = NULL;
	size_t length = 0;
	FILE *memory = open_memstream(&text, &length);
	bool ok;

	if (!memory)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	ok = format_find("yaml")->write(plan, &options, memory, err);
	if (fclose(memory) != 0 && ok)
		ok = err_set(err, ERR_SYSTEM, _("out of memory"));
	str_add_bytes(out, text, length);
	free(text);
	return ok;
}

static bool
read_text(struct plan *plan, const struct str *text, int32_t today,
	struct err *err)
{
	const struct read_options options = {.today = today};

	plan_init(plan);
	return format_find("yaml")->read(plan,
		(struct piece){text->data, text->length}, &options, NULL, err);
}

/* The ids of the cycles in the copy, which has its own. */
static uint32_t *
copied_ids(const struct plan *plan, const struct plan *copy,
	const struct archive *archive)
{
	uint32_t *ids = base_calloc(archive->count, sizeof *ids);
	const struct cycle *there;
	size_t i;

	for (i = 0; i < archive->count; i++) {
		there = plan_cycle_by_uid(
			copy, plan_cycle(plan, archive->cycles[i])->uid);
		ids[i] = there ? there->base.id : 0;
	}
	return ids;
}

/* The text of the archive, which can be read again. */
static bool
make_text(const struct session *session, const struct archive *archive,
	struct str *out, struct err *err)
{
	const struct plan *plan = &session->plan;
	struct archive within = *archive;
	struct plan copy = {0}, again = {0};
	struct str all = {0};
	uint32_t *ids = NULL;
	bool ok = write_text(plan, &all, err) &&
		read_text(&copy, &all, session->today, err);

	if (ok) {
		within.cycles = ids = copied_ids(plan, &copy, archive);
		leave_rest(&copy, &within);
		ok = write_text(&copy, out, err) &&
			read_text(&again, out, session->today, err);
	}
	plan_fini(&again);
	plan_fini(&copy);
	free(ids);
	str_fini(&all);
	return ok;
}

/* ---- all of it */

static bool
refuse_open(const struct cycle *cycle, struct err *err)
{
	return err_set(err, ERR_INPUT,
		_("%s is not closed; only what is closed can be put into an "
		  "archive"),
		cycle->name);
}

static bool
take_out(const struct plan *plan, const struct archive *archive,
	struct change *change, size_t *taken, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	uint32_t *gone =
		base_calloc(plan->tables[RECORD_CYCLE].limit + 1, sizeof *gone);
	bool ok = true;

	for (*taken = 0; ok && cycle;
		cycle = plan_cycle(plan, cycle->base.next)) {
		if (!is_taken(plan, archive, cycle))
			continue;
		ok = cycle_closed(cycle) || refuse_open(cycle, err);
		edit_empty_cycle(plan, cycle->base.id, change);
		gone[(*taken)++] = cycle->base.id;
	}
	delete_cycles(plan, gone, *taken, change);
	change_label(change, N_("archive %s"), archive->output.path);
	free(gone);
	return ok;
}

bool
archive_cycles(struct session *session, const struct archive *archive,
	size_t *taken, struct err *err)
{
	struct change change = {0};
	struct str text = {0};
	bool ok = session_writable(session, err) &&
		take_out(&session->plan, archive, &change, taken, err) &&
		make_text(session, archive, &text, err) &&
		output_write(&archive->output,
			&(struct fs_writer){fs_put, &text}, err) &&
		session_back_up(session, "archive", err) &&
		session_do(session, &change, err);

	str_fini(&text);
	change_fini(&change);
	return ok;
}
