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
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "renderers.h"

#define FLUSH_SIZE (64 * 1024)
#define ITEM_INDENT 4

struct post {
	const struct render_options *options;
	FILE *out;
	struct str text;
	struct str safe;
	bool begun, blank, failed;
	const struct row *objective; /* its score is still to come */
};

static void
flush(struct post *post)
{
	if (post->text.length &&
		fwrite(post->text.data, 1, post->text.length, post->out) !=
			post->text.length)
		post->failed = true;
	str_clear(&post->text);
}

static void
end_line(struct post *post)
{
	str_add_char(&post->text, '\n');
	post->blank = false;
	post->begun = true;
	if (post->text.length > FLUSH_SIZE)
		flush(post);
}

static void
blank_line(struct post *post)
{
	if (post->begun && !post->blank)
		str_add_char(&post->text, '\n');
	post->blank = true;
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Whether the character at `at` could mean something to a Markdown reader, or
 * to the programs that sites are made with. */
static bool
is_special(const char *text, size_t length, size_t at)
{
	char before = at ? text[at - 1] : ' ';
	char next = at + 1 < length ? text[at + 1] : ' ';

	switch (text[at]) {
	case '\\':
	case '`':
	case '*':
	case '~':
	case '[':
	case ']':
	case '<':
	case '|':
		return true;
	case '_':
		return !is_word(before) || !is_word(next);
	case '&':
		return next == '#' || isalpha((unsigned char)next);
	case '{':
		return next == '{' || next == '%' || before == '{';
	case ':': /* an address is a link by itself in many readers */
		return next == '/';
	case '@':
		return is_word(before) && is_word(next);
	case '.':
		return at >= 3 && strncasecmp(text + at - 3, "www", 3) == 0;
	default:
		return false;
	}
}

/* Whether text[at] would make a heading, quote, list or rule of the line that
 * begins there. */
static bool
is_special_first(const char *text, size_t length, size_t at)
{
	size_t digits = at;

	if (text[at] == '.' || text[at] == ')') {
		while (digits && isdigit((unsigned char)text[digits - 1]))
			digits--;
		return digits == 0 && at > 0 &&
			(at + 1 == length || text[at + 1] == ' ');
	}
	return at == 0 && strchr("#>-+=:", text[at]) != NULL;
}

/* Adds text that stays text. `first`: it begins a line. */
static void
add_escaped(struct post *post, const char *string, bool first)
{
	size_t at, length;
	const char *safe;

	str_clear(&post->safe);
	text_visible(&post->safe, string, strlen(string));
	safe = str_text(&post->safe);
	length = post->safe.length;
	for (at = 0; at < length; at++) {
		if (is_special(safe, length, at) ||
			(first && is_special_first(safe, length, at)))
			str_add_char(&post->text, '\\');
		str_add_char(&post->text, safe[at]);
	}
}

/* Adds an address so that it cannot end before its end. */
static void
add_address(struct post *post, const char *address, size_t length)
{
	size_t i;
	unsigned char c;

	for (i = 0; i < length; i++) {
		c = (unsigned char)address[i];
		if (c <= ' ' || c == 0x7f || strchr("<>()[]\\\"`{}|", c))
			str_addf(&post->text, "%%%02X", c);
		else
			str_add_char(&post->text, (char)c);
	}
}

/* Code in as many backticks as it needs. */
static void
add_code(struct post *post, const char *string)
{
	size_t most = 0, run = 0;
	const char *at;

	for (at = string; *at; at++) {
		run = *at == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	str_add_repeat(&post->text, "`", most + 1);
	if (most)
		str_add_char(&post->text, ' ');
	text_visible(&post->text, string, strlen(string));
	if (most)
		str_add_char(&post->text, ' ');
	str_add_repeat(&post->text, "`", most + 1);
}

static void
add_run(struct post *post, const struct run *run, bool first)
{
	const char *mark = run->style & RUN_STRONG ? "**" : "";
	const char *struck = run->style & RUN_STRUCK ? "~~" : "";

	str_addf(&post->text, "%s%s", mark, struck);
	if (run->style & RUN_CODE)
		add_code(post, run->text);
	else
		add_escaped(post, run->text, first && !*mark && !*struck);
	str_addf(&post->text, "%s%s", struck, mark);
}

/* The runs of a block; lines after the first are set in by `indent`. */
static void
add_runs(struct post *post, const struct run *run, int indent)
{
	bool first = true;
	const char *link = NULL;

	for (; run; run = run->next) {
		if (run->style & RUN_BREAK) {
			end_line(post);
			str_add_repeat(&post->text, " ", (size_t)indent);
			first = true;
			continue;
		}
		if (run->link && strcmp(run->link, run->text) == 0) {
			str_add_char(&post->text, '<');
			add_address(post, run->link, strlen(run->link));
			str_add_char(&post->text, '>');
			first = false;
			continue;
		}
		if (run->link && run->link != link)
			str_add_char(&post->text, '[');
		link = run->link;
		add_run(post, run, first && !link);
		if (link && (!run->next || run->next->link != link)) {
			str_add(&post->text, "](");
			add_address(post, link, strlen(link));
			str_add_char(&post->text, ')');
			link = NULL;
		}
		first = false;
	}
	end_line(post);
}

/* One evidence a line: ` [[title](address)]`. */
static void
add_links(struct post *post, const char *links)
{
	const char *end, *space;
	struct str title = {0};

	for (; links && *links; links = *end ? end + 1 : end) {
		end = strchrnul(links, '\n');
		space = memchr(links, ' ', (size_t)(end - links));
		str_clear(&title);
		if (space)
			str_add_bytes(
				&title, space + 1, (size_t)(end - space - 1));
		else
			str_add_bytes(&title, links, (size_t)(end - links));
		str_add(&post->text, " [[");
		add_escaped(post, str_text(&title), false);
		str_add(&post->text, "](");
		add_address(
			post, links, (size_t)((space ? space : end) - links));
		str_add(&post->text, ")]");
	}
	str_fini(&title);
}

/* A short note stands in brackets behind its title, a longer one below it. */
static void
add_note(struct post *post, const char *note, int indent)
{
	const char *end;
	struct str line = {0};

	if (!note || !*note)
		return;
	if (!strchr(note, '\n')) {
		str_add(&post->text, " [");
		add_escaped(post, note, false);
		str_add(&post->text, "]");
		return;
	}
	end_line(post);
	for (; *note; note = *end ? end + 1 : end) {
		end = strchrnul(note, '\n');
		if (end == note) {
			blank_line(post);
			continue;
		}
		if (!line.data)
			blank_line(post);
		str_clear(&line);
		str_add_bytes(&line, note, (size_t)(end - note));
		str_add_repeat(&post->text, " ", (size_t)indent);
		add_escaped(post, str_text(&line), true);
		if (*end && end[1])
			end_line(post);
	}
	str_fini(&line);
}

static void
add_label(struct post *post, const struct row *row)
{
	switch (row->level) {
	case LEVEL_OBJECTIVE:
		str_addf(&post->text, _("Objective %d: "), row->number);
		break;
	case LEVEL_KEY_RESULT:
		str_add(&post->text, _("KeyResult: "));
		break;
	default:
		str_add(&post->text,
			row->state == STATE_DONE ? "[x] " : "[ ] ");
	}
}

static void
add_row(struct post *post, const struct block *block)
{
	const struct row *row = block->row;
	int indent = block->depth * 2;
	bool struck = row->finished && row->level == LEVEL_KEY_RESULT;
	char text[TENTHS_TEXT_SIZE];

	if (row->level == LEVEL_OBJECTIVE && !row->outlook)
		blank_line(post);
	str_add_repeat(&post->text, " ", (size_t)indent);
	str_addf(&post->text, "* %s", struck ? "~~" : "");
	add_label(post, row);
	add_escaped(post, row->title, false);
	if (struck)
		str_add(&post->text, "~~");
	if (row->level == LEVEL_KEY_RESULT && !row->finished && row->tenths > 0)
		str_addf(&post->text, " %s/10", tenths_text(row->tenths, text));
	if (row->state == STATE_DROPPED)
		str_addf(&post->text, " (%s)", _("dropped"));
	if (row->outlook && row->carried_from)
		str_addf(&post->text, " (%s)", _("carried over"));
	add_links(post, row->links);
	add_note(post, row->note, indent + 2);
	end_line(post);
	if (row->level == LEVEL_OBJECTIVE && !row->outlook)
		post->objective = row;
}

/* The score of the objective whose rows have just ended. */
static void
end_objective(struct post *post)
{
	const struct row *row = post->objective;
	char text[TENTHS_TEXT_SIZE];

	post->objective = NULL;
	if (!row || row->score < 0)
		return;
	blank_line(post);
	str_addf(&post->text, _("Score (out of 1.0): %s"),
		score_text(row->score, text));
	if (row->reason && *row->reason) {
		str_add(&post->text, " – ");
		add_escaped(post, row->reason, false);
	}
	end_line(post);
}

/* A cycle's heading says its span, and whether it looks back or ahead. */
static void
add_cycle_name(struct post *post, const struct block *block)
{
	const char *name = block->runs->text;
	const struct block *next = block->next;
	size_t at, used;
	struct span span;

	add_escaped(post, name, false);
	if (next && next->role == DOC_SPAN && next->runs &&
		!span_find(name, strlen(name), 0, &span, &at, &used))
		str_addf(&post->text, " (%s)", next->runs->text);
	if (block->role == DOC_CLOSED)
		str_add(&post->text, _(" OKR review"));
	else if (block->role == DOC_DRAFT || block->role == DOC_OUTLOOK)
		str_add(&post->text, _(" OKR plan"));
}

static bool
is_outlook_name(const struct block *block)
{
	return block && block->type == BLOCK_PARAGRAPH &&
		block->role == DOC_OUTLOOK && block->record == RECORD_CYCLE;
}

static void
add_heading(struct post *post, const struct block *block)
{
	size_t level = block->level;
	bool cycle = block->record == RECORD_CYCLE;

	/* The next cycle's name makes a better heading than "Outlook". */
	if (is_outlook_name(block->next) || !block->runs)
		return;
	if (level == 1 && !cycle && post->options->front_matter)
		return;
	blank_line(post);
	str_add_repeat(&post->text, "#", cycle && level < 2 ? 2 : level);
	str_add_char(&post->text, ' ');
	if (cycle)
		add_cycle_name(post, block);
	else
		add_escaped(post, block->runs->text, true);
	end_line(post);
	blank_line(post);
}

static void
add_item(struct post *post, const struct block *block, bool begins)
{
	int indent = block->depth * ITEM_INDENT;

	if (begins)
		blank_line(post);
	str_add_repeat(&post->text, " ", (size_t)indent);
	if (block->mark == MARK_NUMBER)
		str_addf(&post->text, "%d. ", block->number);
	else
		str_add(&post->text, "- ");
	if (block->mark == MARK_OPEN || block->mark == MARK_DROPPED)
		str_add(&post->text, "[ ] ");
	else if (block->mark == MARK_DONE)
		str_add(&post->text, "[x] ");
	add_runs(post, block->runs, indent + ITEM_INDENT);
}

static void
add_table(struct post *post, const struct doc_table *table)
{
	size_t row, column;

	blank_line(post);
	for (row = 0; row < table->rows; row++) {
		for (column = 0; column < table->columns; column++) {
			str_add(&post->text, "| ");
			add_escaped(post,
				table->cells[row * table->columns + column],
				false);
			str_add_char(&post->text, ' ');
		}
		str_add_char(&post->text, '|');
		end_line(post);
		for (column = 0; !row && column < table->columns; column++)
			str_add(&post->text,
				table->numeric[column] ? "| ---: " : "| --- ");
		if (!row) {
			str_add_char(&post->text, '|');
			end_line(post);
		}
	}
}

static void
add_paragraph(struct post *post, const struct block *block)
{
	if (block->role == DOC_SPAN || block->role == DOC_PROMPT)
		return;
	blank_line(post);
	if (is_outlook_name(block)) {
		struct block heading = *block;

		heading.role = DOC_OUTLOOK;
		str_add(&post->text, "## ");
		add_cycle_name(post, &heading);
		end_line(post);
		blank_line(post);
		return;
	}
	add_runs(post, block->runs, 0);
	blank_line(post);
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
		add_row(post, block);
		break;
	case BLOCK_TABLE:
		add_table(post, block->table);
		break;
	case BLOCK_RULE:
		blank_line(post);
		str_add(&post->text, "---");
		end_line(post);
		break;
	case BLOCK_CHART:
	case BLOCK_FIGURES:
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
add_front_matter(struct post *post, const struct doc *doc)
{
	const char *tag = doc->tags ? doc->tags : "", *end;
	char day[DAY_TEXT_SIZE];
	struct str word = {0};

	str_add(&post->text, "---\ntitle: ");
	add_quoted(post, doc->title);
	str_addf(&post->text, "\ndate: '%s'\ntags:\n- okr\n",
		day_text(doc->day, day));
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
	str_add(&post->text, "draft: false\n---\n");
	post->begun = true;
	str_fini(&word);
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
			if (block->type != BLOCK_ROW ||
				block->row->level == LEVEL_OBJECTIVE)
				end_objective(&post);
			add_block(&post, block, before);
			before = block;
		}
		end_objective(&post);
	}
	/* The line that ended the last paragraph is one too many. */
	if (post.blank && post.text.length)
		post.text.length--;
	flush(&post);
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
