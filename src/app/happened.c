/* SPDX-License-Identifier: MIT */
/*
 * What happened to a plan, told from its journal.
 */
#include <stdlib.h>

#include "app/session.h"
#include "base/str.h"
#include "store/store.h"

struct history {
	enum record record;
	uint32_t id;
	happened_fn *each;
	void *context;
};

static bool
history_row(void *context, const struct journal_row *row)
{
	const struct history *history = context;
	struct str lines = {0}, by = {0};
	struct happened happened = {row->at, row->undone, row->label,
		change_author(row->edits, &by), NULL};
	const struct edit *edit;
	struct change change;
	struct str label = {0};
	bool more = true, ok;
	size_t i;

	/* Of an import's thousands of lines only those about the record. */
	change_lines(row->edits, history->record, history->id, &lines);
	ok = change_decode(NULL, str_text(&lines), lines.length, &change, NULL);
	str_fini(&lines);
	label_tell(row->label, &label);
	happened.label = str_text(&label);
	for (i = 0; ok && more && i < change.count; i++) {
		edit = happened.edit = &change.edits[i];
		if (edit->record == history->record && edit->id == history->id)
			more = history->each(history->context, &happened);
	}
	str_fini(&label);
	str_fini(&by);
	if (ok)
		change_fini(&change);
	return more;
}

bool
session_history(struct session *session, enum record record, uint32_t id,
	happened_fn *each, void *context, struct err *err)
{
	struct history history = {record, id, each, context};

	return store_history(
		session->store, record, id, history_row, &history, err);
}

struct changes {
	happened_fn *each;
	void *context;
};

static bool
changes_row(void *context, const struct journal_row *row)
{
	const struct changes *changes = context;
	struct str by = {0}, label = {0};
	struct happened happened = {row->at, row->undone, NULL,
		change_author(row->edits, &by), NULL};
	bool more;

	label_tell(row->label, &label);
	happened.label = str_text(&label);
	more = changes->each(changes->context, &happened);
	str_fini(&label);
	str_fini(&by);
	return more;
}

bool
session_changes(struct session *session, happened_fn *each, void *context,
	struct err *err)
{
	struct changes changes = {each, context};

	return store_history(session->store, 0, 0, changes_row, &changes, err);
}
