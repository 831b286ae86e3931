/* SPDX-License-Identifier: MIT */
/*
 * The verbs, on small trees that are written and compared as one line:
 * "O(K K(A A)) O" is two objectives, the first with two key results. And what
 * holds for every change: it can be taken back, from its journal row, too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "model/edit.h"
#include "model/merge.h"
#include "model/progress.h"
#include "model/query.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define TODAY 20778 /* 2026-11-21 */

struct sample {
	struct plan plan;
	struct change change;
	uint32_t cycle;
};

static void
commit(struct sample *sample)
{
	change_apply(&sample->plan, &sample->change);
	change_clear(&sample->change);
}

static void
tear_down(struct sample *sample)
{
	change_fini(&sample->change);
	plan_fini(&sample->plan);
}

/* Titles are lower-case letters in the order of the text: a, b, c … */
static void
set_up(struct sample *sample, const char *tree)
{
	uint32_t above[4] = {0}, id = 0;
	char title[2] = "a";
	int depth = 0;

	memset(sample, 0, sizeof *sample);
	plan_init(&sample->plan);
	assert_true(edit_cycle_add(&sample->plan,
		&(struct new_cycle){NULL, span_quarter(TODAY), 0},
		&sample->change, &sample->cycle, NULL));
	commit(sample);
	for (; *tree; tree++) {
		if (*tree == '(')
			above[++depth] = id;
		else if (*tree == ')')
			depth--;
		else if (*tree != ' ') {
			struct place place = {.parent = above[depth],
				.cycle = depth ? 0 : sample->cycle};

			assert_true(edit_add(&sample->plan,
				&(struct new_node){place, 0, title},
				&sample->change, &id, NULL));
			commit(sample);
			title[0]++;
		}
	}
}

static void
add_tree(const struct plan *plan, uint32_t first, struct str *out)
{
	const struct node *node = plan_node(plan, first);

	for (; node; node = plan_node(plan, node->next)) {
		str_addf(out, "%s%c%s",
			out->length && out->data[out->length - 1] != '(' ? " "
									 : "",
			" OKA"[node->level], node -> title);
		if (node->children.first) {
			str_add(out, "(");
			add_tree(plan, node->children.first, out);
			str_add(out, ")");
		}
	}
}

static char *
tree_of(const struct plan *plan)
{
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);
	struct str out = {0};

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		add_tree(plan, cycle->nodes.first, &out);
	if (plan->backlog.first) {
		str_add(&out, " |");
		add_tree(plan, plan->backlog.first, &out);
	}
	return str_take(&out);
}

static uint32_t
find(const struct sample *sample, const char *title)
{
	uint32_t id;

	for (id = 1; id < sample->plan.tables[RECORD_NODE].limit; id++) {
		const struct node *node = plan_node(&sample->plan, id);

		if (node && strcmp(node->title, title) == 0)
			return id;
	}
	fail_msg("no %s", title);
	return 0;
}

