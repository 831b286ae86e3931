/* SPDX-License-Identifier: MIT */
/* What a review holds and asks for, check-ins that are due, closing and
 * carrying over, figures over cycles. */
#include "review_sample.h"

#include "base/decimal.h"
#include "model/cycle.h"
#include "model/query.h"
#include "review/checkin.h"
#include "review/owed.h"
#include "review/stats.h"
#include "review/template.h"

/* The parts one after the other say what the whole does. */
static void
parts_make_the_whole(void **state)
{
	struct review_options options = {.today = TODAY};
	struct render_options render = {.width = 80};
	struct doc_source source;
	struct sample sample;
	struct doc doc = {0};
	char *parts, *whole = NULL;
	size_t length;
	unsigned i;
	FILE *out;

	(void)state;
	for (i = 0; i < 5; i++) {
		sample_random_plan(&sample, 200 + i);
		options.cycle = i % 2 ? sample.cycle : 0;
		parts = sample_render(&sample.plan, "text", &options, &render);
		out = open_memstream(&whole, &length);
		review_document(&sample.plan, &options, &doc);
		source = render_one(&doc);
		assert_true(renderer_find("text")->write(
			&source, &render, out, NULL));
		fclose(out);
		assert_string_equal(parts, whole);
		free(parts);
		free(whole);
		sample_end(&sample);
	}
}

/* The blocks of one role, counted; their ids are the given record. */
static int
count_role(const struct doc *doc, enum doc_role role)
{
	const struct block *block = doc->first;
	int count = 0;

	for (; block; block = block->next)
		count += block->role == role;
	return count;
}

static void
one_objective_alone(void **state)
{
	struct sample sample;
	struct doc doc = {0};
	uint32_t first, second;

	(void)state;
	sample_begin(&sample);
	first = sample_add(&sample, 0, "first");
	sample_add(&sample, first, "kr");
	second = sample_add(&sample, 0, "second");
	sample_note(&sample, second, NODE_REFLECTION, "one\n\ntwo");
	review_document(&sample.plan,
		&(struct review_options){.cycle = sample.cycle,
			.objective = second,
			.today = TODAY},
		&doc);
	assert_int_equal(doc.first->next->type, BLOCK_ROW);
	assert_int_equal(doc.first->next->row->number, 2);
	assert_int_equal(doc.first->next->id, second);
	assert_int_equal(count_role(&doc, DOC_REFLECTION), 2);
	assert_int_equal(doc.last->id, second);
	assert_int_equal(doc.last->field, NODE_REFLECTION);
	doc_clear(&doc);
	sample_end(&sample);
}

/* A year holds its quarters: their objectives stand inside it. */
static void
nested_cycles_stand_inside(void **state)
{
	struct sample sample;
	struct doc doc = {0};
	const struct block *block;
	int headings = 0;
	uint32_t year;

	(void)state;
	sample_begin(&sample);
	sample_add(&sample, 0, "of the quarter");
	year = sample_cycle(&sample,
		(struct span){day_make(2026, 1, 1), day_make(2026, 12, 31)});
	sample_set(&sample, RECORD_CYCLE, sample.cycle, CYCLE_PARENT,
		value_number(year));
	review_document(&sample.plan,
		&(struct review_options){.cycle = year, .today = TODAY}, &doc);
	for (block = doc.first; block; block = block->next)
		if (block->type == BLOCK_HEADING) {
			assert_int_equal(block->level, ++headings);
			assert_int_equal(
				block->id, headings == 1 ? year : sample.cycle);
		}
	assert_int_equal(headings, 2);
	assert_string_equal(doc.title, "2026");
	doc_clear(&doc);
	sample_end(&sample);
}

static bool
collect(void *context, const struct owed *owed)
{
	unsigned *kinds = context;

	*kinds |= 1u << owed->kind;
	return true;
}

