/* SPDX-License-Identifier: MIT */
/* The one reader of what stands for a cycle. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/str.h"
#include "base/text.h"
#include "model/cycle.h"
#include "model/query.h"
#include "model/remedy.h"

/* Words that no cycle may be named, in any language; each is its own text_key.
 */
static const struct {
	const char *text;
	enum cycle_word word;
} words[] = {
	{"current", CYCLE_WORD_CURRENT},
	{"当前", CYCLE_WORD_CURRENT},
	{"当前周期", CYCLE_WORD_CURRENT},
	{"本周期", CYCLE_WORD_CURRENT},
	{"previous", CYCLE_WORD_PREVIOUS},
	{"上一个", CYCLE_WORD_PREVIOUS},
	{"上个周期", CYCLE_WORD_PREVIOUS},
	{"上一周期", CYCLE_WORD_PREVIOUS},
	{"上一个周期", CYCLE_WORD_PREVIOUS},
	{"next", CYCLE_WORD_NEXT},
	{"下一个", CYCLE_WORD_NEXT},
	{"下个周期", CYCLE_WORD_NEXT},
	{"下一周期", CYCLE_WORD_NEXT},
	{"下一个周期", CYCLE_WORD_NEXT},
	{"上个", CYCLE_WORD_PREVIOUS},
	{"上周期", CYCLE_WORD_PREVIOUS},
	{"下个", CYCLE_WORD_NEXT},
	{"下周期", CYCLE_WORD_NEXT},
	{"over", CYCLE_WORD_OVER},
	{"已到期", CYCLE_WORD_OVER},
	{"已结束", CYCLE_WORD_OVER},
	{"all", CYCLE_WORD_ALL},
	{"全部", CYCLE_WORD_ALL},
	{"所有", CYCLE_WORD_ALL},
	{"全部周期", CYCLE_WORD_ALL},
	{"所有周期", CYCLE_WORD_ALL},
	{"backlog", CYCLE_WORD_BACKLOG},
	{"清单", CYCLE_WORD_BACKLOG},
};

enum cycle_word
cycle_word(const char *text)
{
	char *key = text_key(text, strlen(text));
	enum cycle_word word = CYCLE_WORD_NONE;
	size_t i;

	for (i = 0; !word && i < sizeof words / sizeof *words; i++)
		if (strcmp(key, words[i].text) == 0)
			word = words[i].word;
	free(key);
	return word;
}

bool
cycle_names_alike(const char *a, const char *b)
{
	char *left = text_key(a, strlen(a)), *right = text_key(b, strlen(b));
	bool same = strcmp(left, right) == 0;

	free(left);
	free(right);
	return same;
}

/* What is found, and all that could be meant. */
struct finding {
	const struct cycle *first;
	int count;
	struct str names;
};

static void
add(struct finding *finding, const struct cycle *cycle)
{
	if (!finding->count++)
		finding->first = cycle;
	str_addf(&finding->names, "%s%s", finding->names.length ? ", " : "",
		cycle->name ? cycle->name : "");
}

/* The cycle after one, NULL for the first, as they were made: a plan that is
 * still being read has no lists yet. */
static const struct cycle *
next_made(const struct plan *plan, const struct cycle *cycle)
{
	uint32_t id = cycle ? cycle->base.id + 1 : 1;

	while (id < plan->tables[RECORD_CYCLE].limit && !plan_cycle(plan, id))
		id++;
	return plan_cycle(plan, id);
}

static const struct cycle *
by_uid(const struct plan *plan, const char *text)
{
	const struct cycle *cycle = next_made(plan, NULL);
	char uid[UID_TEXT_SIZE];

	while (cycle && strcasecmp(uid_text(cycle->uid, uid), text) != 0)
		cycle = next_made(plan, cycle);
	return cycle;
}

/* By its whole name: as it is written, else as it reads. */
static void
find_name(const struct plan *plan, const char *text, bool alike,
	struct finding *finding)
{
	const struct cycle *cycle = next_made(plan, NULL);

	for (; cycle; cycle = next_made(plan, cycle))
		if (cycle->name &&
			(alike ? cycle_names_alike(cycle->name, text)
			       : strcmp(cycle->name, text) == 0))
			add(finding, cycle);
}

static void
find_span(const struct plan *plan, struct span span, struct finding *finding)
{
	const struct cycle *cycle = next_made(plan, NULL);

	for (; cycle; cycle = next_made(plan, cycle))
		if (cycle->starts == span.starts && cycle->ends == span.ends)
			add(finding, cycle);
}

/* The shortest cycle that holds the day. */
static void
find_day(const struct plan *plan, int32_t day, struct finding *finding)
{
	const struct cycle *cycle = next_made(plan, NULL);
	const struct cycle *best = NULL;

	for (; cycle; cycle = next_made(plan, cycle))
		if (cycle->starts <= day && day <= cycle->ends &&
			(!best ||
				cycle->ends - cycle->starts <
					best->ends - best->starts))
			best = cycle;
	if (best)
		add(finding, best);
}