static void
test_tree(void **state)
{
	static const struct {
		const char *tree, *verb, *node, *to;
		const char *after; /* NULL: refused */
	} cases[] = {
		{"O(K K) O", "down", "b", "", "Oa(Kc Kb) Od"},
		{"O(K K) O", "up", "c", "", "Oa(Kc Kb) Od"},
		{"O(K K) O", "up", "b", "", NULL},
		{"O(K K) O", "down", "d", "", NULL},
		{"O O O", "up", "c", "", "Oa Oc Ob"},
		{"O O O", "down", "a", "", "Ob Oa Oc"},
		{"O(K(A))", "promote", "c", "", "Oa(Kb Kc)"},
		{"O(K(A))", "promote", "b", "", "Oa Ob(Kc)"},
		{"O(K(A))", "promote", "a", "", NULL},
		{"O O(K)", "demote", "b", "", "Oa(Kb(Ac))"},
		{"O O(K(A))", "demote", "b", "", NULL},
		{"O(K K)", "demote", "c", "", "Oa(Kb(Ac))"},
		{"O(K K)", "demote", "b", "", NULL},
		{"O(K(A A) K)", "remove", "b", "", "Oa(Ke)"},
		{"O(K) O", "remove", "a", "", "Oc"},
		{"O(K) O", "below", "b", "c", "Oa Oc(Kb)"},
		{"O(K(A)) O", "below", "a", "c", NULL},
		{"O(K(A))", "below", "a", "b", NULL},
		{"O(K(A))", "below", "b", "b", NULL},
		{"O(K) O", "copy", "b", "c", "Oa(Kb) Oc(Kb)"},
		{"O(K(A A)) O", "copy", "b", "d", NULL /* d is an action */},
		{"O(K(A A)) O", "copy", "b", "e",
			"Oa(Kb(Ac Ad)) Oe(Kb(Ac Ad))"},
		{"O(K)", "backlog", "b", "", "Oa | Ob"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		const char *verb = cases[i].verb;
		struct err err = {0};
		struct sample sample;
		uint32_t id, copy;
		struct place to = {0};
		char *tree;
		bool ok = false;

		set_up(&sample, cases[i].tree);
		id = find(&sample, cases[i].node);
		if (*cases[i].to)
			to = place_below(plan_node(
				&sample.plan, find(&sample, cases[i].to)));
		if (!strcmp(verb, "down") || !strcmp(verb, "up"))
			ok = edit_reorder(&sample.plan, id,
				*verb == 'd' ? 1 : -1, &sample.change, &err);
		else if (!strcmp(verb, "promote"))
			ok = edit_promote(
				&sample.plan, id, &sample.change, &err);
		else if (!strcmp(verb, "demote"))
			ok = edit_demote(
				&sample.plan, id, &sample.change, &err);
		else if (!strcmp(verb, "remove"))
			ok = edit_remove(
				&sample.plan, id, &sample.change, &err);
		else if (!strcmp(verb, "copy"))
			ok = edit_copy(&sample.plan,
				&(struct copied){&sample.plan, id, to},
				&sample.change, &copy, &err);
		else
			ok = edit_move(
				&sample.plan, id, to, &sample.change, &err);
		if (ok != (cases[i].after != NULL))
			fail_msg("case %zu: %s", i, err.text);
		assert_true(ok || err.text[0]);
		if (ok) {
			commit(&sample);
			tree = tree_of(&sample.plan);
			assert_string_equal(tree, cases[i].after);
			free(tree);
		}
		tear_down(&sample);
	}
}

/* Many insertions at one place use up the gaps between positions. */
static void
test_room_is_made(void **state)
{
	struct sample sample;
	const struct node *node;
	char title[16];
	uint32_t first, id;
	int i, count = 0;

	(void)state;
	set_up(&sample, "O O");
	first = find(&sample, "a");
	for (i = 0; i < 100; i++) {
		snprintf(title, sizeof title, "n%d", i);
		assert_true(edit_add(&sample.plan,
			&(struct new_node){
				place_after(&sample.plan,
					plan_node(&sample.plan, first)),
				0, title},
			&sample.change, &id, NULL));
		commit(&sample);
	}
	node = plan_node(&sample.plan, first);
	for (i = 99; i >= 0; i--) {
		node = plan_node(&sample.plan, node->next);
		snprintf(title, sizeof title, "n%d", i);
		assert_string_equal(node->title, title);
		count++;
	}
	assert_int_equal(count, 100);
	tear_down(&sample);
}

static void
test_refusals(void **state)
{
	struct sample sample;
	struct err err = {0};
	uint32_t a, b;
	char *long_title = calloc(1, TITLE_MAX + 2);

	(void)state;
	memset(long_title, 'x', TITLE_MAX + 1);
	set_up(&sample, "O(K)");
	a = find(&sample, "a");
	b = find(&sample, "b");
	assert_false(edit_title(&sample.plan, a, " 　", &sample.change, &err));
	assert_false(
		edit_title(&sample.plan, a, long_title, &sample.change, &err));
	assert_false(edit_progress(&sample.plan, b, 101, &sample.change, &err));
	assert_false(edit_field(&sample.plan,
		(struct target){RECORD_NODE, b, NODE_CONFIDENCE},
		value_number(101), &sample.change, &err));
	assert_int_equal(sample.change.count, 0);
	/* A metric has to go somewhere; both ends may move in one change. */
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_NODE, b, NODE_TARGET}, value_number(0),
		&sample.change, &err));
	assert_false(edit_check(&sample.plan, b, &sample.change, &err));
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_NODE, b, NODE_START}, value_number(10),
		&sample.change, &err));
	assert_true(edit_check(&sample.plan, b, &sample.change, &err));
	change_clear(&sample.change);
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_NODE, b, NODE_BASIS},
		value_number(BASIS_ACTIONS), &sample.change, &err));
	commit(&sample);
	assert_false(edit_progress(&sample.plan, b, 50, &sample.change, &err));
	/* What lies in a closed cycle is not altered, save for its texts. */
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_CYCLE, sample.cycle, CYCLE_CLOSED},
		value_number(TODAY), &sample.change, &err));
	commit(&sample);
	assert_true(edit_title(&sample.plan, a, "new", &sample.change, &err));
	change_clear(&sample.change);
	assert_false(edit_state(&sample.plan, a,
		(struct state_on){STATE_DONE, TODAY}, &sample.change, &err));
	assert_false(edit_remove(&sample.plan, b, &sample.change, &err));
	assert_false(edit_add(&sample.plan,
		&(struct new_node){
			place_below(plan_node(&sample.plan, a)), 0, "x"},
		&sample.change, &b, &err));
	assert_int_equal(sample.change.count, 0);
	tear_down(&sample);
	free(long_title);
}

