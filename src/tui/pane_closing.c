/* SPDX-License-Identifier: MIT */
/* The screen on which a cycle is closed: the objectives, and one card. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "closing.h"
#include "model/progress.h"
#include "review/owed.h"
#include "review/review.h"
#include "tui_private.h"

#define LABEL_CELLS 13
#define BAR_CELLS 10
#define ENTRY_LEAST 3 /* rows of a text being typed */
#define LIST_LEAST 5  /* rows of the list with its border when stacked */
#define CARD_LEAST 14
#define LIST_SHARE 8 /* of 20 columns */

struct face {
	const struct tui *tui;
	struct lines lines;
	int width;
	size_t first, last; /* lines of the selected row */
};

/* ---- the card */

static const char *
outcome_words(enum outcome outcome)
{
	static const char *const words[] = {
		[OUTCOME_KEEP] = N_("stays open"),
		[OUTCOME_CARRY] = N_("carry over"),
		[OUTCOME_DONE] = N_("done"),
		[OUTCOME_DROP] = N_("dropped"),
	};

	return _(words[outcome]);
}

static enum role
outcome_role(enum outcome outcome)
{
	static const enum role roles[] = {
		[OUTCOME_KEEP] = ROLE_PENDING,
		[OUTCOME_CARRY] = ROLE_ACCENT,
		[OUTCOME_DONE] = ROLE_DONE,
		[OUTCOME_DROP] = ROLE_DROPPED,
	};

	return roles[outcome];
}

/* "▕█████░░░░░▏ 0.5", or what is suggested. */
static void
add_score(struct face *face, const struct node *node)
{
	int score = node_detail(node)->score;
	int suggested = node_suggested_score(&face->tui->session->plan, node);
	int shown = review_shown_score(&face->tui->session->plan, node);
	char text[TENTHS_TEXT_SIZE];
	struct lines *lines = &face->lines;

	if (shown >= 0)
		lines_bar(lines, LABEL_CELLS, BAR_CELLS, shown, PROGRESS_MAX,
			theme_band(shown));
	lines_addf(lines, LABEL_CELLS + BAR_CELLS,
		score >= 0 ? ROLE_VALUE : ROLE_MUTED, " %s",
		score_text(shown, text));
	if (score < 0)
		lines_add(lines, -1, ROLE_MUTED,
			suggested < 0 ? "" : _(" (suggested)"));
	else if (suggested >= 0 && suggested != score)
		lines_addf(lines, -1, ROLE_MUTED, _(" (progress suggests %s)"),
			score_text(suggested, text));
}

static void
add_key_result(struct face *face, const struct node *node)
{
	struct choice *choice = closing_choice(face->tui->closing, node->id);
	const struct plan *plan = &face->tui->session->plan;
	char label[LABEL_SIZE];

	lines_begin(&face->lines, 0);
	lines_addf(&face->lines, 0, ROLE_REF, "%s ",
		node_label(plan, node, label));
	lines_add(&face->lines, -1,
		node->state == STATE_DONE ? ROLE_DONE : ROLE_KEY_RESULT,
		node->title);
	lines_begin(&face->lines, 0);
	add_score(face, node);
	if (choice)
		lines_addf(&face->lines, -1, outcome_role(choice->outcome),
			"  ◂ %s ▸", outcome_words(choice->outcome));
	else
		lines_addf(&face->lines, -1, ROLE_DONE, "  %s",
			outcome_words(OUTCOME_DONE));
}

static void
add_text(struct face *face, struct closing_row row, const char *label,
	const char *text, const char *prompt)
{
	const struct closing *closing = face->tui->closing;
	bool typing = closing->typing && closing->typed.kind == row.kind &&
		closing->typed.node == row.node;
	size_t first = face->lines.count;
	int rows;

	if (typing) {
		rows = entry_rows(&closing->entry, face->width - LABEL_CELLS);
		for (rows = rows < ENTRY_LEAST ? ENTRY_LEAST : rows; rows;
			rows--)
			lines_begin(&face->lines, 0);
	} else {
		lines_wrap(&face->lines, LABEL_CELLS, face->width,
			text && *text ? ROLE_NORMAL : ROLE_PLACEHOLDER,
			text && *text ? text : prompt);
	}
	lines_label(&face->lines, first, 0, ROLE_LABEL, label);
}

