/* SPDX-License-Identifier: MIT */
/* What only our own posts say (post.c), in each language they are written in. */
#include <string.h>

#include "base/say.h"
#include "markdown_reader.h"
#include "model/edit.h"
#include "notation/heading.h"

static bool
is_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(text, *words) == 0)
			return true;
	return false;
}

void
markdown_set_title(struct markdown *markdown, const char *title, int line)
{
	struct plan *plan = markdown->draft.plan;

	markdown->whole = true;
	plan_load_set(plan, RECORD_PLAN, plan,
		&record_types[RECORD_PLAN].fields[PLAN_TITLE],
		value_text(title));
	draft_placed_in(&markdown->draft, RECORD_PLAN, 1, PLAN_TITLE,
		(struct origin){line, N_("the title of the plan")});
}

/* The title of a plan may be much, but not what is read as something else. */
static bool
may_be_title(const struct heading *heading)
{
	return heading->kind == HEADING_OTHER ||
		heading->kind == HEADING_SECTION ||
		(heading->kind == HEADING_CYCLE && !heading->whole);
}

static bool
is_labelled(const struct markdown_block *block)
{
	struct line line;

	notation_read(&line, block->plain, strlen(block->plain));
	return line.level && !line.bare;
}

static struct markdown_block *
keep_heading(struct arena *arena, const struct markdown_block *block)
{
	struct markdown_block *copy = arena_alloc(arena, sizeof *copy);

	*copy = (struct markdown_block){.kind = block->kind,
		.line = block->line,
		.level = block->level};
	copy->plain = arena_text(arena, block->plain, strlen(block->plain));
	copy->rich = arena_text(arena, block->rich, strlen(block->rich));
	copy->prose = arena_text(arena, block->prose, strlen(block->prose));
	copy->links = arena_text(arena, block->links, strlen(block->links));
	copy->evidence =
		arena_text(arena, block->evidence, strlen(block->evidence));
	copy->note = arena_text(arena, block->note, strlen(block->note));
	return copy;
}

bool
markdown_take_beginning(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct markdown_block *first = markdown->first;
	struct heading heading = {0};
	bool above = block->kind == BLOCK_HEADING && !is_labelled(block);

	if (above)
		heading_read(&heading, piece_of(block->plain), markdown->base);
	if (!first && above && block->level == 1 && may_be_title(&heading)) {
		markdown->first = keep_heading(&markdown->draft.arena, block);
		return true;
	}
	markdown->begins = false;
	markdown->own = heading.own && block->level == 2 &&
		(first || heading.kind == HEADING_CYCLE);
	if (markdown->own && first) {
		markdown_set_title(markdown, first->plain, first->line);
		markdown->first = NULL;
	}
	return false;
}

uint32_t
markdown_cycle_above(const struct markdown *markdown, int level)
{
	int at = level < HEADING_LEVELS ? level : HEADING_LEVELS;

	while (--at > 0)
		if (markdown->headed[at])
			return markdown->headed[at];
	/* Beside a review and the plan that follows it: of the review. */
	if (level < HEADING_LEVELS && markdown->headed[level] &&
		markdown->headed_draft && markdown->before)
		return markdown->before;
	return markdown->cycle;
}

/* ---- weeks */

bool
markdown_take_week_label(
	struct markdown *markdown, const struct markdown_block *block)
{
	static const struct {
		const char *words[3];
		int field;
	} labels[] = {
		{{"**Now**", "**此刻**"}, WEEK_NOW},
		{{"**Wins**", "**收获**"}, WEEK_WINS},
		{{"**Blockers**", "**阻碍**"}, WEEK_BLOCKERS},
		{{"**Next four weeks**", "**未来四周**"}, WEEK_AHEAD},
		{{"**Note**", "**备注**"}, WEEK_NOTE},
	};
	size_t i = 0, count = sizeof labels / sizeof *labels;