/* A week goes with its priorities and a metric with its values, by itself and
 * when all that lies in no cycle is taken out. */
static void
test_what_goes_along(void **state)
{
	const struct new_priority made = {
		.at = {0, TODAY}, .rank = 1, .title = "写文档"};
	struct sample sample;
	uint32_t week, priority, metric;

	(void)state;
	for (int emptied = 0; emptied < 2; emptied++) {
		set_up(&sample, "O(K)");
		assert_true(edit_week(&sample.plan,
			&(struct week_text){{0, TODAY}, WEEK_WINS, "写完"},
			&sample.change, NULL));
		commit(&sample);
		week = week_of(&sample.plan, TODAY)->base.id;
		assert_true(edit_priority_add(
			&sample.plan, &made, &sample.change, &priority, NULL));
		commit(&sample);
		assert_true(edit_metric_add(
			&sample.plan, "日活", &sample.change, &metric, NULL));
		commit(&sample);
		assert_true(edit_reading(&sample.plan, metric,
			(struct value_on){TODAY, DECIMAL_ONE}, &sample.change,
			NULL));
		commit(&sample);
		if (emptied) {
			edit_empty_rest(&sample.plan, &sample.change);
		} else {
			assert_true(edit_week_remove(
				&sample.plan, week, &sample.change, NULL));
			assert_true(edit_metric_remove(
				&sample.plan, metric, &sample.change, NULL));
		}
		commit(&sample);
		assert_int_equal(sample.plan.tables[RECORD_PRIORITY].count, 0);
		assert_int_equal(sample.plan.tables[RECORD_WEEK].count, 0);
		assert_int_equal(sample.plan.tables[RECORD_READING].count, 0);
		assert_int_equal(sample.plan.tables[RECORD_METRIC].count, 0);
		tear_down(&sample);
	}
}

