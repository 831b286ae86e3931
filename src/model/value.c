/* SPDX-License-Identifier: MIT */
#include "model/value.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "edit_guard.h"
#include "model/progress.h"
#include "model/query.h"
#include "refs.h"
#include "value_list.h"

/* How much of a wrong value a refusal shows, in cells. */
#define SHOWN 40

/* What is being read: the text without the blanks around it. */
struct asked {
	const struct field *field;
	struct value_context *context;
	const char *text;
	size_t length;
};

void
value_context_fini(struct value_context *context)
{
	str_fini(&context->text);
	str_fini(&context->unit);
}

/* ---- refusals: one for each type */

/* "a, b or c": all the words of a field. */
static void
list_words(struct str *out, const struct field *field)
{
	size_t i, count = 0;

	while (field->words[count])
		count++;
	for (i = 0; i < count; i++) {
		if (!field->words[i][0])
			continue;
		if (out->length)
			str_add(out, i + 1 < count ? ", " : _(" or "));
		str_add(out, _(field->words[i]));
	}
}

/* What a value of the field may be, in words; "" where a refusal says it
 * itself. */
static void
describe(const struct field *field, struct str *out)
{
	switch (field->type) {
	case FIELD_WORD:
		list_words(out, field);
		break;
	case FIELD_TENTHS:
		str_add(out, _("from 0 to 10, written 7/10, 0.7 or 70%"));
		break;
	case FIELD_SCORE:
		str_add(out, _("from 0.0 to 1.0, written 0.7, 7/10 or 70%"));
		break;
	case FIELD_HUNDREDTHS:
		str_addf(out,
			_("a number from %d to %d with at most two decimal "
			  "places, or 50%%"),
			(int)(field->low / 100), (int)(field->high / 100));
		break;
	case FIELD_RANK:
		str_addf(out, _("P%d to P%d"), (int)field->low,
			(int)field->high);
		break;
	case FIELD_WEEKDAY:
		str_add(out, _("a day of the week such as mon, or 1 to 7"));
		break;
	case FIELD_DECIMAL:
		str_add(out, _("a number such as 1200, -3, 0.05, 10k or 50%"));
		break;
	case FIELD_UID:
		str_add(out,
			_("an id of 12 letters and digits as tenths makes "
			  "them"));
		break;
	default:
		str_addf(out, _("a number from %" PRId64 " to %" PRId64),
			field->low, field->high);
		break;
	}
}

static bool
refuse(const struct asked *asked, struct err *err)
{
	struct str may = {0};
	int shown = (int)text_cut(asked->text, asked->length, SHOWN, NULL);

	describe(asked->field, &may);
	err_set(err, ERR_INPUT, _("the %s is %s, not “%.*s”"),
		_(asked->field->label), str_text(&may), shown, asked->text);
	str_fini(&may);
	return false;
}

/* ---- texts */

/* What is typed is composed; what a file has stays byte for byte. */
static void
add_typed(const struct value_context *context, const char *text, size_t length,
	struct str *out)
{
	if (context->stored)
		str_add_bytes(out, text, length);
	else
		text_nfc(out, text, length);
}

static bool
read_line(const struct asked *asked, struct value *value)
{
	struct str *out = &asked->context->text;
	size_t i;

	add_typed(asked->context, asked->text, asked->length, out);
	for (i = 0; i < out->length; i++)
		if (out->data[i] == '\n' || out->data[i] == '\r' ||
			(out->data[i] == '\t' && !asked->context->stored))
			out->data[i] = ' ';
	*value = value_text(str_text(out));
	return true;
}

/* A list, by what reads its items. */
static bool
read_list(const struct asked *asked,
	void (*read)(const char *text, size_t length, struct str *out),
	struct value *value)
{
	struct str composed = {0};

	add_typed(asked->context, asked->text, asked->length, &composed);
	read(str_text(&composed), composed.length, &asked->context->text);
	str_fini(&composed);
	*value = value_text(str_text(&asked->context->text));
	return true;
}

/* ---- numbers */

static bool
read_whole(const struct asked *asked, struct value *value, struct err *err)
{
	const struct field *field = asked->field;
	int64_t number;

	if (!decimal_read(asked->text, asked->length, &number) ||
		number % DECIMAL_ONE || number / DECIMAL_ONE < field->low ||
		number / DECIMAL_ONE > field->high)
		return refuse(asked, err);
	*value = value_number(number / DECIMAL_ONE);
	return true;
}