/* 本季度, last year: a quarter or a year counted from today's. They are not
 * reserved: a cycle may have such a name, and is meant first. Each is its own
 * text_key. */
static bool
relative_span(const char *text, int32_t today, struct span *span)
{
	static const struct {
		const char *text;
		bool year;
		int by;
	} rows[] = {
		{"本季度", false, 0},
		{"这季度", false, 0},
		{"这个季度", false, 0},
		{"本季", false, 0},
		{"thisquarter", false, 0},
		{"上季度", false, -1},
		{"上个季度", false, -1},
		{"上一季度", false, -1},
		{"上季", false, -1},
		{"lastquarter", false, -1},
		{"下季度", false, 1},
		{"下个季度", false, 1},
		{"下一季度", false, 1},
		{"下季", false, 1},
		{"nextquarter", false, 1},
		{"今年", true, 0},
		{"本年", true, 0},
		{"本年度", true, 0},
		{"thisyear", true, 0},
		{"去年", true, -1},
		{"lastyear", true, -1},
		{"明年", true, 1},
		{"nextyear", true, 1},
	};
	char *key = text_key(text, strlen(text));
	int year, month, day;
	size_t i = 0;

	while (i < sizeof rows / sizeof *rows && strcmp(key, rows[i].text) != 0)
		i++;
	free(key);
	if (i == sizeof rows / sizeof *rows)
		return false;
	day_split(today, &year, &month, &day);
	*span = span_quarter(today);
	if (rows[i].year)
		*span = (struct span){day_make(year + rows[i].by, 1, 1),
			day_make(year + rows[i].by, 12, 31)};
	else if (rows[i].by)
		*span = span_quarter(
			rows[i].by < 0 ? span->starts - 1 : span->ends + 1);
	return true;
}

static void
find(const struct plan *plan, const char *text, int32_t today,
	struct finding *finding)
{
	size_t length = strlen(text);
	struct span span;
	int32_t day;

	find_name(plan, text, false, finding);
	if (!finding->count)
		find_name(plan, text, true, finding);
	if (!finding->count && (finding->first = by_uid(plan, text)))
		finding->count = 1;
	if (!finding->count && span_read(text, length, today, &span))
		find_span(plan, span, finding);
	if (!finding->count && relative_span(text, today, &span))
		find_span(plan, span, finding);
	if (!finding->count && day_read(text, length, today, &day))
		find_day(plan, day, finding);
}

static void
no_cycle(struct err *err)
{
	err_set(err, ERR_INPUT, _("there is no cycle yet"));
	remedy_set(err, REMEDY_CYCLE);
}

static const struct cycle *
by_word(const struct plan *plan, enum cycle_word word, int32_t today,
	struct err *err)
{
	const struct cycle *current = plan_current_cycle(plan, today);
	const struct cycle *found = NULL;

	switch (word) {
	case CYCLE_WORD_CURRENT:
		found = current;
		break;
	case CYCLE_WORD_PREVIOUS:
		found = plan_previous_cycle(plan, current);
		break;
	case CYCLE_WORD_NEXT:
		found = plan_next_cycle(plan, current);
		break;
	case CYCLE_WORD_ALL:
	case CYCLE_WORD_OVER:
	case CYCLE_WORD_BACKLOG:
	case CYCLE_WORD_NONE:
		err_set(err, ERR_INPUT, _("one cycle has to be named here"));
		return NULL;
	}
	if (!current)
		no_cycle(err);
	else if (!found)
		err_set(err, ERR_INPUT, "%s",
			word == CYCLE_WORD_NEXT
				? _("there is no cycle after the current one")
				: _("there is no cycle before the current "
				    "one"));
	return found;
}

static void
refuse(const struct plan *plan, const char *text, struct finding *finding,
	struct err *err)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	if (finding->count) {
		err_set(err, ERR_INPUT, _("%s may be any of these: %s"), text,
			str_text(&finding->names));
		return;
	}
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (cycle->name)
			add(finding, cycle);
	if (finding->count)
		err_set(err, ERR_INPUT,
			_("there is no cycle %s; there are: %s"), text,
			str_text(&finding->names));
	else
		no_cycle(err);
}

const struct cycle *
query_cycle(const struct plan *plan, const char *text, int32_t today,
	struct err *err)
{
	enum cycle_word word = cycle_word(text);
	struct finding finding = {0};

	if (word != CYCLE_WORD_NONE)
		return by_word(plan, word, today, err);
	find(plan, text, today, &finding);
	if (finding.count != 1) {
		refuse(plan, text, &finding, err);
		finding.first = NULL;
	}
	str_fini(&finding.names);
	return finding.first;
}
