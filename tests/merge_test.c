/* SPDX-License-Identifier: MIT */
/*
 * Bringing plans together, with plans at random: what replaces a plan makes it
 * what the file says, and what two people did to one plan comes together with
 * nothing lost, on both sides the same. SEED= begins elsewhere, RUNS= is how
 * often.
 */
#include "format_case.h"
#include "model/edit.h"
#include "model/merge.h"
#include "model/shared.h"
#include "random_plan.h"

struct side {
	struct plan plan;
	struct change change;
};

static uint64_t
number_of(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : usual;
}

static void
side_read(struct side *side, const char *text)
{
	struct str reports = {0};
	struct err err = {0};

	memset(side, 0, sizeof *side);
	if (!case_read("yaml", text, strlen(text), &side->plan, &reports, &err))
		fail_msg("%s\n%s", str_text(&reports), text);
	str_fini(&reports);
}

static void
side_fini(struct side *side)
{
	change_fini(&side->change);
	plan_fini(&side->plan);
}

static char *
side_text(const struct side *side)
{
	size_t length;

	return case_write("yaml", &side->plan, &length);
}

static void
side_commit(struct side *side)
{
	change_apply(&side->plan, &side->change);
	change_clear(&side->change);
}

static char *
random_text_of(uint64_t seed)
{
	struct plan plan;
	size_t length;
	char *text;

	plan_init(&plan);
	random_plan(&plan, seed);
	text = case_write("yaml", &plan, &length);
	plan_fini(&plan);
	return text;
}

/* Fails with the first line that differs. */
static void
check_same(const char *a, const char *b, uint64_t seed)
{
	size_t at = 0, line = 0;

	if (strcmp(a, b) == 0)
		return;
	for (; a[at] && a[at] == b[at]; at++)
		if (a[at] == '\n')
			line = at + 1;
	fail_msg("seed %d:\n-%.*s\n+%.*s", (int)seed,
		(int)strcspn(a + line, "\n"), a + line,
		(int)strcspn(b + line, "\n"), b + line);
}

/* ---- what replaces */

static void
check_replace(const char *before, const char *after, uint64_t seed)
{
	struct merge_options options = {0};
	struct change back = {0};
	struct side plan, from;
	struct err err = {0};
	char *text;

	side_read(&plan, before);
	side_read(&from, after);
	options.base = &plan.plan;
	if (!merge_plans(&plan.plan, &from.plan, &options, &plan.change, &err))
		fail_msg("seed %d: %s", (int)seed, err.text);
	change_inverse(&plan.change, &back);
	change_apply(&plan.plan, &plan.change);
	text = side_text(&plan);
	check_same(text, after, seed);
	free(text);
	change_apply(&plan.plan, &back);
	text = side_text(&plan);
	check_same(text, before, seed);
	free(text);
	change_fini(&back);
	side_fini(&plan);
	side_fini(&from);
}

static void
test_replace(void **state)
{
	uint64_t seed = number_of("SEED", 1), end = seed;
	char *before, *after;

	(void)state;
	for (end += number_of("RUNS", 300); seed < end; seed++) {
		before = random_text_of(seed);
		after = random_text_of(seed + 100000);
		check_replace(before, after, seed);
		check_replace(before, before, seed);
		free(before);
		free(after);
	}
}

/* ---- what joins */

/* A record of the kind at random; 0 when there is none. */
static uint32_t
any_record(struct random *random, const struct plan *plan, enum record record)
{
	uint32_t limit = plan->tables[record].limit, id, tries;

	for (tries = 0; limit > 1 && tries < 2 * limit; tries++) {
		id = 1 + random_next(random, limit - 1);
		if (plan_record(plan, record, id))
			return id;
	}
	return 0;
}

static bool
is_said(enum record record, size_t field)
{
	const struct field *at = &record_types[record].fields[field];

	return at->type != FIELD_ID && at->type != FIELD_POSITION &&
		strcmp(at->name, "uid") != 0 &&
		strcmp(at->name, "level") != 0 &&
		strcmp(at->name, "name") != 0 &&
		!(record == RECORD_PRIORITY && field == WEEKLY_TITLE) &&
		!(record != RECORD_NODE && at->type == FIELD_DAY);
}

