/* SPDX-License-Identifier: MIT */
/*
 * What happened to a plan, told from its journal.
 */
#include <stdlib.h>

#include "app/session.h"
#include "base/str.h"
#include "store/store.h"

/* A row of the journal, told; its texts are freed with it. */
struct told {
	struct happened happened;
	struct str label, by;
};

static void
told_init(struct told *told, const struct journal_row *row)
{
	*told = (struct told){0};
	label_tell(row->label, &told->label);
	told->happened =
		(struct happened){row->at, row->undone, str_text(&told->label),
			change_author(row->edits, &told->by), NULL};
}

static void
told_fini(struct told *told)
{
	str_fini(&told->label);
	str_fini(&told->by);
}

struct history {
	enum record record;
	uint32_t id;
	struct str name, lines;
	struct listener listener;
};

static bool
history_row(void *context, const struct journal_row *row)
{
	struct history *history = context;
	const struct edit *edit;
	struct change change;
	struct told told;
	bool more = true, ok;
	size_t i;

	/* Of an import's thousands of lines only those about the record. */
	str_clear(&history->lines);
	change_lines(row->edits, &history->name, &history->lines);
	if (!history->lines.length)
		return true;
	ok = change_decode(NULL, str_text(&history->lines),
		history->lines.length, &change, NULL);
	told_init(&told, row);
	for (i = 0; ok && more && i < change.count; i++) {
		edit = told.happened.edit = &change.edits[i];
		if (edit->record == history->record && edit->id == history->id)
			more = history->listener.heard(
				history->listener.context, &told.happened);
	}
	told_fini(&told);
	if (ok)
		change_fini(&change);
	return more;
}

bool
session_history(struct session *session, enum record record, uint32_t id,
	struct listener listener, struct err *err)
{
	struct history history = {record, id, .listener = listener};
	bool ok;

	change_name(record, id, &history.name);
	ok = store_history(session->store, history_row, &history, err);
	str_fini(&history.name);
	str_fini(&history.lines);
	return ok;
}

static bool
changes_row(void *context, const struct journal_row *row)
{
	const struct listener *listener = context;
	struct told told;
	bool more;

	told_init(&told, row);
	more = listener->heard(listener->context, &told.happened);
	told_fini(&told);
	return more;
}

bool
session_changes(
	struct session *session, struct listener listener, struct err *err)
{
	return store_history(session->store, changes_row, &listener, err);
}