static void
test_checkins(void **state)
{
	struct checkin_values values = {.on = TODAY,
		.progress = 30,
		.current = DECIMAL_NONE,
		.confidence = 60,
		.status = STATUS_ON_TRACK,
		.note = "读完两章"};
	struct sample sample;
	const struct checkin *checkin;
	const struct node *node;
	uint32_t b;

	(void)state;
	set_up(&sample, "O(K)");
	b = find(&sample, "b");
	assert_true(
		edit_checkin(&sample.plan, b, &values, &sample.change, NULL));
	commit(&sample);
	/* The same day again edits the first; an older one moves nothing. */
	values.progress = 40;
	values.note = NULL;
	assert_true(
		edit_checkin(&sample.plan, b, &values, &sample.change, NULL));
	commit(&sample);
	values.on = TODAY - 7;
	values.progress = 20;
	assert_true(
		edit_checkin(&sample.plan, b, &values, &sample.change, NULL));
	commit(&sample);
	node = plan_node(&sample.plan, b);
	assert_int_equal(node->progress, 40);
	assert_int_equal(node->confidence, 60);
	assert_int_equal(sample.plan.tables[RECORD_CHECKIN].count, 2);
	checkin = plan_checkin(&sample.plan, node->detail->checkins.first);
	assert_int_equal(checkin->on, TODAY - 7);
	checkin = plan_checkin(&sample.plan, checkin->base.next);
	assert_int_equal(checkin->progress, 40);
	assert_string_equal(checkin->note, "读完两章");
	/* Without the newest, the one before says where it stands. */
	assert_true(edit_checkin_remove(
		&sample.plan, checkin->base.id, &sample.change, NULL));
	commit(&sample);
	assert_int_equal(plan_node(&sample.plan, b)->progress, 20);
	tear_down(&sample);
}

static int64_t
random_number(const struct field *field)
{
	int64_t words = 0;

	if (field->type == FIELD_DAY)
		return TODAY + rand() % 1000;
	switch (field_kept(field)) {
	case KEPT_WORD:
		while (field->words[words])
			words++;
		return rand() % words;
	case KEPT_TENTHS:
		return rand() % 101;
	case KEPT_UID:
		return (int64_t)uid_new();
	case KEPT_SMALL:
		return field->low < 0 ? rand() % 1000 : field->low + rand() % 3;
	default:
		return rand() % 100000 * 1000;
	}
}

static struct value
random_value(const struct field *field)
{
	static const char *const texts[] = {"中文，标题", "a\tb\nc\\d",
		"\"quoted\"", "\\", "é́e\xCC\x81", "#50"};

	if (rand() % 4 == 0)
		return value_none();
	if (field_kept(field) == KEPT_TEXT)
		return value_text(texts[(size_t)rand() % COUNT(texts)]);
	return value_number(random_number(field));
}

static void
dump_record(
	const struct plan *plan, enum record kind, uint32_t id, struct str *out)
{
	const struct record_type *type = &record_types[kind];
	struct value value;
	size_t i;

	if (!plan_record(plan, kind, id))
		return;
	str_addf(out, "%s %u", type->name, id);
	for (i = 0; i < type->field_count; i++) {
		value = plan_value(plan, kind, id, &type->fields[i]);
		if (value.type == VALUE_NUMBER)
			str_addf(out, " %s=%lld", type->fields[i].name,
				(long long)value.number);
		else if (value.type == VALUE_TEXT)
			str_addf(out, " %s=%s", type->fields[i].name,
				value.text);
	}
	str_add(out, "\n");
}

/* Everything the plan holds, in lists and by id. */
static char *
dump(const struct plan *plan)
{
	struct str out = {0};
	enum record kind;
	uint32_t id;
	char *tree = tree_of(plan);

	str_add(&out, tree);
	free(tree);
	dump_record(plan, RECORD_PLAN, 1, &out);
	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		for (id = 1; id < plan->tables[kind].limit; id++)
			dump_record(plan, kind, id, &out);
	return str_take(&out);
}

