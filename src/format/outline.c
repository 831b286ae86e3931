/* SPDX-License-Identifier: MIT */
/*
 * The outline: a line a node, told by its label.
 *
 *     # 2021 Q3                    a line that names a cycle opens it
 *     O:成为中台组的中坚力量
 *     KR1:较大单独模块的设计和实现  5/10
 *      A1:设计思路规划 [x]
 *      > a line of a note
 *
 * Numbers are labels: the order is what counts. A line that has no label is kept
 * in the note of what it stands below, and reported.
 */
#include "outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "dialect_rows.h"
#include "draft.h"
#include "layout.h"
#include "markdown.h"
#include "notation/notation.h"

#define RULE_LEAST 3

struct waiting {
	struct piece text;
	int line;
};

struct outline {
	struct draft draft;
	uint32_t cycle; /* of the objectives that come; 0: no line yet */
	bool backlog;
	bool found;	  /* a node */
	uint32_t open[4]; /* by level: the node that others go below */
	int indents[4];
	enum record target; /* what `>` lines belong to */
	uint32_t target_id;
	bool after_blank;
	struct waiting *waiting; /* before anything they could belong to */
	size_t waiting_count;
	int line;
};

static int
note_field(enum record record)
{
	return record == RECORD_CYCLE ? CYCLE_NOTE : NODE_NOTE;
}

static void
add_note(struct outline *outline, enum record record, uint32_t id,
	struct waiting text, const char *why)
{
	int field = note_field(record);

	draft_line(&outline->draft, record, id, field, text.text);
	draft_placed_in(&outline->draft, record, id, field,
		(struct origin){text.line, why});
}

static void
set_target(struct outline *outline, enum record record, uint32_t id)
{
	size_t i;

	outline->target = record;
	outline->target_id = id;
	for (i = 0; i < outline->waiting_count; i++)
		add_note(outline, record, id, outline->waiting[i],
			N_("no label: a note of what follows"));
	outline->waiting_count = 0;
}

static void
wait(struct outline *outline, struct piece text)
{
	outline->waiting = base_realloc(outline->waiting,
		outline->waiting_count + 1, sizeof *outline->waiting);
	outline->waiting[outline->waiting_count++] =
		(struct waiting){text, outline->line};
}

/* Where a line without a label belongs: to the line before when nothing is
 * between them, else to what it is indented below, else to the objective. */
static uint32_t
note_home(const struct outline *outline, int indent)
{
	int level;

	if (!outline->after_blank && outline->target == RECORD_NODE)
		return outline->target_id;
	for (level = LEVEL_ACTION; level >= LEVEL_OBJECTIVE; level--)
		if (outline->open[level] && outline->indents[level] < indent)
			return outline->open[level];
	for (level = LEVEL_OBJECTIVE; level <= LEVEL_ACTION; level++)
		if (outline->open[level])
			return outline->open[level];
	return 0;
}

static void
keep_as_note(struct outline *outline, struct piece text, int indent)
{
	uint32_t home = note_home(outline, indent);
	struct problems *problems = &outline->draft.problems;
	struct waiting line = {text, outline->line};

	if (home) {
		add_note(outline, RECORD_NODE, home, line,
			N_("no label: a note of what is above"));
		outline->target_id = home;
		problems_note(problems, outline->line, 0,
			_("no label; kept in the note of “%s”"),
			plan_node(outline->draft.plan, home)->title);
	} else if (outline->target == RECORD_CYCLE && outline->target_id) {
		add_note(outline, RECORD_CYCLE, outline->target_id, line,
			N_("no label: a note of what is above"));
		problems_note(problems, outline->line, 0,
			_("no label; kept in the note of the cycle"));
	} else {
		wait(outline, text);
		problems_note(problems, outline->line, 0,
			_("no label; kept in the note of what follows"));
	}
}

static void
open_cycle(struct outline *outline, uint32_t cycle, bool backlog)
{
	outline->cycle = cycle;
	outline->backlog = backlog;
	memset(outline->open, 0, sizeof outline->open);
	outline->target = RECORD_CYCLE;
	outline->target_id = 0;
	if (cycle)
		set_target(outline, RECORD_CYCLE, cycle);
}

