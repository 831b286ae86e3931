/* SPDX-License-Identifier: MIT */
/*
 * Filters: words that must all hold; or, brackets and not; quotes round what has
 * blanks in it.
 *
 *     raft #book (@li or @bo) status:at_risk -state:done due:<2026-12-01
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/near.h"
#include "base/needle.h"
#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "model/query.h"

enum term_kind {
	TERM_TEXT,
	TERM_TAG,
	TERM_OWNER,
	TERM_STATUS,
	TERM_STATE,
	TERM_LEVEL,
	TERM_PRIORITY,
	TERM_DUE,
	TERM_PROGRESS,
	TERM_CYCLE,
};

struct term {
	enum term_kind kind;
	bool negated;
	char compare;	/* '<', '>' or '='; '*' is all cycles */
	int64_t number; /* TERM_CYCLE: its id */
	char *text;
	struct needle *needle; /* of TERM_TEXT */
};

/* What a filter is made of: a word, or one or two parts that come before it in
 * the list. */
enum part_kind { PART_TERM, PART_AND, PART_OR, PART_NOT };

struct part {
	enum part_kind kind;
	struct term term;
	size_t a, b;
};

struct filter {
	struct part *parts; /* the last one is the whole; none: everything */
	size_t count;
	int32_t today;
	bool cycles; /* it says which */
};

void
filter_free(struct filter *filter)
{
	size_t i;

	if (!filter)
		return;
	for (i = 0; i < filter->count; i++) {
		free(filter->parts[i].term.text);
		needle_free(filter->parts[i].term.needle);
	}
	free(filter->parts);
	free(filter);
}

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
	return value;
}