/* One random step a person could take; false when it was refused. */
static bool
random_step(struct sample *sample)
{
	const struct plan *plan = &sample->plan;
	struct change *change = &sample->change;
	uint32_t limit = plan->tables[RECORD_NODE].limit, id, other, made;
	const struct node *node, *to;
	struct checkin_values values = {.on = TODAY - rand() % 5,
		.progress = rand() % 101,
		.current = DECIMAL_NONE,
		.confidence = rand() % 101,
		.note = "周记\t1"};
	int field;

	id = limit > 1 ? 1 + (uint32_t)rand() % (limit - 1) : 0;
	other = limit > 1 ? 1 + (uint32_t)rand() % (limit - 1) : 0;
	node = plan_node(plan, id);
	to = plan_node(plan, other);
	if (!node)
		return edit_add(plan,
			&(struct new_node){
				(struct place){.cycle = sample->cycle}, 0,
				"目标"},
			change, &made, NULL);
	switch (rand() % 10) {
	case 0:
		return edit_add(plan,
			&(struct new_node){place_below(node), 0, "关键结果"},
			change, &made, NULL);
	case 1:
		return to && edit_move(plan, id, place_below(to), change, NULL);
	case 2:
		return edit_remove(plan, id, change, NULL);
	case 3:
		return to &&
			edit_copy(plan,
				&(struct copied){
					plan, id, place_after(plan, to)},
				change, &made, NULL);
	case 4:
		return edit_checkin(plan, id, &values, change, NULL);
	case 5:
		return edit_state(plan, id,
			(struct state_on){(enum node_state)(rand() % 3), TODAY},
			change, NULL);
	case 6:
		return edit_reorder(
			plan, id, rand() % 2 ? 1 : -1, change, NULL);
	default:
		field = NODE_DUE + rand() % (NODE_FIELDS - NODE_DUE);
		if (field == NODE_LEVEL || field == NODE_UID)
			return false;
		return edit_field(plan, (struct target){RECORD_NODE, id, field},
			random_value(&record_types[RECORD_NODE].fields[field]),
			change, NULL);
	}
}

/* Undo from the journal row gives the plan before; redo from the row as it
 * is rewritten on undo gives the plan after. */
static void
test_every_change_can_be_taken_back(void **state)
{
	struct sample sample;
	int i;

	(void)state;
	srand(7);
	set_up(&sample, "O(K(A A) K) O(K)");
	for (i = 0; i < 3000; i++) {
		struct change change, inverse;
		struct str row = {0}, whole = {0};
		char *before, *after, *now;

		if (!random_step(&sample)) {
			change_clear(&sample.change);
			continue;
		}
		before = dump(&sample.plan);
		change_encode(&sample.change, &row);
		commit(&sample);
		after = dump(&sample.plan);
		assert_true(change_decode(&sample.plan, str_text(&row),
			row.length, &change, NULL));
		change_inverse(&change, &inverse);
		change_encode_whole(&change, &whole);
		change_apply(&sample.plan, &inverse);
		now = dump(&sample.plan);
		assert_string_equal(now, before);
		free(now);
		change_fini(&inverse);
		change_fini(&change);
		assert_true(change_decode(
			NULL, str_text(&whole), whole.length, &change, NULL));
		change_apply(&sample.plan, &change);
		now = dump(&sample.plan);
		assert_string_equal(now, after);
		free(now);
		change_fini(&change);
		/* And a whole row, undone again. */
		assert_true(change_decode(&sample.plan, str_text(&whole),
			whole.length, &change, NULL));
		change_inverse(&change, &inverse);
		change_apply(&sample.plan, &inverse);
		now = dump(&sample.plan);
		assert_string_equal(now, before);
		change_inverse(&inverse, &sample.change);
		commit(&sample);
		change_fini(&inverse);
		change_fini(&change);
		free(now);
		free(before);
		free(after);
		str_fini(&row);
		str_fini(&whole);
	}
	tear_down(&sample);
}

