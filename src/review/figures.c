/* SPDX-License-Identifier: MIT */
#include "review/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "model/edit.h"
#include "model/value.h"

#define MONTH_LEAST 28 /* days of the shortest month … */
#define MONTH_MOST 31  /* … and of the longest */

/* A metric that this change makes. */
struct made {
	char *name;
	uint32_t id;
};

/* A piece of a line, not ended by NUL. */
struct cell {
	const char *text;
	size_t length;
};

/* What a line of a month says: it is a figure when another month has it, too. */
struct said {
	struct cell name, value;
	int32_t on;
};

struct reading_of {
	const struct plan *plan;
	const struct cycle *cycle;
	struct change *change;
	struct value_context values;
	struct made *made;
	size_t made_count;
	struct said *said;
	size_t said_count;
	struct figures *figures;
	bool found;
};

static struct cell
trimmed(const char *text, size_t length)
{
	while (length && (*text == ' ' || *text == '\t')) {
		text++;
		length--;
	}
	while (length &&
		(text[length - 1] == ' ' || text[length - 1] == '\t' ||
			text[length - 1] == '\r'))
		length--;
	return (struct cell){text, length};
}

/* The last day of the month that the cell names; DAY_NONE when it names none. */
static int32_t
month_end(const struct reading_of *of, struct cell cell)
{
	struct span span;
	int32_t days;

	if (!span_read(cell.text, cell.length, of->cycle->starts, &span))
		return DAY_NONE;
	days = span.ends - span.starts + 1;
	return days >= MONTH_LEAST && days <= MONTH_MOST ? span.ends : DAY_NONE;
}

/* ---- one value */

static bool
find_metric(
	struct reading_of *of, const char *name, uint32_t *id, struct err *err)
{
	const struct metric *metric = plan_metric_named(of->plan, name);
	size_t i;

	*id = metric ? metric->base.id : 0;
	for (i = 0; !*id && i < of->made_count; i++)
		if (strcmp(of->made[i].name, name) == 0)
			*id = of->made[i].id;
	if (*id)
		return true;
	if (!edit_metric_add(of->plan, name, of->change, id, err))
		return false;
	change_put(of->change, RECORD_METRIC, *id, METRIC_FREQUENCY,
		value_number(FREQUENCY_MONTHLY));
	of->made = base_realloc(of->made, of->made_count + 1, sizeof *of->made);
	of->made[of->made_count++] = (struct made){base_strdup(name), *id};
	of->figures->metrics++;
	return true;
}

/* What stands beside the first number is its unit; another unit is another
 * thing, and that value is left out. */
static bool
fits_unit(struct reading_of *of, uint32_t metric)
{
	struct value own = change_value(
		of->change, of->plan, RECORD_METRIC, metric, METRIC_UNIT);
	struct err err = {0};

	if (!of->values.unit.length || own.type != VALUE_NONE)
		return value_unit(&of->values, own.text, &err);
	change_set(of->change, of->plan, RECORD_METRIC, metric, METRIC_UNIT,
		value_text(str_text(&of->values.unit)));
	return true;
}

/* Puts down one figure; what is no number is none. */
static bool
put_figure(struct reading_of *of, struct cell name, struct cell value,
	int32_t on, struct err *err)
{
	const struct field *field =
		&record_types[RECORD_READING].fields[READING_VALUE];
	struct str metric = {0}, text = {0};
	size_t edits;
	struct value number;
	struct err why = {0};
	uint32_t id;
	bool ok = true;

	str_add_bytes(&metric, name.text, name.length);
	str_add_bytes(&text, value.text, value.length);
	if (metric.length && metric.length <= TITLE_MAX && text.length &&
		value_read(
			field, str_text(&text), &of->values, &number, &why) &&
		number.type == VALUE_NUMBER) {
		of->found = true;
		ok = find_metric(of, str_text(&metric), &id, err);
		edits = of->change->count;
		if (ok && fits_unit(of, id))
			ok = edit_reading(of->plan, id,
				(struct value_on){on, number.number},
				of->change, err);
		of->figures->values += of->change->count > edits;
	}
	str_fini(&metric);
	str_fini(&text);
	return ok;
}

/* ---- tables */

/* The next cell of a row "| a | b |"; false after the last. */
static bool
next_cell(const char **at, const char *end, struct cell *cell)
{
	const char *bar;

	if (*at >= end)
		return false;
	bar = memchr(*at, '|', (size_t)(end - *at));
	if (!bar)
		bar = end;
	*cell = trimmed(*at, (size_t)(bar - *at));
	*at = bar + 1;
	return bar < end || cell->length;
}

struct cells {
	struct cell *at;
	size_t count;
};

/* The cells of a row; the caller frees them. */
static struct cells
cells_of(const char *line, size_t length)
{
	const char *at = line + 1, *end = line + length;
	struct cells cells = {0};
	struct cell cell;

	while (next_cell(&at, end, &cell)) {
		cells.at = base_realloc(
			cells.at, cells.count + 1, sizeof *cells.at);
		cells.at[cells.count++] = cell;
	}
	return cells;
}

/* Below months each row is a figure; else a row that begins with a month has a
 * figure in each column. */
static bool
read_row(struct reading_of *of, const struct cells *head,
	const struct cells *row, struct err *err)
{
	int32_t month = row->count ? month_end(of, row->at[0]) : DAY_NONE;
	int32_t above;
	bool ok = true;
	size_t i;

	for (i = 1; ok && i < row->count && i < head->count; i++) {
		above = month_end(of, head->at[i]);
		if (above != DAY_NONE)
			ok = put_figure(of, row->at[0], row->at[i], above, err);
		else if (month != DAY_NONE)
			ok = put_figure(
				of, head->at[i], row->at[i], month, err);
	}
	return ok;
}

