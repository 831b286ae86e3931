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

#define LABEL_CELLS CLOSING_COLUMN
#define BAR_CELLS CLOSING_SCALE
#define LIST_LEAST 5 /* rows of the list with its border when stacked */
#define CARD_LEAST 14
#define LIST_SHARE 8 /* of 20 columns */

struct face {
	const struct desk *desk;
	struct form *form;
	int width;
	struct refs refs; /* of the rows in their order */
};

/* ---- the card */

static const char *
outcome_words(enum outcome outcome)
{
	static const char *const words[] = {
		[OUTCOME_KEEP] = N_("stays open"),
		[OUTCOME_CARRY] = N_("carry over"),
		[OUTCOME_GO_ON] = N_("go on from where it is"),
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
		[OUTCOME_GO_ON] = ROLE_ACCENT,
		[OUTCOME_DONE] = ROLE_DONE,
		[OUTCOME_DROP] = ROLE_DROPPED,
	};

	return roles[outcome];
}

/* "━━━━━───── 0.5", or what is suggested; what it is pulled to meanwhile. */
static void
add_score(
	struct face *face, const struct node *node, const struct form_row *row)
{
	const struct desk *desk = face->desk;
	bool pulled = desk->pulling && form_is_selected(face->form, row);
	int score = pulled ? desk->pulled : node_detail(node)->score;
	int suggested = node_suggested_score(&desk->session->plan, node);
	int shown = pulled ? desk->pulled
			   : review_shown_score(&desk->session->plan, node);
	char text[TENTHS_TEXT_SIZE];
	struct lines *lines = &face->form->lines;

	if (shown >= 0)
		lines_bar(lines, LABEL_CELLS, BAR_CELLS,
			(struct meter){shown, SCORE_MAX}, theme_band(shown));
	lines_addf(lines, LABEL_CELLS + BAR_CELLS,
		score >= 0 ? ROLE_VALUE : ROLE_MUTED, " %s",
		score_text(shown, text));
	if (score < 0)
		lines_add(lines, -1, ROLE_MUTED,
			suggested < 0 ? "" : _(" (suggested)"));
	else if (suggested >= 0 && suggested != score)
		lines_addf(lines, -1, ROLE_MUTED, _(" (%s is suggested)"),
			score_text(suggested, text));
}

static void
add_key_result(
	struct face *face, const struct node *node, const struct form_row *row)
{
	struct choice *choice = closing_choice(face->desk->closing, node->id);
	const struct plan *plan = &face->desk->session->plan;
	char label[LABEL_SIZE];

	lines_begin(&face->form->lines, 0);
	lines_addf(&face->form->lines, 0, ROLE_REF, "%s ",
		node_label(plan, node, label));
	lines_add(&face->form->lines, -1,
		node->state == STATE_DONE ? ROLE_DONE : ROLE_KEY_RESULT,
		node->title);
	if (form_room(face->form, LABEL_CELLS, 1))
		return;
	lines_begin(&face->form->lines, 0);
	add_score(face, node, row);
	if (choice)
		lines_addf(&face->form->lines, -1,
			outcome_role(choice->outcome), "  ◂ %s ▸",
			outcome_words(choice->outcome));
	else
		lines_addf(&face->form->lines, -1, ROLE_DONE, "  %s",
			outcome_words(OUTCOME_DONE));
}

static void
add_text(struct face *face, const char *label, const char *text,
	const char *prompt)
{
	form_text(face->form, LABEL_CELLS, label, ROLE_NORMAL, text ? text : "",
		prompt);
}