static void
scores_reasons_and_reflections_are_owed(void **state)
{
	static const struct {
		int progress, score, kind;
		const char *reason, *reflection;
		unsigned owed;
	} cases[] = {
		{50, -1, 0, NULL, NULL,
			1u << OWED_SCORE | 1u << OWED_REFLECTION},
		{50, 50, 0, NULL, "x", 0},
		{50, 59, 0, NULL, "x", 0},
		{50, 60, 0, NULL, "x", 1u << OWED_REASON},
		{50, 60, 0, "why", "x", 0},
		{50, 50, KIND_COMMITTED, NULL, "x", 1u << OWED_REASON},
		{100, 100, KIND_COMMITTED, NULL, "x", 0},
		{50, 50, KIND_ASPIRATIONAL, NULL, NULL, 1u << OWED_REFLECTION},
	};
	struct sample sample;
	uint32_t objective, key_result;
	unsigned kinds;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		sample_begin(&sample);
		objective = sample_add(&sample, 0, "o");
		key_result = sample_add(&sample, objective, "k");
		sample_set(&sample, RECORD_NODE, key_result, NODE_PROGRESS,
			value_number(cases[i].progress));
		if (cases[i].score >= 0)
			sample_set(&sample, RECORD_NODE, objective, NODE_SCORE,
				value_number(cases[i].score));
		if (cases[i].kind)
			sample_set(&sample, RECORD_NODE, objective, NODE_KIND,
				value_number(cases[i].kind));
		sample_note(&sample, objective, NODE_REASON, cases[i].reason);
		sample_note(&sample, objective, NODE_REFLECTION,
			cases[i].reflection);
		kinds = 0;
		review_owed(&sample.plan,
			plan_cycle(&sample.plan, sample.cycle), NULL, collect,
			&kinds);
		assert_int_equal(kinds, cases[i].owed);
		assert_int_equal(node_suggested_score(&sample.plan,
					 plan_node(&sample.plan, objective)),
			cases[i].progress);
		sample_end(&sample);
	}
}

static void
sections_count_their_entries(void **state)
{
	static const struct {
		enum section_kind kind;
		int entries;
		const char *answer;
		int owed;
	} cases[] = {
		{SECTION_PROSE, 0, NULL, 0},
		{SECTION_PROSE, 1, NULL, 1},
		{SECTION_PROSE, 1, "x", 0},
		{SECTION_LIST, 3, NULL, 3},
		{SECTION_LIST, 3, "- a\n- b\n", 1},
		{SECTION_LIST, 3, "1. a\n\n2. b\n-\n", 1},
		{SECTION_LIST, 3, "a\nb\nc\nd", 0},
		{SECTION_QUARTERS, 0, "Q1 x\nQ2 y", 2},
		{SECTION_MONTHS, 0, NULL, 3},
		{SECTION_MONTHS, 0, "10月 x\n11月 y", 1},
		{SECTION_OBJECTIVES, 1, NULL, 1},
		{SECTION_RESULTS, 0, NULL, 1},
		{SECTION_RESULTS, 0, "x", 0},
	};
	struct template_section section = {.name = "s"};
	struct sample sample;
	size_t i;

	(void)state;
	sample_begin(&sample);
	for (i = 0; i < COUNT(cases); i++) {
		section.kind = cases[i].kind;
		section.entries = cases[i].entries;
		assert_int_equal(owed_entries(&sample.plan,
					 plan_cycle(&sample.plan, sample.cycle),
					 &section, cases[i].answer),
			cases[i].owed);
	}
	sample_end(&sample);
}

/* TODAY is a Saturday; check-ins are due on Mondays. */
static void
check_ins_are_owed_weekly(void **state)
{
	static const struct {
		int32_t today, last; /* days from TODAY; last -99: never */
		bool owed;
	} cases[] = {
		{0, -99, true}, {0, -5, false}, /* on that Monday */
		{0, -7, false}, {0, -8, true},	/* two days early, three */
		{0, 0, false}, {2, 0, false},	/* the next Monday */
		{2, -1, true}, {2, 2, false},
		{8, 2, false},			 /* the Sunday after */
		{9, 2, true}, {-51, -99, false}, /* the cycle has not begun */
		{-48, -99, false}, /* begun on a Thursday, no Monday since */
		{-46, -99, true}, {46, -99, true}, /* six days after its end */
		{47, -99, false}, /* longer over: time to close */
	};
	struct sample sample;
	uint32_t id;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		sample_begin(&sample);
		id = sample_add(&sample, sample_add(&sample, 0, "o"), "k");
		if (cases[i].last != -99)
			sample_checkin(&sample, id, TODAY + cases[i].last, 10,
				50, NULL);
		if (checkin_owed(&sample.plan, plan_node(&sample.plan, id),
			    TODAY + cases[i].today) != cases[i].owed)
			fail_msg("case %zu", i);
		sample_end(&sample);
	}
}

