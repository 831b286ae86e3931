/* SPDX-License-Identifier: MIT */
/* Everything about a node, as the lines of the detail pane. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "pane_detail.h"
#include "review/chart.h"

#define VALUE_COLUMN DETAIL_COLUMN
#define BAR_CELLS 10
#define TREND_CELLS 16
#define CHART_WIDTH 60
#define CHART_HEIGHT 9

static void
begin_row(struct lines *lines, const char *label)
{
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_LABEL, label);
}

/* A label and a text that wraps beside it. */
static void
add_text(struct lines *lines, int width, const char *label, unsigned style,
	const char *text)
{
	size_t first = lines->count;

	if (!text || !*text)
		return;
	lines_wrap(lines, VALUE_COLUMN, width, style, text);
	lines_label(lines, first, 0, ROLE_LABEL, label);
}

static void
add_heading(struct lines *lines, const char *text)
{
	lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_HEADING, text);
}

static void
add_progress(
	const struct tui *tui, const struct node *node, struct lines *lines)
{
	static const char *const bases[] = {
		N_("manual"), N_("metric"), N_("actions")};
	struct progress progress = node_progress(&tui->session->plan, node);
	int tenths = share_tenths(progress.share);
	char text[TENTHS_TEXT_SIZE], derived[TENTHS_TEXT_SIZE];

	if (node->level == LEVEL_ACTION)
		return;
	begin_row(lines, _("Progress"));
	if (tenths >= 0)
		lines_bar(lines, VALUE_COLUMN, BAR_CELLS, tenths, PROGRESS_MAX,
			theme_band(tenths));
	if (tenths >= 0)
		lines_addf(lines, -1, ROLE_VALUE, "  %s/10",
			tenths_text(tenths, text));
	else
		lines_add(lines, VALUE_COLUMN, ROLE_VALUE,
			tenths_text(tenths, text));
	if (node->level == LEVEL_KEY_RESULT)
		lines_addf(lines, -1, ROLE_MUTED, "  %s",
			_(bases[node_detail(node)->basis]));
	if (progress.by_hand)
		lines_addf(lines, -1, ROLE_WARN, _("  by hand, derived %s"),
			tenths_text(share_tenths(progress.derived), derived));
	if (progress.no_data)
		lines_add(lines, -1, ROLE_MUTED, _("  no data"));
	if (progress.raw > SHARE_ONE ||
		(progress.raw < 0 && progress.share != SHARE_NONE))
		lines_addf(lines, -1, ROLE_MUTED, "  (%d %%)",
			(int)(progress.raw / (SHARE_ONE / 100)));
}