/* "2027 Q1 OKR": a line that says as well that goals follow, or the first of
 * all. */
static bool
read_title(struct outline *outline, struct piece text)
{
	struct draft *draft = &outline->draft;
	struct heading heading;
	char name[SPAN_TEXT_SIZE];
	struct cycle *cycle;

	if (!layout_is_title(text) &&
		(draft->last[RECORD_NODE] || draft->last[RECORD_CYCLE]))
		return false;
	heading_read(&heading, text, draft->today);
	if (heading.kind != HEADING_CYCLE)
		return false;
	span_text(heading.span, name);
	cycle = draft_cycle(draft, piece_of(name), heading.span,
		(struct origin){outline->line, N_("a line that names a span")});
	if (!cycle)
		return true;
	open_cycle(outline, cycle->base.id, false);
	draft_copy_line(draft, RECORD_CYCLE, cycle->base.id, CYCLE_NOTE, text);
	return true;
}

static bool
read_cycle(struct outline *outline, struct piece name, bool heading)
{
	struct span_place said;
	struct cycle *cycle;
	int32_t today = outline->draft.today;

	if (notation_is_backlog(name) && heading) {
		open_cycle(outline, 0, true);
		draft_placed(&outline->draft, RECORD_PLAN, 1,
			(struct origin){
				outline->line, N_("a heading of the backlog")});
		return true;
	}
	if (!span_read(name.text, name.length, today, &said.span) &&
		(!heading ||
			(!notation_take_days(&name, today, &said.span) &&
				!span_find(
					name.text, name.length, today, &said))))
		return false;
	cycle = draft_cycle(&outline->draft, name, said.span,
		(struct origin){outline->line, N_("a line that names a span")});
	if (cycle)
		open_cycle(outline, cycle->base.id, false);
	return true;
}

static uint32_t
home_cycle(struct outline *outline)
{
	if (outline->backlog)
		return 0;
	return outline->cycle ? outline->cycle : draft_loose(&outline->draft);
}

static void
set_numbers(struct outline *outline, struct node *node, const struct line *line)
{
	if (line->progress >= 0)
		node->progress = (int8_t)line->progress;
	if (line->confidence >= 0)
		node->confidence = (int8_t)line->confidence;
	if (line->score >= 0)
		draft_set(&outline->draft, RECORD_NODE, node, NODE_SCORE,
			value_number(line->score));
	if (line->state > STATE_OPEN)
		node->state = (uint8_t)line->state;
}

static void
add_node(struct outline *outline, const struct line *line, int indent)
{
	uint32_t parent = 0;
	struct node *node;
	int level;

	for (level = line->level - 1; level && !parent; level--)
		parent = outline->open[level];
	node = draft_node(&outline->draft, line->level,
		(struct place){.parent = parent,
			.cycle = parent ? 0 : home_cycle(outline)},
		line->title,
		(struct origin){outline->line, N_("by its label")});
	if (!node)
		return;
	if (!parent && line->level != LEVEL_OBJECTIVE)
		problems_note(&outline->draft.problems, outline->line, 0,
			_("no objective above it; it stands by itself"));
	set_numbers(outline, node, line);
	for (level = line->level; level <= LEVEL_ACTION; level++)
		outline->open[level] = 0;
	outline->open[line->level] = node->id;
	outline->indents[line->level] = indent;
	outline->found = true;
	set_target(outline, RECORD_NODE, node->id);
}

/* A bullet before a label is decoration. */
static void
take_bullet(struct piece *piece)
{
	static const char *const bullets[] = {
		"- ", "* ", "+ ", "• ", "· ", "▪ ", "● ", NULL};
	size_t i;

	for (i = 0; bullets[i]; i++)
		if (piece_take_prefix(piece, bullets[i])) {
			piece_trim(piece);
			return;
		}
}

static void
read_quote(struct outline *outline, struct piece text)
{
	if (text.length && *text.text == ' ') {
		text.text++;
		text.length--;
	}
	if (outline->target_id)
		add_note(outline, outline->target, outline->target_id,
			(struct waiting){text, outline->line}, N_("a > line"));
	else
		wait(outline, text);
}

