/* SPDX-License-Identifier: MIT */
/*
 * The outline as it is kept by hand. A title may end in what reads as progress
 * ("… 5/10"), so every line is read again before it is written; when it says
 * something else, all that could be said at its end is said.
 */
#include <errno.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "model/progress.h"
#include "notation/notation.h"
#include "outline.h"

struct writer {
	const struct plan *plan;
	struct str text;
	bool first; /* nothing is written yet */
};

static void
add_tenths(struct str *out, const char *word, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	str_addf(out, "  %s%s/10", word,
		tenths < 0 ? "-" : tenths_text(tenths, text));
}

static void
add_score(struct str *out, int score)
{
	char text[TENTHS_TEXT_SIZE];

	str_addf(out, "  score %s",
		score < 0 ? "-/10" : score_text(score, text));
}

static void
add_title(struct str *out, const char *title)
{
	size_t at = out->length;

	/* "::" parts a label from its title, too. */
	if (*title == ':')
		str_add_char(out, ' ');
	str_add(out, *title ? title : "…");
	for (; at < out->length; at++)
		if (strchr("\n\r", out->data[at]))
			out->data[at] = ' ';
}

/* Whether something that the outline cannot say tells how far it is. */
static bool
is_measured(const struct node *node)
{
	return node->level == LEVEL_KEY_RESULT &&
		node_detail(node)->basis != BASIS_MANUAL;
}

/* Whether what is written of it counts for something else: it weighs more or
 * less, is between two tenths, or is done without being all the way there. */
static bool
counts_otherwise(const struct node *node)
{
	return node_weight(node) != WEIGHT_ONE ||
		(is_measured(node) &&
			(node->state == STATE_DONE ||
				node->share % (SHARE_ONE / PROGRESS_MAX)));
}

static bool
is_lost_below(const struct plan *plan, const struct node *node)
{
	const struct node *below = plan_node(plan, node->children.first);

	if (node->progress >= 0 || node->share < 0)
		return false;
	while (below && !counts_otherwise(below))
		below = plan_node(plan, below->next);
	return below != NULL;
}

/* How far it is, where the lines below do not tell. */
static int
progress_of(const struct plan *plan, const struct node *node)
{
	if (is_measured(node) && node_progress(plan, node).no_data)
		return -1;
	return is_measured(node) || is_lost_below(plan, node)
		? share_tenths(node->share)
		: node->progress;
}

/* What follows the title; `all` says also what there is not. */
static void
add_end(struct str *out, const struct node *node, int progress, bool all)
{
	static const char *const marks[] = {"  [ ]", "  [x]", "  [-]"};
	int score = node_detail(node)->score;

	if (all || progress >= 0)
		add_tenths(out, "", progress);
	if (all || node->confidence >= 0)
		add_tenths(out, "confidence ", node->confidence);
	if (all || score >= 0)
		add_score(out, score);
	if (all || node->state)
		str_add(out, marks[node->state]);
}

static bool
said(int read, int meant)
{
	return read == meant || (read == NOTATION_UNSAID && meant < 0);
}

/* Whether the line says the node. */
static bool
reads_back(
	const struct node *node, int progress, const char *text, size_t length)
{
	struct line line;

	notation_read(&line, text, length);
	return line.level == node->level &&
		str_is(line.title.text, line.title.length, node->title) &&
		said(line.progress, progress) &&
		said(line.confidence, node->confidence) &&
		said(line.score, node_detail(node)->score) &&
		(line.state == node->state ||
			(line.state == NOTATION_UNSAID && !node->state));
}

static void
add_line(struct writer *writer, const struct node *node, int number)
{
	struct str *out = &writer->text;
	size_t begin = out->length, title;
	int progress = progress_of(writer->plan, node);
	bool all;

	if (node->level == LEVEL_OBJECTIVE)
		str_add(out, "O:");
	else
		str_addf(out,
			"%s%d:", node->level == LEVEL_KEY_RESULT ? "KR" : "A",
			number);
	title = out->length;
	for (all = false;; all = true) {
		str_splice(out, title, out->length - title, "", 0);
		add_title(out, node->title);
		add_end(out, node, progress, all);
		if (all ||
			reads_back(node, progress, out->data + begin,
				out->length - begin))
			break;
	}
}

/* Empty lines at the end are not said. */
static void
add_note(struct writer *writer, const char *note, const char *indent)
{
	size_t length = note ? strlen(note) : 0, line, shown;

	while (length && strchr("\r\n", note[length - 1]))
		length--;
	while (length) {
		line = strcspn(note, "\n");
		line = line < length ? line : length;
		str_add(&writer->text, indent);
		shown = line && note[line - 1] == '\r' ? line - 1 : line;
		str_add(&writer->text, shown ? "> " : ">");
		str_add_bytes(&writer->text, note, shown);
		str_add_char(&writer->text, '\n');
		note += line + (line < length);
		length -= line + (line < length);
	}
}

/* The nodes of one level among siblings, with what lies below them. What has
 * no label above it in the tree must come before the labels it would be read
 * below, so lower levels come first. */
static void
add_nodes(struct writer *writer, uint32_t first)
{
	const struct node *node;
	int level, number;

	for (level = LEVEL_ACTION; level >= LEVEL_OBJECTIVE; level--) {
		number = 0;
		for (node = plan_node(writer->plan, first); node;
			node = plan_node(writer->plan, node->next)) {
			if (node->level != level)
				continue;
			if (level == LEVEL_OBJECTIVE && !writer->first)
				str_add_char(&writer->text, '\n');
			writer->first = false;
			if (level == LEVEL_ACTION)
				str_add_char(&writer->text, ' ');
			add_line(writer, node, ++number);
			str_add_char(&writer->text, '\n');
			add_note(writer, node_detail(node)->note,
				level == LEVEL_ACTION ? "  " : " ");
			add_nodes(writer, node->children.first);
		}
	}
}

static void
add_heading(struct writer *writer, const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	struct span span;

	if (!cycle->name)
		return;
	if (!writer->first)
		str_add_char(&writer->text, '\n');
	writer->first = false;
	str_addf(&writer->text, "# %s", cycle->name);
	if (!span_read(
		    cycle->name, strlen(cycle->name), cycle->starts, &span) ||
		span.starts != cycle->starts || span.ends != cycle->ends)
		str_addf(&writer->text, " (%s..%s)",
			day_text(cycle->starts, starts),
			day_text(cycle->ends, ends));
	str_add_char(&writer->text, '\n');
	add_note(writer, cycle->note, "");
}

static bool
flush(struct writer *writer, FILE *out, struct err *err)
{
	size_t length = writer->text.length;

	if (length && fwrite(writer->text.data, 1, length, out) != length)
		return err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	str_clear(&writer->text);
	return true;
}

bool
outline_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	struct writer writer = {.plan = plan, .first = true};
	const struct cycle *cycle = plan_cycle(
		plan, options->cycle ? options->cycle : plan->cycles.first);
	bool ok = true;

	for (; ok && cycle; cycle = plan_cycle(plan,
				    options->cycle ? 0 : cycle->base.next)) {
		add_heading(&writer, cycle);
		add_nodes(&writer, cycle->nodes.first);
		ok = flush(&writer, out, err);
	}
	if (ok && !options->cycle && plan->backlog.first) {
		str_add(&writer.text, writer.first ? "# " : "\n# ");
		str_add(&writer.text, "Backlog\n");
		add_nodes(&writer, plan->backlog.first);
		ok = flush(&writer, out, err);
	}
	str_fini(&writer.text);
	if (ok && fflush(out) != 0)
		ok = err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	return ok;
}
