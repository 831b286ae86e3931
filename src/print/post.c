/* SPDX-License-Identifier: MIT */
/*
 * A document as a Markdown post, in the shape people publish their reviews in:
 *
 *     ## 2021.06/07 OKR review
 *     * Objective 1: Understand Go
 *       * ~~KeyResult: channels~~ [[Notes on channels](../golang-channel)]
 *       * KeyResult: the scheduler 3/10 [only begun]
 *
 *     Score (out of 1.0): 0.5
 *
 *     The reflection, as it was written.
 *
 * Figures and charts are left out, for they would be read back as prose. What
 * comes from a plan is escaped, so that it stays text.
 */
#include <string.h>

#include "base/date.h"
#include "base/say.h"
#include "base/text.h"
#include "post.h"
#include "renderers.h"

#define ITEM_INDENT 4
#define CYCLE_HEADING 2 /* level of the cycle a document is about */

/* ---- headings */

/* Whether the name says the span to everybody: with its year, and nothing
 * else. */
static bool
is_span(const char *name, const char *days)
{
	char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
	struct span span, other;
	struct str text = {0};
	bool same;

	if (!span_read(name, strlen(name), 0, &span) ||
		!span_read(name, strlen(name), 365 * 100, &other) ||
		span.starts != other.starts)
		return false;
	str_addf(&text, "%s – %s", day_text(span.starts, first),
		day_text(span.ends, last));
	same = days && strcmp(text.data, days) == 0;
	str_fini(&text);
	return same;
}

static const char *
state_words(const struct block *block)
{
	switch ((enum doc_role)block->role) {
	case DOC_CLOSED:
		return _(" OKR review");
	case DOC_DRAFT:
	case DOC_OUTLOOK:
		return _(" OKR plan");
	default:
		return "";
	}
}

/* A cycle's heading says whether it looks back or ahead, and its days where
 * the name does not; by one or the other our reader knows a post of ours. */
static void
add_cycle_name(struct post *post, const struct block *block, size_t level)
{
	const char *name = block->runs->text, *state = state_words(block);
	const struct block *next = block->next;
	const char *days = next && next->role == DOC_SPAN && next->runs
		? next->runs->text
		: NULL;

	post_escape(post, name, true);
	str_add(&post->text, state);
	if (days && !((*state || level > CYCLE_HEADING) && is_span(name, days)))
		str_addf(&post->text, " (%s)", days);
}

static void
begin_heading(struct post *post, size_t level)
{
	post_gap(post);
	str_add_repeat(&post->text, "#", level < 6 ? level : 6);
	str_add_char(&post->text, ' ');
}

/* A # at the end would be none of the heading. */
static void
end_heading(struct post *post)
{
	size_t length = post->text.length;

	if (post->text.data[length - 1] == '#')
		str_splice(&post->text, length - 1, 0, "\\", 1);
	post_end_line(post);
	post_gap(post);
}

/* The next cycle stands beside the one the document is about, and so does what
 * the review says after it. */
static void
add_outlook_heading(struct post *post, const struct block *block)
{
	struct block heading = *block;

	heading.role = DOC_OUTLOOK;
	begin_heading(post, CYCLE_HEADING);
	add_cycle_name(post, &heading, CYCLE_HEADING);
	end_heading(post);
	post->ahead = true;
}

static bool
is_outlook_name(const struct block *block)
{
	return block && block->type == BLOCK_PARAGRAPH &&
		block->role == DOC_OUTLOOK && block->record == RECORD_CYCLE;
}

/* Without a title of the whole plan above them all headings are one lower,
 * for the post's own title is above. */
static size_t
level_of(const struct post *post, const struct block *block)
{
	size_t level = block->level;

	if (post->whole)
		return level;
	return post->ahead && level == CYCLE_HEADING ? level : level + 1;
}

static void
add_heading(struct post *post, const struct block *block)
{
	bool cycle = block->record == RECORD_CYCLE;
	size_t level;

	/* The next cycle's name makes a better heading than "Outlook". */
	if (is_outlook_name(block->next) || !block->runs)
		return;
	post->backlog = block->anchor && strcmp(block->anchor, "backlog") == 0;
	post->priority = PRIORITY_NONE;
	if (block->level == 1 && !cycle) {
		post->whole = true;
		if (post->options->front_matter)
			return;
	}
	level = level_of(post, block);
	begin_heading(post, level);
	if (cycle)
		add_cycle_name(post, block, level);
	else
		post_escape(post, block->runs->text, true);
	end_heading(post);
}