static void
random_field(struct random *random, struct side *side)
{
	enum record record = random_next(random, RECORD_COUNT);
	uint32_t id = record == RECORD_PLAN
		? 1
		: any_record(random, &side->plan, record);
	size_t field =
		random_next(random, (uint32_t)record_types[record].field_count);
	struct str text = {0};

	if (id && is_said(record, field))
		change_set(&side->change, &side->plan, record, id, (int)field,
			random_next(random, 5) ||
					record_types[record]
						.fields[field]
						.filled ||
					(record == RECORD_NODE &&
						field == NODE_TITLE) ||
					record == RECORD_READING
				? random_value(random,
					  &record_types[record].fields[field],
					  &text)
				: value_none());
	str_fini(&text);
}

static void
random_add(struct random *random, struct side *side)
{
	const struct node *node = plan_node(
		&side->plan, any_record(random, &side->plan, RECORD_NODE));
	struct str title = {0};
	struct place place = {0};
	uint32_t id;

	if (node && random_next(random, 3) && node->level < LEVEL_ACTION)
		place = place_below(node);
	else if (node)
		place = place_after(&side->plan, node);
	random_line(random, &title);
	str_addf(&title, " %u", random_next(random, 1000000));
	edit_add(&side->plan, &(struct new_node){place, 0, title.data},
		&side->change, &id, NULL);
	str_fini(&title);
}

static void
random_checkin(struct random *random, struct side *side)
{
	uint32_t node = any_record(random, &side->plan, RECORD_NODE);
	int32_t on = 19500 + (int32_t)random_next(random, 6);
	const struct checkin *at = NULL;
	uint32_t id;

	if (!node)
		return;
	at = plan_checkin(&side->plan,
		node_detail(plan_node(&side->plan, node))->checkins.first);
	while (at && at->on != on)
		at = plan_checkin(&side->plan, at->base.next);
	if (at)
		return;
	id = change_create(&side->change, &side->plan, RECORD_CHECKIN);
	change_put(&side->change, RECORD_CHECKIN, id, CHECKIN_NODE,
		value_number(node));
	change_put(&side->change, RECORD_CHECKIN, id, CHECKIN_ON,
		value_number(on));
	change_put(&side->change, RECORD_CHECKIN, id, CHECKIN_PROGRESS,
		value_number(random_next(random, 101)));
}

static void
random_move(struct random *random, struct side *side)
{
	uint32_t id = any_record(random, &side->plan, RECORD_NODE);
	const struct node *to = plan_node(
		&side->plan, any_record(random, &side->plan, RECORD_NODE));
	struct place place;

	if (!id || !to)
		return;
	place = random_next(random, 2) ? place_below(to)
				       : place_after(&side->plan, to);
	edit_move(&side->plan, id, place, &side->change, NULL);
}

static void
random_remove(struct random *random, struct side *side)
{
	uint32_t id = any_record(random, &side->plan, RECORD_NODE);

	if (id)
		edit_remove(&side->plan, id, &side->change, NULL);
}

/* What a person does, once. */
static void
random_edit(struct random *random, struct side *side)
{
	switch (random_next(random, 10)) {
	case 0:
		random_add(random, side);
		break;
	case 1:
		random_checkin(random, side);
		break;
	case 2:
		random_move(random, side);
		break;
	case 3:
		random_remove(random, side);
		break;
	default:
		random_field(random, side);
		break;
	}
	side_commit(side);
}

/* Every conflict that was told, as text. */
static void
note_conflict(void *context, const struct merge_conflict *conflict)
{
	struct str *out = context;

	str_addf(out, "%d %s %d ", conflict->what,
		record_types[conflict->record].name, conflict->field);
	if (conflict->ours.type == VALUE_TEXT)
		str_add(out, conflict->ours.text);
	else if (conflict->ours.type == VALUE_NUMBER)
		str_addf(out, "%lld", (long long)conflict->ours.number);
	str_add_char(out, '\n');
}

/* Merges what `from` says into the side, both going on from `base`. */
static void
join(struct side *side, const char *from, const char *base,
	struct str *conflicts)
{
	struct merge_options options = {
		.conflict = note_conflict, .context = conflicts};
	struct side file, before;
	struct err err = {0};