static void
test_damaged_rows_are_refused(void **state)
{
	static const char *const rows[] = {"?", "=\tnode", "=\tnode\t0\ttitle",
		"=\tnode\t1\tnothing\t\t", "=\tnode\t1\ttitle\t\"a",
		"=\tnode\t1\tdue\t#x\t", "+\tnothing\t1", "+\tnode\tx",
		"=\tnode\t99999999999\ttitle\t\t"};
	struct change change;
	struct err err;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		err_clear(&err);
		assert_false(change_decode(
			NULL, rows[i], strlen(rows[i]), &change, &err));
		assert_int_equal(err.code, ERR_STORE);
	}
}

/* Merging a plan into an empty one gives the same tree; again, nothing. */
static void
test_merge(void **state)
{
	struct sample sample, into;
	struct merge_counts counts;
	const struct merge_options options = {.counts = &counts};
	char *one, *other;
	size_t edits;

	(void)state;
	set_up(&sample, "O(K(A A) K) O(K) O");
	/* Two that are called the same are two. */
	assert_true(edit_title(
		&sample.plan, find(&sample, "g"), "a", &sample.change, NULL));
	commit(&sample);
	memset(&into, 0, sizeof into);
	plan_init(&into.plan);
	assert_true(merge_plans(
		&into.plan, &sample.plan, &options, &into.change, NULL));
	assert_int_equal(counts.objectives, 3);
	assert_int_equal(counts.key_results, 3);
	assert_int_equal(counts.actions, 2);
	commit(&into);
	one = tree_of(&sample.plan);
	other = tree_of(&into.plan);
	assert_string_equal(one, other);
	free(other);
	assert_true(merge_plans(
		&into.plan, &sample.plan, &options, &into.change, NULL));
	edits = into.change.count;
	assert_int_equal(edits, 0);
	assert_int_equal(counts.added, 0);
	/* By title, when lasting ids differ. */
	change_set(&sample.change, &sample.plan, RECORD_NODE,
		find(&sample, "b"), NODE_UID, value_number(12345));
	change_set(&sample.change, &sample.plan, RECORD_NODE,
		find(&sample, "b"), NODE_PROGRESS, value_number(70));
	commit(&sample);
	assert_true(merge_plans(
		&into.plan, &sample.plan, &options, &into.change, NULL));
	assert_int_equal(counts.changed, 1);
	assert_int_equal(counts.added, 0);
	commit(&into);
	other = tree_of(&into.plan);
	assert_string_equal(one, other);
	assert_int_equal(plan_node(&into.plan, find(&into, "b"))->progress, 70);
	free(one);
	free(other);
	tear_down(&sample);
	tear_down(&into);
}

static void
test_references(void **state)
{
	static const struct {
		const char *text, *title; /* NULL: none */
	} cases[] = {{"O1", "a"}, {"o1.kr2", "e"}, {"O1.KR1.A2", "d"},
		{"O2.KR1", "g"}, {"O1/KR1", "b"}, {"2026 Q4/O2", "f"},
		{"O3", NULL}, {"O1.A1", NULL}, {"KR1", NULL}, {"", NULL},
		{"O1.", NULL}, {"O1.KR1.A1.A1", NULL}, {"B1", NULL},
		{"2026-Q4/O2", "f"}, {"2026Q4/o1.kr2", "e"}, {" O1 ", "a"},
		{"current/O1", "a"}, {"当前/O1.KR2", "e"},
		{"2026-10-05/O2/KR1", "g"}, {"2026年第四季度/O1", "a"},
		{"2027/O1", NULL}, {"2026 Q4/O9", NULL}, {"all/O1", NULL}};
	const struct node *node;
	struct sample sample;
	char ref[REF_SIZE], uid[UID_TEXT_SIZE];
	size_t i;

	(void)state;
	set_up(&sample, "O(K(A A) K) O(K)");
	for (i = 0; i < COUNT(cases); i++) {
		struct err err = {0};

		node = query_ref(
			&sample.plan, sample.cycle, cases[i].text, TODAY, &err);
		if (!node != !cases[i].title)
			fail_msg("%s: %s", cases[i].text, err.text);
		if (node)
			assert_string_equal(node->title, cases[i].title);
	}
	node = plan_node(&sample.plan, find(&sample, "d"));
	assert_string_equal(node_ref(&sample.plan, node, ref), "O1.KR1.A2");
	uid_text(node->uid, uid);
	assert_ptr_equal(query_ref(&sample.plan, 0, uid, TODAY, NULL), node);
	uid[8] = '\0';
	assert_ptr_equal(query_ref(&sample.plan, 0, uid, TODAY, NULL), node);
	tear_down(&sample);
}

