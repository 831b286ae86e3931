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

#include "base/say.h"
#include "base/str.h"
#include "filter_term.h"

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
	for (i = 0; i < filter->count; i++)
		term_fini(&filter->parts[i].term);
	free(filter->parts);
	free(filter);
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
	bool quoted;	  /* all of it: plain text */
	int depth;	  /* brackets that are open */
	struct err *err;
};

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

	parsing->quoted = *parsing->at == '"';
	for (i = 0; i < length; i++)
		if (parsing->at[i] != '"')
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
	} else if (strncasecmp(parsing->at, "not", 3) == 0 &&
		(length == 3 || parsing->at[3] == '(')) {
		parsing->token = TOKEN_NOT;
		parsing->at += 3;
	} else if (strchr("-!", *parsing->at) && parsing->at[1] &&
		strchr("(\"", parsing->at[1])) {
		parsing->token = TOKEN_NOT;
		parsing->at++;
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
	if (parsing->quoted) {
		part.term.needle = needle_new(parsing->word, false);
		ok = true;
	} else {
		ok = term_read(&part.term, parsing->plan, parsing->word,
			&parsing->at, parsing->filter->today, parsing->err);
		parsing->filter->cycles =
			parsing->filter->cycles || part.term.kind == TERM_CYCLE;
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
part_holds(const struct filter *filter, size_t i, const struct plan *plan,
	const struct node *node)
{
	const struct part *part = &filter->parts[i];

	switch (part->kind) {
	case PART_TERM:
		return term_holds(&part->term, plan, node, filter->today);
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