	if (!markdown->own || markdown->mode != MODE_WEEK || !markdown->week)
		return false;
	while (i < count && !is_any(block->rich, labels[i].words))
		i++;
	if (i == count)
		return false;
	markdown->week_field = labels[i].field;
	markdown->prose =
		(uint64_t)markdown->week << 16 | RECORD_WEEK << 8 | WEEK_FIELDS;
	markdown_placed_aside(
		markdown, block->line, N_("it names the text below it"));
	return true;
}

/* P1 and a space, taken from the title. */
static int
take_rank(struct piece *title)
{
	int rank = 0;

	if (title->length > 3 && title->text[0] == 'P' &&
		title->text[1] >= '1' && title->text[1] <= '5' &&
		title->text[2] == ' ') {
		rank = title->text[1] - '0';
		title->text += 3;
		title->length -= 3;
	}
	return rank;
}

bool
markdown_take_priority(
	struct markdown *markdown, const struct markdown_block *block)
{
	static const char *const undone[] = {"(not done)", "(未完成)", NULL};
	struct draft *draft = &markdown->draft;
	struct piece title = piece_of(block->whole);
	struct weekly_priority *priority;
	int state = block->done ? WEEKLY_DONE : WEEKLY_OPEN, rank;

	/* What comes after other words belongs to them. */
	if (!markdown->own || markdown->mode != MODE_WEEK || !block->task ||
		block->level != 1 || !markdown->week ||
		markdown->week_field != WEEK_NOTE ||
		(markdown->prose >> 16 == markdown->week &&
			(markdown->prose >> 8 & 0xff) == RECORD_WEEK))
		return false;
	rank = take_rank(&title);
	if (!block->done && piece_take_any(&title, undone, piece_take_suffix))
		state = WEEKLY_NOT_DONE;
	piece_trim(&title);
	priority = title.length
		? draft_make(draft, RECORD_PRIORITY, block->line)
		: NULL;
	if (!priority)
		return title.length > 0;
	priority->week = markdown->week;
	draft_set(draft, RECORD_PRIORITY, priority, WEEKLY_RANK,
		rank ? value_number(rank) : value_none());
	priority->state = (uint8_t)state;
	draft_set(draft, RECORD_PRIORITY, priority, WEEKLY_TITLE,
		value_text(
			arena_text(&draft->arena, title.text, title.length)));
	draft_placed(draft, RECORD_PRIORITY, priority->base.id,
		(struct origin){block->line, N_("a priority of the week")});
	return true;
}

/* ---- tables */

static bool
is_month(const char *text, int32_t *first)
{
	struct span span;

	if (strlen(text) != 7 || !span_read(text, 7, 0, &span))
		return false;
	*first = span.starts;
	return true;
}

/* "Health metric" and months. */
static bool
is_months(struct markdown *markdown, const struct markdown_block *block)
{
	static const char *const metric[] = {"Health metric", "健康指标", NULL};
	size_t i;

	if (block->cell_count < 2 || block->cell_count > COLUMNS_MOST ||
		!is_any(block->cells[0], metric))
		return false;
	for (i = 1; i < block->cell_count; i++)
		if (!is_month(block->cells[i], &markdown->months[i]))
			return false;
	markdown->month_count = block->cell_count;
	return true;
}

/* How each cycle inside another one went: made from those cycles. */
static bool
is_results(const struct markdown_block *block)
{
	static const char *const headings[][3] = {{"Cycle", "周期"},
		{"Progress", "进度"}, {"Score", "评分"},
		{"Key results done", "完成的关键结果"}};
	size_t count = sizeof headings / sizeof *headings, i;

	if (block->cell_count != count)
		return false;
	for (i = 0; i < count; i++)
		if (!is_any(block->cells[i], headings[i]))
			return false;
	return true;
}