/* One reader for what stands for a cycle, whatever the door. */
static void
test_cycle_names(void **state)
{
	static const struct {
		const char *text, *name, *says; /* one of the two */
	} cases[] = {
		{"2026 Q4", "2026 Q4", NULL},
		{"2026 q4", "2026 Q4", NULL},
		{"２０２６Ｑ４", "2026 Q4", NULL},
		{" 2026 Q4 ", "2026 Q4", NULL},
		{"2026-Q4", "2026 Q4", NULL},
		{"2026年第四季度", "2026 Q4", NULL},
		{"2026-10-01..2026-12-31", "2026 Q4", NULL},
		{"2026-12-24", "2026 Q4", NULL},
		{"today", "2026 Q4", NULL},
		{"current", "2026 Q4", NULL},
		{"当前周期", "2026 Q4", NULL},
		{"Next", "Spring", NULL},
		{"下一个", "Spring", NULL},
		{"previous", NULL, "before the current"},
		{"春季冲刺", "春 季 冲刺", NULL},
		{"2026-11", "Team A", NULL},
		{"2027-Q1", NULL, "any of these: Spring, 春 季 冲刺"},
		{"2031", NULL, "there are: 2026 Q4"},
		{"all", NULL, "one cycle"},
		{"全部", NULL, "one cycle"},
		{"backlog", NULL, "one cycle"},
	};
	static const char *const refused[] = {
		"2026q4", "２０２６ Ｑ４", "spring", ""};
	static const char *const reserved[] = {
		"current", "Next", "上一个", "ALL", "清单", " 全 部 "};
	const struct span spring = {
		day_make(2027, 1, 1), day_make(2027, 3, 31)};
	const struct span month = {
		day_make(2026, 11, 1), day_make(2026, 11, 30)};
	struct sample sample;
	struct err err = {0};
	uint32_t id;
	size_t i;

	(void)state;
	set_up(&sample, "O");
	assert_true(edit_cycle_add(&sample.plan,
		&(struct new_cycle){"Spring", spring, 0}, &sample.change, &id,
		NULL));
	commit(&sample);
	assert_true(edit_cycle_add(&sample.plan,
		&(struct new_cycle){"春 季 冲刺", spring, 0}, &sample.change,
		&id, NULL));
	commit(&sample);
	assert_true(edit_cycle_add(&sample.plan,
		&(struct new_cycle){"Team A", month, 0}, &sample.change, &id,
		NULL));
	commit(&sample);
	for (i = 0; i < COUNT(cases); i++) {
		const struct cycle *cycle = query_cycle(&sample.plan,
			cases[i].text, day_make(2026, 12, 5), &err);

		if (!cycle != !cases[i].name ||
			(cycle && strcmp(cycle->name, cases[i].name) != 0) ||
			(!cycle && !strstr(err.text, cases[i].says)))
			fail_msg("%s: %s", cases[i].text,
				cycle ? cycle->name : err.text);
	}
	for (i = 0; i < COUNT(refused); i++)
		if (edit_cycle_add(&sample.plan,
			    &(struct new_cycle){refused[i], spring, 0},
			    &sample.change, &id, NULL))
			fail_msg("a cycle is named %s", refused[i]);
	for (i = 0; i < COUNT(reserved); i++)
		if (cycle_word(reserved[i]) == CYCLE_WORD_NONE)
			fail_msg("a cycle may be named %s", reserved[i]);
	tear_down(&sample);
}

