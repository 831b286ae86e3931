/* SPDX-License-Identifier: MIT */
/* The list of cycles, each with what lies in it below: made, named, dated, put
 * into each other, closed and taken away in place. */
#include <string.h>

#include "actions.h"
#include "app/templates.h"
#include "base/say.h"
#include "base/text.h"
#include "lines_view.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/template.h"

#define NAME_CELLS 20
#define INDENT 2
#define BAR_CELLS 5
#define STATE_COLUMN 57

enum question {
	CYCLE_ASK_NEW,
	CYCLE_ASK_NAME,
	CYCLE_ASK_DAYS,
	CYCLE_ASK_IN,
	CYCLE_ASK_TEMPLATE,
};

/* ---- which */

static const struct cycle *
need_cycle(const struct tui *tui, struct err *err)
{
	const struct cycle *cycle =
		plan_cycle(&tui->session->plan, lines_view_id(tui));

	if (!cycle)
		err_set(err, ERR_INPUT,
			_("there is no cycle yet; :new makes one"));
	return cycle;
}

/* ---- changes */

static bool
set_field(struct tui *tui, uint32_t id, int field, struct value value,
	struct err *err)
{
	struct change change = {0};

	return tui_store(tui,
		edit_field(&tui->session->plan, RECORD_CYCLE, id, field, value,
			&change, err),
		&change, err);
}

static bool
set_days(struct tui *tui, uint32_t id, const char *text, struct err *err)
{
	struct change change = {0};
	struct span span;

	if (!span_read(text, strlen(text), tui->session->today, &span))
		return err_set(err, ERR_INPUT,
			_("when? 2026-Q4, 2026-11/12 or 2026-11-01 – "
			  "2026-12-15"));
	return tui_store(tui,
		edit_cycle_days(&tui->session->plan, id, span, &change, err),
		&change, err);
}

/* Nothing takes it out of what it lies in. */
static bool
set_in(struct tui *tui, uint32_t id, const char *text, struct err *err)
{
	const struct cycle *outer = NULL;

	if (*text) {
		outer = query_cycle(
			&tui->session->plan, text, tui->session->today, err);
		if (!outer)
			return false;
	}
	return set_field(tui, id, CYCLE_PARENT,
		outer ? value_number(outer->base.id) : value_none(), err);
}

static bool
set_template(struct tui *tui, uint32_t id, const char *text, struct err *err)
{
	struct templates *templates = templates_load(NULL);
	bool found = !*text || templates_find(templates, text);

	templates_free(templates);
	if (!found)
		return err_set(err, ERR_INPUT,
			_("there is no template %s; tenths templates lists "
			  "them"),
			text);
	return set_field(tui, id, CYCLE_TEMPLATE,
		*text ? value_text(text) : value_none(), err);
}

static bool
answer(struct tui *tui, const char *text, struct err *err)
{
	const struct cycle *cycle;

	if (tui->asked_own == CYCLE_ASK_NEW)
		return cycle_make(tui, text, &tui->cycles_wanted, err);
	cycle = need_cycle(tui, err);
	if (!cycle)
		return false;
	switch ((enum question)tui->asked_own) {
	case CYCLE_ASK_NAME:
		return set_field(
			tui, cycle->base.id, CYCLE_NAME, value_text(text), err);
	case CYCLE_ASK_DAYS:
		return set_days(tui, cycle->base.id, text, err);
	case CYCLE_ASK_IN:
		return set_in(tui, cycle->base.id, text, err);
	case CYCLE_ASK_TEMPLATE:
		return set_template(tui, cycle->base.id, text, err);
	case CYCLE_ASK_NEW:
		break;
	}
	return true;
}

/* ---- commands */

bool
do_cycle_add(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	asking_own(tui, CYCLE_ASK_NEW,
		_("New cycle (2027-Q1; nothing: the next): "), "");
	return true;
}

bool
do_cycle_rename(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);

	(void)asked;
	if (cycle)
		asking_own(tui, CYCLE_ASK_NAME, _("Name: "), cycle->name);
	return cycle != NULL;
}

bool
do_cycle_days(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);
	char days[2 * DAY_TEXT_SIZE + 8], first[DAY_TEXT_SIZE];
	char last[DAY_TEXT_SIZE];

	(void)asked;
	if (!cycle)
		return false;
	snprintf(days, sizeof days, "%s – %s", day_text(cycle->starts, first),
		day_text(cycle->ends, last));
	asking_own(tui, CYCLE_ASK_DAYS, _("Days: "), days);
	return true;
}

bool
do_cycle_in(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err), *outer;

	(void)asked;
	if (!cycle)
		return false;
	outer = plan_outer_cycle(&tui->session->plan, cycle);
	asking_own(tui, CYCLE_ASK_IN, _("Lies in (nothing: in none): "),
		outer ? outer->name : "");
	return true;
}

