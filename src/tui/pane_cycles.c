/* SPDX-License-Identifier: MIT */
/*
 * The screen of the cycles: a row of the list is
 *
 *       2026 Q3     2 owed  2026-07-01 – 2026-09-30    4 ━━─── active
 *
 * and the form beside it begins
 *
 *     Name         2026 Q3
 *     Days         2026-07-01 – 2026-09-30
 *     Lies in      2026
 */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "cycles.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "pane_detail.h"
#include "review/checkin.h"
#include "tui_private.h"

#define LIST_SHARE 11 /* of 20 columns */
#define LIST_ROWS 9   /* with its border when stacked */
#define INDENT 2
#define INDENT_MOST 8
#define DAYS_CELLS 25
#define DAYS_COLUMNS 66 /* from this width on there is room for them */
#define BAR_CELLS 5
#define BAR_COLUMNS 50
#define VALUE_CELLS 5
#define STATE_CELLS 14
#define OWED_CELLS 10
#define OWED_COLUMNS 76

/* ---- rows */

/* The same cycle stays selected. */
static void
make_rows(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = NULL;
	struct cycles *cycles = desk->cycles;
	int depth, owed;

	cycles->count = 0;
	cycles->owes = false;
	while ((cycle = plan_nested_next(plan, cycle, &depth))) {
		cycles->rows = base_realloc(
			cycles->rows, cycles->count + 1, sizeof *cycles->rows);
		if (cycle->base.id == cycles->shown)
			cycles->list.selected = cycles->count;
		owed = (int)checkin_count_in(plan, cycle, desk->session->today);
		cycles->owes = cycles->owes || owed;
		cycles->rows[cycles->count++] =
			(struct cycle_row){cycle->base.id, depth, owed};
	}
	cycles->version = desk->version;
}

/* A column that takes room only where there is something in it. */
static void
draw_owed(struct canvas *canvas, int row, int col, int owed)
{
	struct str text = {0};

	if (!owed)
		return;
	str_addf(&text, ngettext("%d owed", "%d owed", (unsigned long)owed),
		owed);
	canvas_right(canvas, (struct strip){row, col, OWED_CELLS - 2},
		ROLE_WARN, str_text(&text), text.length);
	str_fini(&text);
}

static void
draw_row(const void *context, struct canvas *canvas, int row, size_t at)
{
	const struct desk *desk = context;
	const struct cycle_row *line = &desk->cycles->rows[at];
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, line->id);
	int32_t today = desk->session->today;
	int share = cycle_tenths(plan, cycle, today);
	int cols = canvas_cols(canvas) - 1, right = cols - STATE_CELLS;
	int left = 1 + line->depth * INDENT;
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char tenths[TENTHS_TEXT_SIZE];
	const char *phase = cycle_phase_text(cycle, today);

	left = left > INDENT_MOST ? INDENT_MOST : left;
	canvas_fit(canvas, (struct strip){row, right, STATE_CELLS},
		cycle_phase(cycle, today) == PHASE_OVER ? ROLE_WARN
							: ROLE_MUTED,
		phase, strlen(phase));
	if (cols >= BAR_COLUMNS) {
		right -= BAR_CELLS + 1;
		if (share >= 0)
			canvas_bar(canvas,
				(struct strip){row, right, BAR_CELLS},
				(struct meter){share, PROGRESS_MAX},
				theme_band(share), ROLE_BAR_EMPTY);
	}
	tenths_text_column(share, tenths);
	canvas_right(canvas,
		(struct strip){row, right - VALUE_CELLS, VALUE_CELLS - 1},
		ROLE_VALUE, tenths, strlen(tenths));
	right -= VALUE_CELLS;
	if (cols >= DAYS_COLUMNS) {
		right -= DAYS_CELLS;
		canvas_printf(canvas, row, right, ROLE_MUTED, "%s – %s",
			day_text(cycle->starts, starts),
			day_text(cycle->ends, ends));
	}
	if (cols >= OWED_COLUMNS && desk->cycles->owes) {
		right -= OWED_CELLS;
		draw_owed(canvas, row, right, line->owed);
	}
	canvas_fit(canvas, (struct strip){row, left, right - left - 1},
		ROLE_CYCLE, cycle->name, strlen(cycle->name));
}

/* ---- the form */