/* ---- prose and tables */

/* Lines of nothing but code are a block of it. */
static bool
is_code(const struct run *run)
{
	bool several = false;

	for (; run; run = run->next) {
		if (!(run->style & (RUN_CODE | RUN_BREAK)))
			return false;
		several |= run->style & RUN_BREAK || *run->text == ' ' ||
			strchr(run->text, '`') != NULL;
	}
	return several;
}

static void
add_code(struct post *post, const struct run *run)
{
	str_add(&post->text, "```\n");
	for (; run; run = run->next) {
		if (run->style & RUN_BREAK)
			post_end_line(post);
		else
			text_visible(&post->text, run->text, strlen(run->text));
	}
	str_add(&post->text, "\n```");
}

static void
add_paragraph(struct post *post, const struct block *block)
{
	size_t begun;

	/* What waits has not been looked back on. */
	if (block->role == DOC_SPAN || block->role == DOC_PROMPT ||
		(post->backlog && block->role == DOC_REFLECTION))
		return;
	if (is_outlook_name(block)) {
		add_outlook_heading(post, block);
		return;
	}
	post_gap(post);
	begun = post->text.length;
	if (is_code(block->runs))
		add_code(post, block->runs);
	else
		post_runs(post, block->runs, 0);
	if (post->text.length == begun)
		return;
	post_end_line(post);
	post_gap(post);
}

/* A list is numbered on from its first item, as every Markdown reader does. */
static int
number_of(struct post *post, const struct block *block, bool begins)
{
	size_t depth =
		block->depth < POST_DEPTH ? block->depth : POST_DEPTH - 1;
	int number = begins ? 0 : post->numbers[depth];

	memset(post->numbers + (begins ? 0 : depth), 0,
		sizeof *post->numbers * (POST_DEPTH - (begins ? 0 : depth)));
	if (block->mark != MARK_NUMBER)
		return 0;
	number = number ? number + 1 : block->number;
	post->numbers[depth] = number;
	return number;
}

static void
add_item(struct post *post, const struct block *block, bool begins)
{
	int indent = block->depth * ITEM_INDENT, number;
	size_t line, begun;

	if (post->backlog && block->role == DOC_REFLECTION)
		return;
	if (begins)
		post_gap(post);
	line = post->text.length;
	number = number_of(post, block, begins);
	str_add_repeat(&post->text, " ", (size_t)indent);
	if (block->mark == MARK_NUMBER)
		str_addf(&post->text, "%d. ", number);
	else
		str_add(&post->text, "- ");
	if (block->mark == MARK_OPEN || block->mark == MARK_DROPPED)
		str_add(&post->text, "[ ] ");
	else if (block->mark == MARK_DONE)
		str_add(&post->text, "[x] ");
	begun = post->text.length;
	post_runs(post, block->runs, indent + ITEM_INDENT);
	if (post->text.length == begun) {
		str_splice(&post->text, line, begun - line, "", 0);
		return;
	}
	if (block->mark == MARK_DROPPED)
		str_addf(&post->text, " (%s)", _("not done"));
	post_end_line(post);
}

static void
add_figures(struct post *post, const struct figure *figure)
{
	post_gap(post);
	for (; figure; figure = figure->next) {
		str_add(&post->text, "- **");
		post_escape(post, figure->label, false);
		str_add(&post->text, "** ");
		post_escape(post, figure->value, false);
		post_end_line(post);
	}
}

static void
add_table(struct post *post, const struct doc_table *table)
{
	size_t row, column;

	post_gap(post);
	for (row = 0; row < table->rows; row++) {
		for (column = 0; column < table->columns; column++) {
			str_add(&post->text, "| ");
			post_escape(post,
				table->cells[row * table->columns + column],
				false);
			str_add_char(&post->text, ' ');
		}
		str_add_char(&post->text, '|');
		post_end_line(post);
		for (column = 0; !row && column < table->columns; column++)
			str_add(&post->text,
				table->numeric[column] ? "| ---: " : "| --- ");
		if (!row) {
			str_add_char(&post->text, '|');
			post_end_line(post);
		}
	}
}

