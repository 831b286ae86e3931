/* SPDX-License-Identifier: MIT */
/* Everything about a node, as the lines of the detail pane. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "comments.h"
#include "model/progress.h"
#include "pane_detail.h"
#include "review/chart.h"

#define VALUE_COLUMN DETAIL_COLUMN
#define BAR_CELLS 10

void
detail_begin(struct lines *lines, const char *label)
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

void
detail_heading(struct lines *lines, const char *text)
{
	lines_begin(lines, 0);
	lines_begin(lines, 0);
	lines_add(lines, 0, ROLE_HEADING, text);
}

static void
add_progress(
	const struct desk *desk, const struct node *node, struct lines *lines)
{
	static const char *const bases[] = {
		N_("manual"), N_("metric"), N_("actions")};
	struct progress progress = node_progress(&desk->session->plan, node);
	int tenths = share_tenths(progress.share);
	char text[TENTHS_TEXT_SIZE], derived[TENTHS_TEXT_SIZE];

	if (node->level == LEVEL_ACTION)
		return;
	detail_begin(lines, _("Progress"));
	if (tenths >= 0)
		lines_bar(lines, VALUE_COLUMN, BAR_CELLS,
			(struct meter){tenths, PROGRESS_MAX},
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
	detail_begin(lines, _("Metric"));
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
add_pace(const struct desk *desk, const struct node *node, int expected,
	int width, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	int projected = node_projected(plan, node, desk->session->today);
	char tenths[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	struct str text = {0};

	str_addf(
		&text, _("expects %s/10 today"), tenths_text(expected, tenths));
	if (projected >= 0)
		str_addf(&text, _(" · at this pace %s by %s"),
			tenths_text(projected, tenths),
			short_day(node_span(plan, node).ends,
				desk->session->today, day));
	add_text(lines, width, _("Pace"), ROLE_NORMAL, str_text(&text));
	str_fini(&text);
}

/* Why the numbers and the status are what they are, in the place of the pace. */
static void
add_why(const struct desk *desk, const struct node *node, int width,
	struct lines *lines)
{
	struct str why = {0};
	size_t first = lines->count;

	node_why(&desk->session->plan, node, desk->session->today, &why);
	lines_wrap(lines, VALUE_COLUMN, width, ROLE_NORMAL, str_text(&why));
	if (lines->count > first)
		lines_label(lines, first, 0, ROLE_LABEL, _("Why"));
	str_fini(&why);
}

static void
add_status(const struct desk *desk, const struct node *node, int width,
	struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	struct standing standing =
		node_standing(plan, node, desk->session->today);
	struct str text = {0};
	int used;

	str_addf(&text, "%s%s ", status_mark(standing.status),
		standing_flatters(&standing) ? "!" : "");
	standing_label(node, &standing, &text);
	detail_begin(lines, _("Status"));
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
	if (desk->why)
		add_why(desk, node, width, lines);
	else if (node->level != LEVEL_ACTION && standing.expected >= 0 &&
		node->state == STATE_OPEN)
		add_pace(desk, node, standing.expected, width, lines);
	str_fini(&text);
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
	detail_begin(lines, _("Actions"));
	lines_addf(lines, VALUE_COLUMN, ROLE_NORMAL, _("%d of %d done"), done,
		all);
}

