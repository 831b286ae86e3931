/* SPDX-License-Identifier: MIT */
/* A digest as a document: cycle by cycle, then week notes and metrics. */
#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "base/str.h"
#include "model/cycle.h"
#include "parts.h"
#include "review/checkin.h"
#include "review/digest.h"
#include "review/stats.h"

/* "5 → 6.5/10 (+1.5)", "6/10" when nothing was before, or nothing moved. */
static const char *
moved(struct doc *doc, int before, int after)
{
	char from[TENTHS_TEXT_SIZE], to[TENTHS_TEXT_SIZE];
	char by[TENTHS_TEXT_SIZE];
	int gap = after - before;

	tenths_text(after, to);
	if (after < 0)
		return doc_keep(doc, to);
	if (before < 0 || !gap)
		return doc_format(doc, "%s/10", to);
	tenths_text(before, from);
	tenths_text(gap < 0 ? -gap : gap, by);
	return doc_format(
		doc, "%s → %s/10 (%s%s)", from, to, gap < 0 ? "−" : "+", by);
}

static struct block *
item(struct doc *doc, int depth, const struct node *node)
{
	struct block *block = doc_add(doc, BLOCK_ITEM);

	block->depth = (uint8_t)depth;
	block->record = RECORD_NODE;
	block->id = node ? node->id : 0;
	return block;
}

/* Lines of text as items below one. */
static void
lines_below(struct doc *doc, int depth, const char *label, const char *text)
{
	const char *end;
	struct block *block;

	for (; text && *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		if (end == text)
			continue;
		block = item(doc, depth, NULL);
		if (*label)
			doc_run(doc, block, label, RUN_STRONG);
		doc_run(doc, block,
			doc_format(doc, "%s%.*s", *label ? " " : "",
				(int)(end - text), text),
			0);
	}
}

/* Links, a line each: address, space, title. */
static void
links_below(struct doc *doc, int depth, const char *links)
{
	const char *end, *title;
	struct block *block;
	struct run *run;

	for (; links && *links; links = *end ? end + 1 : end) {
		end = strchrnul(links, '\n');
		if (end == links)
			continue;
		title = memchr(links, ' ', (size_t)(end - links));
		block = item(doc, depth, NULL);
		run = doc_run(doc, block, "", 0);
		run->link = doc_format(doc, "%.*s",
			(int)((title ? title : end) - links), links);
		run->text = title ? doc_format(doc, "%.*s",
					    (int)(end - title - 1), title + 1)
				  : run->link;
	}
}

static void
add_title(struct doc *doc, struct block *block, const struct digest *digest,
	const struct digest_node *at)
{
	doc_run(doc, block, doc_keep(doc, at->ref), RUN_STRONG);
	doc_run(doc, block, " ", 0);
	doc_run(doc, block, at->node->title,
		node_counts(digest->plan, at->node) ? 0 : RUN_STRUCK);
}

/* The same and what became of its numbers. Of an objective it is not told which
 * key result decides: that one is told of itself. */
static void
add_line(struct doc *doc, struct block *block, const struct digest *digest,
	const struct digest_node *at)
{
	const struct node *node = at->node;
	struct str reasons = {0};

	add_title(doc, block, digest, at);
	doc_run(doc, block,
		doc_format(doc, ": %s", moved(doc, at->before, at->after)), 0);
	if (at->confidence >= 0 && node->level == LEVEL_KEY_RESULT)
		doc_run(doc, block,
			doc_format(doc, _(" · confidence %s"),
				moved(doc, at->confidence_before,
					at->confidence)),
			0);
	if (node->level == LEVEL_KEY_RESULT)
		standing_text(digest->plan, &at->standing, &reasons);
	if (at->standing.status != STATUS_NONE)
		doc_run(doc, block,
			doc_format(doc, reasons.length ? " · %s (%s)" : " · %s",
				status_label(at->standing.status),
				str_text(&reasons)),
			0);
	str_fini(&reasons);
}

static void
add_words(struct doc *doc, int depth, const struct digest_node *at)
{
	lines_below(doc, depth, "", at->note);
	lines_below(doc, depth, _("Why:"), at->why);
}

/* The evidence of a node and of what was done below it. */
static void
add_evidence(struct doc *doc, const struct digest *digest, int depth,
	const struct node *node)
{
	const struct node *below = plan_next(digest->plan, node, node->id);

	links_below(doc, depth, node_detail(node)->links);
	for (; below; below = plan_next(digest->plan, below, node->id))
		if (below->level == LEVEL_ACTION)
			links_below(doc, depth, node_detail(below)->links);
}