static void
check_ins_go_on_where_they_were_left(void **state)
{
	struct sample sample;
	const struct node *next;
	uint32_t first, a, b, c;

	(void)state;
	sample_begin(&sample);
	first = sample_add(&sample, 0, "o");
	a = sample_add(&sample, first, "a");
	b = sample_add(&sample, first, "b");
	c = sample_add(&sample, sample_add(&sample, 0, "p"), "c");
	sample_add(&sample, a, "an action");
	assert_int_equal(checkin_count(&sample.plan, TODAY), 3);
	next = checkin_next(&sample.plan, NULL, TODAY);
	assert_int_equal(next->id, a);
	sample_checkin(&sample, a, TODAY, 10, 50, NULL);
	next = checkin_next(&sample.plan, NULL, TODAY);
	assert_int_equal(next->id, b);
	next = checkin_next(&sample.plan, next, TODAY);
	assert_int_equal(next->id, c);
	assert_null(checkin_next(&sample.plan, next, TODAY));
	sample_set(&sample, RECORD_NODE, first, NODE_STATE,
		value_number(STATE_DROPPED));
	assert_int_equal(checkin_count(&sample.plan, TODAY), 1);
	sample_set(&sample, RECORD_CYCLE, sample.cycle, CYCLE_CLOSED,
		value_number(TODAY));
	assert_int_equal(checkin_count(&sample.plan, TODAY), 0);
	sample_end(&sample);
}

static void
check_in_day_is_the_plans(void **state)
{
	struct sample sample;
	int weekday, day;

	(void)state;
	sample_begin(&sample);
	assert_int_equal(checkin_day(&sample.plan, TODAY), TODAY - 5);
	for (weekday = 1; weekday <= 7; weekday++) {
		sample_set(&sample, RECORD_PLAN, 1, PLAN_WEEKDAY,
			value_number(weekday));
		day = checkin_day(&sample.plan, TODAY);
		assert_int_equal(day_weekday(day), weekday);
		assert_in_range(TODAY - day, 0, 6);
	}
	sample_end(&sample);
}

static void
metrics_are_healthy_within_limits(void **state)
{
	static const struct {
		int64_t low, high, value;
		enum health health;
	} cases[] = {
		{DECIMAL_NONE, DECIMAL_NONE, 5, HEALTH_NONE},
		{1000, DECIMAL_NONE, 1000, HEALTH_GOOD},
		{1000, DECIMAL_NONE, 999, HEALTH_WATCH},
		{1000, DECIMAL_NONE, 900, HEALTH_WATCH},
		{1000, DECIMAL_NONE, 899, HEALTH_BAD},
		{DECIMAL_NONE, 200, 200, HEALTH_GOOD},
		{DECIMAL_NONE, 200, 220, HEALTH_WATCH},
		{DECIMAL_NONE, 200, 221, HEALTH_BAD},
		{10, 20, 15, HEALTH_GOOD},
		{-10, DECIMAL_NONE, -11, HEALTH_WATCH},
		{10, 20, DECIMAL_NONE, HEALTH_NONE},
	};
	struct metric metric = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		metric.low = cases[i].low;
		metric.high = cases[i].high;
		assert_int_equal(metric_health(&metric, cases[i].value),
			cases[i].health);
	}
}

/* A quarter with one objective: one key result done, one begun, one not. */
struct closing {
	struct sample sample;
	uint32_t objective, done, begun, fresh, action;
};