static const struct cycle_line {
	int field;
	const char *label, *none;
} cycle_fields[] = {
	{CYCLE_NAME, N_("Name"), "–"},
	{CYCLE_STARTS, N_("Days"),
		N_("2026-Q4, 11/12, 2026-11-01 – 2026-12-15")},
	{CYCLE_PARENT, N_("Lies in"), "–"},
	{CYCLE_RHYTHM, N_("Check-ins"), "–"},
	{CYCLE_TEMPLATE, N_("Template"), N_("as its length asks")},
	{CYCLE_PROGRESS, N_("By hand"),
		N_("its progress is that of its objectives")},
	{CYCLE_TAGS, N_("Tags"), "–"},
	{CYCLE_NOTE, N_("Note"), "–"},
};

static void
add_field(struct form *form, const struct desk *desk, const struct cycle *cycle,
	const struct cycle_line *of)
{
	const struct field *at = &record_types[RECORD_CYCLE].fields[of->field];
	struct form_row row = {
		.kind = at->type == FIELD_WORD ? FORM_CHOICE : FORM_TYPED,
		.spot = cycle_spot(cycle, of->field)};
	struct value value = plan_value(
		&desk->session->plan, RECORD_CYCLE, cycle->base.id, at);
	struct str text = {0};
	bool chosen;

	form_row(form, &row);
	chosen = row.kind == FORM_CHOICE && form_is_selected(form, &row);
	str_add(&text, chosen ? "‹ " : "");
	if (row.kind == FORM_CHOICE)
		value_show(at, value, &text);
	else
		spot_text(&desk->session->plan, &row.spot, &text);
	str_add(&text, chosen ? " ›" : "");
	form_text(form, DETAIL_COLUMN, _(of->label), ROLE_NORMAL,
		str_text(&text), _(of->none));
	str_fini(&text);
}

static void
make_cycle(
	struct form *form, const struct desk *desk, const struct cycle *cycle)
{
	size_t i;

	for (i = 0; i < sizeof cycle_fields / sizeof *cycle_fields; i++)
		add_field(form, desk, cycle, &cycle_fields[i]);
	form_rest(form);
	lines_begin(&form->lines, 0);
	cycle_facts(desk, cycle, &form->lines);
}

/* One that is added has its name alone. */
static void
make_new(struct form *form)
{
	struct form_row row = {.kind = FORM_TYPED, .spot = cycle_new()};

	lines_wrap(&form->lines, 0, form->width, ROLE_MUTED,
		_("A cycle is named by its days (2027-Q1, 2027-01/02, 2027), "
		  "or has a name of its own and is as long as the last."));
	lines_begin(&form->lines, 0);
	form_row(form, &row);
	form_text(form, DETAIL_COLUMN, _("Name"), ROLE_NORMAL, "",
		_("a adds one"));
}

static void
make(struct desk *desk, int width)
{
	struct cycles *cycles = desk->cycles;
	const struct cycle *cycle = cycles_selected(desk);
	struct form *form = &cycles->form;
	struct spot fresh = cycle_new();

	if (cycle && cycles->shown != cycle->base.id) {
		form_restart(form);
		cycles->shown = cycle->base.id;
	}
	form_begin(form, width, &desk->typing);
	if (cycle && !typing_is_at(&desk->typing, &fresh))
		make_cycle(form, desk, cycle);
	else
		make_new(form);
	form_end(form);
}

void
cycles_measure(struct desk *desk)
{
	struct cycles *cycles = desk->cycles;
	struct rect list, beside;
	struct pair pair;

	if (desk->layout.kind == LAYOUT_NONE)
		return;
	if (cycles->version != desk->version)
		make_rows(desk);
	cycles_pair(desk, &pair);
	list = rect_inset(pair_rect(desk, &pair, PANE_LIST), 1);
	beside = rect_inset(pair_rect(desk, &pair, PANE_BESIDE), 1);
	list_size(&cycles->list, cycles->count, list.rows);
	make(desk, form_cells(beside.cols));
	form_fit(&cycles->form, beside.rows);
}

/* ---- drawing */

static void
pane_title(const struct desk *desk, enum pane pane, struct str *out)
{
	const struct cycle *cycle = cycles_selected(desk);

	if (pane == PANE_LIST)
		str_add(out, _("Cycles"));
	else
		str_add(out, cycle ? cycle->name : _("Details"));
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	if (pane == PANE_LIST)
		list_draw(&desk->cycles->list, canvas, focus, draw_row, desk);
	else
		form_draw(&desk->cycles->form, canvas, focus);
}

bool
cycles_pair(const struct desk *desk, struct pair *pair)
{
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = LIST_ROWS,
		.focus = desk->pane,
		.both = true,
		.title = pane_title,
		.draw = draw_pane};
	return true;
}