static void
add_row(struct face *face, struct closing_row row)
{
	const struct node *node =
		plan_node(&face->tui->session->plan, row.node);
	const struct detail *detail = node_detail(node);

	switch (row.kind) {
	case CLOSING_SCORE:
		if (node->level == LEVEL_KEY_RESULT) {
			add_key_result(face, node);
			break;
		}
		lines_begin(&face->lines, 0);
		lines_add(&face->lines, 0, ROLE_LABEL, _("Score"));
		add_score(face, node);
		break;
	case CLOSING_REASON:
		add_text(face, row, _("Reason"), detail->reason,
			detail->kind == KIND_COMMITTED
				? _("Why was it not reached?")
				: _("Why does it differ from the progress?"));
		break;
	case CLOSING_REFLECTION:
		lines_begin(&face->lines, 0);
		add_text(face, row, _("Reflection"), detail->reflection,
			_("What went well, what did not, and what follows "
			  "from it?"));
		break;
	case CLOSING_NEXT:
		break;
	}
}

static void
make_objective(struct face *face, const struct node *objective)
{
	static const char *const kinds[] = {
		[KIND_NONE] = "",
		[KIND_COMMITTED] = N_(" · committed: 1.0 is expected"),
		[KIND_ASPIRATIONAL] = N_(" · aspirational: 0.7 is good"),
		[KIND_LEARNING] = N_(" · learning"),
	};
	char tenths[TENTHS_TEXT_SIZE];
	const char *kind = kinds[node_detail(objective)->kind];
	struct closing_row row;
	size_t i;

	lines_wrap(&face->lines, 0, face->width, ROLE_ACCENT, objective->title);
	lines_begin(&face->lines, 0);
	lines_addf(&face->lines, 0, ROLE_MUTED, _("Progress %s/10"),
		tenths_text(share_tenths(objective->share), tenths));
	if (*kind)
		lines_add(&face->lines, -1, ROLE_MUTED, _(kind));
	lines_begin(&face->lines, 0);
	for (i = 0; closing_row(face->tui, i, &row); i++) {
		size_t first = face->lines.count;

		add_row(face, row);
		/* A reflection has a blank line before it. */
		if (i != face->tui->closing->row)
			continue;
		face->first = first + (row.kind == CLOSING_REFLECTION);
		face->last = face->lines.count - 1;
	}
}

/* ---- the last card */

static void
add_outcomes(struct face *face, enum outcome outcome, const char *heading)
{
	const struct plan *plan = &face->tui->session->plan;
	const struct closing *closing = face->tui->closing;
	char ref[REF_SIZE];
	size_t i;

	for (i = 0; i < closing->choice_count; i++) {
		const struct node *node =
			plan_node(plan, closing->choices[i].node);

		if (closing->choices[i].outcome != outcome || !node)
			continue;
		lines_begin(&face->lines, 0);
		lines_add(&face->lines, 0, ROLE_LABEL, heading);
		lines_addf(&face->lines, LABEL_CELLS, ROLE_REF, "%s ",
			node_ref(plan, node, ref));
		lines_add(&face->lines, -1, outcome_role(outcome), node->title);
		heading = "";
	}
}

static bool
add_owed(void *context, const struct owed *owed)
{
	struct face *face = context;
	struct str text = {0};

	lines_begin(&face->lines, 0);
	owed_text(&face->tui->session->plan, owed, &text);
	lines_add(&face->lines, LABEL_CELLS, ROLE_MUTED, str_text(&text));
	str_fini(&text);
	return true;
}

