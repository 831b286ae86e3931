/* SPDX-License-Identifier: MIT */
/*
 * The team list: everyone's plans, by team and name and never by rank. They are
 * read when the keys rest; Enter looks at one, and leaving that comes back here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sync.h"
#include "base/say.h"
#include "base/text.h"
#include "lines_view.h"

/* ---- reading them */

static bool
is_reading(const struct folder *folder)
{
	return folder->path && folder->known < folder->count;
}

bool
team_lags(const struct desk *desk)
{
	return desk->options->plans && !desk->prompt.open &&
		!tui_is_typing(desk) &&
		(desk->wants_team || is_reading(desk->options->folder));
}

/* Which of them the person's own plan is: its file, or the one it is in step
 * with. */
static size_t
own_place(const struct desk *desk)
{
	return folder_own(desk->options->folder, desk->session->path);
}

void
team_join(struct desk *desk)
{
	const struct folder *folder = desk->options->folder;
	size_t place = desk->options->place;

	if (!folder || !folder->path || is_reading(folder))
		return;
	session_join(desk->session, &folder->elsewhere,
		(uint32_t)(place ? place : own_place(desk)));
	tui_reload(desk);
}

/* Nobody looks at the others while they are found out. */
static void
begin(struct desk *desk)
{
	struct folder *folder = desk->options->folder;
	struct err err = {0};

	desk->wants_team = false;
	session_join(desk->session, NULL, 0);
	tui_reload(desk);
	folder_close(folder);
	if (folder_begin(folder, desk->options->plans, desk->options->config,
		    desk->session->today, &err))
		return;
	folder_close(folder);
	tui_error(desk, &err);
}

static void
read_on(struct desk *desk)
{
	if (!folder_some(desk->options->folder))
		team_join(desk);
	if (desk->view == &team_view)
		desk->lines_cols = 0;
	/* Where it begins may not have been there before. */
	if (desk->view == &align_view && !lines_view_id(desk))
		lines_view_forget(desk);
	desk->dirty = true;
}

void
team_rest(struct desk *desk)
{
	if (!team_lags(desk))
		return;
	if (desk->wants_team)
		begin(desk);
	else
		read_on(desk);
}

/* ---- the list */

/* What a line says, and from which width on it says it. */
enum column {
	COLUMN_OBJECTIVES,
	COLUMN_BAR,
	COLUMN_PROGRESS,
	COLUMN_CONFIDENCE,
	COLUMN_STATUS,
	COLUMN_CHECKED_IN,
	COLUMN_OWED,
	COLUMNS
};

static const struct {
	const char *heading; /* N_() */
	int cells, from;
} columns[COLUMNS] = {
	[COLUMN_OBJECTIVES] = {"O", 4, 60},
	[COLUMN_BAR] = {"", 11, 90},
	[COLUMN_PROGRESS] = {N_("Progress"), 9, 0},
	[COLUMN_CONFIDENCE] = {N_("Confidence"), 11, 70},
	[COLUMN_STATUS] = {N_("Status"), 13, 40},
	[COLUMN_CHECKED_IN] = {N_("Checked in"), 11, 60},
	[COLUMN_OWED] = {N_("Owed"), 6, 50},
};

#define NAME_COLUMN 2
#define BAR_CELLS 10

/* Where each begins in lines of so many cells, -1 for none; names go up to *name. */
static void
place_columns(int width, int at[static COLUMNS], int *name)
{
	int right = width, i;

	for (i = COLUMNS - 1; i >= 0; i--) {
		at[i] = width < columns[i].from ? -1 : right - columns[i].cells;
		right = at[i] < 0 ? right : at[i];
	}
	*name = right - NAME_COLUMN - 1;
}

static void
add_name(struct desk *desk, const char *name, int cells, unsigned role)
{
	struct str cut = {0};

	text_fit(&cut, name, strlen(name), cells > 1 ? cells : 1, desk->ascii);
	lines_add(&desk->lines, NAME_COLUMN, role, str_text(&cut));
	str_fini(&cut);
}

static void
add_cell(struct desk *desk, int column, unsigned role, const char *text)
{
	if (column >= 0 && *text)
		lines_add(&desk->lines, column, role, text);
}

/* Their points stand below each other: "10", " 5.5". */
static void
add_number(struct desk *desk, int column, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	if (tenths < 0 || column < 0)
		return;
	lines_addf(&desk->lines, column, ROLE_VALUE, "%4s",
		tenths_text_column(tenths, text));
}

static void
add_headings(struct desk *desk, const int at[static COLUMNS])
{
	int i;

	lines_begin(&desk->lines, 0);
	lines_add(&desk->lines, NAME_COLUMN, ROLE_MUTED, _("Plan"));
	for (i = 0; i < COLUMNS; i++)
		add_cell(desk, at[i], ROLE_MUTED,
			*columns[i].heading ? _(columns[i].heading) : "");
}

