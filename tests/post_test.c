/* SPDX-License-Identifier: MIT */
/*
 * A post is read back as what it was written from: written again from what was
 * read it is the same, byte for byte, whatever texts the plan holds.
 */
#include "review_sample.h"

#include "base/str.h"
#include "format/format.h"
#include "review/template.h"

#define PLANS 150

static void
ignore(void *context, enum severity severity, int line, int column,
	const char *what)
{
	(void)context;
	(void)line;
	(void)column;
	if (severity == PROBLEM_ERROR)
		print_error("%s\n", what);
}

static void
read_post(struct plan *plan, const char *text)
{
	const struct reporter reporter = {.report = ignore};
	const struct read_options options = {.today = TODAY};
	struct err err = {0};

	plan_init(plan);
	if (!format_find("markdown")
			->read(plan, piece_of(text), &options, &reporter, &err))
		fail_msg("%s\n%s", err.text, text);
}

/* The line in which the texts differ first begins there. */
static size_t
first_difference(const char *a, const char *b)
{
	size_t at = 0, line = 0;

	for (; a[at] && a[at] == b[at]; at++)
		if (a[at] == '\n')
			line = at + 1;
	return line;
}

/* `cycle` is the one the post is about, 0 for the whole plan; in what is read
 * it is the first. */
static void
assert_stable(const struct plan *plan, uint32_t cycle, bool front,
	const char *which, unsigned seed)
{
	struct templates *templates = templates_new(NULL, NULL);
	struct review_options review = {
		.cycle = cycle, .today = TODAY, .templates = templates};
	const struct render_options options = {.front_matter = front};
	char *once = sample_render(plan, "markdown", &review, &options), *twice;
	struct plan read;
	size_t at;

	read_post(&read, once);
	review.cycle = cycle ? 1 : 0;
	twice = sample_render(&read, "markdown", &review, &options);
	at = first_difference(once, twice);
	if (strcmp(once, twice) != 0)
		fail_msg("%s %u, cycle %u%s:\n%.200s\n---- is then\n%.200s",
			which, seed, cycle, front ? ", front matter" : "",
			once + at, twice + at);
	plan_fini(&read);
	free(once);
	free(twice);
	templates_free(templates);
}

static void
posts_of_random_cycles_are_stable(void **state)
{
	struct sample sample;
	unsigned i;

	(void)state;
	for (i = 0; i < PLANS; i++) {
		sample_random_plan(&sample, 3000 + i);
		assert_stable(&sample.plan, sample.cycle, i % 2, "sample", i);
		assert_stable(&sample.plan, 0, i % 2, "sample", i);
		sample_end(&sample);
	}
}

/* ---- a plan with something of everything a post can say */

static uint32_t
make(struct sample *sample, enum record record, int owner_field, uint32_t owner)
{
	uint32_t id = change_create(&sample->change, &sample->plan, record);

	if (owner)
		change_put(&sample->change, record, id, owner_field,
			value_number(owner));
	return id;
}

static void
put_text(struct sample *sample, enum record record, uint32_t id, int field,
	const char *text)
{
	change_put(&sample->change, record, id, field, value_text(text));
}

static void
put_number(struct sample *sample, enum record record, uint32_t id, int field,
	int64_t number)
{
	change_put(&sample->change, record, id, field, value_number(number));
}

/* Lines of prose: paragraphs, lists, code, and what looks like data. */
static char *
random_prose(struct sample *sample)
{
	static const char *const begins[] = {"", "", "", "- ", "  - ", "1. ",
		"- [x] ", "- [ ] ", "> ", "# ", "KR1：", "O2: ", "Score: 0.5",
		"    ", "\u3000\u3000", "**", "**重要。**", "`x`", "|a|",
		"Confidence 5/10", "看[这里](../x)。", "\n", "\n"};
	char text[600];
	struct str out = {0};
	unsigned lines = 1 + sample_random(sample, 8);

	if (!sample_random(sample, 6)) {
		str_add(&out, "```\n  code(`x`);\n\nend\n```\n");
		lines = 1;
	}
	while (lines--)
		str_addf(&out, "%s%s\n",
			begins[sample_random(sample, COUNT(begins))],
			sample_text(sample, 6, text));
	return str_take(&out);
}

static void
set_prose(struct sample *sample, enum record record, uint32_t id, int field)
{
	char *text = random_prose(sample);

	sample_set(sample, record, id, field, value_text(text));
	free(text);
}

static void
add_answers(struct sample *sample, uint32_t cycle)
{
	static const char *const names[] = {"summary", "highlights",
		"shortcomings", "lessons", "outlook", "thoughts", "figures",
		"goals_by_quarter", "quarters", "我的小节"};
	char *text;
	uint32_t id;
	unsigned i;

	for (i = 0; i < COUNT(names); i++) {
		if (sample_random(sample, 2))
			continue;
		text = random_prose(sample);
		id = make(sample, RECORD_SECTION, SECTION_CYCLE, cycle);
		put_number(sample, RECORD_SECTION, id, SECTION_POSITION,
			1024 * (i + 1));
		put_text(sample, RECORD_SECTION, id, SECTION_NAME, names[i]);
		put_text(sample, RECORD_SECTION, id, SECTION_TEXT, text);
		free(text);
		sample_commit(sample);
	}
}

