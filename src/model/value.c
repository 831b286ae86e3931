/* SPDX-License-Identifier: MIT */
/* Values as people type and read them. */
#include <inttypes.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "model/edit.h"
#include "model/progress.h"

/* Scores are hundredths of one, other tenths are points of ten. */
static bool
is_score(const struct field *field)
{
	return field == &record_types[RECORD_NODE].fields[NODE_SCORE];
}

/* A weight is hundredths: 1.5 is kept as 150. */
static bool
is_weight(const struct field *field)
{
	return field == &record_types[RECORD_NODE].fields[NODE_WEIGHT];
}

static bool
wrong_word(const struct field *field, struct err *err)
{
	struct str words = {0};
	size_t i;

	for (i = 0; field->words[i]; i++)
		if (field->words[i][0])
			str_addf(&words, "%s%s", words.length ? ", " : "",
				field->words[i]);
	err_set(err, ERR_INPUT, _("the %s is one of: %s"), _(field->label),
		str_text(&words));
	str_fini(&words);
	return false;
}

static bool
read_tenths(const struct field *field, const char *text, size_t length,
	struct value *value, struct err *err)
{
	int tenths;

	if (is_score(field) ? !score_read(text, length, &tenths, err)
			    : !tenths_read(text, length, &tenths, err))
		return false;
	*value = value_number(tenths);
	return true;
}

static bool
read_number(const struct field *field, const char *text, size_t length,
	struct value *value, struct err *err)
{
	int64_t number;

	if (!decimal_read(text, length, &number))
		return err_set(err, ERR_INPUT,
			_("the %s is a number such as 12, -3 or 0.05"),
			_(field->label));
	if (is_weight(field))
		number /= DECIMAL_ONE / 100;
	else if (field->type == FIELD_SMALL)
		number /= DECIMAL_ONE;
	*value = value_number(number);
	return true;
}

bool
value_read(const struct field *field, const char *text, int32_t today,
	struct value *value, struct err *err)
{
	size_t length = strlen(text);
	const char *at = str_trim(text, &length);
	int64_t word;
	int32_t day;
	uint64_t uid;

	*value = value_none();
	if (!length)
		return true;
	switch (field->type) {
	case FIELD_TEXT:
		*value = value_text(text);
		return true;
	case FIELD_WORD:
		word = field_word_read(field, at, length);
		if (word < 0)
			return wrong_word(field, err);
		*value = word ? value_number(word) : value_none();
		return true;
	case FIELD_TENTHS:
		return read_tenths(field, at, length, value, err);
	case FIELD_DAY:
		if (!day_read(at, length, today, &day))
			return err_set(err, ERR_INPUT,
				_("a day is written 2026-12-01, 12-01, +2w or "
				  "fri"));
		*value = value_number(day);
		return true;
	case FIELD_SMALL:
	case FIELD_DECIMAL:
		return read_number(field, at, length, value, err);
	case FIELD_UID:
		if (!uid_read(at, length, &uid))
			return err_set(err, ERR_INPUT,
				_("an id has 12 letters and digits"));
		*value = value_number((int64_t)uid);
		return true;
	default:
		return err_set(err, ERR_INPUT, _("%s cannot be set this way"),
			_(field->label));
	}
}

void
value_show(const struct field *field, struct value value, struct str *out)
{
	char tenths[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	char decimal[DECIMAL_TEXT_SIZE], uid[UID_TEXT_SIZE];
	int64_t number = value.number;
	const char *word;

	if (field->type == FIELD_WORD) {
		word = field_word(field, value.type == VALUE_NONE ? 0 : number);
		str_add(out, *word ? _(word) : "–");
		return;
	}
	if (value.type == VALUE_NONE) {
		str_add(out, "–");
		return;
	}
	switch (field->type) {
	case FIELD_TEXT:
		str_add(out, value.text);
		break;
	case FIELD_TENTHS:
		if (is_score(field))
			str_add(out, score_text((int)number, tenths));
		else
			str_addf(
				out, "%s/10", tenths_text((int)number, tenths));
		break;
	case FIELD_DAY:
		str_add(out, day_text((int32_t)number, day));
		break;
	case FIELD_SMALL:
		str_add(out,
			decimal_text(number *
					(is_weight(field) ? DECIMAL_ONE / 100
							  : DECIMAL_ONE),
				decimal));
		break;
	case FIELD_DECIMAL:
		str_add(out, decimal_text(number, decimal));
		break;
	case FIELD_UID:
		str_add(out, uid_text((uint64_t)number, uid));
		break;
	default:
		str_addf(out, "%" PRId64, number);
	}
}