static void
add_due(const struct desk *desk, const struct node *node, struct lines *lines)
{
	char text[DAY_TEXT_SIZE];
	int32_t today = desk->session->today, days = node->due - today;
	bool open = node->state == STATE_OPEN;

	if (node->due == DAY_NONE)
		return;
	detail_begin(lines, _("Due"));
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
static const struct field_row {
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
};
#define OWN_ROWS (sizeof own_rows / sizeof *own_rows)

static void
add_field(const struct node *node, const struct field_row *row, int width,
	struct lines *lines)
{
	const struct field *field =
		&record_types[RECORD_NODE].fields[row->field];
	struct value value = record_value(RECORD_NODE, node, field);
	struct str text = {0};

	if (value.type == VALUE_NONE)
		return;
	value_show(field, value, &text);
	add_text(lines, width, _(row->label), row->role, str_text(&text));
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

/* A line for each, which a terminal that can opens by a click. */
static void
add_links(const struct node *node, int width, struct lines *lines)
{
	const char *links = node_detail(node)->links;
	size_t begin = lines->count, first;
	struct link link;
	struct str text = {0};

	while (links && link_next(&links, &link)) {
		str_clear(&text);
		str_add_bytes(&text, link.url, link.url_length);
		if (link.title_length)
			str_addf(&text, " %.*s", (int)link.title_length,
				link.title);
		first = lines->count;
		lines_wrap(
			lines, VALUE_COLUMN, width, ROLE_LINK, str_text(&text));
		lines_link_from(lines, first, link.url, link.url_length);
	}
	if (lines->count > begin)
		lines_label(lines, begin, 0, ROLE_LABEL, _("Links"));
	str_fini(&text);
}

/* Fields that are one text or word each. */
static void
add_fields(const struct node *node, int width, struct lines *lines)
{
	const struct field *fields = record_types[RECORD_NODE].fields;
	size_t i;
	int at;

	for (i = 0; i < OWN_ROWS; i++)
		add_field(node, &own_rows[i], width, lines);
	add_links(node, width, lines);
	for (at = 0; at < NODE_FIELDS; at++)
		if (fields[at].shown && at != NODE_LINKS && !has_own_row(at))
			add_field(node,
				&(struct field_row){
					at, fields[at].label, ROLE_NORMAL},
				width, lines);
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
			_("a node that is not here"));
	if (to)
		add_place(plan, to, _("Carried to"), width, lines);
}

static void
add_long(const char *heading, const char *text, int width, struct lines *lines)
{
	if (!text)
		return;
	detail_heading(lines, heading);
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
			detail_heading(lines, _("Writing"));
		first = false;
		lines_wrap(lines, 0, width, ROLE_MUTED,
			_(writing_rules[i].advice));
	}
}

static void
add_revisions(
	const struct desk *desk, const struct node *node, struct lines *lines)
{
	int revisions = desk->revisions;
	char uid[UID_TEXT_SIZE], ref[REF_SIZE];

	detail_begin(lines, _("Id"));
	lines_addf(lines, VALUE_COLUMN, ROLE_MUTED, "%s  %s",
		uid_text(node->uid, uid),
		node_ref(&desk->session->plan, node, ref));
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
	detail_begin(lines, _("Id"));
	lines_addf(lines, VALUE_COLUMN, ROLE_MUTED, "%s  %s",
		uid_text(node->uid, uid), node_ref(plan, node, ref));
	add_long(_("Note"), node_detail(node)->note, width, lines);
	comments_lines(plan, node, width, lines);
	lines_begin(lines, 0);
	lines_wrap(lines, 0, width, ROLE_MUTED,
		_("t takes it into a cycle (t 2026-Q4), below an objective (t "
		  "O2) or a key result (t O2.KR1); + and - change its "
		  "priority."));
}

void
detail_rows(const struct desk *desk, const struct node *node,
	const struct doc_chart *data, int width, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	bool beside = desk->shown_detail.right.rows > 0;

	lines_wrap(lines, 0, width, ROLE_ACCENT, node->title);
	lines_begin(lines, 0);
	if (!plan_cycle_of(plan, node)) {
		add_wish(plan, node, width, lines);
		return;
	}
	add_progress(desk, node, lines);
	add_metric(node, lines);
	detail_confidence(desk, node, data, lines);
	add_status(desk, node, width, lines);
	detail_trend(desk, data, lines);
	add_actions(plan, node, lines);
	add_due(desk, node, lines);
	add_fields(node, width, lines);
	align_rows(plan, node, width, lines);
	add_carried(plan, node, width, lines);
	add_revisions(desk, node, lines);
	add_long(_("Note"), node_detail(node)->note, width, lines);
	if (!beside && data->count > 1) {
		lines_begin(lines, 0);
		detail_chart(desk, data,
			width < DETAIL_CHART_WIDTH ? width : DETAIL_CHART_WIDTH,
			DETAIL_CHART_HEIGHT, lines);
	}
	add_long(_("Reflection"), node_detail(node)->reflection, width, lines);
	comments_lines(plan, node, width, lines);
	detail_checkins(plan, node, width, lines);
	add_advice(plan, node, width, lines);
}
