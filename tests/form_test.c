/* SPDX-License-Identifier: MIT */
/*
 * The form by itself: what is selected stays selected by what it is of, is seen
 * at every height, and what is being typed has room wherever its row goes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../src/tui/form.h"
#include "../src/tui/typing.h"
#include "model/plan.h"

/* Rows of the notes of nodes, with a heading before and a line between. */
static void
make(struct form *form, const uint32_t *ids, size_t count,
	const struct typing *typing)
{
	struct form_row row = {.kind = FORM_TYPED,
		.spot = {.record = RECORD_NODE, .field = NODE_NOTE}};
	size_t i;

	form_begin(form, 30, typing);
	lines_begin(&form->lines, 0);
	for (i = 0; i < count; i++) {
		row.spot.id = ids[i];
		form_row(form, &row);
		form_text(form, 8, "备注", ROLE_NORMAL,
			i % 2 ? "一段比较长的文字，一行放不下，要换到下一行去"
			      : "",
			"–");
		form_rest(form);
		lines_begin(&form->lines, 0);
	}
	form_end(form);
}

static uint32_t
selected(const struct form *form)
{
	const struct form_row *row = form_selected(form);

	return row ? row->spot.id : 0;
}

static void
the_same_stays_selected(void **state)
{
	static const uint32_t before[] = {1, 2, 3, 4},
			      moved[] = {4, 3, 9, 1, 2}, gone[] = {4, 9};
	struct form form = {0};

	(void)state;
	make(&form, before, 4, NULL);
	assert_int_equal(selected(&form), 1);
	assert_true(form_step(&form, 2));
	make(&form, moved, 5, NULL);
	assert_int_equal(selected(&form), 3);
	make(&form, gone, 2, NULL);
	assert_int_equal(selected(&form), 9);
	form_select(&form,
		&(struct spot){
			.record = RECORD_NODE, .field = NODE_NOTE, .id = 2});
	make(&form, before, 4, NULL);
	assert_int_equal(selected(&form), 2);
	make(&form, before, 0, NULL);
	assert_int_equal(selected(&form), 0);
	form_restart(&form);
	make(&form, before, 4, NULL);
	assert_int_equal(selected(&form), 1);
	form_fini(&form);
}

static void
steps_stop_at_the_ends(void **state)
{
	static const uint32_t ids[] = {1, 2, 3};
	struct form form = {0};

	(void)state;
	assert_false(form_step(&form, 1));
	make(&form, ids, 3, NULL);
	assert_false(form_step(&form, -1));
	assert_true(form_step(&form, 100));
	assert_int_equal(selected(&form), 3);
	assert_false(form_step(&form, 1));
	assert_true(form_step(&form, -100));
	assert_int_equal(selected(&form), 1);
	form_fini(&form);
}

static void
what_is_selected_is_seen(void **state)
{
	static const uint32_t ids[] = {1, 2, 3, 4, 5, 6, 7, 8};
	struct form form = {0};
	int height, i;

	(void)state;
	for (height = 1; height < 40; height++)
		for (i = 0; i < 24; i++) {
			const struct form_row *row;

			make(&form, ids, 8, NULL);
			form_step(&form, i < 10 ? 1 : -1);
			form_fit(&form, height);
			row = form_selected(&form);
			assert_true(row->first >= form.top);
			assert_true(row->first < form.top + (size_t)height);
			if (row->count <= (size_t)height)
				assert_true(row->first + row->count <=
					form.top + (size_t)height);
			assert_true(form.top == 0 ||
				form.top + (size_t)height <= form.lines.count);
		}
	form_fini(&form);
}

static void
what_is_typed_has_room(void **state)
{
	static const uint32_t ids[] = {1, 2, 3}, without[] = {1, 3};
	struct typing typing = {.active = true,
		.spot = {.record = RECORD_NODE, .field = NODE_NOTE, .id = 2}};
	struct form form = {0};
	const struct form_row *row;

	(void)state;
	typing_init(&typing);
	typing.entry.multiline = true;
	entry_set(&typing.entry, "一\n二\n三\n四\n五", 19);
	make(&form, ids, 3, &typing);
	form_step(&form, 1);
	row = form_selected(&form);
	assert_int_equal(row->typed_rows, 5);
	assert_int_equal(row->typed_column, 8);
	assert_int_equal(form.rows[0].typed_rows, 0);
	/* Its record was taken away meanwhile. */
	make(&form, without, 2, &typing);
	row = form_selected(&form);
	assert_int_equal(row->spot.id, 2);
	assert_int_equal(row->typed_rows, 5);
	typing.active = false;
	make(&form, without, 2, &typing);
	assert_int_equal(form.list.count, 2);
	form_fini(&form);
	typing_fini(&typing);
}

/* ---- spots */

static void
a_draft_has_a_name_of_its_own(void **state)
{
	static const struct spot spots[] = {
		{.record = RECORD_NODE, .field = NODE_NOTE, .id = 1},
		{.record = RECORD_NODE, .field = NODE_TITLE, .id = 1},
		{.record = RECORD_NODE, .field = NODE_NOTE, .id = 2},
		{.record = RECORD_WEEK, .field = WEEK_NOW, .on = 20000},
		{.record = RECORD_WEEK, .field = WEEK_NOW, .on = 20007},
		{.record = RECORD_WEEK, .field = WEEK_WINS, .on = 20000},
		{.record = RECORD_CHECKIN,
			.field = CHECKIN_NOTE,
			.of = 1,
			.on = 20000},
		{.record = RECORD_CHECKIN,
			.field = CHECKIN_NOTE,
			.of = 2,
			.on = 20000},
		{.record = RECORD_SECTION,
			.field = SECTION_TEXT,
			.of = 1,
			.name = "结果"},
		{.record = RECORD_SECTION,
			.field = SECTION_TEXT,
			.of = 1,
			.name = "展望"},
	};
	size_t count = sizeof spots / sizeof *spots, i, j;
	struct change change = {0};
	struct plan plan;
	uint32_t id;

	(void)state;
	plan_init(&plan);
	for (i = 0; i < 2; i++) {
		assert_true(edit_add(&plan,
			&(struct new_node){(struct place){0}, 0, "目标"},
			&change, &id, NULL));
		change_apply(&plan, &change);
		change_fini(&change);
	}
	for (i = 0; i < count; i++)
		for (j = 0; j < count; j++) {
			struct str a = {0}, b = {0};

			spot_draft(&plan, &spots[i], &a);
			spot_draft(&plan, &spots[j], &b);
			assert_int_equal(
				strcmp(str_text(&a), str_text(&b)) == 0,
				i == j);
			assert_int_equal(
				spot_same(&spots[i], &spots[j]), i == j);
			str_fini(&a);
			str_fini(&b);
		}
	plan_fini(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_stays_selected),
		cmocka_unit_test(steps_stop_at_the_ends),
		cmocka_unit_test(what_is_selected_is_seen),
		cmocka_unit_test(what_is_typed_has_room),
		cmocka_unit_test(a_draft_has_a_name_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
