/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FORMAT_CASE_H
#define TESTS_FORMAT_CASE_H

/* Reading and writing texts in tests: what was reported, and the tree that
 * came of it as lines that a table can hold. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/export.h"
#include "base/str.h"
#include "format/format.h"
#include "model/cycle.h"
#include "model/progress.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Everything that was reported: "E3:5 text\n", "N7 text\n". */
static inline void
case_report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct str *out = context;

	str_add(out, severity == PROBLEM_ERROR ? "E" : "N");
	str_addf(out, "%d", line);
	if (column)
		str_addf(out, ":%d", column);
	str_addf(out, " %s\n", what);
}

static inline bool
case_read(const char *format, const char *text, size_t length,
	struct plan *plan, struct str *reports, struct err *err)
{
	struct reporter reporter = {.report = case_report, .context = reports};
	struct read_options options = {.today = day_make(2026, 11, 21)};

	plan_init(plan);
	return format_find(format)->read(
		plan, (struct piece){text, length}, &options, &reporter, err);
}

/* The text it is written as; freed by the caller. */
static inline char *
case_write(const char *format, const struct plan *plan, size_t *length)
{
	struct write_options options = {.today = day_make(2026, 11, 21)};
	struct err err = {0};
	char *text = NULL;
	FILE *out = open_memstream(&text, length);

	assert_true(
		export_write(plan, format_find(format), &options, out, &err));
	fclose(out);
	return text;
}

/* start>target, the current value and the unit. */
static inline void
case_metric(const struct detail *detail, struct str *out)
{
	char text[DECIMAL_TEXT_SIZE];

	str_addf(out, " %s",
		detail->start == DECIMAL_NONE
			? ""
			: decimal_text(detail->start, text));
	str_addf(out, ">%s", decimal_text(detail->target, text));
	if (detail->current != DECIMAL_NONE)
		str_addf(out, "=%s", decimal_text(detail->current, text));
	if (detail->unit)
		str_add(out, detail->unit);
}

static inline void
case_node(const struct plan *plan, const struct node *node, int depth,
	struct str *out)
{
	static const char *const levels[] = {"", "O ", "KR ", "A "};
	const struct detail *detail = node_detail(node);
	char text[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	const struct checkin *checkin;

	str_add_repeat(out, " ", (size_t)depth);
	str_add(out, levels[node->level]);
	str_add(out, node->title);
	if (node->progress >= 0)
		str_addf(out, " %s/10", tenths_text(node->progress, text));
	if (node->confidence >= 0)
		str_addf(out, " c%s", tenths_text(node->confidence, text));
	if (detail->score >= 0)
		str_addf(out, " s%s", score_text(detail->score, text));
	if (node->state)
		str_add(out, node->state == STATE_DONE ? " x" : " -");
	if (detail->priority)
		str_addf(out, " p%d", detail->priority);
	if (detail->tags)
		str_addf(out, " #%s", detail->tags);
	if (detail->links)
		str_addf(out, " <%s>", detail->links);
	if (node->due != DAY_NONE)
		str_addf(out, " due %s", day_text(node->due, day));
	if (detail->owner)
		str_addf(out, " @%s", detail->owner);
	if (detail->weight != INT32_MIN)
		str_addf(out, " w%d", detail->weight);
	if (detail->target != DECIMAL_NONE)
		case_metric(detail, out);
	if (detail->note)
		str_addf(out, " {%s}", detail->note);
	if (detail->reflection)
		str_addf(out, " (%s)", detail->reflection);
	str_add_char(out, '\n');
	for (checkin = plan_checkin(plan, detail->checkins.first); checkin;
		checkin = plan_checkin(plan, checkin->base.next)) {
		str_add_repeat(out, " ", (size_t)depth + 1);
		str_addf(out, "! %s", day_text(checkin->on, day));
		if (checkin->progress >= 0)
			str_addf(out, " %s/10",
				tenths_text(checkin->progress, text));
		if (checkin->note)
			str_addf(out, " {%s}", checkin->note);
		str_add_char(out, '\n');
	}
	for (node = plan_node(plan, node->children.first); node;
		node = plan_node(plan, node->next))
		case_node(plan, node, depth + 1, out);
}

static inline void
case_nodes(const struct plan *plan, uint32_t first, struct str *out)
{
	const struct node *node;

	for (node = plan_node(plan, first); node;
		node = plan_node(plan, node->next))
		case_node(plan, node, 0, out);
}

/* The whole tree: cycles as "# name", the one without a name first, the
 * backlog as "# -", week notes as "@ days: text". */
static inline char *
case_tree(const struct plan *plan)
{
	const struct cycle *cycle;
	const struct section *section;
	const struct week *week;
	struct str out = {0};
	char a[DAY_TEXT_SIZE], b[DAY_TEXT_SIZE];

	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next)) {
		if (cycle->name)
			str_addf(&out, "# %s%s\n", cycle->name,
				cycle_closed(cycle) ? " closed" : "");
		if (cycle->tags)
			str_addf(&out, "#%s\n", cycle->tags);
		if (cycle->note)
			str_addf(&out, "{%s}\n", cycle->note);
		case_nodes(plan, cycle->nodes.first, &out);
		for (section = plan_section(plan, cycle->sections.first);
			section;
			section = plan_section(plan, section->base.next))
			str_addf(&out, "== %s: %s\n", section->name,
				section->text ? section->text : "");
	}
	if (plan->backlog.first)
		str_add(&out, "# -\n");
	case_nodes(plan, plan->backlog.first, &out);
	for (week = plan_week(plan, plan->weeks.first); week;
		week = plan_week(plan, week->base.next))
		str_addf(&out, "@ %s..%s: %s%s%s\n", day_text(week->starts, a),
			day_text(week->ends, b), week->now ? week->now : "",
			week->now && week->note ? "\n--\n" : "",
			week->note ? week->note : "");
	return str_take(&out);
}

/* The text is read and gives the tree, and says just these reports unless they
 * are NULL. `name` is what a failure calls it. */
/* Rows of a table that did not give what they should; told at its end, so that
 * all are seen. */
static int case_failures;

static inline void
case_end(void)
{
	assert_int_equal(case_failures, 0);
}

static inline void
case_gives(const char *name, const char *format, const char *text,
	const char *tree, const char *said)
{
	struct str reports = {0};
	struct err err = {0};
	struct plan plan;
	bool ok = case_read(format, text, strlen(text), &plan, &reports, &err);
	char *given = case_tree(&plan);

	if (!ok || strcmp(given, tree) != 0 ||
		(said && strcmp(str_text(&reports), said) != 0)) {
		print_error(
			"%s\ngives\n%s%s\n", name, given, str_text(&reports));
		case_failures++;
	}
	free(given);
	str_fini(&reports);
	plan_fini(&plan);
}

/* The text is refused with a report in which `said` stands. */
static inline void
case_refuses(const char *format, const char *text, const char *said)
{
	struct str reports = {0};
	struct err err = {0};
	struct plan plan;

	if (case_read(format, text, strlen(text), &plan, &reports, &err))
		fail_msg("%s is read", text);
	if (!strstr(str_text(&reports), said))
		fail_msg("%s: %s", text, str_text(&reports));
	str_fini(&reports);
	plan_fini(&plan);
}

#endif