static void
closing_begin(struct closing *closing)
{
	struct sample *sample = &closing->sample;

	sample_begin(sample);
	closing->objective = sample_add(sample, 0, "o");
	closing->done = sample_add(sample, closing->objective, "done");
	closing->begun = sample_add(sample, closing->objective, "begun");
	closing->fresh = sample_add(sample, closing->objective, "fresh");
	sample_set(sample, RECORD_NODE, closing->done, NODE_PROGRESS,
		value_number(100));
	sample_checkin(sample, closing->begun, TODAY, 40, 60, NULL);
	closing->action = sample_add(sample, closing->begun, "open action");
	sample_set(sample, RECORD_NODE,
		sample_add(sample, closing->begun, "done action"), NODE_STATE,
		value_number(STATE_DONE));
	sample_set(sample, RECORD_NODE, closing->begun, NODE_DUE,
		value_number(TODAY + 9));
}

static void
closing_suggests(void **state)
{
	struct closing closing;
	const struct plan *plan = &closing.sample.plan;

	(void)state;
	closing_begin(&closing);
	assert_int_equal(close_suggest(plan, plan_node(plan, closing.done)),
		OUTCOME_DONE);
	assert_int_equal(close_suggest(plan, plan_node(plan, closing.begun)),
		OUTCOME_CARRY);
	assert_int_equal(close_suggest(plan, plan_node(plan, closing.fresh)),
		OUTCOME_KEEP);
	assert_int_equal(
		close_suggest(plan, plan_node(plan, closing.objective)),
		OUTCOME_KEEP);
	sample_end(&closing.sample);
}

static void
closing_carries_and_is_one_undo(void **state)
{
	struct closing closing;
	struct sample *sample = &closing.sample;
	const struct plan *plan = &sample->plan;
	struct close_options options = {.today = TODAY};
	const struct node *copy, *child;
	const struct cycle *next;
	struct change inverse = {0};
	struct err err = {0};
	struct str label = {0};
	uint32_t nodes, next_id;

	(void)state;
	closing_begin(&closing);
	nodes = plan->tables[RECORD_NODE].count;
	const struct decision decisions[] = {
		{closing.objective, OUTCOME_KEEP, 50, NULL, "went well"},
		{closing.done, OUTCOME_DONE, -1, NULL, NULL},
		{closing.begun, OUTCOME_CARRY, -1, NULL, NULL},
		{closing.fresh, OUTCOME_DROP, -1, NULL, NULL},
	};
	options.cycle = sample->cycle;
	options.decisions = decisions;
	options.count = 4;
	if (!edit_close(plan, &options, &sample->change, &next_id, &err))
		fail_msg("%s", err.text);
	label_tell(sample->change.label, &label);
	assert_string_equal(str_text(&label), "close 2026 Q4");
	str_fini(&label);
	change_apply(&sample->plan, &sample->change);

	next = plan_cycle(plan, next_id);
	assert_string_equal(next->name, "2027 Q1");
	assert_int_equal(cycle_phase(next, TODAY), PHASE_PLANNED);
	assert_true(cycle_closed(plan_cycle(plan, sample->cycle)));
	assert_int_equal(plan_cycle(plan, sample->cycle)->closed, TODAY);
	assert_int_equal(plan_node(plan, closing.fresh)->state, STATE_DROPPED);
	assert_int_equal(
		node_detail(plan_node(plan, closing.objective))->score, 50);

	copy = plan_carried_to(plan, plan_node(plan, closing.begun));
	assert_non_null(copy);
	assert_string_equal(copy->title, "begun");
	assert_int_equal(copy->progress, -1);
	assert_int_equal(copy->share, 0);
	assert_int_equal(copy->due, DAY_NONE);
	assert_int_equal(node_detail(copy)->checkins.first, 0);
	assert_ptr_equal(plan_cycle_of(plan, copy), next);
	child = plan_node(plan, copy->children.first);
	assert_string_equal(child->title, "open action");
	assert_int_equal(child->next, 0);
	assert_string_equal(plan_node(plan, copy->parent)->title, "o");
	assert_int_equal(stats_carried(plan, copy), 1);

	change_inverse(&sample->change, &inverse);
	change_apply(&sample->plan, &inverse);
	assert_int_equal(plan->tables[RECORD_NODE].count, nodes);
	assert_int_equal(plan->tables[RECORD_CYCLE].count, 1);
	assert_false(cycle_closed(plan_cycle(plan, sample->cycle)));
	assert_int_equal(plan_node(plan, closing.fresh)->state, STATE_OPEN);
	assert_null(plan_carried_to(plan, plan_node(plan, closing.begun)));
	change_fini(&inverse);
	sample_end(sample);
}

