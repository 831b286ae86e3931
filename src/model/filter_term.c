/* SPDX-License-Identifier: MIT */
#include "filter_term.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/near.h"
#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "model/value.h"
#include "words.h"

static bool
read_status(struct term *term, const char *value)
{
	term->number = status_read(value, strlen(value));
	return term->number > 0;
}

static bool
read_word(struct term *term, int field, const char *value)
{
	term->number = field_word_read(
		&record_types[RECORD_NODE].fields[field], value, strlen(value));
	return term->number >= 0;
}

static const char *
take_compare(struct term *term, const char *value)
{
	term->compare = '=';
	if (*value == '<' || *value == '>')
		term->compare = *value++;
	term->or_equal = term->compare != '=' && *value == '=';
	return value + term->or_equal;
}

static bool
read_due(struct term *term, const char *value, int32_t today)
{
	struct err err = {0};
	int32_t day;

	value = take_compare(term, value);
	if (strcmp(value, "week") == 0 || strcmp(value, "本周") == 0) {
		term->compare = '<';
		day = today + 8 - day_weekday(today);
	} else if (!day_ask(value, today, DAY_ANY, &day, &err)) {
		return false;
	}
	term->number = day;
	return true;
}

static bool
read_progress(struct term *term, const char *value)
{
	int tenths;

	value = take_compare(term, value);
	if (!tenths_read(value, strlen(value), &tenths))
		return false;
	term->number = tenths;
	return true;
}

/* A field by its name or as it is called in the language at hand: the one that a
 * person may set. */
static const struct field *
find_field(const char *name, size_t length)
{
	const struct field *field = record_types[RECORD_NODE].fields;
	const struct field *end = field + NODE_FIELDS;

	for (; length && field < end; field++)
		if (field->help &&
			(word_alike(name, length, field->name) ||
				word_alike(name, length, _(field->label))))
			return field;
	return NULL;
}

/* Texts hold what is asked for, numbers and days may be compared. */
static bool
read_field(struct term *term, const struct field *field, const char *value,
	int32_t today)
{
	struct value_context context = {.today = today, .stored = true};
	struct value read;
	bool ok;

	term->kind = TERM_FIELD;
	term->field = field;
	if (!*value)
		return false;
	if (field_kept(field) == KEPT_TEXT) {
		term->needle = needle_new(value, false);
		return true;
	}
	value = take_compare(term, value);
	ok = value_read(field, value, &context, &read, NULL);
	term->number = read.number;
	value_context_fini(&context);
	return ok && (read.type != VALUE_NONE || field->type == FIELD_WORD);
}

/* The other that goes by this name: kind:committed. */
static bool
read_kind(struct term *term, const char *value, int32_t today)
{
	if (read_field(term, &record_types[RECORD_NODE].fields[NODE_KIND],
		    value, today))
		return true;
	term->kind = TERM_LEVEL;
	return false;
}

static bool
read_name(struct term *term, const char *name)
{
	term->text = base_strdup(name);
	return *name != '\0';
}

/* The value after the colon; false when it makes no sense for the kind. */
static bool
read_value(struct term *term, const char *value, int32_t today)
{
	switch (term->kind) {
	case TERM_STATUS:
		return read_status(term, value);
	case TERM_STATE:
		return read_word(term, NODE_STATE, value);
	case TERM_LEVEL:
		return read_word(term, NODE_LEVEL, value) ||
			read_kind(term, value, today);
	case TERM_PRIORITY:
		return read_word(term, NODE_PRIORITY, value);
	case TERM_DUE:
		return read_due(term, value, today);
	case TERM_PROGRESS:
		return read_progress(term, value);
	case TERM_FIELD:
		return read_field(term, term->field, value, today);
	case TERM_TAG:
		return read_name(term, value + tag_sign(value, strlen(value)));
	case TERM_OWNER:
		return read_name(
			term, value + owner_sign(value, strlen(value)));
	default:
		return false;
	}
}

static const struct {
	const char *name;
	enum term_kind kind;
} names[] = {
	{"status:", TERM_STATUS},
	{"outcome:", TERM_STATUS},
	{"state:", TERM_STATE},
	{"kind:", TERM_LEVEL},
	{"priority:", TERM_PRIORITY},
	{"due:", TERM_DUE},
	{"progress:", TERM_PROGRESS},
	{"cycle:", TERM_CYCLE},
	{"tag:", TERM_TAG},
	{"owner:", TERM_OWNER},
	{"#", TERM_TAG},
	{"@", TERM_OWNER},
};

#define NAMES (sizeof names / sizeof *names)