bool
markdown_take_own_header(
	struct markdown *markdown, const struct markdown_block *block)
{
	markdown->own_table = is_months(markdown, block) ? TABLE_MONTHS
		: markdown->own && is_results(block)	 ? TABLE_DERIVED
							 : TABLE_KEPT;
	if (markdown->own_table == TABLE_KEPT)
		return false;
	markdown->section_shown = true;
	markdown->table = false;
	markdown_placed_aside(markdown, block->line, N_("names of columns"));
	return true;
}

/* "name (unit)" */
static struct piece
take_unit(struct piece *name)
{
	const char *open = memrchr(name->text, '(', name->length);
	struct piece unit = {"", 0};

	if (!name->length || name->text[name->length - 1] != ')' || !open ||
		open == name->text)
		return unit;
	unit.text = open + 1;
	unit.length = (size_t)(name->text + name->length - 1 - unit.text);
	name->length = (size_t)(open - name->text);
	piece_trim(name);
	return unit;
}

static struct metric *
find_metric(struct markdown *markdown, struct piece name)
{
	size_t id = seen_find(
		&markdown->rows, seen_text_key(0, name.text, name.length));

	return (struct metric *)(uintptr_t)plan_metric(
		markdown->draft.plan, (uint32_t)id);
}

static struct metric *
make_metric(struct markdown *markdown, struct piece name, struct piece unit,
	int line)
{
	struct draft *draft = &markdown->draft;
	struct metric *metric = draft_make(draft, RECORD_METRIC, line);

	if (!metric)
		return NULL;
	seen_add(&markdown->rows, seen_text_key(0, name.text, name.length),
		metric->base.id);
	draft_set(draft, RECORD_METRIC, metric, METRIC_NAME,
		value_text(arena_text(&draft->arena, name.text, name.length)));
	if (unit.length)
		draft_set(draft, RECORD_METRIC, metric, METRIC_UNIT,
			value_text(arena_text(
				&draft->arena, unit.text, unit.length)));
	return metric;
}

struct metric *
markdown_metric(struct markdown *markdown, struct piece name, int line)
{
	struct metric *metric = find_metric(markdown, name);

	return metric
		? metric
		: make_metric(markdown, name, (struct piece){"", 0}, line);
}

static void
add_reading(struct markdown *markdown, uint32_t metric, int32_t on,
	const char *text, int line)
{
	struct draft *draft = &markdown->draft;
	struct reading *reading;
	int64_t value;

	if (!*text)
		return;
	if (!decimal_read(text, strlen(text), &value)) {
		problems_error(&draft->problems, line, 0,
			_("“%s” is no number"), text);
		return;
	}
	/* A table of a part of the months may have come before. */
	if (seen_add(&markdown->rows,
		    seen_key(1, (uint64_t)metric << 32 | (uint32_t)on), 1))
		return;
	reading = draft_make(draft, RECORD_READING, line);
	if (!reading)
		return;
	reading->metric = metric;
	reading->on = on;
	reading->value = value;
}

bool
markdown_take_own_row(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct piece name, unit;
	struct metric *metric;
	size_t i;

	if (markdown->own_table == TABLE_KEPT || !block->cell_count)
		return false;
	if (markdown->own_table == TABLE_DERIVED) {
		markdown_placed_aside(markdown, block->line,
			N_("made from what stands elsewhere"));
		return true;
	}
	name = piece_of(block->cells[0]);
	unit = take_unit(&name);
	if (!name.length)
		return false;
	metric = find_metric(markdown, name);
	if (!metric)
		metric = make_metric(markdown, name, unit, block->line);
	if (!metric)
		return true;
	draft_placed(&markdown->draft, RECORD_METRIC, metric->base.id,
		(struct origin){block->line, N_("a row of health metrics")});
	for (i = 1; i < block->cell_count && i < markdown->month_count; i++)
		add_reading(markdown, metric->base.id, markdown->months[i],
			block->cells[i], block->line);
	return true;
}