static void
add_all_owed(struct face *face)
{
	const struct plan *plan = &face->tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, face->tui->closing->cycle);
	const struct template *template =
		templates_of(face->tui->closing->templates, cycle);
	int count = review_owed(plan, cycle, template, NULL, NULL);

	lines_begin(&face->lines, 0);
	lines_begin(&face->lines, 0);
	lines_add(&face->lines, 0, ROLE_LABEL, _("Still owed"));
	if (count)
		lines_addf(&face->lines, LABEL_CELLS, ROLE_WARN,
			ngettext("%d entry; it closes without, r answers it",
				"%d entries; it closes without, r answers "
				"them",
				(unsigned long)count),
			count);
	else
		lines_add(&face->lines, LABEL_CELLS, ROLE_GOOD, _("nothing"));
	review_owed(plan, cycle, template, add_owed, face);
}

static void
make_last(struct face *face)
{
	const struct tui *tui = face->tui;
	const struct closing *closing = tui->closing;
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, closing->cycle);
	const struct cycle *next = plan_cycle(plan, closing->next);
	char name[SPAN_TEXT_SIZE], first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];

	lines_begin(&face->lines, 0);
	lines_addf(&face->lines, 0, ROLE_ACCENT, _("Close %s"), cycle->name);
	lines_begin(&face->lines, 0);
	face->first = face->last = face->lines.count;
	lines_begin(&face->lines, 0);
	lines_add(&face->lines, 0, ROLE_LABEL, _("Next cycle"));
	lines_addf(&face->lines, LABEL_CELLS, ROLE_VALUE, "◂ %s ▸",
		closing->none ? _("none") : closing_next_name(tui, name));
	if (!closing->none)
		lines_addf(&face->lines, -1, ROLE_MUTED, "  %s – %s%s",
			day_text(next ? next->starts : closing->span.starts,
				first),
			day_text(next ? next->ends : closing->span.ends, last),
			next ? "" : _("  new"));
	lines_begin(&face->lines, 0);
	add_outcomes(face, OUTCOME_CARRY, _("Carried"));
	add_outcomes(face, OUTCOME_DONE, _("Done"));
	add_outcomes(face, OUTCOME_DROP, _("Dropped"));
	add_outcomes(face, OUTCOME_KEEP, _("Stays open"));
	add_all_owed(face);
	lines_begin(&face->lines, 0);
	lines_begin(&face->lines, 0);
	lines_addf(&face->lines, 0, ROLE_ACCENT,
		_("Enter closes %s; one u takes it all back."), cycle->name);
}

static void
make(struct face *face)
{
	const struct node *objective = closing_objective(face->tui);

	if (objective)
		make_objective(face, objective);
	else if (plan_cycle(
			 &face->tui->session->plan, face->tui->closing->cycle))
		make_last(face);
}

/* ---- where things stand */

static struct layout_pair
places_of(const struct tui *tui)
{
	int rows = (int)tui->closing->count + 3;

	if (rows > tui->layout.body.rows - CARD_LEAST)
		rows = tui->layout.body.rows - CARD_LEAST;
	if (rows < LIST_LEAST)
		rows = LIST_LEAST;
	return layout_pair(&tui->layout, LIST_SHARE, rows, true);
}

void
closing_measure(struct tui *tui)
{
	struct closing *closing = tui->closing;
	struct rect card = rect_inset(places_of(tui).other, 1);
	struct face face = {.tui = tui, .width = card.cols - 1};
	int most;

	if (tui->layout.kind == LAYOUT_NONE)
		return;
	entry_width(&closing->entry, face.width - LABEL_CELLS);
	make(&face);
	most = (int)face.lines.count - card.rows;
	/* The last card has one row to select: it scrolls instead. */
	if (closing->at < closing->count) {
		if (closing->top > (int)face.first || closing->row == 0)
			closing->top = closing->row ? (int)face.first : 0;
		if ((int)face.last >= closing->top + card.rows)
			closing->top = (int)face.last + 1 - card.rows;
	}
	if (closing->top > most)
		closing->top = most;
	if (closing->top < 0)
		closing->top = 0;
	lines_fini(&face.lines);
}