bool
do_cycle_template(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);

	(void)asked;
	if (cycle)
		asking_own(tui, CYCLE_ASK_TEMPLATE,
			_("Review template (nothing: as its length asks): "),
			cycle->template ? cycle->template : "");
	return cycle != NULL;
}

/* The next rhythm, round and round. */
bool
do_cycle_rhythm(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);

	(void)asked;
	return cycle &&
		set_field(tui, cycle->base.id, CYCLE_RHYTHM,
			value_number(
				(cycle->rhythm + 1) % (RHYTHM_MONTHLY + 1)),
			err);
}

bool
do_cycle_close(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);

	(void)asked;
	return cycle &&
		tui->views[VIEW_CLOSING]->open(
			tui, &(struct asked){.argument = cycle->name}, err);
}

bool
do_cycle_remove(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);
	struct change change = {0};
	bool ok;

	(void)asked;
	ok = cycle &&
		edit_cycle_remove(
			&tui->session->plan, cycle->base.id, &change, err) &&
		tui_do(tui, &change, err);
	if (ok)
		tui_message(tui, _("%s; u brings it back"), change.label);
	change_fini(&change);
	return ok;
}

/* ---- what is shown */

/* "planned 2w · annual": what it is, and what was set for it; cut to `width`. */
static void
add_state(const struct tui *tui, const struct cycle *cycle, int width,
	struct lines *lines)
{
	const struct field *field =
		&record_types[RECORD_CYCLE].fields[CYCLE_RHYTHM];
	int32_t today = tui->session->today;
	const char *phase = cycle_phase_text(cycle, today);
	const char *template = cycle->template ? cycle->template : "";
	struct str set = {0}, shown = {0};

	lines_add(lines, STATE_COLUMN,
		cycle_phase(cycle, today) == PHASE_OVER ? ROLE_WARN
							: ROLE_MUTED,
		phase);
	if (cycle->rhythm)
		str_addf(&set, " %s", _(field_word(field, cycle->rhythm)));
	if (*template)
		str_addf(&set, "%s%s", set.length ? " · " : " ", template);
	width -= STATE_COLUMN + text_width(phase, strlen(phase));
	if (set.length && width > 0)
		text_fit(&shown, str_text(&set), set.length, width, tui->ascii);
	lines_add(lines, -1, ROLE_ACCENT, str_text(&shown));
	str_fini(&shown);
	str_fini(&set);
}

static void
add_cycle(const struct tui *tui, const struct cycle *cycle, int depth,
	struct lines *lines)
{
	int32_t today = tui->session->today;
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	char tenths[TENTHS_TEXT_SIZE];
	int share = cycle_tenths(&tui->session->plan, cycle, today);
	int indent = depth * INDENT < NAME_CELLS / 2 ? depth * INDENT
						     : NAME_CELLS / 2;
	struct str name = {0};

	lines_begin(lines, cycle->base.id);
	text_fit(&name, cycle->name, strlen(cycle->name), NAME_CELLS - indent,
		tui->ascii);
	lines_add(lines, indent, ROLE_CYCLE, str_text(&name));
	lines_addf(lines, NAME_CELLS + 2, ROLE_MUTED, "%s – %s",
		day_text(cycle->starts, starts), day_text(cycle->ends, ends));
	lines_addf(lines, 46, ROLE_VALUE, "%4s", tenths_text(share, tenths));
	if (share >= 0)
		lines_bar(lines, 51, BAR_CELLS, share, PROGRESS_MAX,
			theme_band(share));
	add_state(tui, cycle, tui->layout.body.cols - 4, lines);
	str_fini(&name);
}

/* The same cycle stays selected; at first it is the one that is shown. */
static void
measure(struct tui *tui)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = NULL;
	uint32_t wanted = tui->cycles_wanted ? tui->cycles_wanted
		: tui->lines.count	     ? lines_view_id(tui)
					     : tui->tree.cycle;
	size_t row = tui->lines_list.selected;
	int depth;

	if (lines_view_stale(tui)) {
		while ((cycle = plan_nested_next(plan, cycle, &depth))) {
			if (cycle->base.id == wanted)
				row = tui->lines.count;
			add_cycle(tui, cycle, depth, &tui->lines);
		}
		tui->lines_list.selected = row;
		tui->cycles_wanted = 0;
	}
	lines_view_measure(tui, NULL);
}

static bool
open(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	return lines_view_show(tui, &cycles_view);
}

static void
enter(struct tui *tui)
{
	uint32_t id = lines_view_id(tui);

	view_close(tui);
	if (id)
		tui_show_cycle(tui, id);
}

const struct view cycles_view = {
	.where = IN_CYCLES,
	.title = N_("Cycles"),
	.open = open,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = enter,
	.answer = answer,
	.measure = measure,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