/* P1 or 1. */
static bool
read_rank(struct asked asked, struct value *value, struct err *err)
{
	struct asked number = asked;

	if (asked.length > 1 && (*asked.text == 'P' || *asked.text == 'p')) {
		number.text++;
		number.length--;
	}
	return read_whole(&number, value, NULL) || refuse(&asked, err);
}

static bool
read_weekday(const struct asked *asked, struct value *value, struct err *err)
{
	int weekday;

	if (!weekday_read(asked->text, asked->length, &weekday))
		return read_whole(asked, value, err);
	*value = value_number(weekday);
	return true;
}

/* Two decimal places, or a share in percent. */
static bool
read_hundredths(const struct asked *asked, struct value *value, struct err *err)
{
	const struct field *field = asked->field;
	int64_t unit = DECIMAL_ONE / 100;
	struct quantity quantity;

	if (!quantity_read(asked->text, asked->length, asked->context->comma,
		    &quantity))
		return refuse(asked, err);
	if (str_is(quantity.unit, quantity.unit_length, "%"))
		unit = DECIMAL_ONE;
	else if (quantity.unit_length)
		return refuse(asked, err);
	if (quantity.value % unit || quantity.value / unit < field->low ||
		quantity.value / unit > field->high)
		return refuse(asked, err);
	*value = value_number(quantity.value / unit);
	return true;
}

static bool
read_decimal(const struct asked *asked, struct value *value, struct err *err)
{
	struct quantity quantity;

	if (!quantity_read(asked->text, asked->length, asked->context->comma,
		    &quantity))
		return refuse(asked, err);
	str_add_bytes(
		&asked->context->unit, quantity.unit, quantity.unit_length);
	*value = value_number(quantity.value);
	return true;
}

static bool
read_tenths(const struct asked *asked, struct value *value, struct err *err)
{
	const struct field *field = asked->field;
	int number = -1;

	if (field->type == FIELD_SCORE
			? !score_read(asked->text, asked->length, &number)
			: !tenths_read(asked->text, asked->length, &number))
		number = field->words ? (int)field_word_read(field, asked->text,
						asked->length)
				      : -1;
	if (number < 0)
		return refuse(asked, err);
	*value = value_number(number);
	return true;
}

static bool
read_word(const struct asked *asked, struct value *value, struct err *err)
{
	int64_t word =
		field_word_read(asked->field, asked->text, asked->length);

	if (word < 0)
		return refuse(asked, err);
	*value = word ? value_number(word) : value_none();
	return true;
}

static bool
read_day(const struct asked *asked, struct value *value, struct err *err)
{
	const struct value_context *context = asked->context;
	enum day_side side = context->stored ? DAY_ANY : asked->field->side;
	char *text = base_strndup(asked->text, asked->length);
	int32_t day;
	bool ok = day_ask(text, context->today, side, &day, err);

	/* A file is told the same as a person. */
	if (!ok && side != asked->field->side)
		day_ask(text, context->today, asked->field->side, &day, err);
	free(text);
	if (ok)
		*value = value_number(day);
	else
		err_about(err, _(asked->field->label));
	return ok;
}

static bool
read_uid(const struct asked *asked, struct value *value, struct err *err)
{
	const struct node *node =
		refs_node(asked->context, asked->text, asked->length);
	uint64_t uid = node ? node->uid : 0;

	if (!uid && !uid_read(asked->text, asked->length, &uid))
		return refuse(asked, err);
	*value = value_number((int64_t)uid);
	return true;
}