/* Whether a key result below it is told of. */
static bool
holds_marked(const struct digest *digest, const struct digest_node *objective,
	unsigned marks)
{
	const struct digest_node *at = objective->next;

	for (; at && at->node->parent; at = at->next)
		if (at->marks & marks &&
			plan_top(digest->plan, at->node) == objective->node)
			return true;
	return false;
}

/* Objectives, and below them the key results that moved. */
static void
add_moved(struct doc *doc, const struct digest *digest,
	const struct digest_cycle *in)
{
	const struct digest_node *at = in->nodes;
	bool first = true;
	int depth;

	for (; at; at = at->next) {
		if (at->node->level == LEVEL_ACTION ||
			(!(at->marks & DIGEST_MOVED) &&
				(at->node->parent ||
					!holds_marked(
						digest, at, DIGEST_MOVED))))
			continue;
		if (first)
			doc_heading(doc, 3, digest_heading(DIGEST_MOVED), NULL);
		first = false;
		depth = at->node->parent != 0;
		add_line(doc, item(doc, depth, at->node), digest, at);
		add_words(doc, depth + 1, at);
	}
}

/* Those of one mark, with what is to be said of it. */
static void
add_marked(struct doc *doc, const struct digest *digest,
	const struct digest_cycle *in, enum digest_mark mark)
{
	const struct digest_node *at = in->nodes;
	struct block *block;
	bool first = true;

	for (; at; at = at->next) {
		if (!(at->marks & mark))
			continue;
		if (first)
			doc_heading(doc, 3, digest_heading(mark), NULL);
		first = false;
		block = item(doc, 0, at->node);
		if (mark == DIGEST_DONE)
			block->mark = MARK_DONE;
		add_title(doc, block, digest, at);
		if (mark == DIGEST_BLOCKED)
			lines_below(doc, 1, "", at->blocker);
		if (mark == DIGEST_REVISED)
			lines_below(doc, 1, "", at->revised);
		if (mark == DIGEST_DONE)
			add_evidence(doc, digest, 1, at->node);
	}
}

/* An objective of a cycle that is looked back on: its score, why, and what was
 * learned. */
static void
add_verdict(struct doc *doc, const struct node *node)
{
	const struct detail *detail = node_detail(node);
	char score[TENTHS_TEXT_SIZE];
	struct block *block;

	if (detail->score >= 0) {
		block = item(doc, 1, node);
		doc_run(doc, block, _("Score"), RUN_STRONG);
		doc_run(doc, block,
			doc_format(doc, detail->reason ? " %s: %s" : " %s",
				score_text(detail->score, score),
				detail->reason),
			0);
	}
	lines_below(doc, 1, "", detail->reflection);
}

/* Everything, with scores, outcomes and evidence: a form asks for it. */
static void
add_whole(struct doc *doc, const struct digest *digest,
	const struct digest_cycle *in)
{
	const struct digest_node *at = in->nodes;
	int depth;

	for (; at; at = at->next) {
		if (at->node->level == LEVEL_ACTION)
			continue;
		depth = at->node->parent != 0;
		add_line(doc, item(doc, depth, at->node), digest, at);
		if (!depth)
			add_verdict(doc, at->node);
		if (!depth)
			links_below(doc, 1, node_detail(at->node)->links);
		else
			add_evidence(doc, digest, 2, at->node);
		lines_below(doc, depth + 1, _("Revised:"), at->revised);
	}
}

static int
count(const struct digest_cycle *in, unsigned marks)
{
	const struct digest_node *at = in->nodes;
	int found = 0;

	for (; at; at = at->next)
		found += at->node->level == LEVEL_KEY_RESULT &&
			(at->marks & marks) != 0;
	return found;
}

static void
add_figures(struct doc *doc, const struct digest *digest,
	const struct digest_cycle *in)
{
	struct block *block = doc_add(doc, BLOCK_FIGURES);
	const struct cycle_stats stats =
		stats_cycle(digest->plan, in->cycle, digest->today);
	char text[TENTHS_TEXT_SIZE];

	doc_figure(doc, block, _("Cycle"),
		cycle_words(in->cycle, digest->today, doc), -1);
	doc_figure(doc, block, _("Progress"), moved(doc, in->before, in->after),
		in->after);
	if (in->confidence >= 0)
		doc_figure(doc, block, _("Confidence"),
			moved(doc, in->confidence_before, in->confidence), -1);
	if (stats.scored)
		doc_figure(doc, block, _("Score"),
			doc_format(doc, _("%s on average"),
				score_text(stats.score, text)),
			-1);
	if (stats.key_results)
		doc_figure(doc, block, _("Key results"),
			in->nodes
				? doc_format(doc, _("%d moved · %d of %d done"),
					  count(in, DIGEST_MOVED), stats.done,
					  stats.key_results)
				: doc_format(doc, _("%d of %d done"),
					  stats.done, stats.key_results),
			-1);
}

