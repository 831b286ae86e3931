/* SPDX-License-Identifier: MIT */
/* What is to be known of a cycle, as lines: in the detail pane, where its row in
 * the tree is selected, and below its form. */
#include "base/say.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "pane_detail.h"
#include "review/checkin.h"
#include "review/stats.h"

#define BAR_CELLS 10

const char *
cycle_phase_text(const struct cycle *cycle, int32_t today)
{
	enum phase phase = cycle_phase(cycle, today);

	return phase == PHASE_OVER ? _("over: :close") : phase_label(phase);
}

static void
add_progress(const struct progress *progress, struct lines *lines)
{
	int tenths = share_tenths(progress->share);
	int derived = share_tenths(progress->derived);
	char text[TENTHS_TEXT_SIZE];

	detail_begin(lines, _("Progress"));
	if (tenths >= 0)
		lines_bar(lines, DETAIL_COLUMN, BAR_CELLS,
			(struct meter){tenths, PROGRESS_MAX},
			theme_band(tenths));
	lines_addf(lines, tenths < 0 ? DETAIL_COLUMN : -1, ROLE_VALUE,
		tenths < 0 ? "%s" : "  %s/10", tenths_text(tenths, text));
	if (progress->by_hand)
		lines_addf(lines, -1, ROLE_WARN, _("  by hand, derived %s"),
			tenths_text(derived, text));
}

static void
add_counts(const struct cycle_stats *stats, struct lines *lines)
{
	detail_begin(lines, _("Objectives"));
	lines_addf(lines, DETAIL_COLUMN, ROLE_NORMAL, "%d", stats->objectives);
	detail_begin(lines, _("Key results"));
	lines_addf(lines, DETAIL_COLUMN, ROLE_NORMAL, "%d", stats->key_results);
	if (stats->done)
		lines_addf(
			lines, -1, ROLE_NORMAL, _(" · %d done"), stats->done);
	if (stats->full != stats->done)
		lines_addf(lines, -1, ROLE_NORMAL, _(" · %d at 10/10"),
			stats->full);
	if (stats->dropped)
		lines_addf(lines, -1, ROLE_MUTED, _(" · %d dropped"),
			stats->dropped);
}

static void
add_owed(
	const struct desk *desk, const struct cycle *cycle, struct lines *lines)
{
	unsigned long owed = checkin_count_in(
		&desk->session->plan, cycle, desk->session->today);

	if (!owed)
		return;
	detail_begin(lines, _("Owed"));
	lines_addf(lines, DETAIL_COLUMN, ROLE_WARN,
		ngettext("%lu check-in", "%lu check-ins", owed), owed);
}

void
cycle_facts(
	const struct desk *desk, const struct cycle *cycle, struct lines *lines)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	struct cycle_stats stats = stats_cycle(plan, cycle, today);
	struct progress progress = cycle_progress(plan, cycle, today);
	char day[DAY_TEXT_SIZE], text[TENTHS_TEXT_SIZE];

	detail_begin(lines, _("Phase"));
	lines_add(lines, DETAIL_COLUMN, ROLE_NORMAL,
		cycle_phase_text(cycle, today));
	if (cycle_closed(cycle))
		lines_addf(lines, -1, ROLE_MUTED, "  %s",
			day_text(cycle->closed, day));
	add_owed(desk, cycle, lines);
	add_progress(&progress, lines);
	if (stats.score >= 0) {
		detail_begin(lines, _("Score"));
		lines_add(lines, DETAIL_COLUMN, ROLE_VALUE,
			score_text(stats.score, text));
	}
	if (stats.confidence >= 0) {
		detail_begin(lines, _("Confidence"));
		lines_addf(lines, DETAIL_COLUMN, ROLE_VALUE, "%s/10",
			tenths_text(stats.confidence, text));
	}
	add_counts(&stats, lines);
}

void
cycle_rows(const struct desk *desk, const struct cycle *cycle, int width,
	struct lines *lines)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];

	lines_wrap(lines, 0, width, ROLE_ACCENT, cycle->name);
	lines_begin(lines, 0);
	detail_begin(lines, _("Days"));
	lines_addf(lines, DETAIL_COLUMN, ROLE_NORMAL, "%s – %s",
		day_text(cycle->starts, starts), day_text(cycle->ends, ends));
	cycle_facts(desk, cycle, lines);
	if (cycle->note) {
		lines_begin(lines, 0);
		lines_wrap(lines, 0, width, ROLE_NORMAL, cycle->note);
	}
	lines_begin(lines, 0);
	lines_wrap(lines, 0, width, ROLE_MUTED,
		_("Enter shows it; l unfolds it here, a adds to it."));
}