static bool
read_by_type(const struct asked *asked, struct value *value, struct err *err)
{
	switch (asked->field->type) {
	case FIELD_TITLE:
	case FIELD_LINE:
		return read_line(asked, value);
	case FIELD_TAGS:
		return read_list(asked, tags_read, value);
	case FIELD_OWNERS:
		return read_list(asked, owners_read, value);
	case FIELD_LINKS:
		return read_list(asked, links_read, value);
	case FIELD_REF:
		return refs_read(
			asked->context, asked->text, asked->length, value, err);
	case FIELD_WORD:
		return read_word(asked, value, err);
	case FIELD_TENTHS:
	case FIELD_SCORE:
		return read_tenths(asked, value, err);
	case FIELD_HUNDREDTHS:
		return read_hundredths(asked, value, err);
	case FIELD_RANK:
		return read_rank(*asked, value, err);
	case FIELD_WEEKDAY:
		return read_weekday(asked, value, err);
	case FIELD_POSITION:
		return read_whole(asked, value, err);
	case FIELD_DAY:
		return read_day(asked, value, err);
	case FIELD_DECIMAL:
		return read_decimal(asked, value, err);
	case FIELD_UID:
		return read_uid(asked, value, err);
	case FIELD_PROSE: /* as it stands, blanks and all: see value_read */
	case FIELD_EXTRA:
	case FIELD_ID:
	case FIELD_TYPES:
		break;
	}
	return err_set(err, ERR_INPUT, _("%s cannot be set this way"),
		_(asked->field->label));
}

bool
value_read(const struct field *field, const char *text,
	struct value_context *context, struct value *value, struct err *err)
{
	struct asked asked = {.field = field, .context = context};
	bool lines = field->type == FIELD_PROSE || field->type == FIELD_EXTRA;
	bool title = field->type == FIELD_TITLE;

	*value = value_none();
	str_clear(&context->text);
	str_clear(&context->unit);
	asked.length = strlen(text);
	asked.text = str_trim(text, &asked.length);
	/* A plan may hold an empty title, so its own file may. */
	if (!asked.length && context->stored && !field->filled && title) {
		*value = value_text("");
		return true;
	}
	if (!asked.length && (title || field->filled))
		return err_set(err, ERR_INPUT, _("the %s cannot be empty"),
			_(field->label));
	if (!asked.length && !(lines && context->stored))
		return true;
	if (field_kept(field) == KEPT_TEXT &&
		!guard_text(field->label, text, field_limit(field), err))
		return false;
	if (!lines)
		return read_by_type(&asked, value, err);
	add_typed(context, text, strlen(text), &context->text);
	*value = value_text(str_text(&context->text));
	return true;
}

bool
value_unit(
	const struct value_context *context, const char *own, struct err *err)
{
	const struct str *unit = &context->unit;

	if (!unit->length ||
		(own &&
			text_alike(unit->data, unit->length, own, strlen(own),
				" ")))
		return true;
	if (!own)
		return err_set(err, ERR_INPUT,
			_("it is counted without a unit; leave %s out, or set "
			  "the unit first"),
			unit->data);
	return err_set(
		err, ERR_INPUT, _("the unit is %s, not %s"), own, unit->data);
}

/* ---- back to text */

/* A number as it is written in any language. */
static void
write_number(const struct field *field, int64_t number, struct str *out)
{
	char tenths[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	char decimal[DECIMAL_TEXT_SIZE], uid[UID_TEXT_SIZE];

	switch (field->type) {
	case FIELD_TENTHS:
		str_addf(out, "%s/10", tenths_text((int)number, tenths));
		break;
	case FIELD_SCORE:
		str_add(out, score_text((int)number, tenths));
		break;
	case FIELD_HUNDREDTHS:
		str_add(out,
			decimal_text(number * (DECIMAL_ONE / 100), decimal));
		break;
	case FIELD_DAY:
		str_add(out, day_text((int32_t)number, day));
		break;
	case FIELD_DECIMAL:
		str_add(out, decimal_text(number, decimal));
		break;
	case FIELD_UID:
		str_add(out, uid_text((uint64_t)number, uid));
		break;
	default:
		str_addf(out, "%" PRId64, number);
		break;
	}
}

void
value_write(const struct field *field, struct value value, struct str *out)
{
	if (field->type == FIELD_WORD)
		str_add(out,
			field_word(field,
				value.type == VALUE_NONE ? 0 : value.number));
	else if (value.type == VALUE_TEXT && field->type == FIELD_REF)
		refs_write(value.text, out);
	else if (value.type == VALUE_TEXT)
		str_add(out, value.text);
	else if (value.type == VALUE_NUMBER)
		write_number(field, value.number, out);
}

void
value_show(const struct field *field, struct value value, struct str *out)
{
	const char *word;

	if (field->type == FIELD_WORD) {
		word = field_word(
			field, value.type == VALUE_NONE ? 0 : value.number);
		str_add(out, *word ? _(word) : "–");
	} else if (value.type == VALUE_NONE) {
		str_add(out, "–");
	} else {
		value_write(field, value, out);
	}
}