	side_read(&file, from);
	side_read(&before, base);
	options.base = &before.plan;
	assert_true(merge_plans(
		&side->plan, &file.plan, &options, &side->change, &err));
	side_commit(side);
	side_fini(&file);
	side_fini(&before);
}

/* Whether the value of a field that the side altered is in the plan, or was
 * told. */
static bool
is_kept(const struct side *merged, const struct str *conflicts,
	enum record record, struct value value)
{
	const struct record_type *type = &record_types[record];
	char number[32];
	struct value at;
	uint32_t id;
	size_t i;

	for (id = 1; id < merged->plan.tables[record].limit; id++)
		for (i = 0; plan_record(&merged->plan, record, id) &&
			i < type->field_count;
			i++) {
			at = plan_value(
				&merged->plan, record, id, &type->fields[i]);
			if (value_equal(at, value) ||
				(at.type == VALUE_TEXT &&
					value.type == VALUE_TEXT &&
					strstr(at.text, value.text)))
				return true;
		}
	if (value.type == VALUE_TEXT)
		return strstr(str_text(conflicts), value.text) != NULL;
	snprintf(number, sizeof number, " %lld\n", (long long)value.number);
	return strstr(str_text(conflicts), number) != NULL;
}

/* Every value that a side gave a node which both have. */
static void
check_kept(const struct side *base, const struct side *side,
	const struct side *merged, const struct str *conflicts)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	const struct node *node, *before;
	struct value value;
	uint32_t id;
	size_t i;

	for (id = 1; id < side->plan.tables[RECORD_NODE].limit; id++) {
		node = plan_node(&side->plan, id);
		before = node ? plan_node_by_uid(&base->plan, node->uid) : NULL;
		for (i = 0; node && i < type->field_count; i++) {
			value = record_value(
				RECORD_NODE, node, &type->fields[i]);
			if (!is_said(RECORD_NODE, i) ||
				type->fields[i].type == FIELD_TAGS ||
				type->fields[i].type == FIELD_OWNERS ||
				type->fields[i].type == FIELD_LINKS ||
				value.type == VALUE_NONE ||
				(before &&
					value_equal(value,
						record_value(RECORD_NODE,
							before,
							&type->fields[i]))))
				continue;
			if (!is_kept(merged, conflicts, RECORD_NODE, value))
				fail_msg("node %u lost its %s", id,
					type->fields[i].name);
		}
	}
}

/* One syncs, then the other, then the one again. */
static void
check_join(uint64_t seed)
{
	struct random random = {seed * UINT64_C(0x9E3779B97F4A7C15) + 7};
	struct str conflicts = {0};
	struct side base, one, other, was;
	char *text = random_text_of(seed), *first, *file, *here, *there;
	uint32_t edits;

	side_read(&base, text);
	side_read(&one, text);
	side_read(&other, text);
	for (edits = 1 + random_next(&random, 6); edits--;)
		random_edit(&random, &one);
	for (edits = 1 + random_next(&random, 6); edits--;)
		random_edit(&random, &other);
	first = side_text(&one);
	side_read(&was, text = (free(text), side_text(&base)));
	file = side_text(&other);
	join(&other, first, text, &conflicts);
	here = side_text(&other);
	check_kept(&base, &one, &other, &conflicts);
	side_fini(&was);
	side_read(&was, file);
	check_kept(&base, &was, &other, &conflicts);
	str_clear(&conflicts);
	join(&one, here, first, &conflicts);
	there = side_text(&one);
	check_same(here, there, seed);
	if (conflicts.length)
		print_message("seed %d: %s\n", (int)seed, conflicts.data);
	assert_int_equal(conflicts.length, 0);
	/* And again: nothing more. */
	join(&one, here, here, &conflicts);
	free(there);
	there = side_text(&one);
	check_same(here, there, seed);
	free(text);
	free(first);
	free(file);
	free(here);
	free(there);
	str_fini(&conflicts);
	side_fini(&base);
	side_fini(&one);
	side_fini(&other);
	side_fini(&was);
}

static void
test_join(void **state)
{
	uint64_t seed = number_of("SEED", 1), end = seed;

	(void)state;
	for (end += number_of("RUNS", 300); seed < end; seed++)
		check_join(seed);
}

/* ---- what is private */