/* The words a value can be, NULL at the end; none for what is no word. */
static const char *const *
words_of(const struct term *term)
{
	static const char *const statuses[] = {"on_track", "at_risk",
		"off_track", "pending", "outdated", "done", "dropped",
		"no_data", "reached", "carried", "partly", "missed", NULL};
	const struct field *fields = record_types[RECORD_NODE].fields;

	switch (term->kind) {
	case TERM_STATUS:
		return statuses;
	case TERM_STATE:
		return fields[NODE_STATE].words;
	case TERM_LEVEL:
		return fields[NODE_LEVEL].words;
	case TERM_PRIORITY:
		return fields[NODE_PRIORITY].words;
	case TERM_FIELD:
		return term->field->type == FIELD_WORD ? term->field->words
						       : NULL;
	default:
		return NULL;
	}
}

const char *
filter_name(size_t i)
{
	return i < NAMES ? names[i].name : NULL;
}

const char *const *
filter_words(const char *name)
{
	struct term term = {.kind = TERM_TEXT};
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (strcmp(names[i].name, name) == 0)
			term.kind = names[i].kind;
	return words_of(&term);
}

/* The word of a list, NULL at its end, that is nearest; NULL when none is. */
static const char *
nearest_word(const char *typed, size_t length, const char *const *words)
{
	struct near near = near_to(typed, length);
	const char *best = NULL;

	for (; *words; words++)
		if (near_offer(&near, *words, strlen(*words)))
			best = *words;
	return best;
}

/* The field of numbers or days that a term compares, NULL for none. */
static const struct field *
compared_field(const struct term *term)
{
	const struct field *fields = record_types[RECORD_NODE].fields;

	if (term->kind == TERM_DUE)
		return &fields[NODE_DUE];
	if (term->kind == TERM_PROGRESS)
		return &fields[NODE_PROGRESS];
	if (term->kind != TERM_FIELD || field_kept(term->field) == KEPT_TEXT ||
		term->field->type == FIELD_WORD)
		return NULL;
	return term->field;
}

/* Says why it is no value of the field, as setting it would. */
static bool
refuse_number(const struct field *field, const char *value, struct err *err)
{
	struct value_context context = {.stored = true};
	struct term compared;
	struct value read;
	struct err said = {0};
	bool wrong = !value_read(
		field, take_compare(&compared, value), &context, &read, &said);

	value_context_fini(&context);
	return wrong && !err_set(err, ERR_USAGE, "%s", said.text);
}

static bool
refuse_value(
	const struct term *term, const char *word, size_t name, struct err *err)
{
	const struct field *field = compared_field(term);
	const char *const *words = words_of(term);
	const char *nearest = words
		? nearest_word(word + name, strlen(word + name), words)
		: NULL;

	if (nearest)
		return err_set(err, ERR_USAGE,
			_("%s: nothing can be that; did you mean %.*s%s?"),
			word, (int)name, word, nearest);
	if (field && refuse_number(field, word + name, err))
		return false;
	return err_set(err, ERR_USAGE,
		_("%s: nothing can be that; see FILTERS in the manual"), word);
}

/* "due<2026-12-01": a filter without its colon. */
static bool
guard_colon(const char *word, size_t length, struct err *err)
{
	bool known = find_field(word, length) != NULL;
	size_t i;

	for (i = 0; !known && i < NAMES; i++)
		known = strncasecmp(names[i].name, word, length) == 0 &&
			names[i].name[length] == ':';
	return !known ||
		err_set(err, ERR_USAGE,
			_("there is no filter %.*s; did you mean %.*s:?"),
			(int)length + 1, word, (int)length, word);
}

/* Letters and a colon that are no filter, with something behind them that is no
 * path: most likely a slip. */
static bool
guard_name(const char *word, struct err *err)
{
	const char *list[NAMES + NODE_FIELDS + 1] = {NULL}, *nearest;
	const struct field *fields = record_types[RECORD_NODE].fields;
	size_t length = 0, count = 0, i;

	while ((word[length] >= 'a' && word[length] <= 'z') ||
		(word[length] >= 'A' && word[length] <= 'Z'))
		length++;
	if (length && word[length] && strchr("<>=", word[length]))
		return guard_colon(word, length, err);
	if (!length || word[length] != ':' || !word[length + 1] ||
		word[length + 1] == '/')
		return true;
	for (i = 0; i < NAMES; i++)
		list[count++] = names[i].name;
	for (i = 0; i < NODE_FIELDS; i++)
		if (fields[i].help)
			list[count++] = fields[i].name;
	nearest = nearest_word(word, length, list);
	if (nearest)
		return err_set(err, ERR_USAGE,
			_("there is no filter %.*s; did you mean %.*s:?"),
			(int)length + 1, word, (int)strcspn(nearest, ":"),
			nearest);
	return err_set(err, ERR_USAGE,
		_("there is no filter %.*s; see FILTERS in the manual"),
		(int)length + 1, word);
}