static void
closing_refuses(void **state)
{
	struct closing closing;
	struct sample *sample = &closing.sample;
	const struct plan *plan = &sample->plan;
	struct close_options options = {.today = TODAY};
	struct decision decision = {.outcome = OUTCOME_KEEP, .score = -1};
	uint32_t other, next, node;
	struct err err = {0};

	(void)state;
	closing_begin(&closing);
	other = sample_cycle(sample, span_next(span_quarter(TODAY)));
	options.next = sample->cycle;
	options.cycle = sample->cycle;
	options.decisions = NULL;
	options.count = 0;
	assert_false(edit_close(plan, &options, &sample->change, &next, &err));
	options.next = 0;
	decision.node = closing.objective;
	options.cycle = other;
	options.decisions = &decision;
	options.count = 1;
	assert_false(edit_close(plan, &options, &sample->change, &next, &err));
	decision.score = 101;
	options.cycle = sample->cycle;
	options.decisions = &decision;
	options.count = 1;
	assert_false(edit_close(plan, &options, &sample->change, &next, &err));
	change_clear(&sample->change);
	options.cycle = sample->cycle;
	options.decisions = NULL;
	options.count = 0;
	assert_true(edit_close(plan, &options, &sample->change, &next, &err));
	assert_int_equal(next, 0);
	sample_commit(sample);
	options.cycle = sample->cycle;
	options.decisions = NULL;
	options.count = 0;
	assert_false(edit_close(plan, &options, &sample->change, &next, &err));

	/* A closed cycle is read-only until it is reopened. */
	assert_false(
		edit_progress(plan, closing.begun, 70, &sample->change, &err));
	assert_false(edit_add(plan,
		&(struct new_node){
			(struct place){.cycle = sample->cycle}, 0, "x"},
		&sample->change, &node, &err));
	assert_true(edit_reopen(plan, sample->cycle, &sample->change, &err));
	sample_commit(sample);
	assert_true(
		edit_progress(plan, closing.begun, 70, &sample->change, &err));
	assert_false(edit_reopen(plan, other, &sample->change, &err));
	sample_end(sample);
}

static void
carrying_keeps_together_and_not_twice(void **state)
{
	struct closing closing;
	struct sample *sample = &closing.sample;
	const struct plan *plan = &sample->plan;
	uint32_t next, first, second;
	struct err err = {0};

	(void)state;
	closing_begin(&closing);
	next = sample_cycle(sample, span_next(span_quarter(TODAY)));
	assert_true(edit_carry(plan,
		&(struct carry_over){closing.begun, next, false, TODAY},
		&sample->change, &first, &err));
	sample_commit(sample);
	assert_true(edit_carry(plan,
		&(struct carry_over){closing.fresh, next, false, TODAY},
		&sample->change, &second, &err));
	sample_commit(sample);
	assert_int_equal(plan_node(plan, first)->parent,
		plan_node(plan, second)->parent);
	assert_int_equal(plan_node(plan, first)->next, second);
	assert_false(edit_carry(plan,
		&(struct carry_over){closing.begun, next, false, TODAY},
		&sample->change, &first, &err));
	assert_string_equal(err.text, "begun was carried over already");
	assert_false(edit_carry(plan,
		&(struct carry_over){closing.action, next, false, TODAY},
		&sample->change, &first, &err));
	assert_false(edit_carry(plan,
		&(struct carry_over){
			closing.fresh, sample->cycle, false, TODAY},
		&sample->change, &first, &err));
	sample_end(sample);
}

