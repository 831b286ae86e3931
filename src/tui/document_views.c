/* SPDX-License-Identifier: MIT */
/*
 * Views that are a document in one pane: figures over cycles, and what moved, as
 * list --stats and digest print them.
 */
#include <stdlib.h>
#include <string.h>

#include "app/past.h"
#include "base/say.h"
#include "lines_view.h"
#include "model/cycle.h"
#include "model/query.h"
#include "print/render.h"
#include "review/digest.h"
#include "review/stats.h"

#define DOCUMENT_MOST 100 /* cells; longer lines are not read */

static void
add_set_line(void *context, const struct set_run *runs, size_t count)
{
	lines_set(context, 0, runs, count);
}

/* Shows the document, which is cleared. */
static void
set_lines(struct desk *desk, struct doc *doc)
{
	int width = desk->layout.body.cols - 4;
	struct render_options options = {
		.width = width < DOCUMENT_MOST ? width : DOCUMENT_MOST,
		.ascii = desk->ascii};
	struct doc_source source = render_one(doc);

	set_document(&source, &options, add_set_line, &desk->lines);
}

/* What two cycles are meant by "2026 Q3 2026 Q4": of all places where the text
 * can be cut the first that leaves two names. *err as the last cut has it. */
static bool
read_pair(const struct desk *desk, const char *text,
	const struct cycle *pair[2], struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	const char *cut = text;
	struct str first = {0};
	bool found = false;

	err_set(err, ERR_INPUT, _("name two cycles: :stats 2026-Q3 2026-Q4"));
	while (!found && (cut = strchr(cut, ' '))) {
		str_clear(&first);
		str_add_bytes(&first, text, (size_t)(cut - text));
		cut += strspn(cut, " ");
		pair[0] = query_cycle(plan, str_text(&first), today, err);
		pair[1] = pair[0] ? query_cycle(plan, cut, today, err) : NULL;
		found = pair[1] && pair[0] != pair[1];
	}
	str_fini(&first);
	return found;
}

/* ---- figures over cycles */

/* Those that were asked for; else the one that is shown and the one before. */
static void
make_stats(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	int32_t today = desk->session->today;
	const struct cycle *a = plan_cycle(plan, desk->shown_pair[0]),
			   *b = plan_cycle(plan, desk->shown_pair[1]);
	struct doc doc = {0};

	if (a && b) {
		stats_pair_document(plan, a, b, today, &doc);
	} else {
		stats_document(plan, today, &doc);
		b = plan_cycle(plan, desk->tree.cycle);
		a = plan_previous_cycle(plan, b);
		if (a)
			stats_add_pair(plan, a, b, today, &doc);
	}
	set_lines(desk, &doc);
}

static void
measure_stats(struct desk *desk)
{
	if (lines_view_stale(desk))
		make_stats(desk);
	lines_view_measure(desk, NULL);
}

static bool
open_stats(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *pair[2];

	desk->shown_pair[0] = desk->shown_pair[1] = 0;
	if (*asked->argument) {
		if (!read_pair(desk, asked->argument, pair, err))
			return false;
		desk->shown_pair[0] = pair[0]->base.id;
		desk->shown_pair[1] = pair[1]->base.id;
	}
	return lines_view_show(desk, &stats_view);
}

const struct view stats_view = {
	.title = N_("Statistics"),
	.lines = true,
	.open = open_stats,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = view_close,
	.measure = measure_stats,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};

/* ---- what moved */

static bool
make_digest(struct desk *desk, struct err *err)
{
	struct digest *digest = past_digest(
		desk->session, desk->digest_cycle, desk->digest_since, err);
	struct doc doc = {0};

	if (!digest)
		return false;
	digest_document(digest, &doc);
	set_lines(desk, &doc);
	digest_free(digest);
	return true;
}

static void
measure_digest(struct desk *desk)
{
	struct err err = {0};
	bool ok = !lines_view_stale(desk) || make_digest(desk, &err);

	lines_view_measure(desk, ok ? NULL : &err);
}

/* A cycle, or the day since when: a year is a cycle before it is a day. */
static bool
open_digest(struct desk *desk, const struct asked *asked, struct err *err)
{
	const char *text = asked->argument;
	const struct cycle *cycle;
	int32_t today = desk->session->today;
	struct err no_day = {0};

	desk->digest_cycle = 0;
	desk->digest_since = DAY_NONE;
	if (*text &&
		!day_ask(text, today, DAY_PAST, &desk->digest_since, &no_day)) {
		cycle = query_cycle(&desk->session->plan, text, today, err);
		if (!cycle)
			return false;
		desk->digest_cycle = cycle->base.id;
	}
	return lines_view_show(desk, &digest_view);
}

const struct view digest_view = {
	.title = N_("What moved"),
	.lines = true,
	.open = open_digest,
	.leave = lines_view_forget,
	.list = lines_view_list,
	.enter = view_close,
	.measure = measure_digest,
	.searched = &lines_searched,
	.draw = lines_view_draw,
};