static void
add_metrics(struct sample *sample)
{
	static const char *const names[] = {"DAU", "安静的夜 | x", "a (b)"};
	uint32_t id, reading;
	unsigned i, j;

	for (i = 0; i < COUNT(names); i++) {
		id = make(sample, RECORD_METRIC, 0, 0);
		put_number(sample, RECORD_METRIC, id, METRIC_UID, 77 + i);
		put_number(sample, RECORD_METRIC, id, METRIC_POSITION,
			1024 * (i + 1));
		put_text(sample, RECORD_METRIC, id, METRIC_NAME, names[i]);
		if (i)
			put_text(sample, RECORD_METRIC, id, METRIC_UNIT, "人");
		for (j = 0; j < 5; j++) {
			reading = make(
				sample, RECORD_READING, READING_METRIC, id);
			put_number(sample, RECORD_READING, reading, READING_ON,
				TODAY - 23 * (int)j);
			put_number(sample, RECORD_READING, reading,
				READING_VALUE,
				sample_random(sample, 5000) * 1000);
		}
		sample_commit(sample);
	}
}

static void
add_weeks(struct sample *sample)
{
	static const int fields[] = {
		WEEK_NOW, WEEK_WINS, WEEK_BLOCKERS, WEEK_AHEAD, WEEK_NOTE};
	char text[604];
	uint32_t week, id;
	unsigned i, j;

	for (i = 0; i < 2; i++) {
		week = make(sample, RECORD_WEEK, 0, 0);
		put_number(sample, RECORD_WEEK, week, WEEK_UID, 99 + i);
		put_number(sample, RECORD_WEEK, week, WEEK_STARTS,
			TODAY - 5 - 7 * (int)i);
		put_number(sample, RECORD_WEEK, week, WEEK_ENDS,
			TODAY + 1 - 7 * (int)i);
		for (j = 0; j < 3; j++) {
			id = make(sample, RECORD_PRIORITY, WEEKLY_WEEK, week);
			put_number(sample, RECORD_PRIORITY, id, WEEKLY_POSITION,
				1024 * (j + 1));
			if (j)
				put_number(sample, RECORD_PRIORITY, id,
					WEEKLY_RANK, j);
			put_number(sample, RECORD_PRIORITY, id, WEEKLY_STATE,
				sample_random(sample, 3));
			strcpy(text, "先");
			sample_text(sample, 5, text + strlen(text));
			put_text(sample, RECORD_PRIORITY, id, WEEKLY_TITLE,
				text);
		}
		sample_commit(sample);
		for (j = 0; j < COUNT(fields); j++)
			if (sample_random(sample, 2))
				set_prose(sample, RECORD_WEEK, week, fields[j]);
	}
}

static void
add_backlog(struct sample *sample)
{
	uint32_t cycle = sample->cycle, id = 0;
	char text[600];
	unsigned i;

	sample->cycle = 0;
	for (i = 0; i < 6; i++) {
		id = sample_add(sample, i % 3 ? id : 0, "x");
		sample_note(
			sample, id, NODE_TITLE, sample_text(sample, 4, text));
		if (i % 3 == 0) {
			sample_set(sample, RECORD_NODE, id, NODE_PRIORITY,
				value_number(sample_random(sample, 5)));
			sample_note(sample, id, NODE_TAGS, "go 云原生");
		}
		sample_note(
			sample, id, NODE_NOTE, sample_text(sample, 9, text));
	}
	sample->cycle = cycle;
}

/* Closes the sample's cycle, with some of it carried over. */
static void
close_cycle(struct sample *sample)
{
	struct plan *plan = &sample->plan;
	const struct cycle *cycle = plan_cycle(plan, sample->cycle);
	const struct node *node = plan_node(plan, cycle->nodes.first);
	struct close_options options = {.today = TODAY, .make_next = true};
	struct decision decisions[30];
	struct err err = {0};
	size_t count = 0;
	uint32_t next;

	for (; node; node = plan_next(plan, node, 0))
		if (node->level == LEVEL_KEY_RESULT &&
			node->state == STATE_OPEN)
			decisions[count++] = (struct decision){node->id,
				sample_random(sample, 2) ? OUTCOME_CARRY
							 : OUTCOME_KEEP,
				-1, NULL, NULL};
	options.cycle = sample->cycle;
	options.decisions = decisions;
	options.count = count;
	if (!edit_close(plan, &options, &sample->change, &next, &err))
		fail_msg("%s", err.text);
	sample_commit(sample);
	set_prose(sample, RECORD_CYCLE, next, CYCLE_NOTE);
}

static void
begin_full(struct sample *sample, unsigned seed)
{
	uint32_t year;

	sample_random_plan(sample, seed);
	set_prose(sample, RECORD_CYCLE, sample->cycle, CYCLE_NOTE);
	add_answers(sample, sample->cycle);
	if (seed % 2) {
		close_cycle(sample);
	} else {
		year = sample_cycle(sample,
			(struct span){
				day_make(2026, 1, 1), day_make(2026, 12, 31)});
		sample_set(sample, RECORD_CYCLE, sample->cycle, CYCLE_PARENT,
			value_number(year));
		add_answers(sample, year);
		if (seed % 3 == 0)
			sample_set(sample, RECORD_CYCLE, year, CYCLE_CLOSED,
				value_number(day_make(2026, 12, 31)));
		sample_set(sample, RECORD_CYCLE, year, CYCLE_NAME,
			value_text(seed % 4 ? "马年" : "2026.01/12"));
	}
	add_metrics(sample);
	add_weeks(sample);
	add_backlog(sample);
}

static void
posts_of_everything_are_stable(void **state)
{
	struct sample sample;
	unsigned i;

	(void)state;
	for (i = 0; i < PLANS; i++) {
		begin_full(&sample, 7000 + i);
		assert_stable(&sample.plan,
			i % 2 ? sample.cycle : sample.cycle + 1, i % 3, "full",
			i);
		assert_stable(&sample.plan, 0, i % 3, "full", i);
		sample_end(&sample);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(posts_of_random_cycles_are_stable),
		cmocka_unit_test(posts_of_everything_are_stable),
	};

	return cmocka_run_group_tests_name("post", tests, NULL, NULL);
}