#define SECRET "机密九八七"

/* Nodes at random are private: their texts say so, and their tag. */
static void
make_private(struct random *random, struct side *side)
{
	static const int texts[] = {NODE_TITLE, NODE_NOTE, NODE_OWNER,
		NODE_REFLECTION, NODE_REASON};
	const struct node *node, *other;
	uint32_t id, tied;
	size_t i;

	for (id = 1; id < side->plan.tables[RECORD_NODE].limit; id++) {
		node = plan_node(&side->plan, id);
		if (!node || random_next(random, 4))
			continue;
		for (; node; node = plan_next(&side->plan, node, id)) {
			for (i = 0; i < COUNT(texts); i++)
				change_set(&side->change, &side->plan,
					RECORD_NODE, node->id, texts[i],
					value_text(SECRET));
			change_set(&side->change, &side->plan, RECORD_NODE,
				node->id, NODE_TAGS, value_text("private"));
			if (!node->children.first && node->id == id)
				break;
		}
		/* Something else names it. */
		other = plan_node(&side->plan,
			any_record(random, &side->plan, RECORD_NODE));
		change_set(&side->change, &side->plan, RECORD_NODE, other->id,
			NODE_CARRIED_FROM,
			value_number((int64_t)plan_node(&side->plan, id)->uid));
		tied = any_record(random, &side->plan, RECORD_PRIORITY);
		if (tied)
			change_set(&side->change, &side->plan, RECORD_PRIORITY,
				tied, WEEKLY_NODE,
				value_number((int64_t)plan_node(&side->plan, id)
						     ->uid));
	}
	side_commit(side);
}

static bool
is_private(const struct plan *plan, const struct node *node)
{
	for (; node; node = plan_node(plan, node->parent))
		if (strcmp(node->title, SECRET) == 0)
			return true;
	return false;
}

/* Nothing of it is in what others get, nor is it touched by what they send. */
static void
check_private(uint64_t seed)
{
	struct random random = {seed * UINT64_C(0x9E3779B97F4A7C15) + 3};
	char *text = random_text_of(seed), uid[UID_TEXT_SIZE], *shown;
	struct filter *filter;
	struct side side, shared;
	struct err err = {0};
	size_t length;
	uint32_t id;

	side_read(&side, text);
	make_private(&random, &side);
	filter = filter_new(&side.plan, "-#private", 0, &err);
	assert_non_null(filter);
	memset(&shared, 0, sizeof shared);
	plan_init(&shared.plan);
	plan_shared(&side.plan, filter, &shared.plan);
	shown = case_write("yaml", &shared.plan, &length);
	if (strstr(shown, SECRET))
		fail_msg("seed %d: a private text is shown", (int)seed);
	for (id = 1; id < side.plan.tables[RECORD_NODE].limit; id++) {
		const struct node *node = plan_node(&side.plan, id);

		if (node && is_private(&side.plan, node) &&
			strstr(shown, uid_text(node->uid, uid)))
			fail_msg("seed %d: a private id is shown", (int)seed);
		if (node && !is_private(&side.plan, node) &&
			!strstr(shown, uid_text(node->uid, uid)))
			fail_msg("seed %d: one is missing", (int)seed);
	}
	/* What comes of the file has nothing of it, whatever it had before. */
	side_fini(&shared);
	side_read(&shared, text);
	{
		struct side now = {0};

		plan_init(&now.plan);
		plan_shared(&side.plan, filter, &now.plan);
		plan_withdraw(&shared.plan, &side.plan, &now.plan);
		for (id = 1; id < shared.plan.tables[RECORD_NODE].limit; id++) {
			const struct node *node = plan_node(&shared.plan, id);

			node = node ? plan_node_by_uid(&side.plan, node->uid)
				    : NULL;
			if (node && is_private(&side.plan, node))
				fail_msg("seed %d: it came back", (int)seed);
		}
		side_fini(&now);
	}
	filter_free(filter);
	side_fini(&side);
	side_fini(&shared);
	free(shown);
	free(text);
}

static void
test_private(void **state)
{
	uint64_t seed = number_of("SEED", 1), end = seed;

	(void)state;
	for (end += number_of("RUNS", 300); seed < end; seed++)
		check_private(seed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replace),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_private),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
