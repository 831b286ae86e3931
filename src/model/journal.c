/* SPDX-License-Identifier: MIT */
/*
 * A change as text, as the journal keeps it: one line an edit,
 *
 *     + TAB node TAB 12                            made
 *     = TAB node TAB 12 TAB title TAB old TAB new  set
 *     - TAB node TAB 12                            taken away
 *     @ TAB name                                   by whom, in the first line
 *
 * Numbers are written as #50, texts as "text, nothing as an empty column. A
 * record that the change made has no `=` lines: its values are in the plan
 * when it has to be undone, and are written out (whole) when it was.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "model/change.h"

static const char marks[] = {
	[EDIT_SET] = '=', [EDIT_CREATE] = '+', [EDIT_DELETE] = '-'};

#define AUTHOR "@\t"

static void
add_escaped(struct str *out, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '\t':
			str_add(out, "\\t");
			break;
		case '\n':
			str_add(out, "\\n");
			break;
		case '\\':
			str_add(out, "\\\\");
			break;
		default:
			str_add_char(out, *text);
		}
}

static void
add_number(struct str *out, uint64_t number)
{
	char digits[DECIMAL_TEXT_SIZE];

	decimal_digits(digits, number, 1);
	str_add(out, digits);
}

static void
add_value(struct str *out, struct value value)
{
	str_add_char(out, '\t');
	if (value.type == VALUE_NUMBER) {
		str_add(out, value.number < 0 ? "#-" : "#");
		add_number(out,
			value.number < 0 ? -(uint64_t)value.number
					 : (uint64_t)value.number);
	} else if (value.type == VALUE_TEXT) {
		str_add_char(out, '"');
		add_escaped(out, value.text);
	}
}

/* The lowest id that a change makes of each kind. New ids are taken in order, so
 * whatever is not below was made by this change. */
struct made {
	uint32_t from[RECORD_COUNT];
};

static void
made_note(struct made *made, enum record record, uint32_t id)
{
	if (!made->from[record] || id < made->from[record])
		made->from[record] = id;
}

static bool
made_here(const struct made *made, enum record record, uint32_t id)
{
	return made->from[record] && id >= made->from[record];
}

static void
encode(const struct change *change, bool whole, struct str *out)
{
	struct made made = {0};
	const struct edit *edit;
	size_t i;

	if (change->by) {
		str_add(out, AUTHOR);
		add_escaped(out, change->by);
		str_add_char(out, '\n');
	}
	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		if (edit->op == EDIT_CREATE)
			made_note(&made, edit->record, edit->id);
		else if (!whole && edit->op == EDIT_SET &&
			made_here(&made, edit->record, edit->id))
			continue;
		str_add_char(out, marks[edit->op]);
		str_add_char(out, '\t');
		str_add(out, record_types[edit->record].name);
		str_add_char(out, '\t');
		add_number(out, edit->id);
		if (edit->op == EDIT_SET) {
			str_add_char(out, '\t');
			str_add(out,
				record_types[edit->record]
					.fields[edit->field]
					.name);
			add_value(out, edit->before);
			add_value(out, edit->after);
		}
		str_add_char(out, '\n');
	}
}

void
change_encode(const struct change *change, struct str *out)
{
	encode(change, false, out);
}

void
change_encode_whole(const struct change *change, struct str *out)
{
	encode(change, true, out);
}

/* "\tnode\t12" after the mark, then a tab or the end of the line. */
void
change_name(enum record record, uint32_t id, struct str *out)
{
	str_addf(out, "\t%s\t%u", record_types[record].name, id);
}

void
change_lines(const char *text, const struct str *name, struct str *out)
{
	const char *at = text, *end;

	while ((at = strstr(at, str_text(name)))) {
		end = at + name->length;
		if (at - text >= 1 && (at - text == 1 || at[-2] == '\n') &&
			(*end == '\t' || *end == '\n' || !*end)) {
			end += strcspn(end, "\n");
			str_add_bytes(out, at - 1, (size_t)(end - at) + 1);
			str_add_char(out, '\n');
		}
		at = end;
	}
}

/* The next column of a line, without its tab. */
static bool
take_column(
	const char **at, const char *end, const char **column, size_t *length)
{
	const char *tab;

	if (*at > end)
		return false;
	tab = memchr(*at, '\t', (size_t)(end - *at));
	*column = *at;
	*length = (size_t)((tab ? tab : end) - *at);
	*at = tab ? tab + 1 : end + 1;
	return true;
}

static bool
take_number(const char *text, size_t length, int64_t *number)
{
	char buffer[24], *end;

	if (!length || length >= sizeof buffer)
		return false;
	memcpy(buffer, text, length);
	buffer[length] = '\0';
	*number = strtoll(buffer, &end, 10);
	return !*end;
}