static void
add_status(struct desk *desk, enum status status, int column)
{
	struct str text = {0};

	str_addf(&text, "%s %s", status_mark(status), status_label(status));
	if (status != STATUS_NONE)
		add_cell(desk, column, status_role(status), str_text(&text));
	str_fini(&text);
}

static void
add_row(struct desk *desk, const struct folder_row *row,
	const int at[static COLUMNS])
{
	char day[DAY_TEXT_SIZE], count[16];
	unsigned role = row->owed ? ROLE_WARN : ROLE_MUTED;

	snprintf(count, sizeof count, "%d", row->objectives);
	add_cell(desk, at[COLUMN_OBJECTIVES], ROLE_NORMAL, count);
	if (at[COLUMN_BAR] >= 0 && row->tenths >= 0)
		lines_bar(&desk->lines, at[COLUMN_BAR], BAR_CELLS,
			(struct meter){row->tenths, PROGRESS_MAX},
			status_role(row->status));
	add_number(desk, at[COLUMN_PROGRESS], row->tenths);
	add_number(desk, at[COLUMN_CONFIDENCE], row->confidence);
	add_status(desk, row->status, at[COLUMN_STATUS]);
	add_cell(desk, at[COLUMN_CHECKED_IN], ROLE_MUTED,
		day_text(row->last, day));
	snprintf(count, sizeof count, "%d", row->owed);
	add_cell(desk, at[COLUMN_OWED], role, row->owed ? count : "");
}

/* The heading of a team where its first plan comes. */
static void
add_team(struct desk *desk, const struct folder *folder, size_t i)
{
	const struct folder_plan *plan = &folder->plans[i];
	size_t length = folder_team(plan);

	if (!length ||
		(i && folder_team(&folder->plans[i - 1]) == length &&
			strncmp(folder->plans[i - 1].name, plan->name,
				length) == 0))
		return;
	lines_begin(&desk->lines, 0);
	lines_addf(
		&desk->lines, 0, ROLE_HEADING, "%.*s", (int)length, plan->name);
}

static void
add_plan(struct desk *desk, size_t i, const int at[static COLUMNS], int cells)
{
	const struct folder *folder = desk->options->folder;
	const struct folder_plan *plan = &folder->plans[i];
	size_t length = folder_team(plan);
	bool own = i + 1 == desk->session->place;

	add_team(desk, folder, i);
	lines_begin(&desk->lines, (uint32_t)i + 1);
	add_name(desk, plan->name + (length ? length + 1 : 0), cells,
		own ? ROLE_OWNER : ROLE_NORMAL);
	if (plan->problem)
		lines_add(&desk->lines, -1, ROLE_BAD, _("  cannot be read"));
	else
		add_row(desk, &plan->row, at);
}

static void
make(struct desk *desk)
{
	const struct folder *folder = desk->options->folder;
	int at[COLUMNS], cells;
	size_t i;

	place_columns(lines_view_width(desk), at, &cells);
	add_headings(desk, at);
	for (i = 0; i < folder->known; i++)
		add_plan(desk, i, at, cells);
	if (!is_reading(folder))
		return;
	lines_begin(&desk->lines, 0);
	lines_addf(&desk->lines, NAME_COLUMN, ROLE_MUTED,
		_("reading plans: %zu of %zu"), folder->known, folder->count);
}

static size_t
row_of(const struct desk *desk, uint32_t id)
{
	size_t i;

	for (i = 0; i < desk->lines.count; i++)
		if (id ? desk->lines.lines[i].id == id
		       : desk->lines.lines[i].id != 0)
			return i;
	return 0;
}

static void
measure(struct desk *desk)
{
	lines_view_remake(desk, (uint32_t)desk->came_from, make, row_of);
}

static bool
open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (!desk->options->plans)
		return err_set(err, ERR_INPUT,
			_("no folder of plans: tenths -d FOLDER, or tenths "
			  "config plans FOLDER"));
	begin(desk);
	if (!desk->options->folder->path)
		return true;
	read_on(desk);
	desk->came_from = desk->options->came_from ? desk->options->came_from
						   : desk->session->place;
	return lines_view_show(desk, &team_view);
}

static void
enter(struct desk *desk)
{
	const struct folder *folder = desk->options->folder;
	uint32_t id = lines_view_id(desk);
	const struct folder_plan *plan;

	if (!id || id > folder->known)
		return;
	plan = &folder->plans[id - 1];
	if (id == desk->session->place) {
		view_back(desk);
	} else if (plan->problem) {
		/* Without the folder that they all are in. */
		tui_message(
			desk, "%s", plan->problem + (plan->file - plan->path));
		desk->message_is_error = true;
	} else {
		tui_visit(desk,
			&(struct tui_visit){.place = id, .screen = TUI_TEAM});
	}
}

const struct view team_view = {
	.title = N_("Plans"),
	.lines = true,
	.open = open,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = enter,
	.measure = measure,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