/* The cycles inside side by side; nothing when there is none. */
static void
add_inside(struct doc *doc, const struct digest *digest,
	const struct digest_cycle *outer)
{
	static const char *const headings[] = {N_("Cycle"), N_("Progress"),
		N_("Score"), N_("Done"), N_("In time")};
	const struct digest_cycle *in;
	struct doc_table *table;
	struct cycle_stats stats;
	char text[TENTHS_TEXT_SIZE];
	size_t rows = 1, i;
	const char **row;

	for (in = digest->cycles; in; in = in->next)
		rows += in->cycle->parent == outer->cycle->base.id;
	if (rows == 1)
		return;
	table = doc_table(doc, rows, 5);
	for (i = 0; i < 5; i++) {
		table->cells[i] = _(headings[i]);
		table->numeric[i] = i > 0;
	}
	row = table->cells + 5;
	for (in = digest->cycles; in; in = in->next) {
		if (in->cycle->parent != outer->cycle->base.id)
			continue;
		stats = stats_cycle(digest->plan, in->cycle, digest->today);
		row[0] = in->cycle->name;
		row[1] = doc_keep(doc, tenths_text(in->after, text));
		row[2] = doc_keep(doc, score_text(stats.score, text));
		row[3] =
			doc_format(doc, "%d/%d", stats.done, stats.key_results);
		row[4] = stats.done
			? doc_format(doc, "%d/%d", stats.in_time, stats.done)
			: "–";
		row += 5;
	}
}

/* The name of a place on the page; none where several plans are told of, each of
 * which would have it. */
static const char *
place(const struct digest *digest, const char *name)
{
	return digest->name ? NULL : name;
}

static void
add_cycle(struct doc *doc, const struct digest *digest,
	const struct digest_cycle *in)
{
	unsigned mark;
	struct block *block;

	block = doc_heading(doc, 2, in->cycle->name,
		place(digest, doc_format(doc, "c%u", in->cycle->base.id)));
	block->record = RECORD_CYCLE;
	block->id = in->cycle->base.id;
	add_figures(doc, digest, in);
	add_inside(doc, digest, in);
	if (digest->whole) {
		add_whole(doc, digest, in);
		return;
	}
	add_moved(doc, digest, in);
	for (mark = DIGEST_DONE; mark < 1 << DIGEST_MARKS; mark <<= 1)
		add_marked(doc, digest, in, (enum digest_mark)mark);
}

static void
add_metrics(struct doc *doc, const struct digest *digest)
{
	const struct metric *metric = digest_metric(digest, NULL);
	char from[DECIMAL_TEXT_SIZE], to[DECIMAL_TEXT_SIZE];
	struct block *block;
	int64_t value;

	if (metric)
		doc_heading(
			doc, 2, _("Health metrics"), place(digest, "metrics"));
	for (; metric; metric = digest_metric(digest, metric)) {
		value = digest_value(digest, metric);
		decimal_text(digest_value_before(digest, metric), from);
		decimal_text(value, to);
		block = doc_add(doc, BLOCK_ITEM);
		doc_run(doc, block, metric->name, RUN_STRONG);
		doc_run(doc, block,
			doc_format(doc, *from ? " %s → %s%s%s" : " %s%s%s%s",
				from, to, metric->unit ? " " : "",
				metric->unit ? metric->unit : ""),
			0);
		if (metric_health(metric, value) != HEALTH_NONE)
			doc_run(doc, block,
				doc_format(doc, " · %s",
					health_label(
						metric_health(metric, value))),
				0);
	}
}

void
digest_document(const struct digest *digest, struct doc *doc)
{
	const struct digest_cycle *in = digest->cycles;
	const struct week *week = digest_week(digest, NULL);
	struct block *block;

	doc_clear(doc);
	doc->title = digest->whole && in ? in->cycle->name : _("What moved");
	doc->subtitle =
		doc_span(doc, (struct span){digest->since, digest->until});
	doc->language = _("en");
	doc->day = digest->today;
	doc_heading(
		doc, 1, digest->name ? digest->name : _("What moved"), NULL);
	if (digest->name)
		doc->subtitle = NULL;
	else {
		block = doc_add(doc, BLOCK_PARAGRAPH);
		block->role = DOC_SPAN;
		doc_run(doc, block, doc->subtitle, 0);
	}
	for (; in; in = in->next)
		add_cycle(doc, digest, in);
	add_metrics(doc, digest);
	if (week)
		doc_heading(doc, 2, _("Week notes"), place(digest, "weeks"));
	for (; week; week = digest_week(digest, week))
		part_week(NULL, digest->plan, week, doc);
}