static const char *
unescape(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_text(arena, text, length), *to = copy;
	const char *from = copy;

	for (; *from; from++) {
		if (*from == '\\' && from[1]) {
			from++;
			*to++ = *from == 't'   ? '\t'
				: *from == 'n' ? '\n'
					       : *from;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	return copy;
}

static bool
take_value(struct change *change, const char **at, const char *end,
	struct value *value)
{
	const char *column;
	size_t length;

	if (!take_column(at, end, &column, &length))
		return false;
	*value = value_none();
	if (!length)
		return true;
	if (*column == '"') {
		*value = value_text(
			unescape(&change->arena, column + 1, length - 1));
		return true;
	}
	value->type = VALUE_NUMBER;
	return *column == '#' &&
		take_number(column + 1, length - 1, &value->number);
}

static bool
take_record(const char **at, const char *end, enum record *record, uint32_t *id)
{
	const char *column;
	size_t length;
	int64_t number;

	if (!take_column(at, end, &column, &length))
		return false;
	for (*record = 0; *record < RECORD_COUNT; (*record)++)
		if (str_is(column, length, record_types[*record].name))
			break;
	if (*record == RECORD_COUNT ||
		!take_column(at, end, &column, &length) ||
		!take_number(column, length, &number) || number < 1 ||
		number > UINT32_MAX)
		return false;
	*id = (uint32_t)number;
	return true;
}

static bool
take_set_line(const char *at, const char *end, enum record record,
	struct set_line *line)
{
	const char *column;
	enum record of;
	char name[32];
	size_t length;

	if (!take_column(&at, end, &column, &length) || length != 1 ||
		*column != marks[EDIT_SET] ||
		!take_record(&at, end, &of, &line->id) || of != record ||
		!take_column(&at, end, &column, &length) ||
		length >= sizeof name)
		return false;
	memcpy(name, column, length);
	name[length] = '\0';
	line->field = field_find(record, name);
	if (!line->field || !take_column(&at, end, &column, &length))
		return false;
	line->had_value = length > 0;
	return true;
}

bool
change_next_set(const char **at, enum record record, struct set_line *line)
{
	while (**at) {
		const char *start = *at, *end = start + strcspn(start, "\n");

		*at = *end ? end + 1 : end;
		if (take_set_line(start, end, record, line))
			return true;
	}
	return false;
}

static bool
take_set(struct change *change, const char **at, const char *end,
	enum record record, uint32_t id)
{
	const struct field *field;
	struct value before, after;
	const char *column;
	char name[32];
	size_t length;

	if (!take_column(at, end, &column, &length) || length >= sizeof name)
		return false;
	memcpy(name, column, length);
	name[length] = '\0';
	/* A cycle's state was kept once; now it follows from its days. */
	if (record == RECORD_CYCLE && strcmp(name, "state") == 0)
		return true;
	field = field_find(record, name);
	if (!field || !take_value(change, at, end, &before) ||
		!take_value(change, at, end, &after))
		return false;
	change_push(change,
		&(struct edit){.op = EDIT_SET,
			.record = (uint8_t)record,
			.id = id,
			.field =
				(uint16_t)(field - record_types[record].fields),
			.before = before,
			.after = after});
	return true;
}

/* Was made: what it holds now is what it was made with, unless the lines
 * that follow say it themselves. */
static void
take_creation(struct change *change, const struct plan *plan,
	enum record record, uint32_t id)
{
	const struct record_type *type = &record_types[record];
	struct value value;
	size_t i;

	change_push(change,
		&(struct edit){.op = EDIT_CREATE,
			.record = (uint8_t)record,
			.id = id});
	if (!plan || !plan_record(plan, record, id))
		return;
	for (i = 0; i < type->field_count; i++) {
		value = plan_value(plan, record, id, &type->fields[i]);
		change_put(change, record, id, (int)i, value);
	}
}

static bool
take_line(struct change *change, const struct plan *plan, struct made *made,
	const char *at, const char *end)
{
	enum record record;
	const char *mark;
	size_t length;
	uint32_t id;

	if (!take_column(&at, end, &mark, &length) || length != 1 ||
		!take_record(&at, end, &record, &id))
		return false;
	if (*mark == marks[EDIT_CREATE]) {
		made_note(made, record, id);
		take_creation(change, plan, record, id);
	} else if (*mark == marks[EDIT_SET] && plan &&
		made_here(made, record, id)) {
		return true; /* the plan has it */
	} else if (*mark == marks[EDIT_DELETE]) {
		change_push(change,
			&(struct edit){.op = EDIT_DELETE,
				.record = (uint8_t)record,
				.id = id});
	} else {
		return *mark == marks[EDIT_SET] &&
			take_set(change, &at, end, record, id);
	}
	return true;
}

bool
change_decode(const struct plan *plan, const char *text, size_t length,
	struct change *out, struct err *err)
{
	const char *end = text + length, *line_end;
	struct made made = {0};

	memset(out, 0, sizeof *out);
	if (length > strlen(AUTHOR) && !memcmp(text, AUTHOR, strlen(AUTHOR))) {
		line_end = memchr(text, '\n', length);
		line_end = line_end ? line_end : end;
		text += strlen(AUTHOR);
		out->by =
			unescape(&out->arena, text, (size_t)(line_end - text));
		text = line_end + 1;
	}
	while (text < end) {
		line_end = memchr(text, '\n', (size_t)(end - text));
		if (!line_end)
			line_end = end;
		if (!take_line(out, plan, &made, text, line_end)) {
			change_fini(out);
			return err_set(err, ERR_STORE,
				_("the journal is damaged; run tenths doctor"));
		}
		text = line_end + 1;
	}
	return true;
}

const char *
change_author(const char *text, struct str *out)
{
	struct arena arena = {0};
	size_t length = strlen(AUTHOR);

	if (strncmp(text, AUTHOR, length) != 0)
		return NULL;
	text += length;
	str_add(out, unescape(&arena, text, strcspn(text, "\n")));
	arena_fini(&arena);
	return str_text(out);
}
