/* SPDX-License-Identifier: MIT */
/* The team list as a document: who, how far, how sure, when last. */
#include <string.h>

#include "app/team.h"
#include "base/say.h"

enum column {
	COLUMN_PLAN,
	COLUMN_CYCLE,
	COLUMN_OBJECTIVES,
	COLUMN_PROGRESS,
	COLUMN_CONFIDENCE,
	COLUMN_STATUS,
	COLUMN_CHECKED_IN,
	COLUMN_OWED,
	COLUMNS
};

static void
fill_numbers(struct doc *doc, const struct folder_row *row, const char **cells)
{
	char text[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];

	cells[COLUMN_CYCLE] = row->cycle ? row->cycle : "–";
	cells[COLUMN_OBJECTIVES] = doc_format(doc, "%d", row->objectives);
	cells[COLUMN_PROGRESS] =
		doc_format(doc, row->tenths < 0 ? "%s" : "%s/10",
			tenths_text(row->tenths, text));
	cells[COLUMN_CONFIDENCE] =
		doc_format(doc, row->confidence < 0 ? "%s" : "%s/10",
			tenths_text(row->confidence, text));
	cells[COLUMN_STATUS] =
		row->status == STATUS_NONE ? "–" : status_label(row->status);
	cells[COLUMN_CHECKED_IN] = row->last == DAY_NONE
		? "–"
		: doc_keep(doc, day_text(row->last, day));
	cells[COLUMN_OWED] = doc_format(doc, "%d", row->owed);
}

/* The plans from `first` on that are of one team; one more than the last. */
static size_t
team_end(const struct folder *folder, size_t first)
{
	const struct folder_plan *plans = folder->plans;
	size_t length = folder_team(&plans[first]), i = first + 1;

	while (i < folder->count && folder_team(&plans[i]) == length &&
		strncmp(plans[i].name, plans[first].name, length) == 0)
		i++;
	return i;
}

static void
add_team(const struct folder *folder, size_t first, size_t end,
	team_address_fn *address, struct doc *doc)
{
	static const char *const headings[COLUMNS] = {N_("Plan"), N_("Cycle"),
		N_("Objectives"), N_("Progress"), N_("Confidence"),
		N_("Status"), N_("Checked in"), N_("Owed")};
	size_t length = folder_team(&folder->plans[first]), i, column;
	struct doc_table *table;
	const char **cells;

	if (length)
		doc_heading(doc, 2,
			doc_format(doc, "%.*s", (int)length,
				folder->plans[first].name),
			NULL);
	table = doc_table(doc, end - first + 1, COLUMNS);
	if (address)
		table->links = arena_alloc(&doc->arena,
			(end - first + 1) * COLUMNS * sizeof *table->links);
	for (column = 0; column < COLUMNS; column++) {
		table->cells[column] = _(headings[column]);
		table->numeric[column] = column == COLUMN_OBJECTIVES ||
			column == COLUMN_PROGRESS ||
			column == COLUMN_CONFIDENCE || column == COLUMN_OWED;
	}
	for (i = first; i < end; i++) {
		cells = &table->cells[(i - first + 1) * COLUMNS];
		cells[COLUMN_PLAN] =
			folder->plans[i].name + (length ? length + 1 : 0);
		if (folder->plans[i].problem) {
			cells[COLUMN_STATUS] = _("cannot be read");
			continue;
		}
		if (address)
			table->links[(i - first + 1) * COLUMNS] =
				address(folder, i, doc);
		fill_numbers(doc, &folder->plans[i].row, cells);
	}
}

void
team_list(
	const struct folder *folder, team_address_fn *address, struct doc *doc)
{
	size_t first, end;

	for (first = 0; first < folder->count; first = end) {
		end = team_end(folder, first);
		add_team(folder, first, end, address, doc);
	}
}