static bool
read_due(struct term *term, const char *value, int32_t today)
{
	int32_t day;

	value = take_compare(term, value);
	if (strcmp(value, "week") == 0 || strcmp(value, "本周") == 0) {
		term->compare = '<';
		day = today + 8 - day_weekday(today);
	} else if (!day_read(value, strlen(value), today, &day)) {
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
	if (!tenths_read(value, strlen(value), &tenths, NULL))
		return false;
	term->number = tenths;
	return true;
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
		return read_word(term, NODE_LEVEL, value);
	case TERM_PRIORITY:
		return read_word(term, NODE_PRIORITY, value);
	case TERM_DUE:
		return read_due(term, value, today);
	case TERM_PROGRESS:
		return read_progress(term, value);
	default:
		term->text = base_strdup(value);
		return *value != '\0';
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
words_of(enum term_kind kind)
{
	static const char *const statuses[] = {"on_track", "at_risk",
		"off_track", "pending", "outdated", "done", "dropped",
		"no_data", "reached", "carried", "partly", "missed", NULL};
	const struct field *fields = record_types[RECORD_NODE].fields;

	switch (kind) {
	case TERM_STATUS:
		return statuses;
	case TERM_STATE:
		return fields[NODE_STATE].words;
	case TERM_LEVEL:
		return fields[NODE_LEVEL].words;
	case TERM_PRIORITY:
		return fields[NODE_PRIORITY].words;
	default:
		return NULL;
	}
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

static bool
refuse_value(
	const struct term *term, const char *word, size_t name, struct err *err)
{
	const char *const *words = words_of(term->kind);
	const char *nearest = words
		? nearest_word(word + name, strlen(word + name), words)
		: NULL;

	if (nearest)
		return err_set(err, ERR_USAGE,
			_("%s: nothing can be that; did you mean %.*s%s?"),
			word, (int)name, word, nearest);
	return err_set(err, ERR_USAGE,
		_("%s: nothing can be that; see FILTERS in the manual"), word);
}

/* Letters and a colon that are no filter, with something behind them that is no
 * path: most likely a slip. */
static bool
guard_name(const char *word, struct err *err)
{
	const char *list[NAMES + 1] = {NULL}, *nearest;
	size_t length = 0, i;

	while ((word[length] >= 'a' && word[length] <= 'z') ||
		(word[length] >= 'A' && word[length] <= 'Z'))
		length++;
	if (!length || word[length] != ':' || !word[length + 1] ||
		word[length + 1] == '/')
		return true;
	for (i = 0; i < NAMES; i++)
		list[i] = names[i].name;
	nearest = nearest_word(word, length + 1, list);
	if (nearest)
		return err_set(err, ERR_USAGE,
			_("there is no filter %.*s; did you mean %s?"),
			(int)length + 1, word, nearest);
	return err_set(err, ERR_USAGE,
		_("there is no filter %.*s; see FILTERS in the manual"),
		(int)length + 1, word);
}

enum token {
	TOKEN_END,
	TOKEN_WORD,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OR,
	TOKEN_NOT
};

struct parsing {
	struct filter *filter;
	const struct plan *plan; /* where cycles are looked up */
	const char *at;
	enum token token; /* the next one */
	char *word;	  /* of TOKEN_WORD */
	bool quoted;
	int depth; /* brackets that are open */
	struct err *err;
};

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

/* The bytes of the name a word begins with, and what kind it means; 0 for none. */
static size_t
name_length(const char *word, enum term_kind *kind)
{
	size_t i, length;

	for (i = 0; i < NAMES; i++) {
		length = strlen(names[i].name);
		*kind = names[i].kind;
		if (strncasecmp(word, names[i].name, length) == 0)
			return length;
	}
	for (i = 0; i < sizeof chinese_names / sizeof *chinese_names; i++) {
		length = strlen(chinese_names[i].name);
		*kind = chinese_names[i].kind;
		if (strncmp(word, chinese_names[i].name, length) != 0)
			continue;
		if (word[length] == ':')
			return length + 1;
		if (strncmp(word + length, "：", strlen("：")) == 0)
			return length + strlen("：");
	}
	return 0;
}

/* A cycle's name may have blanks: as many of the words that follow belong to it
 * as make one. */
static bool
read_cycle(struct parsing *parsing, struct term *term, const char *value)
{
	int32_t today = parsing->filter->today;
	const char *end = parsing->at + strcspn(parsing->at, "()|\"");
	const struct cycle *cycle = NULL;
	struct str name = {0};

	parsing->filter->cycles = true;
	if (cycle_word(value) == CYCLE_WORD_ALL) {
		term->compare = '*';
		return true;
	}
	for (; !cycle && *value && end > parsing->at; end--) {
		if (*end && *end != ' ')
			continue;
		str_clear(&name);
		str_add(&name, value);
		str_add_bytes(&name, parsing->at, (size_t)(end - parsing->at));
		cycle = query_cycle(
			parsing->plan, str_text(&name), today, NULL);
		if (cycle)
			parsing->at = end;
	}
	str_fini(&name);
	if (!cycle)
		cycle = query_cycle(parsing->plan, value, today, parsing->err);
	term->number = cycle ? cycle->base.id : 0;
	return cycle != NULL;
}

static bool
read_term(struct parsing *parsing, struct term *term, const char *word)
{
	size_t length;

	term->negated = (*word == '-' || *word == '!') && word[1];
	word += term->negated;
	length = name_length(word, &term->kind);
	if (length && term->kind == TERM_CYCLE)
		return read_cycle(parsing, term, word + length);
	if (length)
		return read_value(
			       term, word + length, parsing->filter->today) ||
			refuse_value(term, word, length, parsing->err);
	if (!guard_name(word, parsing->err))
		return false;
	term->kind = TERM_TEXT;
	term->needle = needle_new(word, false);
	return true;
}

/* ---- or, brackets, not */

#define DEPTH 100 /* brackets; more are no filter */

/* The bytes of a word: quotes hold it together; a bracket ends it when one is
 * open. */
static size_t
word_length(const char *text, int depth)
{
	size_t length = 0;
	bool quoted = false;

	for (; text[length]; length++) {
		if (text[length] == '"')
			quoted = !quoted;
		else if (!quoted &&
			(strchr(" \t\n", text[length]) ||
				(text[length] == ')' && depth)))
			break;
	}
	return length;
}

static void
take_word(struct parsing *parsing, size_t length)
{
	struct str word = {0};
	size_t i;

	parsing->quoted = false;
	for (i = 0; i < length; i++)
		if (parsing->at[i] == '"')
			parsing->quoted = true;
		else
			str_add_char(&word, parsing->at[i]);
	parsing->word = str_take(&word);
	parsing->at += length;
}

static void
next_token(struct parsing *parsing)
{
	size_t length;

	free(parsing->word);
	parsing->word = NULL;
	parsing->at += strspn(parsing->at, " \t\n");
	length = word_length(parsing->at, parsing->depth);
	if (!*parsing->at) {
		parsing->token = TOKEN_END;
	} else if (*parsing->at == '(') {
		parsing->token = TOKEN_OPEN;
		parsing->at++;
	} else if (*parsing->at == ')' && parsing->depth) {
		parsing->token = TOKEN_CLOSE;
		parsing->at++;
	} else if ((length == 2 && strncasecmp(parsing->at, "or", 2) == 0) ||
		(length == 1 && *parsing->at == '|')) {
		parsing->token = TOKEN_OR;
		parsing->at += length;
	} else if ((length == 3 && strncasecmp(parsing->at, "not", 3) == 0) ||
		((*parsing->at == '-' || *parsing->at == '!') &&
			parsing->at[1] == '(')) {
		parsing->token = TOKEN_NOT;
		parsing->at += length == 3 ? 3 : 1;
	} else {
		parsing->token = TOKEN_WORD;
		take_word(parsing, length);
	}
}

static size_t
add_part(struct filter *filter, struct part part)
{
	filter->parts = base_realloc(
		filter->parts, filter->count + 1, sizeof *filter->parts);
	filter->parts[filter->count] = part;
	return filter->count++;
}

static bool read_any(struct parsing *parsing, size_t *out);

static bool
read_brackets(struct parsing *parsing, size_t *out)
{
	if (++parsing->depth > DEPTH)
		return err_set(parsing->err, ERR_USAGE,
			_("the filter has too many brackets"));
	next_token(parsing);
	if (!read_any(parsing, out))
		return false;
	if (parsing->token != TOKEN_CLOSE)
		return err_set(parsing->err, ERR_USAGE,
			_("a bracket of the filter is not closed"));
	parsing->depth--;
	next_token(parsing);
	return true;
}

static bool
read_one(struct parsing *parsing, size_t *out)
{
	struct part part = {.kind = PART_TERM};
	bool ok;

	if (parsing->token == TOKEN_NOT) {
		next_token(parsing);
		if (!read_one(parsing, &part.a))
			return false;
		part.kind = PART_NOT;
		*out = add_part(parsing->filter, part);
		return true;
	}
	if (parsing->token == TOKEN_OPEN)
		return read_brackets(parsing, out);
	if (parsing->token != TOKEN_WORD)
		return err_set(parsing->err, ERR_USAGE,
			_("the filter has nothing where a word should be"));
	if (parsing->quoted && !strchr(parsing->word, ':')) {
		part.term.needle = needle_new(parsing->word, false);
		ok = true;
	} else {
		ok = read_term(parsing, &part.term, parsing->word);
	}
	*out = add_part(parsing->filter, part);
	next_token(parsing);
	return ok;
}

/* Words side by side must all hold. */
static bool
read_all(struct parsing *parsing, size_t *out)
{
	struct part part = {.kind = PART_AND};

	if (!read_one(parsing, out))
		return false;
	while (parsing->token != TOKEN_END && parsing->token != TOKEN_CLOSE &&
		parsing->token != TOKEN_OR) {
		part.a = *out;
		if (!read_one(parsing, &part.b))
			return false;
		*out = add_part(parsing->filter, part);
	}
	return true;
}

static bool
read_any(struct parsing *parsing, size_t *out)
{
	struct part part = {.kind = PART_OR};

	if (!read_all(parsing, out))
		return false;
	while (parsing->token == TOKEN_OR) {
		next_token(parsing);
		part.a = *out;
		if (!read_all(parsing, &part.b))
			return false;
		*out = add_part(parsing->filter, part);
	}
	return true;
}

struct filter *
filter_new(const struct plan *plan, const char *text, int32_t today,
	struct err *err)
{
	struct filter *filter = base_calloc(1, sizeof *filter);
	struct parsing parsing = {
		.filter = filter, .plan = plan, .at = text, .err = err};
	size_t whole;
	bool ok;

	filter->today = today;
	next_token(&parsing);
	ok = parsing.token == TOKEN_END || read_any(&parsing, &whole);
	free(parsing.word);
	if (ok)
		return filter;
	filter_free(filter);
	return NULL;
}

bool
filter_names_cycle(const struct filter *filter)
{
	return filter->cycles;
}

static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word), skip;

	for (; words && *words; words += skip + (words[skip] == ' ')) {
		skip = strcspn(words, " ");
		if (skip == length && strncasecmp(words, word, length) == 0)
			return true;
	}
	return false;
}

static bool
compares(const struct term *term, int64_t number)
{
	if (term->compare == '<')
		return number < term->number;
	if (term->compare == '>')
		return number > term->number;
	return number == term->number;
}

static bool
in_cycle(const struct plan *plan, const struct node *node,
	const struct term *term)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);

	return term->compare == '*' ||
		(cycle && cycle->base.id == term->number);
}

