/* SPDX-License-Identifier: MIT */
/* What is typed is kept by plan and by field, and comes back byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "app/drafts.h"
#include "base/fs.h"

/* An empty home for each test, which is the current folder meanwhile. */
static int
enter_home(void **state)
{
	char name[] = "/tmp/drafts_test.XXXXXX";

	if (!mkdtemp(name) || chdir(name) != 0)
		return -1;
	setenv("XDG_STATE_HOME", name, 1);
	setenv("TMPDIR", name, 1);
	*state = strdup(name);
	return 0;
}

static int
leave_home(void **state)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
	free(*state);
	return chdir("/") == 0 ? system(command) : -1;
}

static void
check_kept(const struct drafts *drafts, const char *name, const char *text)
{
	struct str out = {0};

	assert_true(drafts_read(drafts, name, &out) == (text != NULL));
	assert_string_equal(str_text(&out), text ? text : "");
	str_fini(&out);
}

static void
each_field_has_its_own(void **state)
{
	static const char *const names[] = {"node-7f.title", "node-7f.note",
		"node-80.title", "section-1.结果", "section-1.展望",
		"../../escape", "a/b", "a_b", ".", "..", ""};
	struct drafts *drafts = drafts_new("a.db", 1);
	char text[32];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(text, sizeof text, "写到一半 %zu\n", i);
		assert_true(drafts_keep(drafts, names[i], text, NULL));
	}
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(text, sizeof text, "写到一半 %zu\n", i);
		check_kept(drafts, names[i], text);
		drafts_drop(drafts, names[i]);
		check_kept(drafts, names[i], NULL);
	}
	drafts_free(drafts);
}

static void
long_names_are_told_apart(void **state)
{
	char one[600], other[600];
	struct drafts *drafts = drafts_new("a.db", 1);

	(void)state;
	memset(one, 'x', sizeof one);
	one[sizeof one - 1] = '\0';
	memcpy(other, one, sizeof one);
	other[sizeof other - 2] = 'y';
	assert_true(drafts_keep(drafts, one, "一", NULL));
	check_kept(drafts, other, NULL);
	check_kept(drafts, one, "一");
	drafts_free(drafts);
}

static void
each_plan_has_its_own(void **state)
{
	struct drafts *a = drafts_new("a.db", 1), *b = drafts_new("b.db", 1);
	struct drafts *replaced = drafts_new("a.db", 2);
	struct drafts *again;

	(void)state;
	assert_true(drafts_keep(a, "title", "甲", NULL));
	check_kept(b, "title", NULL);
	check_kept(replaced, "title", NULL);
	drafts_free(a);
	drafts_free(b);
	drafts_free(replaced);
	again = drafts_new("./a.db", 1);
	check_kept(again, "title", NULL); /* there is no file to resolve yet */
	drafts_free(again);
	fclose(fopen("a.db", "w"));
	a = drafts_new("a.db", 1);
	again = drafts_new("./a.db", 1);
	assert_true(drafts_keep(a, "title", "甲", NULL));
	check_kept(again, "title", "甲");
	drafts_free(a);
	drafts_free(again);
}

static void
an_empty_text_is_none(void **state)
{
	struct drafts *drafts = drafts_new("a.db", 1);
	char *file = drafts_file(drafts, "note");

	(void)state;
	assert_true(drafts_keep(drafts, "note", "some", NULL));
	assert_true(fs_exists(file));
	assert_true(drafts_keep(drafts, "note", "", NULL));
	assert_false(fs_exists(file));
	free(file);
	drafts_free(drafts);
}

static void
without_a_state_folder_there_is_another_place(void **state)
{
	struct err err = {0};
	struct drafts *drafts;

	setenv("XDG_STATE_HOME", "/dev/null/nowhere", 1);
	drafts = drafts_new("a.db", 1);
	assert_true(drafts_keep(drafts, "note", "留下来", &err));
	assert_int_equal(err.code, ERR_NONE);
	check_kept(drafts, "note", "留下来");
	drafts_free(drafts);
	setenv("TMPDIR", "/dev/null/nowhere", 1);
	drafts = drafts_new("a.db", 1);
	assert_false(drafts_keep(drafts, "note", "留下来", &err));
	assert_string_not_equal(err.text, "");
	drafts_free(drafts);
	(void)state;
}

/* A file beside the draft. */
static char *
beside(const char *draft, const char *before, const char *behind)
{
	const char *name = strrchr(draft, '/') + 1;
	struct str file = {0};

	str_add_bytes(&file, draft, (size_t)(name - draft));
	str_addf(&file, "%s%s%s", before, name, behind);
	fclose(fopen(str_text(&file), "w"));
	return str_take(&file);
}

static void
what_an_editor_leaves_goes_with_the_draft(void **state)
{
	struct drafts *drafts = drafts_new("a.db", 1);
	char *file = drafts_file(drafts, "note"), *folder = fs_folder(file);
	char *litter[3];
	size_t i;

	(void)state;
	assert_true(drafts_keep(drafts, "note", "some", NULL));
	assert_true(drafts_keep(drafts, "title", "some", NULL));
	litter[0] = beside(file, "", "~");
	litter[1] = beside(file, ".", ".swp");
	litter[2] = fs_join(folder, "4913");
	fclose(fopen(litter[2], "w"));
	drafts_drop(drafts, "note");
	assert_false(fs_exists(litter[0]));
	assert_false(fs_exists(litter[1]));
	check_kept(drafts, "title", "some");
	drafts_drop(drafts, "title");
	assert_false(fs_exists(folder));
	for (i = 0; i < 3; i++)
		free(litter[i]);
	free(folder);
	free(file);
	drafts_free(drafts);
}

static void
a_pipe_is_not_waited_for(void **state)
{
	struct drafts *drafts = drafts_new("a.db", 1);
	char *file = drafts_file(drafts, "note");

	(void)state;
	assert_true(drafts_keep(drafts, "note", "some", NULL));
	assert_int_equal(unlink(file), 0);
	assert_int_equal(mkfifo(file, 0600), 0);
	check_kept(drafts, "note", NULL);
	free(file);
	drafts_free(drafts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_home, leave_home)
		TEST(each_field_has_its_own),
		TEST(long_names_are_told_apart),
		TEST(each_plan_has_its_own),
		TEST(an_empty_text_is_none),
		TEST(without_a_state_folder_there_is_another_place),
		TEST(what_an_editor_leaves_goes_with_the_draft),
		TEST(a_pipe_is_not_waited_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