static void
a_metric_goes_on_from_its_value(void **state)
{
	static const struct {
		int64_t start, target, current, carried;
	} cases[] = {
		{0, 100, 40, 40}, {200, 100, 150, 150},
		{0, 100, DECIMAL_NONE, 0},
		{0, 100, 100, 0}, /* reached: as it was */
	};
	struct sample sample;
	const struct detail *detail;
	uint32_t id, next, copy;
	struct err err = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		sample_begin(&sample);
		id = sample_add(&sample, sample_add(&sample, 0, "o"), "k");
		sample_set(&sample, RECORD_NODE, id, NODE_BASIS,
			value_number(BASIS_METRIC));
		sample_set(&sample, RECORD_NODE, id, NODE_START,
			value_number(cases[i].start));
		sample_set(&sample, RECORD_NODE, id, NODE_TARGET,
			value_number(cases[i].target));
		if (cases[i].current != DECIMAL_NONE)
			sample_set(&sample, RECORD_NODE, id, NODE_CURRENT,
				value_number(cases[i].current));
		next = sample_cycle(&sample, span_next(span_quarter(TODAY)));
		assert_true(edit_carry(&sample.plan,
			&(struct carry_over){id, next, false, TODAY},
			&sample.change, &copy, &err));
		sample_commit(&sample);
		detail = node_detail(plan_node(&sample.plan, copy));
		assert_int_equal(detail->start, cases[i].carried);
		assert_int_equal(detail->target, cases[i].target);
		assert_int_equal(detail->current, cases[i].current);
		sample_end(&sample);
	}
}

static void
figures_over_cycles(void **state)
{
	struct closing closing;
	struct sample *sample = &closing.sample;
	const struct cycle_stats *stats;
	struct arena arena = {0};
	struct doc doc = {0};
	struct err err = {0};
	uint32_t next, copy;
	size_t count;

	(void)state;
	closing_begin(&closing);
	sample_set(sample, RECORD_NODE, closing.objective, NODE_SCORE,
		value_number(45));
	sample_set(sample, RECORD_NODE, closing.fresh, NODE_STATE,
		value_number(STATE_DROPPED));
	assert_true(edit_state(&sample->plan, closing.done,
		(struct state_on){STATE_DONE, TODAY}, &sample->change, &err));
	sample_commit(sample);
	next = sample_cycle(sample, span_next(span_quarter(TODAY)));
	assert_true(edit_carry(&sample->plan,
		&(struct carry_over){closing.begun, next, false, TODAY},
		&sample->change, &copy, &err));
	sample_commit(sample);
	stats = stats_cycles(&sample->plan, TODAY, &arena, &count);
	assert_int_equal(count, 2);
	assert_int_equal(stats[0].objectives, 1);
	assert_int_equal(stats[0].key_results, 2);
	assert_int_equal(stats[0].done, 1);
	assert_int_equal(stats[0].in_time, 1);
	assert_int_equal(stats[0].dropped, 1);
	assert_int_equal(stats[0].score, 45);
	assert_int_equal(stats[0].carried_out, 1);
	assert_int_equal(stats[0].carried_in, 0);
	assert_int_equal(stats[0].bands[0], 0);
	assert_int_equal(stats[0].bands[1], 1);
	assert_int_equal(stats[0].bands[2], 1);
	assert_int_equal(stats[0].confidence, 60);
	assert_int_equal(stats[0].actions, 2);
	assert_int_equal(stats[0].actions_done, 1);
	assert_int_equal(stats[1].carried_in, 1);
	assert_int_equal(stats[1].score, -1);
	stats_document(&sample->plan, TODAY, &doc);
	assert_int_equal(doc.last->type, BLOCK_TABLE);
	assert_string_equal(doc.last->table->cells[2], "begun");
	assert_string_equal(doc.last->table->cells[3], "1");
	doc_clear(&doc);
	arena_fini(&arena);
	sample_end(sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_make_the_whole),
		cmocka_unit_test(one_objective_alone),
		cmocka_unit_test(nested_cycles_stand_inside),
		cmocka_unit_test(scores_reasons_and_reflections_are_owed),
		cmocka_unit_test(sections_count_their_entries),
		cmocka_unit_test(check_ins_are_owed_weekly),
		cmocka_unit_test(check_ins_go_on_where_they_were_left),
		cmocka_unit_test(check_in_day_is_the_plans),
		cmocka_unit_test(metrics_are_healthy_within_limits),
		cmocka_unit_test(closing_suggests),
		cmocka_unit_test(closing_carries_and_is_one_undo),
		cmocka_unit_test(closing_refuses),
		cmocka_unit_test(carrying_keeps_together_and_not_twice),
		cmocka_unit_test(a_metric_goes_on_from_its_value),
		cmocka_unit_test(figures_over_cycles),
	};

	return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