/* "=====": what is drawn under a title. */
static bool
is_rule(struct piece text)
{
	size_t i;

	for (i = 0; i < text.length; i++)
		if (!strchr("=-*_~", text.text[i]))
			return false;
	return text.length >= RULE_LEAST;
}

static void
read_line(struct outline *outline, struct piece piece, int indent)
{
	struct piece heading = piece, bare = piece;
	struct line line;
	bool is_heading = notation_take_heading(&heading) > 0;

	if (is_heading && read_cycle(outline, heading, true))
		return;
	take_bullet(&bare);
	if (is_heading)
		bare = heading;
	notation_read(&line, bare.text, bare.length);
	if (line.level && line.title.length)
		add_node(outline, &line, indent);
	else if (is_heading ||
		(!read_cycle(outline, piece, false) &&
			(indent || !read_title(outline, piece))))
		keep_as_note(outline, piece, indent);
}

static void
read_lines(struct outline *outline, const char *text, size_t length)
{
	const char *end = text + length, *next;
	struct piece piece;
	int indent;

	for (; text < end; text = next) {
		outline->line++;
		piece = dialect_line_at(text, end, &next);
		indent = piece_take_indent(&piece);
		if (piece_take_prefix(&piece, ">")) {
			read_quote(outline, piece);
			continue;
		}
		piece_trim(&piece);
		if (piece.length && !is_rule(piece))
			read_line(outline, piece, indent);
		outline->after_blank = !piece.length;
	}
}

/* Whether any line is more than a heading or a note. */
static bool
has_text(const char *text, size_t length)
{
	const char *end = text + length, *next;
	struct piece line;

	for (; text < end; text = next) {
		line = dialect_line_at(text, end, &next);
		piece_trim(&line);
		if (line.length && *line.text != '#' && *line.text != '>')
			return true;
	}
	return false;
}

/* A bullet without a label, the name of the list below it, or a field below a
 * node. */
static bool
is_of_layout(struct piece text)
{
	struct piece bare = text, key, value;
	struct line line;
	bool several;

	take_bullet(&bare);
	notation_read(&line, bare.text, bare.length);
	if ((line.level && line.title.length) || *text.text == '#')
		return false;
	return bare.text != text.text || notation_list_label(text, &several) ||
		layout_field(text, &key, &value);
}

/* Whether more says what lines are than their labels; not where notes stand
 * behind > as we write them. */
static bool
has_layout(const char *text, size_t length)
{
	const char *end = text + length, *next;
	struct piece piece;
	bool found = false;

	for (; text < end; text = next) {
		piece = dialect_line_at(text, end, &next);
		piece_trim(&piece);
		if (piece.length && *piece.text == '>')
			return false;
		found = found || (piece.length && is_of_layout(piece));
	}
	return found;
}

bool
outline_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct outline outline = {.target = RECORD_CYCLE};
	struct problems *problems = &outline.draft.problems;
	struct read_options plain = *options;
	bool ok;

	/* Where labels do not say all it is read by its layout. */
	if ((!outline_is(file.text, file.length) &&
		    has_text(file.text, file.length)) ||
		has_layout(file.text, file.length)) {
		plain.plain = true;
		return markdown_read(plan, file, &plain, reporter, err);
	}
	draft_init(&outline.draft, plan, options, reporter);
	if (problems_check(problems, file.text, file.length)) {
		piece_skip_mark(&file);
		read_lines(&outline, file.text, file.length);
		if (!outline.found && !outline.draft.last[RECORD_CYCLE])
			problems_error(problems, 0, 0,
				_("no objective, key result or action; lines "
				  "begin with O:, KR1: or A1:"));
	}
	ok = draft_end(&outline.draft, err);
	draft_fini(&outline.draft);
	free(outline.waiting);
	return ok;
}

bool
outline_is(const char *text, size_t length)
{
	const char *end = text + length, *next;
	struct piece piece;
	struct line line;
	int seen;

	text += str_mark(text, length);
	for (seen = 0; text < end && seen < 200; text = next) {
		piece = dialect_line_at(text, end, &next);
		piece_trim(&piece);
		seen += piece.length > 0;
		notation_read(&line, piece.text, piece.length);
		if (line.level && !line.bare && line.title.length)
			return true;
	}
	return false;
}