/* The kinds in Chinese. */
static const struct {
	const char *name;
	enum term_kind kind;
} chinese_names[] = {
	{"进展", TERM_STATUS},
	{"状态", TERM_STATE},
	{"层级", TERM_LEVEL},
	{"类别", TERM_LEVEL},
	{"优先级", TERM_PRIORITY},
	{"截止", TERM_DUE},
	{"进度", TERM_PROGRESS},
	{"周期", TERM_CYCLE},
	{"标签", TERM_TAG},
	{"负责人", TERM_OWNER},
};

/* The bytes of a colon, in either width; 0 for none. */
static size_t
colon_length(const char *text)
{
	return *text == ':'				 ? 1
		: strncmp(text, "：", strlen("：")) == 0 ? strlen("：")
							 : 0;
}

/* The bytes of the name a word begins with, and what kind it means; 0 for none. */
static size_t
name_length(const char *word, struct term *term)
{
	size_t i, length;

	term->kind = TERM_TAG;
	length = tag_sign(word, strlen(word));
	if (!length) {
		term->kind = TERM_OWNER;
		length = owner_sign(word, strlen(word));
	}
	if (length)
		return length;
	for (i = 0; i < NAMES; i++) {
		length = strlen(names[i].name);
		term->kind = names[i].kind;
		if (strncasecmp(word, names[i].name, length) == 0)
			return length;
	}
	for (i = 0; i < sizeof chinese_names / sizeof *chinese_names; i++) {
		length = strlen(chinese_names[i].name);
		term->kind = chinese_names[i].kind;
		if (strncmp(word, chinese_names[i].name, length) != 0)
			continue;
		if (colon_length(word + length))
			return length + colon_length(word + length);
	}
	for (length = 0; word[length] && !colon_length(word + length); length++)
		;
	term->kind = TERM_FIELD;
	term->field =
		colon_length(word + length) ? find_field(word, length) : NULL;
	return term->field ? length + colon_length(word + length) : 0;
}

/* A value that may have blanks, on its way. */
struct trial {
	struct term *term;
	const struct plan *plan;
	int32_t today;
};

static bool
try_cycle(const struct trial *trial, const char *name)
{
	const struct cycle *cycle =
		query_cycle(trial->plan, name, trial->today, NULL);

	trial->term->number = cycle ? cycle->base.id : 0;
	return cycle != NULL;
}

static bool
try_value(const struct trial *trial, const char *value)
{
	return read_value(trial->term, value, trial->today);
}

/* As many of the words that follow belong to a value as make one: last mon, on
 * track, 2026 Q4. */
static bool
read_longest(const struct trial *trial, const char *value, const char **rest,
	bool (*read)(const struct trial *trial, const char *value))
{
	const char *end = *rest + strcspn(*rest, "()|\"");
	struct str text = {0};
	bool found = false;

	for (; !found && *value && end > *rest; end--) {
		if (*end && *end != ' ')
			continue;
		str_clear(&text);
		str_add(&text, value);
		str_add_bytes(&text, *rest, (size_t)(end - *rest));
		found = read(trial, str_text(&text));
		if (found)
			*rest = end;
	}
	str_fini(&text);
	return found || read(trial, value);
}

static bool
read_cycle(const struct trial *trial, const char *value, const char **rest,
	struct err *err)
{
	if (cycle_word(value) == CYCLE_WORD_ALL) {
		trial->term->compare = '*';
		return true;
	}
	if (read_longest(trial, value, rest, try_cycle))
		return true;
	query_cycle(trial->plan, value, trial->today, err);
	if (err)
		err->code = ERR_USAGE; /* as of any other value there is not */
	return false;
}

/* A text would take all that follows, and a number what is counted. */
static bool
is_worded(const struct term *term)
{
	switch (term->kind) {
	case TERM_STATUS:
	case TERM_STATE:
	case TERM_LEVEL:
	case TERM_DUE:
		return true;
	case TERM_FIELD:
		return term->field->type == FIELD_WORD ||
			term->field->type == FIELD_DAY;
	default:
		return false;
	}
}

/* What the word asks for once its sign is off. */
static bool
read_plain(const struct trial *trial, const char *word, const char **rest,
	struct err *err)
{
	struct term *term = trial->term;
	size_t length = name_length(word, term);
	const char *value = word + length;

	if (length && term->kind == TERM_CYCLE)
		return read_cycle(trial, value, rest, err);
	if (length)
		return (is_worded(term) ? read_longest(
						  trial, value, rest, try_value)
					: try_value(trial, value)) ||
			refuse_value(term, word, length, err);
	if (!guard_name(word, err))
		return false;
	term->kind = TERM_TEXT;
	term->needle = needle_new(word, false);
	return true;
}

bool
term_read(struct term *term, const struct plan *plan, const char *word,
	const char **rest, int32_t today, struct err *err)
{
	const struct trial trial = {term, plan, today};

	term->negated = (*word == '-' || *word == '!') && word[1];
	return read_plain(&trial, word + term->negated, rest, err);
}

void
term_fini(struct term *term)
{
	free(term->text);
	needle_free(term->needle);
}