/* A reflection has a blank line before it. */
static void
add_row(struct face *face, struct closing_row row)
{
	const struct node *node =
		plan_node(&face->desk->session->plan, row.node);
	const struct detail *detail = node_detail(node);
	struct form_row at = {
		.kind = row.kind == CLOSING_SCORE ? FORM_OWN : FORM_TYPED,
		.own = (int)row.kind,
		.spot = closing_spot(row)};

	if (row.kind == CLOSING_REFLECTION) {
		form_rest(face->form);
		lines_begin(&face->form->lines, 0);
	}
	form_row(face->form, &at);
	switch (row.kind) {
	case CLOSING_SCORE:
		if (node->level == LEVEL_KEY_RESULT) {
			add_key_result(face, node, &at);
			break;
		}
		if (form_label(face->form, LABEL_CELLS, _("Score")))
			add_score(face, node, &at);
		break;
	case CLOSING_REASON:
		add_text(face, _("Reason"), detail->reason,
			detail->kind == KIND_COMMITTED
				? _("Why was it not reached?")
				: _("Why does it differ from the progress?"));
		break;
	case CLOSING_REFLECTION:
		add_text(face, _("Reflection"), detail->reflection,
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
	char points[POINTS_TEXT_SIZE];
	const char *kind = kinds[node_detail(objective)->kind];
	struct closing_row row;
	size_t i;

	lines_wrap(&face->form->lines, 0, face->width, ROLE_ACCENT,
		objective->title);
	lines_begin(&face->form->lines, 0);
	lines_addf(&face->form->lines, 0, ROLE_MUTED, _("Progress %s"),
		points_text(share_tenths(objective->share), points));
	if (*kind)
		lines_add(&face->form->lines, -1, ROLE_MUTED, _(kind));
	lines_begin(&face->form->lines, 0);
	for (i = 0; closing_row(face->desk, i, &row); i++)
		add_row(face, row);
}

/* ---- the last card */

static void
add_outcomes(struct face *face, enum outcome outcome, const char *heading)
{
	const struct plan *plan = &face->desk->session->plan;
	const struct closing *closing = face->desk->closing;
	size_t i;

	for (i = 0; i < closing->choice_count; i++) {
		const struct node *node =
			plan_node(plan, closing->choices[i].node);

		if (closing->choices[i].outcome != outcome || !node)
			continue;
		lines_begin(&face->form->lines, 0);
		lines_add(&face->form->lines, 0, ROLE_LABEL, heading);
		lines_addf(&face->form->lines, LABEL_CELLS, ROLE_REF, "%s ",
			refs_next(&face->refs, plan, node));
		lines_add(&face->form->lines, -1, outcome_role(outcome),
			node->title);
		heading = "";
	}
}

static bool
add_owed(void *context, const struct owed *owed)
{
	struct face *face = context;
	const struct plan *plan = &face->desk->session->plan;
	const struct node *node = plan_node(plan, owed->node);
	struct str text = {0};

	lines_begin(&face->form->lines, 0);
	owed_text(
		owed, node ? refs_next(&face->refs, plan, node) : NULL, &text);
	lines_add(&face->form->lines, LABEL_CELLS, ROLE_MUTED, str_text(&text));
	str_fini(&text);
	return true;
}

static void
add_all_owed(struct face *face)
{
	const struct plan *plan = &face->desk->session->plan;
	const struct cycle *cycle =
		plan_cycle(plan, face->desk->closing->cycle);
	const struct template *template =
		templates_of(face->desk->closing->templates, cycle);
	int count = review_owed(plan, cycle, template, NULL, NULL);

	lines_begin(&face->form->lines, 0);
	lines_begin(&face->form->lines, 0);
	lines_add(&face->form->lines, 0, ROLE_LABEL, _("Still owed"));
	if (count)
		lines_addf(&face->form->lines, LABEL_CELLS, ROLE_WARN,
			ngettext("%d entry; it closes without, r answers it",
				"%d entries; it closes without, r answers "
				"them",
				(unsigned long)count),
			count);
	else
		lines_add(&face->form->lines, LABEL_CELLS, ROLE_GOOD,
			_("nothing"));
	review_owed(plan, cycle, template, add_owed, face);
}

static void
add_next(struct face *face)
{
	const struct desk *desk = face->desk;
	const struct closing *closing = desk->closing;
	const struct cycle *next =
		plan_cycle(&desk->session->plan, closing->next);
	char name[SPAN_TEXT_SIZE], first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];

	lines_addf(&face->form->lines, LABEL_CELLS, ROLE_VALUE, "◂ %s ▸",
		closing->none ? _("none") : closing_next_name(desk, name));
	if (!closing->none)
		lines_addf(&face->form->lines, -1, ROLE_MUTED, "  %s – %s%s",
			day_text(next ? next->starts : closing->span.starts,
				first),
			day_text(next ? next->ends : closing->span.ends, last),
			next ? "" : _("  new"));
}

static void
make_last(struct face *face)
{
	const struct desk *desk = face->desk;
	const struct closing *closing = desk->closing;
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, closing->cycle);
	struct form_row row = {.kind = FORM_OWN,
		.own = CLOSING_NEXT,
		.spot = closing_spot(
			(struct closing_row){.kind = CLOSING_NEXT})};

	lines_begin(&face->form->lines, 0);
	lines_addf(
		&face->form->lines, 0, ROLE_ACCENT, _("Close %s"), cycle->name);
	lines_begin(&face->form->lines, 0);
	form_row(face->form, &row);
	if (form_label(face->form, LABEL_CELLS, _("Next cycle")))
		add_next(face);
	form_rest(face->form);
	lines_begin(&face->form->lines, 0);
	add_outcomes(face, OUTCOME_CARRY, _("Carried"));
	add_outcomes(face, OUTCOME_GO_ON, _("Goes on"));
	add_outcomes(face, OUTCOME_DONE, _("Done"));
	add_outcomes(face, OUTCOME_DROP, _("Dropped"));
	add_outcomes(face, OUTCOME_KEEP, _("Stays open"));
	add_all_owed(face);
	lines_begin(&face->form->lines, 0);
	lines_begin(&face->form->lines, 0);
	lines_addf(&face->form->lines, 0, ROLE_ACCENT,
		_("Enter closes %s; one u takes it all back."), cycle->name);
}