static void
add_block(struct post *post, const struct block *block,
	const struct block *before)
{
	switch ((enum block_type)block->type) {
	case BLOCK_HEADING:
		add_heading(post, block);
		break;
	case BLOCK_PARAGRAPH:
		add_paragraph(post, block);
		break;
	case BLOCK_ITEM:
		add_item(post, block, !before || before->type != BLOCK_ITEM);
		break;
	case BLOCK_ROW:
		post_row(post, block);
		break;
	case BLOCK_TABLE:
		add_table(post, block->table);
		break;
	case BLOCK_UNSHOWN:
		post_unshown(post, block);
		break;
	case BLOCK_RULE:
		post_gap(post);
		str_add(&post->text, "---");
		post_end_line(post);
		break;
	case BLOCK_FIGURES:
		if (post->options->letter)
			add_figures(post, block->figures);
		break;
	case BLOCK_CHART:
	case BLOCK_PAGE:
		break;
	}
}

/* One text in double quotes, as YAML reads it. */
static void
add_quoted(struct post *post, const char *string)
{
	struct str safe = {0};
	const char *at;

	text_visible(&safe, string, strlen(string));
	str_add_char(&post->text, '"');
	for (at = str_text(&safe); *at; at++) {
		if (*at == '"' || *at == '\\')
			str_add_char(&post->text, '\\');
		str_add_char(&post->text, *at);
	}
	str_add_char(&post->text, '"');
	str_fini(&safe);
}

static void
add_tags(struct post *post, const char *tags)
{
	const char *tag = tags ? tags : "", *end;
	struct str word = {0};

	str_add(&post->text, "tags:\n- okr\n");
	for (; *tag; tag = end + strspn(end, " ")) {
		end = strchrnul(tag, ' ');
		str_clear(&word);
		str_add_bytes(&word, tag, (size_t)(end - tag));
		if (!word.length || strcmp(str_text(&word), "okr") == 0)
			continue;
		str_add(&post->text, "- ");
		add_quoted(post, str_text(&word));
		str_add_char(&post->text, '\n');
	}
	str_fini(&word);
}

/* Of one cycle the title says what its heading says; of a plan `plan` tells our
 * reader whose the title is. */
static void
add_front_matter(struct post *post, const struct doc *doc)
{
	const struct block *first = doc->first;
	struct str title = {0};
	char day[DAY_TEXT_SIZE];

	str_add(&title, doc->title);
	if (first && first->record == RECORD_CYCLE)
		str_add(&title, state_words(first));
	str_add(&post->text, "---\ntitle: ");
	add_quoted(post, title.data);
	if (first && first->record == RECORD_PLAN && first->id) {
		str_add(&post->text, "\nplan: ");
		add_quoted(post, doc->title);
	}
	str_addf(&post->text, "\ndate: '%s'\nlang: ", day_text(doc->day, day));
	add_quoted(post, doc->language ? doc->language : "en");
	str_add_char(&post->text, '\n');
	add_tags(post, doc->tags);
	str_add(&post->text, "draft: false\ngenerator: tenths\n---\n");
	post->begun = true;
	str_fini(&title);
}

/* Whether the rows of an objective end before it. */
static bool
ends_rows(const struct block *block)
{
	if (block->type == BLOCK_UNSHOWN)
		return block->record != RECORD_NODE;
	return block->type != BLOCK_ROW || block->row->level == LEVEL_OBJECTIVE;
}

static bool
write_post(const struct doc_source *source,
	const struct render_options *options, FILE *out, struct err *err)
{
	struct post post = {.options = options, .out = out};
	const struct block *block, *before;
	struct doc doc = {0};

	while (source->next(source->context, &doc)) {
		if (options->front_matter && !post.begun && doc.title)
			add_front_matter(&post, &doc);
		before = NULL;
		for (block = doc.first; block; block = block->next) {
			if (ends_rows(block))
				post_score(&post);
			add_block(&post, block, before);
			if (block->type != BLOCK_UNSHOWN)
				before = block;
		}
		post_score(&post);
	}
	/* The line that ended the last paragraph is one too many. */
	if (post.blank && post.text.length)
		post.text.length--;
	post_flush(&post);
	doc_clear(&doc);
	str_fini(&post.text);
	str_fini(&post.safe);
	if (post.failed)
		err_set(err, ERR_SYSTEM, "%s", _("the post cannot be written"));
	return !post.failed;
}

const struct renderer renderer_post = {
	.name = "markdown",
	.extensions = "md",
	.help = N_("a Markdown post"),
	.write = write_post,
};