static void
add_metric(const struct node *node, struct lines *lines)
{
	const struct detail *detail = node_detail(node);
	char start[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
	char current[DECIMAL_TEXT_SIZE];
	const char *unit = detail->unit ? detail->unit : "";

	if (detail->basis != BASIS_METRIC)
		return;
	begin_row(lines, _("Metric"));
	decimal_text(detail->current, current);
	lines_addf(lines, VALUE_COLUMN, ROLE_VALUE, "%s %s",
		*current ? current : "–", unit);
	if (detail->target != DECIMAL_NONE)
		lines_addf(lines, -1, ROLE_MUTED, "  (%s → %s)",
			detail->start == DECIMAL_NONE
				? "0"
				: decimal_text(detail->start, start),
			decimal_text(detail->target, target));
	if (detail->low != DECIMAL_NONE)
		lines_addf(lines, -1, ROLE_MUTED, _("  at least %s"),
			decimal_text(detail->low, start));
	if (detail->high != DECIMAL_NONE)
		lines_addf(lines, -1, ROLE_MUTED, _("  at most %s"),
			decimal_text(detail->high, target));
}

/* Where pace expects it, and where it comes out when it goes on so. */
static void
add_pace(const struct tui *tui, const struct node *node, int expected,
	int width, struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;
	int projected = node_projected(plan, node, tui->session->today);
	char tenths[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	struct str text = {0};

	str_addf(
		&text, _("expects %s/10 today"), tenths_text(expected, tenths));
	if (projected >= 0)
		str_addf(&text, _(" · at this pace %s by %s"),
			tenths_text(projected, tenths),
			short_day(node_span(plan, node).ends,
				tui->session->today, day));
	add_text(lines, width, _("Pace"), ROLE_NORMAL, str_text(&text));
	str_fini(&text);
}

/* Why the numbers and the status are what they are, in the place of the pace. */
static void
add_why(const struct tui *tui, const struct node *node, int width,
	struct lines *lines)
{
	struct str why = {0};
	size_t first = lines->count;

	node_why(&tui->session->plan, node, tui->session->today, &why);
	lines_wrap(lines, VALUE_COLUMN, width, ROLE_NORMAL, str_text(&why));
	if (lines->count > first)
		lines_label(lines, first, 0, ROLE_LABEL, _("Why"));
	str_fini(&why);
}

static void
add_status(const struct tui *tui, const struct node *node, int width,
	struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;
	struct standing standing =
		node_standing(plan, node, tui->session->today);
	struct str text = {0};
	int used;

	str_addf(&text, "%s%s ", status_mark(standing.status),
		standing_flatters(&standing) ? "!" : "");
	standing_label(node, &standing, &text);
	begin_row(lines, _("Status"));
	lines_add(lines, VALUE_COLUMN, status_role(standing.status),
		str_text(&text));
	used = VALUE_COLUMN + text_width(str_text(&text), text.length);
	str_clear(&text);
	standing_text(plan, &standing, &text);
	if (used + 3 + text_width(str_text(&text), text.length) > width)
		lines_wrap(lines, VALUE_COLUMN, width, ROLE_MUTED,
			str_text(&text));
	else if (text.length)
		lines_addf(lines, -1, ROLE_MUTED, " · %s", str_text(&text));
	if (tui->why)
		add_why(tui, node, width, lines);
	else if (node->level != LEVEL_ACTION && standing.expected >= 0 &&
		node->state == STATE_OPEN)
		add_pace(tui, node, standing.expected, width, lines);
	str_fini(&text);
}

/* By how much it moved at the last check-in that moved it. */
static void
add_confidence_move(const struct tui *tui, const struct doc_chart *data,
	struct lines *lines)
{
	char text[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	const struct point *before = NULL, *last = NULL;
	size_t i;

	for (i = 0; i < data->count; i++) {
		if (data->points[i].x < 0)
			continue;
		before = last;
		last = &data->points[i];
	}
	if (!before || before->x == last->x)
		return;
	lines_addf(lines, -1, last->x < before->x ? ROLE_BAD : ROLE_GOOD,
		_("  %s%s since %s"), last->x < before->x ? "▾" : "▴",
		tenths_text((int)llabs(last->x - before->x), text),
		short_day(before->day, tui->session->today, day));
}

/* The last values as small columns; nothing where there is only one. */
static void
add_confidence_line(const struct tui *tui, const struct doc_chart *data,
	struct lines *lines)
{
	size_t first =
		data->count > TREND_CELLS ? data->count - TREND_CELLS : 0;
	int64_t values[TREND_CELLS];
	struct str text = {0};
	size_t i, known = 0;

	for (i = first; i < data->count; i++) {
		known += data->points[i].x >= 0;
		values[i - first] = data->points[i].x < 0 ? DECIMAL_NONE
							  : data->points[i].x;
	}
	if (known < 2)
		return;
	chart_sparkline(&text, values, data->count - first, 0, PROGRESS_MAX,
		tui->ascii ? CHART_ASCII : CHART_BLOCKS);
	lines_addf(lines, -1, ROLE_ACCENT, "  %s", str_text(&text));
	str_fini(&text);
}

static void
add_confidence(const struct tui *tui, const struct node *node,
	const struct doc_chart *data, struct lines *lines)
{
	char text[TENTHS_TEXT_SIZE];

	if (node->confidence < 0)
		return;
	begin_row(lines, _("Confidence"));
	lines_addf(lines, VALUE_COLUMN, ROLE_VALUE, "%s/10",
		tenths_text(node->confidence, text));
	add_confidence_line(tui, data, lines);
	add_confidence_move(tui, data, lines);
}

static void
add_actions(
	const struct plan *plan, const struct node *node, struct lines *lines)
{
	const struct node *child = plan_node(plan, node->children.first);
	int done = 0, all = 0;

	for (; child; child = plan_node(plan, child->next)) {
		if (child->level != LEVEL_ACTION ||
			child->state == STATE_DROPPED)
			continue;
		all++;
		done += child->state == STATE_DONE;
	}
	if (!all)
		return;
	begin_row(lines, _("Actions"));
	lines_addf(lines, VALUE_COLUMN, ROLE_NORMAL, _("%d of %d done"), done,
		all);
}

static void
add_due(const struct tui *tui, const struct node *node, struct lines *lines)
{
	char text[DAY_TEXT_SIZE];
	int32_t today = tui->session->today, days = node->due - today;
	bool open = node->state == STATE_OPEN;

	if (node->due == DAY_NONE)
		return;
	begin_row(lines, _("Due"));
	lines_addf(lines, VALUE_COLUMN,
		open && days < 0 ? ROLE_OVERDUE : ROLE_DUE, "%s",
		day_text(node->due, text));
	if (open && days < 0)
		lines_addf(lines, -1, ROLE_OVERDUE,
			ngettext("  %d day late", "  %d days late",
				(unsigned long)-days),
			-days);
	else if (open)
		lines_addf(lines, -1, ROLE_MUTED,
			ngettext("  in %d day", "  in %d days",
				(unsigned long)days),
			days);
}

/* What is called by a shorter name here, or has a colour of its own, in this
 * order; the others that are shown follow as the table has them. */
static const struct {
	int field;
	const char *label;
	enum role role;
} own_rows[] = {
	{NODE_SCORE, N_("Score"), ROLE_VALUE},
	{NODE_REASON, N_("Reason"), ROLE_NORMAL},
	{NODE_KIND, N_("Kind"), ROLE_NORMAL},
	{NODE_WEIGHT, N_("Weight"), ROLE_NORMAL},
	{NODE_PRIORITY, N_("Priority"), ROLE_NORMAL},
	{NODE_FROM, N_("Reads"), ROLE_LINK},
	{NODE_OWNER, N_("Owner"), ROLE_OWNER},
	{NODE_TAGS, N_("Tags"), ROLE_TAG},
	{NODE_STARTS, N_("Starts"), ROLE_NORMAL},
	{NODE_LINKS, N_("Links"), ROLE_LINK},
};
#define OWN_ROWS (sizeof own_rows / sizeof *own_rows)

static void
add_field(const struct node *node, int width, int at, const char *label,
	enum role role, struct lines *lines)
{
	const struct field *field = &record_types[RECORD_NODE].fields[at];
	struct value value = record_value(RECORD_NODE, node, field);
	struct str text = {0};

	if (value.type == VALUE_NONE)
		return;
	value_show(field, value, &text);
	add_text(lines, width, label, role, str_text(&text));
	str_fini(&text);
}

/* Whether a row of this pane says the field already. */
static bool
has_own_row(int field)
{
	size_t i;

	for (i = 0; i < OWN_ROWS; i++)
		if (own_rows[i].field == field)
			return true;
	return false;
}

/* Fields that are one text or word each. */
static void
add_fields(const struct node *node, int width, struct lines *lines)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	size_t i;
	int at;

	for (i = 0; i < OWN_ROWS; i++)
		add_field(node, width, own_rows[i].field, _(own_rows[i].label),
			own_rows[i].role, lines);
	for (at = 0; at < NODE_FIELDS; at++)
		if (fields[at].shown && !has_own_row(at))
			add_field(node, width, at, _(fields[at].label),
				ROLE_NORMAL, lines);
}

/* "2026 Q1 O1.KR2" */
static void
add_place(const struct plan *plan, const struct node *node, const char *label,
	int width, struct lines *lines)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	struct str text = {0};
	char ref[REF_SIZE];

	str_addf(&text, "%s %s", cycle && cycle->name ? cycle->name : "",
		node_ref(plan, node, ref));
	add_text(lines, width, label, ROLE_LINK, str_text(&text));
	str_fini(&text);
}

/* What it was carried over from, and to. */
static void
add_carried(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	uint64_t uid = node_detail(node)->carried_from;
	const struct node *from = plan_node_by_uid(plan, uid);
	const struct node *to = plan_carried_to(plan, node);

	if (uid && from)
		add_place(plan, from, _("Carried from"), width, lines);
	else if (uid)
		add_text(lines, width, _("Carried from"), ROLE_MUTED,
			_("a node that is gone"));
	if (to)
		add_place(plan, to, _("Carried to"), width, lines);
}

void
checkin_value(
	const struct node *node, const struct checkin *checkin, struct str *out)
{
	const char *unit = node_detail(node)->unit;
	char number[DECIMAL_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];

	if (checkin->current == DECIMAL_NONE)
		str_addf(out, "%s/10", tenths_text(checkin->progress, tenths));
	else
		str_addf(out, unit ? "%s %s" : "%s",
			decimal_text(checkin->current, number), unit);
}

/* How far it came in the four weeks before the last check-in. */
static void
add_moved(const struct doc_chart *data, struct lines *lines)
{
	const struct point *last = &data->points[data->count - 1];
	char text[TENTHS_TEXT_SIZE];
	size_t i = data->count - 1;
	int64_t moved;

	while (i > 0 && data->points[i].day > last->day - 28)
		i--;
	moved = last->y - data->points[i].y;
	lines_addf(lines, -1,
		moved > 0	    ? ROLE_GOOD
			: moved < 0 ? ROLE_BAD
				    : ROLE_MUTED,
		_("  %s%s in four weeks"),
		moved > 0	    ? "+"
			: moved < 0 ? "-"
				    : "",
		tenths_text((int)(moved < 0 ? -moved : moved), text));
}

/* The last check-ins as a line of small columns. */
static void
add_trend(const struct tui *tui, const struct doc_chart *data,
	struct lines *lines)
{
	struct str text = {0};

	if (data->count < 2)
		return;
	chart_trend(&text, data->points, data->count, TREND_CELLS,
		tui->ascii ? CHART_ASCII : CHART_BLOCKS);
	begin_row(lines, _("Trend"));
	lines_add(lines, VALUE_COLUMN, ROLE_ACCENT, str_text(&text));
	add_moved(data, lines);
	str_fini(&text);
}

void
detail_chart(const struct tui *tui, const struct doc_chart *data, int width,
	int height, struct lines *lines)
{
	struct arena arena = {0};
	struct chart chart;

	if (data->count > 1) {
		chart = chart_burn_up(&arena, data, width, height,
			tui->ascii ? CHART_ASCII : CHART_BRAILLE);
		lines_chart(lines, &chart, 0);
	}
	arena_fini(&arena);
}

void
detail_charts(const struct tui *tui, const struct node *node, int width,
	struct lines *lines)
{
	struct arena arena = {0};
	struct doc_chart data = chart_of_node(
		&tui->session->plan, node, tui->session->today, &arena);

	add_trend(tui, &data, lines);
	detail_chart(tui, &data, width < CHART_WIDTH ? width : CHART_WIDTH,
		CHART_HEIGHT, lines);
	arena_fini(&arena);
}

static void
add_checkins(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	char day[DAY_TEXT_SIZE], confidence[TENTHS_TEXT_SIZE];
	struct str value = {0};
	size_t first;

	if (!checkin)
		return;
	add_heading(lines, _("Check-ins (e edits, d takes one away)"));
	for (; checkin; checkin = plan_checkin(plan, checkin->base.next)) {
		first = lines->count;
		lines_begin(lines, 0);
		lines_add(lines, 0, ROLE_MUTED, day_text(checkin->on, day));
		str_clear(&value);
		checkin_value(node, checkin, &value);
		lines_add(lines, VALUE_COLUMN, ROLE_VALUE, str_text(&value));
		if (checkin->confidence >= 0)
			lines_addf(lines,
				text_width(str_text(&value), value.length) < 6
					? VALUE_COLUMN + 6
					: -1,
				ROLE_MUTED, _(" confidence %s"),
				tenths_text(checkin->confidence, confidence));
		if (checkin->note)
			lines_wrap(lines, 2, width, ROLE_NORMAL, checkin->note);
		if (checkin->blocker) {
			lines_begin(lines, 0);
			lines_add(lines, 2, ROLE_BAD, _("Blocked:"));
			lines_wrap(
				lines, 2, width, ROLE_NORMAL, checkin->blocker);
		}
		if (checkin->why) {
			lines_begin(lines, 0);
			lines_add(lines, 2, ROLE_LABEL, _("Why:"));
			lines_wrap(lines, 2, width, ROLE_NORMAL, checkin->why);
		}
		for (; first < lines->count; first++)
			lines->lines[first].id = checkin->base.id;
	}
	str_fini(&value);
}

static void
add_long(const char *heading, const char *text, int width, struct lines *lines)
{
	if (!text)
		return;
	add_heading(lines, heading);
	lines_wrap(lines, 0, width, ROLE_NORMAL, text);
}

static void
add_advice(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	bool first = true;
	size_t i;

	for (i = 0; i < writing_rule_count; i++) {
		if (!writing_rules[i].broken(plan, node))
			continue;
		if (first)
			add_heading(lines, _("Writing"));
		first = false;
		lines_wrap(lines, 0, width, ROLE_MUTED,
			_(writing_rules[i].advice));
	}
}

static void
add_revisions(
	const struct tui *tui, const struct node *node, struct lines *lines)
{
	int revisions = tui->revisions;
	char uid[UID_TEXT_SIZE], ref[REF_SIZE];

	begin_row(lines, _("Id"));
	lines_addf(lines, VALUE_COLUMN, ROLE_MUTED, "%s  %s",
		uid_text(node->uid, uid),
		node_ref(&tui->session->plan, node, ref));
	if (revisions)
		lines_addf(lines, -1, ROLE_MUTED,
			ngettext("  revised once", "  revised %d times",
				(unsigned long)revisions),
			revisions);
}

/* In the backlog nothing has a pace yet. */
static void
add_wish(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	char uid[UID_TEXT_SIZE], ref[REF_SIZE];

	add_fields(node, width, lines);
	align_rows(plan, node, width, lines);
	add_actions(plan, node, lines);
	begin_row(lines, _("Id"));
	lines_addf(lines, VALUE_COLUMN, ROLE_MUTED, "%s  %s",
		uid_text(node->uid, uid), node_ref(plan, node, ref));
	add_long(_("Note"), node_detail(node)->note, width, lines);
	lines_begin(lines, 0);
	lines_wrap(lines, 0, width, ROLE_MUTED,
		_("t takes it into a cycle (t 2026-Q4), below an objective (t "
		  "O2) or a key result (t O2.KR1); + and - change its "
		  "priority."));
}

void
detail_rows(const struct tui *tui, const struct node *node,
	const struct doc_chart *data, int width, bool beside,
	struct lines *lines)
{
	const struct plan *plan = &tui->session->plan;

	lines_wrap(lines, 0, width, ROLE_ACCENT, node->title);
	lines_begin(lines, 0);
	if (!plan_cycle_of(plan, node)) {
		add_wish(plan, node, width, lines);
		return;
	}
	add_progress(tui, node, lines);
	add_metric(node, lines);
	add_confidence(tui, node, data, lines);
	add_status(tui, node, width, lines);
	add_trend(tui, data, lines);
	add_actions(plan, node, lines);
	add_due(tui, node, lines);
	add_fields(node, width, lines);
	align_rows(plan, node, width, lines);
	add_carried(plan, node, width, lines);
	add_revisions(tui, node, lines);
	add_long(_("Note"), node_detail(node)->note, width, lines);
	if (!beside && data->count > 1) {
		lines_begin(lines, 0);
		detail_chart(tui, data,
			width < CHART_WIDTH ? width : CHART_WIDTH, CHART_HEIGHT,
			lines);
	}
	add_long(_("Reflection"), node_detail(node)->reflection, width, lines);
	add_checkins(plan, node, width, lines);
	add_advice(plan, node, width, lines);
}
