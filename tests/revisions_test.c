/* SPDX-License-Identifier: MIT */
/* How often a title was changed: counted from a long journal in pieces, and as it
 * should be after undo, redo and what another program does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/session.h"
#include "model/edit.h"

#define MANY 1101 /* more than is read at once */

static void
open_plan(struct session *session, const char *path)
{
	struct session_options options = {
		.path = path, .today = 20778, .create = true};
	struct err err = {0};

	if (!session_open(session, &options, &err))
		fail_msg("%s", err.text);
}

static void
set_title(struct session *session, uint32_t node, int number)
{
	struct change change = {0};
	struct err err = {0};
	char title[32];

	snprintf(title, sizeof title, "目标\t第 %d 版", number);
	if (!edit_title(&session->plan, node, title, &change, &err) ||
		!session_do(session, &change, &err))
		fail_msg("%s", err.text);
	change_fini(&change);
}

static int
counted(struct session *session, uint32_t node, int *pieces)
{
	*pieces = 1;
	while (session_count_revisions(session))
		++*pieces;
	return session_revisions(session, node);
}

static void
test_revisions(void **state)
{
	/* In memory where there is such a place: a thousand changes are synced. */
	char in_memory[] = "/dev/shm/tenths-revisions-XXXXXX";
	char on_disk[] = "/tmp/tenths-revisions-XXXXXX";
	char path[64], command[64], *folder = mkdtemp(in_memory);
	struct session session, other;
	struct change change = {0};
	struct err err = {0};
	uint32_t node = 0, idle = 0;
	bool changed;
	int i, pieces;

	(void)state;
	if (!folder)
		folder = mkdtemp(on_disk);
	assert_non_null(folder);
	snprintf(path, sizeof path, "%s/plan.db", folder);
	open_plan(&session, path);
	assert_true(edit_add(&session.plan,
		&(struct new_node){(struct place){0}, LEVEL_OBJECTIVE, "目标"},
		&change, &node, &err));
	assert_true(session_do(&session, &change, &err));
	change_clear(&change);
	assert_true(edit_add(&session.plan,
		&(struct new_node){(struct place){0}, LEVEL_OBJECTIVE, "别的"},
		&change, &idle, &err));
	assert_true(session_do(&session, &change, &err));
	change_fini(&change);
	assert_int_equal(counted(&session, node, &pieces), 0);
	for (i = 0; i < MANY; i++)
		set_title(&session, node, i);
	assert_int_equal(counted(&session, node, &pieces), MANY);
	assert_true(pieces > 2);
	assert_int_equal(session_revisions(&session, idle), 0);

	assert_true(session_undo(&session, NULL, &err));
	assert_true(session_undo(&session, NULL, &err));
	assert_int_equal(counted(&session, node, &pieces), MANY - 2);
	assert_true(session_redo(&session, NULL, &err));
	assert_int_equal(counted(&session, node, &pieces), MANY - 1);

	open_plan(&other, path);
	set_title(&other, node, MANY);
	assert_true(session_undo(&other, NULL, &err));
	set_title(&other, idle, 1);
	assert_true(session_refresh(&session, &changed, &err));
	assert_true(changed);
	assert_int_equal(counted(&session, node, &pieces), MANY - 1);
	assert_int_equal(counted(&session, idle, &pieces), 1);
	session_close(&other);
	session_close(&session);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	assert_int_equal(system(command), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_revisions)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
