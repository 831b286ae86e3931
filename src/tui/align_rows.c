/* SPDX-License-Identifier: MIT */
/* What a node serves and what serves it, as lines of the detail pane. */
#include "base/say.h"
#include "model/align.h"
#include "pane_detail.h"

static void
add_end(const struct plan *plan, const struct node *node,
	const struct aligned *end, int width, struct lines *lines)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	bool dangling = !end->node && !end->other;
	struct str text = {0};

	align_text(plan, end, cycle ? cycle->base.id : 0, &text);
	lines_wrap(lines, DETAIL_COLUMN, width, dangling ? ROLE_BAD : ROLE_LINK,
		str_text(&text));
	str_fini(&text);
}

/* What is there, and not as it was when it was aligned to. */
static void
add_amiss(const struct plan *plan, const struct node *node,
	const struct aligned *to, int width, struct lines *lines)
{
	const struct aligned from = {.node = node};
	struct str why = {0};

	if ((to->node || to->other) && align_amiss(plan, &from, to, &why))
		lines_wrap(
			lines, DETAIL_COLUMN, width, ROLE_BAD, str_text(&why));
	str_fini(&why);
}

void
align_rows(const struct plan *plan, const struct node *node, int width,
	struct lines *lines)
{
	const char *list = node_detail(node)->align;
	int32_t mean = align_mean(plan, node);
	char tenths[TENTHS_TEXT_SIZE];
	size_t first = lines->count, i;
	struct aligned end;

	while (align_next(plan, &list, &end)) {
		add_end(plan, node, &end, width, lines);
		add_amiss(plan, node, &end, width, lines);
	}
	if (lines->count > first)
		lines_label(lines, first, 0, ROLE_LABEL, _("Serves"));
	first = lines->count;
	for (i = 0; align_served_by(plan, node, i, &end); i++)
		add_end(plan, node, &end, width, lines);
	if (lines->count > first)
		lines_label(lines, first, 0, ROLE_LABEL, _("Served by"));
	if (mean == SHARE_NONE)
		return;
	lines_begin(lines, 0);
	lines_addf(lines, DETAIL_COLUMN, ROLE_MUTED,
		_("mean of what serves it %s/10"),
		tenths_text(share_tenths(mean), tenths));
}