static void
test_filters(void **state)
{
	static const struct {
		const char *filter;
		const char *titles; /* of what matches; NULL: refused */
	} cases[] = {{"", "abcdefg"}, {"kind:objective", "af"},
		{"-kind:action", "abefg"}, {"state:done", "c"},
		{"progress:>5", "cfg"}, {"#book", "e"}, {"@li", "b"},
		{"due:<2026-12-01", "g"}, {"due:2026-11-30", "g"},
		{"!state:done kind:action", "d"}, {"A", "a"},
		{"cycle:all", "abcdefg"}, {"cycle:nowhere", NULL},
		{"status:done", "c"}, {"status:wrong", NULL},
		{"due:someday", NULL}, {"progress:x", NULL},
		{"cycle:2026-Q4", "abcdefg"},
		{"cycle:2026 Q4 kind:action", "cd"},
		{"cycle:\"2026 Q4\"", "abcdefg"}, {"cycle:current a", "a"},
		{"cycle:next", NULL}, {"周期：全部 a", "a"},
		{"状态:已完成", "c"}, {"state:完成", "c"}, {"状态：done", "c"},
		{"status:有风险", ""}, {"status:完成", "c"},
		{"层级：关键结果 进度:>5", "g"}, {"kind:目标", "af"},
		{"owner:\"li\"", "b"}, {"负责人:li", "b"}, {"标签:book", "e"},
		{"priority:高", ""}, {"priority:nothing", NULL}};
	struct sample sample;
	size_t i;

	(void)state;
	set_up(&sample, "O(K(A A) K) O(K)");
	assert_true(edit_state(&sample.plan, find(&sample, "c"),
		(struct state_on){STATE_DONE, TODAY}, &sample.change, NULL));
	assert_true(edit_progress(
		&sample.plan, find(&sample, "g"), 80, &sample.change, NULL));
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_NODE, find(&sample, "e"), NODE_TAGS},
		value_text("go book"), &sample.change, NULL));
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_NODE, find(&sample, "b"), NODE_OWNER},
		value_text("Li"), &sample.change, NULL));
	assert_true(edit_field(&sample.plan,
		(struct target){RECORD_NODE, find(&sample, "g"), NODE_DUE},
		value_number(day_make(2026, 11, 30)), &sample.change, NULL));
	commit(&sample);
	for (i = 0; i < COUNT(cases); i++) {
		struct filter *filter =
			filter_new(&sample.plan, cases[i].filter, TODAY, NULL);
		const struct node *node = plan_node(&sample.plan,
			plan_cycle(&sample.plan, sample.cycle)->nodes.first);
		struct str titles = {0};

		if (!filter != !cases[i].titles)
			fail_msg("%s", cases[i].filter);
		for (; filter && node; node = plan_next(&sample.plan, node, 0))
			if (filter_match(filter, &sample.plan, node))
				str_add(&titles, node->title);
		if (filter)
			assert_string_equal(str_text(&titles), cases[i].titles);
		str_fini(&titles);
		filter_free(filter);
	}
	tear_down(&sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_room_is_made),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_what_goes_along),
		cmocka_unit_test(test_checkins),
		cmocka_unit_test(test_every_change_can_be_taken_back),
		cmocka_unit_test(test_damaged_rows_are_refused),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_cycle_names),
		cmocka_unit_test(test_filters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