static void
make(struct desk *desk, int width)
{
	struct form *form = &desk->closing->form;
	struct face face = {.desk = desk, .form = form, .width = width};
	const struct node *objective = closing_objective(desk);

	form_begin(form, width, &desk->typing);
	if (objective)
		make_objective(&face, objective);
	else if (plan_cycle(&desk->session->plan, desk->closing->cycle))
		make_last(&face);
	form_end(form);
}

/* ---- drawing */

static void
draw_objective(const struct desk *desk, struct canvas *canvas, int row,
	const struct node *node)
{
	const struct plan *plan = &desk->session->plan;
	bool settled = !owed_score(plan, node) && !owed_reflection(plan, node);
	int cols = canvas_cols(canvas) - 1, score = node_detail(node)->score;
	char label[LABEL_SIZE], text[TENTHS_TEXT_SIZE];
	int col;

	canvas_put(canvas, row, 1, settled ? ROLE_GOOD : ROLE_MUTED,
		settled ? "✓" : "○");
	col = canvas_printf(
		canvas, row, 3, ROLE_REF, "%s ", node_label(plan, node, label));
	canvas_fit(canvas, (struct strip){row, col, cols - col - 6},
		ROLE_OBJECTIVE, node->title, strlen(node->title));
	score_text(score, text);
	canvas_right(canvas, (struct strip){row, cols - 5, 5}, ROLE_VALUE, text,
		strlen(text));
}

static void
draw_stop(const void *context, struct canvas *canvas, int line, size_t row)
{
	const struct desk *desk = context;
	const struct closing *closing = desk->closing;
	const struct node *node = row < closing->count
		? plan_node(&desk->session->plan, closing->objectives[row])
		: NULL;

	if (node)
		draw_objective(desk, canvas, line, node);
	else if (row == closing->count)
		canvas_put(canvas, line, 3, ROLE_NORMAL,
			_("Next cycle, and the end"));
}

static void
draw_list(const struct desk *desk, struct canvas *canvas)
{
	struct list list = {0};

	list_size(&list, desk->closing->count + 1, canvas_rows(canvas));
	list_select(&list, desk->closing->at);
	list_draw(&list, canvas, false, draw_stop, desk);
}

static void
pane_title(const struct desk *desk, enum pane pane, struct str *out)
{
	const struct closing *closing = desk->closing;
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, closing->cycle);
	const struct node *objective = closing_objective(desk);
	char label[LABEL_SIZE];

	if (pane == PANE_LIST) {
		str_addf(out, _("Close %s"), cycle ? cycle->name : "");
		return;
	}
	if (objective)
		str_addf(out, "%s · ", node_label(plan, objective, label));
	str_addf(out, _("%zu of %zu"), closing->at + 1, closing->count + 1);
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	if (pane == PANE_LIST)
		draw_list(desk, canvas);
	else
		form_draw(&desk->closing->form, canvas, focus);
}

/* ---- where things stand */

bool
closing_pair(const struct desk *desk, struct pair *pair)
{
	int rows = (int)desk->closing->count + 3;

	if (rows > desk->layout.body.rows - CARD_LEAST)
		rows = desk->layout.body.rows - CARD_LEAST;
	if (rows < LIST_LEAST)
		rows = LIST_LEAST;
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = rows,
		.focus = PANE_BESIDE,
		.title = pane_title,
		.draw = draw_pane};
	return true;
}

void
closing_measure(struct desk *desk)
{
	struct pair pair;
	struct rect card;

	closing_pair(desk, &pair);
	card = rect_inset(pair_rect(desk, &pair, PANE_BESIDE), 1);
	if (desk->layout.kind == LAYOUT_NONE)
		return;
	make(desk, form_cells(card.cols));
	form_fit(&desk->closing->form, card.rows);
}