/* ---- lines */

static bool
begins_number(const char *text, const char *end)
{
	return text < end && *text >= '0' && *text <= '9';
}

/* "DAU 1200": the name, then the number. */
static void
read_piece(struct reading_of *of, struct cell piece, int32_t month)
{
	const char *end = piece.text + piece.length, *at = piece.text;
	struct cell name;

	while (at < end && !begins_number(at, end))
		at++;
	if (at == end)
		return;
	if (at > piece.text && at[-1] == '-')
		at--;
	name = trimmed(piece.text, (size_t)(at - piece.text));
	while (name.length > 3 &&
		memcmp(name.text + name.length - 3, "：", 3) == 0)
		name.length -= 3;
	while (name.length && name.text[name.length - 1] == ':')
		name.length--;
	of->said = base_realloc(of->said, of->said_count + 1, sizeof *of->said);
	of->said[of->said_count++] =
		(struct said){name, trimmed(at, (size_t)(end - at)), month};
}

static bool
same_name(const struct said *a, const struct said *b)
{
	return a->name.length == b->name.length &&
		memcmp(a->name.text, b->name.text, a->name.length) == 0;
}

/* Prose of a month has numbers, too: those that come back are figures. */
static bool
put_said(struct reading_of *of, struct err *err)
{
	const struct said *said = of->said, *end = said + of->said_count;
	const struct said *other;
	bool ok = true;

	for (; ok && said < end; said++) {
		for (other = of->said; other < end; other++)
			if (other->on != said->on && same_name(other, said))
				break;
		if (other < end)
			ok = put_figure(
				of, said->name, said->value, said->on, err);
	}
	of->said_count = 0;
	return ok;
}

/* How long the separator is that stands there; 0 for none. */
static size_t
separator(const char *at, const char *end)
{
	static const char *const wide[] = {"，", "；", "、", "。"};
	size_t i;

	if (*at == ';' || (*at == ',' && !begins_number(at + 1, end)))
		return 1;
	for (i = 0; i < sizeof wide / sizeof *wide; i++)
		if (end - at >= 3 && memcmp(at, wide[i], 3) == 0)
			return 3;
	return 0;
}

static void
read_line(struct reading_of *of, const char *line, size_t length)
{
	struct cell all = trimmed(line, length);
	const char *end = all.text + all.length, *at, *from;
	size_t first = strcspn(all.text, " \t\n"), sign;
	int32_t month;

	if (first >= all.length)
		return;
	/* "8月份" is how it is said. */
	month = month_end(of,
		(struct cell){all.text,
			first > 3 && memcmp(all.text + first - 3, "份", 3) == 0
				? first - 3
				: first});
	if (month == DAY_NONE)
		return;
	for (at = from = all.text + first; at < end; at++) {
		sign = separator(at, end);
		if (!sign)
			continue;
		read_piece(of, trimmed(from, (size_t)(at - from)), month);
		from = at + sign;
		at = from - 1;
	}
	if (from < end)
		read_piece(of, trimmed(from, (size_t)(end - from)), month);
}

/* ---- all of it */

/* A table while it is gone through. */
struct table_of {
	struct cells head, last;
};

static void
end_table(struct table_of *table)
{
	if (table->last.at != table->head.at)
		free(table->last.at);
	free(table->head.at);
	*table = (struct table_of){0};
}

/* "|---|:-:|": what stands above is the head, of another table, too. */
static bool
is_rule(const char *line, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (!strchr("|-: \t\r", line[i]))
			return false;
	return memchr(line, '-', length) != NULL;
}

static void
take_head(struct table_of *table)
{
	if (!table->last.at || table->last.at == table->head.at)
		return;
	free(table->head.at);
	table->head = table->last;
}

static bool
read_table_line(struct reading_of *of, struct table_of *table, const char *line,
	size_t length, struct err *err)
{
	struct cells row;

	if (is_rule(line, length)) {
		take_head(table);
		return true;
	}
	row = cells_of(line, length);
	if (table->last.at != table->head.at)
		free(table->last.at);
	table->last = row;
	if (table->head.at)
		return read_row(of, &table->head, &row, err);
	table->head = row;
	return true;
}

static bool
read_text(struct reading_of *of, const char *text, struct err *err)
{
	struct table_of table = {0};
	size_t length;
	bool ok = true;

	for (; ok && *text; text += length + (text[length] == '\n')) {
		length = strcspn(text, "\n");
		if (*text == '|') {
			ok = read_table_line(of, &table, text, length, err);
			continue;
		}
		end_table(&table);
		read_line(of, text, length);
	}
	end_table(&table);
	return ok && put_said(of, err);
}

bool
figures_read(const struct plan *plan, uint32_t id, struct change *change,
	struct figures *figures, struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, id);
	const struct section *section =
		plan_section(plan, cycle->sections.first);
	struct reading_of of = {.plan = plan,
		.cycle = cycle,
		.change = change,
		.values = {.plan = plan, .today = cycle->ends},
		.figures = figures};
	bool ok = true;

	*figures = (struct figures){0};
	for (; ok && section; section = plan_section(plan, section->base.next))
		ok = !section->text || read_text(&of, section->text, err);
	while (of.made_count)
		free(of.made[--of.made_count].name);
	free(of.made);
	free(of.said);
	value_context_fini(&of.values);
	change_label(change, N_("figures of %s"), cycle->name);
	return ok &&
		(of.found ||
			err_set(err, ERR_INPUT,
				_("the review of %s has no figures by month: a "
				  "table with a column or a row a month"),
				cycle->name));
}