static bool
term_holds(const struct filter *filter, const struct term *term,
	const struct plan *plan, const struct node *node)
{
	const struct detail *detail = node_detail(node);

	switch (term->kind) {
	case TERM_TEXT:
		return needle_in(term->needle, node->title) ||
			needle_in(term->needle, detail->note) ||
			needle_in(term->needle, detail->owner);
	case TERM_TAG:
		return has_word(detail->tags, term->text);
	case TERM_OWNER:
		return detail->owner &&
			strcasecmp(detail->owner, term->text) == 0;
	case TERM_STATUS:
		return (int64_t)node_standing(plan, node, filter->today)
			       .status == term->number;
	case TERM_STATE:
		return node->state == term->number;
	case TERM_LEVEL:
		return node->level == term->number;
	case TERM_PRIORITY:
		return detail->priority == term->number;
	case TERM_DUE:
		return node->due != DAY_NONE && compares(term, node->due);
	case TERM_PROGRESS:
		return compares(term, share_tenths(node->share));
	case TERM_CYCLE:
		return in_cycle(plan, node, term);
	}
	return false;
}

static bool
part_holds(const struct filter *filter, size_t i, const struct plan *plan,
	const struct node *node)
{
	const struct part *part = &filter->parts[i];

	switch (part->kind) {
	case PART_TERM:
		return term_holds(filter, &part->term, plan, node) !=
			part->term.negated;
	case PART_AND:
		return part_holds(filter, part->a, plan, node) &&
			part_holds(filter, part->b, plan, node);
	case PART_OR:
		return part_holds(filter, part->a, plan, node) ||
			part_holds(filter, part->b, plan, node);
	case PART_NOT:
		return !part_holds(filter, part->a, plan, node);
	}
	return false;
}

bool
filter_match(const struct filter *filter, const struct plan *plan,
	const struct node *node)
{
	return !filter->count ||
		part_holds(filter, filter->count - 1, plan, node);
}