/* ---- drawing */

static void
draw_entry(const struct face *face, struct canvas *canvas)
{
	const struct closing *closing = face->tui->closing;
	struct rect rect = {(int)face->first - closing->top, LABEL_CELLS,
		(int)(face->last - face->first) + 1, face->width - LABEL_CELLS};

	entry_draw_in(&closing->entry, canvas, rect);
}

static void
draw_card(const struct tui *tui, struct canvas *canvas)
{
	const struct closing *closing = tui->closing;
	struct face face = {.tui = tui, .width = canvas_cols(canvas) - 1};
	struct list bar = {.height = canvas_rows(canvas)};
	size_t line;
	int i;

	make(&face);
	bar.count = face.lines.count;
	bar.top = (size_t)closing->top;
	for (i = 0; i < canvas_rows(canvas); i++) {
		line = (size_t)(closing->top + i);
		if (line >= face.lines.count)
			break;
		lines_draw(&face.lines, line, canvas, i, 0);
		if (line >= face.first && line <= face.last && !closing->typing)
			canvas_style(canvas,
				(struct rect){i, 0, 1, canvas_cols(canvas)}, 0,
				STYLE_SELECTED);
	}
	if (closing->typing)
		draw_entry(&face, canvas);
	list_bar(&bar, canvas, canvas_cols(canvas) - 1);
	lines_fini(&face.lines);
}

static void
draw_objective(const struct tui *tui, struct canvas *canvas, int row,
	const struct node *node)
{
	const struct plan *plan = &tui->session->plan;
	bool settled = !owed_score(plan, node) && !owed_reflection(plan, node);
	int cols = canvas_cols(canvas) - 1, score = node_detail(node)->score;
	char label[LABEL_SIZE], text[TENTHS_TEXT_SIZE];
	int col;

	canvas_put(canvas, row, 0, settled ? ROLE_GOOD : ROLE_MUTED,
		settled ? "✓" : "○");
	col = canvas_printf(
		canvas, row, 2, ROLE_REF, "%s ", node_label(plan, node, label));
	canvas_fit(canvas, row, col, cols - col - 6, ROLE_OBJECTIVE,
		node->title, strlen(node->title));
	score_text(score, text);
	canvas_right(canvas, row, cols - 5, 5, ROLE_VALUE, text, strlen(text));
}

static void
draw_stop(const void *context, struct canvas *canvas, int line, size_t row)
{
	const struct tui *tui = context;
	const struct closing *closing = tui->closing;
	const struct node *node = row < closing->count
		? plan_node(&tui->session->plan, closing->objectives[row])
		: NULL;

	if (node)
		draw_objective(tui, canvas, line, node);
	else if (row == closing->count)
		canvas_put(canvas, line, 2, ROLE_NORMAL,
			_("Next cycle, and the end"));
}

static void
draw_list(const struct tui *tui, struct canvas *canvas)
{
	struct list list = {0};

	list_size(&list, tui->closing->count + 1, canvas_rows(canvas));
	list_select(&list, tui->closing->at);
	list_draw(&list, canvas, false, draw_stop, tui);
}

void
closing_draw(const struct tui *tui, struct canvas *canvas)
{
	const struct closing *closing = tui->closing;
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, closing->cycle);
	const struct node *objective = closing_objective(tui);
	struct layout_pair places = places_of(tui);
	struct str title = {0};
	char label[LABEL_SIZE];
	struct canvas inner;

	if (places.list.rows) {
		str_addf(&title, _("Close %s"), cycle ? cycle->name : "");
		inner = canvas_pane(
			canvas, places.list, str_text(&title), false);
		draw_list(tui, &inner);
		str_clear(&title);
	}
	if (objective)
		str_addf(&title, "%s · ", node_label(plan, objective, label));
	str_addf(&title, _("%zu of %zu"), closing->at + 1, closing->count + 1);
	inner = canvas_pane(canvas, places.other, str_text(&title), true);
	str_fini(&title);
	draw_card(tui, &inner);
}
