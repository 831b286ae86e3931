/* SPDX-License-Identifier: MIT */
/* Why a number and a status are what they are, in words with their values. */
#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"

static void
add_tenths(struct str *out, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	str_add(out, tenths_text(tenths, text));
}

/* Weights in hundredths: "2" or "0.5". */
static void
add_weight(struct str *out, int64_t weight)
{
	char text[DECIMAL_TEXT_SIZE];

	str_add(out, decimal_text(weight * (DECIMAL_ONE / WEIGHT_ONE), text));
}

/* "(6 × 2 + 4 × 1) ÷ 3": the mean of what lies below and counts. */
static void
why_mean(const struct plan *plan, const struct node *node, struct str *out)
{
	const struct node *child = plan_node(plan, node->children.first);
	int64_t weights = 0;

	str_add_char(out, '(');
	for (; child; child = plan_node(plan, child->next)) {
		if (child->state == STATE_DROPPED ||
			child->share == SHARE_NONE ||
			(node->level == LEVEL_OBJECTIVE &&
				child->level != LEVEL_KEY_RESULT))
			continue;
		str_add(out, weights ? " + " : "");
		add_tenths(out, share_tenths(child->share));
		str_add(out, " × ");
		add_weight(out, node_weight(child));
		weights += node_weight(child);
	}
	str_add(out, ") ÷ ");
	add_weight(out, weights);
}

static void
add_decimal(struct str *out, int64_t number)
{
	char text[DECIMAL_TEXT_SIZE];

	str_add(out, decimal_text(number == DECIMAL_NONE ? 0 : number, text));
}

/* "(30 − 40) ÷ (5 − 40)" */
static void
why_metric(const struct detail *detail, struct str *out)
{
	if (detail->current == DECIMAL_NONE) {
		str_add(out, _("no value yet"));
		return;
	}
	if (detail->target == DECIMAL_NONE) {
		str_addf(out, _("kept within limits, now "));
		add_decimal(out, detail->current);
		return;
	}
	str_add_char(out, '(');
	add_decimal(out, detail->current);
	str_add(out, " − ");
	add_decimal(out, detail->start);
	str_add(out, ") ÷ (");
	add_decimal(out, detail->target);
	str_add(out, " − ");
	add_decimal(out, detail->start);
	str_add_char(out, ')');
}

static void
why_progress(const struct plan *plan, const struct node *node, struct str *out)
{
	struct progress progress = node_progress(plan, node);
	const struct detail *detail = node_detail(node);

	add_tenths(out, share_tenths(progress.share));
	str_add(out, progress.share == SHARE_NONE ? "" : "/10");
	if (progress.by_hand) {
		str_add(out, _(", set by hand over "));
		add_tenths(out, share_tenths(progress.derived));
	}
	str_add(out, " = ");
	if (node->state == STATE_DONE && progress.share == SHARE_ONE &&
		detail->basis == BASIS_MANUAL)
		str_add(out, _("done"));
	else if (node->level == LEVEL_OBJECTIVE ||
		(node->level == LEVEL_KEY_RESULT &&
			detail->basis == BASIS_ACTIONS))
		why_mean(plan, node, out);
	else if (detail->basis == BASIS_METRIC)
		why_metric(detail, out);
	else
		str_add(out, _("as it was set"));
	str_add_char(out, '\n');
}

static void
why_expected(const struct plan *plan, const struct node *node,
	const struct standing *standing, int32_t today, struct str *out)
{
	static const char *const paces[] = {[PACE_EVEN] = N_("even pace"),
		[PACE_END] = N_("pace to the end"),
		[PACE_ACTIONS] = N_("pace by the due days of actions")};
	struct span span = node_span(plan, node);
	int gone = today - span.starts, days = span.ends - span.starts + 1;

	if (standing->expected < 0)
		return;
	add_tenths(out, standing->expected);
	str_addf(out, _("/10 expected: %s, %d of %d days finished"),
		node->level == LEVEL_OBJECTIVE
			? _("the mean of its key results")
			: _(paces[node_detail(node)->pace]),
		gone < 0	      ? 0
			: gone > days ? days
				      : gone,
		days);
	str_add_char(out, '\n');
	if (standing->gap <= 0)
		return;
	add_tenths(out, standing->gap);
	str_add(out,
		_(" behind: up to 1 is on track, up to 2.5 at risk, more off "
		  "track"));
	str_add_char(out, '\n');
}

static void
why_status(const struct plan *plan, const struct node *node,
	const struct standing *standing, struct str *out)
{
	size_t from = out->length, reasons;
	char day[DAY_TEXT_SIZE];

	standing_label(node, standing, out);
	if (standing->since != DAY_NONE)
		str_addf(out, _(" since %s"), day_text(standing->since, day));
	str_add(out, ": ");
	reasons = out->length;
	standing_text(plan, standing, out);
	if (standing->reasons & REASON_SCORE)
		str_add(out, _("by its score"));
	else if (standing->reasons & REASON_PROGRESS)
		str_add(out, _("by its progress"));
	/* Nothing to give a reason for. */
	if (out->length == reasons)
		out->length -= 2;
	if (out->length == from)
		return;
	out->data[out->length] = '\0';
	str_add_char(out, '\n');
}

void
node_why(const struct plan *plan, const struct node *node, int32_t today,
	struct str *out)
{
	struct standing standing = node_standing(plan, node, today);
	int projected = node_projected(plan, node, today);
	char day[DAY_TEXT_SIZE];

	why_progress(plan, node, out);
	why_expected(plan, node, &standing, today, out);
	why_status(plan, node, &standing, out);
	if (projected < 0)
		return;
	str_add(out, _("at this pace "));
	add_tenths(out, projected);
	str_addf(out, _(" by %s"), day_text(node_span(plan, node).ends, day));
	str_add_char(out, '\n');
}
