/* SPDX-License-Identifier: MIT */
/* The file: what is refused, what survives, and that it says what memory
 * says. Each test works in a folder of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../src/store/schema.h"
#include "base/fs.h"
#include "base/str.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "store/store.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define TODAY 20778 /* 2026-11-21 */

struct place_for_files {
	char folder[64];
	char path[80];
};

static int
set_up(void **state)
{
	struct place_for_files *files = calloc(1, sizeof *files);

	strcpy(files->folder, "/tmp/tenths-store-XXXXXX");
	if (!mkdtemp(files->folder))
		return -1;
	snprintf(files->path, sizeof files->path, "%s/plan.db", files->folder);
	*state = files;
	return 0;
}

static int
tear_down(void **state)
{
	struct place_for_files *files = *state;
	char command[128];

	snprintf(command, sizeof command, "rm -rf '%s'", files->folder);
	free(files);
	return system(command);
}

static void
open_both(const char *path, struct store **store, struct plan *plan)
{
	struct err err = {0};

	*store = store_open(path, STORE_CREATE, NULL, &err);
	if (!*store)
		fail_msg("%s", err.text);
	plan_init(plan);
	if (!store_load(*store, plan, &err))
		fail_msg("%s", err.text);
}

static void
close_both(struct store *store, struct plan *plan)
{
	store_close(store);
	plan_fini(plan);
}

static void
commit(struct store *store, struct plan *plan, struct change *change)
{
	struct err err = {0};

	if (!store_commit(store, change, 1000, &err))
		fail_msg("%s", err.text);
	change_apply(plan, change);
	change_clear(change);
}

/* Every record and field of a plan as text. */
static char *
dump(const struct plan *plan)
{
	struct str out = {0};
	enum record kind;
	struct value value;
	uint32_t id;
	size_t i;

	for (kind = 0; kind < RECORD_COUNT; kind++)
		for (id = 1; id < (kind ? plan->tables[kind].limit : 2); id++) {
			if (!plan_record(plan, kind, id))
				continue;
			str_addf(&out, "\n%s %u", record_types[kind].name, id);
			for (i = 0; i < record_types[kind].field_count; i++) {
				value = plan_value(plan, kind, id,
					&record_types[kind].fields[i]);
				if (value.type == VALUE_NUMBER)
					str_addf(&out, " %zu=%lld", i,
						(long long)value.number);
				else if (value.type == VALUE_TEXT)
					str_addf(
						&out, " %zu=%s", i, value.text);
			}
		}
	return str_take(&out);
}

static void
count_one(void *context, const char *what)
{
	(void)what;
	++*(int *)context;
}

static void
note_found(void *context, const char *what)
{
	str_add(context, what);
	str_add_char(context, '\n');
}

/* How many problems there are with the file; -1 when it cannot be looked at. */
static int
count_found(const char *path)
{
	struct store *store = store_open(path, 0, NULL, NULL);
	int found = 0;

	if (!store)
		return -1;
	if (!store_check(store, count_one, &found, NULL))
		found = -1;
	store_close(store);
	return found;
}

/* A random value that the file's own rules allow for the field. */
static struct value
random_value(const struct field *field)
{
	static const char *const texts[] = {
		"中文，标题", "a\tb\nc\\d", "'\"", "e\xCC\x81"};
	int words = 0;

	switch (field_kept(field)) {
	case KEPT_TEXT:
		return value_text(texts[(size_t)rand() % COUNT(texts)]);
	case KEPT_WORD:
		while (field->words[words])
			words++;
		return value_number(1 + rand() % (words - 1));
	case KEPT_TENTHS:
		return value_number(rand() % 101);
	case KEPT_SMALL:
		return value_number(1 + rand() % 5);
	case KEPT_UID:
		return value_number((int64_t)uid_new());
	default:
		return value_number(rand() % 10000);
	}
}

/* Makes one record of each kind with every field that is not a link. */
static void
fill(const struct plan *plan, struct change *change)
{
	uint32_t ids[RECORD_COUNT] = {0};
	const struct field *field;
	enum record kind;
	struct value value;
	size_t i;

	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++) {
		ids[kind] = change_create(change, plan, kind);
		for (i = 0; i < record_types[kind].field_count; i++) {
			field = &record_types[kind].fields[i];
			value = random_value(field);
			if (field->type == FIELD_ID)
				value = ids[field->target] &&
						field->target != kind
					? value_number(ids[field->target])
					: value_none();
			if (kind == RECORD_CYCLE && i == CYCLE_ENDS)
				value = value_number(20000);
			change_put(change, kind, ids[kind], (int)i, value);
		}
	}
	change_set(change, plan, RECORD_PLAN, 1, PLAN_TITLE,
		value_text("我的 OKR"));
	change_set(change, plan, RECORD_PLAN, 1, PLAN_WEEKDAY, value_number(5));
	change_label(change, "fill");
}

static void
test_everything_comes_back(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct store *store;
	struct plan plan;
	char *before, *after;
	struct stat info;
	int i;

	srand(11);
	open_both(files->path, &store, &plan);
	for (i = 0; i < 20; i++) {
		fill(&plan, &change);
		commit(store, &plan, &change);
	}
	before = dump(&plan);
	close_both(store, &plan);
	open_both(files->path, &store, &plan);
	after = dump(&plan);
	assert_string_equal(before, after);
	close_both(store, &plan);
	assert_int_equal(count_found(files->path), 0);
	assert_int_equal(stat(files->path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(before);
	free(after);
}

static void
take_back(struct store *store, struct plan *plan, bool redo)
{
	struct journal_row row = {0};
	struct change change, inverse = {0};
	struct str edits = {0};
	struct err err = {0};

	assert_true(redo ? store_redoable(store, &row, &err)
			 : store_undoable(store, &row, &err));
	assert_true(change_decode(redo ? NULL : plan, row.edits,
		strlen(row.edits), &change, &err));
	if (!redo) {
		change_inverse(&change, &inverse);
		change_encode_whole(&change, &edits);
		free(row.edits);
		row.edits = str_take(&edits);
	}
	if (!store_commit_undo(store, &row, redo ? &change : &inverse, &err))
		fail_msg("%s", err.text);
	change_apply(plan, redo ? &change : &inverse);
	change_fini(&inverse);
	change_fini(&change);
	journal_row_fini(&row);
}

/* Undo and redo, the file closed and opened in between. */
static void
test_undo_survives_a_restart(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct journal_row row = {0};
	struct store *store;
	struct plan plan;
	char *dumps[9], *now;
	int i;

	srand(12);
	open_both(files->path, &store, &plan);
	dumps[0] = dump(&plan);
	for (i = 1; i < 9; i++) {
		if (i % 3 == 2) {
			uint32_t id = plan.tables[RECORD_NODE].limit - 1;

			assert_true(edit_title(&plan, id, "新标题", &change,
					    NULL) ||
				true);
			if (!change.count)
				fill(&plan, &change);
		} else {
			fill(&plan, &change);
		}
		commit(store, &plan, &change);
		dumps[i] = dump(&plan);
	}
	for (i = 7; i >= 0; i--) {
		take_back(store, &plan, false);
		close_both(store, &plan);
		open_both(files->path, &store, &plan);
		now = dump(&plan);
		assert_string_equal(now, dumps[i]);
		free(now);
	}
	assert_false(store_undoable(store, &row, NULL));
	for (i = 1; i < 9; i++) {
		take_back(store, &plan, true);
		close_both(store, &plan);
		open_both(files->path, &store, &plan);
		now = dump(&plan);
		assert_string_equal(now, dumps[i]);
		free(now);
	}
	/* A new change after an undo: nothing to redo any more. */
	take_back(store, &plan, false);
	fill(&plan, &change);
	commit(store, &plan, &change);
	assert_false(store_redoable(store, &row, NULL));
	close_both(store, &plan);
	assert_int_equal(count_found(files->path), 0);
	for (i = 0; i < 9; i++)
		free(dumps[i]);
}

/* An id is never used again, not even after an undo. */
static void
test_ids_are_not_used_again(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct store *store;
	struct plan plan;
	uint32_t limit;

	srand(13);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	limit = plan.tables[RECORD_NODE].limit;
	take_back(store, &plan, false);
	close_both(store, &plan);
	open_both(files->path, &store, &plan);
	assert_int_equal(plan.tables[RECORD_NODE].limit, limit);
	assert_int_equal(plan.tables[RECORD_NODE].count, 0);
	close_both(store, &plan);
}

static void
test_a_second_program(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0}, theirs = {0};
	struct store *store, *other;
	struct plan plan, other_plan;
	struct err err = {0};
	uint32_t node;

	srand(14);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	node = plan.tables[RECORD_NODE].limit - 1;
	open_both(files->path, &other, &other_plan);
	assert_false(store_changed(store));
	/* Another field of the same node: both get in. */
	change_set(&theirs, &other_plan, RECORD_NODE, node, NODE_OWNER,
		value_text("李"));
	commit(other, &other_plan, &theirs);
	assert_true(store_changed(store));
	change_set(&change, &plan, RECORD_NODE, node, NODE_DUE,
		value_number(TODAY));
	commit(store, &plan, &change);
	assert_true(store_changed(store));
	/* The same field: the second is refused, and nothing of it is in. */
	change_set(&theirs, &other_plan, RECORD_NODE, node, NODE_TITLE,
		value_text("他们的"));
	commit(other, &other_plan, &theirs);
	change_set(
		&change, &plan, RECORD_NODE, node, NODE_UNIT, value_text("篇"));
	change_set(&change, &plan, RECORD_NODE, node, NODE_TITLE,
		value_text("我们的"));
	assert_false(store_commit(store, &change, 1, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	change_clear(&change);
	close_both(store, &plan);
	open_both(files->path, &store, &plan);
	assert_string_equal(plan_node(&plan, node)->title, "他们的");
	assert_string_not_equal(
		node_detail(plan_node(&plan, node))->unit, "篇");
	assert_int_equal(plan_node(&plan, node)->due, TODAY);
	/* Deleting what has changed since is a conflict, too. */
	change_delete(&theirs, &other_plan, RECORD_READING, 1);
	change_set(&change, &plan, RECORD_READING, 1, READING_VALUE,
		value_number(77));
	commit(store, &plan, &change);
	assert_false(store_commit(other, &theirs, 1, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	change_fini(&theirs);
	close_both(other, &other_plan);
	close_both(store, &plan);
	assert_int_equal(count_found(files->path), 0);
}

static void
write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0600), 0);
}

static char *
read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc(1 << 20);

	assert_non_null(file);
	*length = fread(bytes, 1, 1 << 20, file);
	fclose(file);
	return bytes;
}

static void
run_sql(const char *path, const char *text)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* Each refused with a sentence that says what it is, the file untouched. */
static void
test_refusals(void **state)
{
	static const struct {
		const char *sql;  /* run on a plan first */
		const char *text; /* or: the file's bytes */
		const char *says;
	} cases[] = {
		{NULL, "O: hello\nKR1: world and so on 5/10\n", "not a plan"},
		{"PRAGMA user_version = 99", NULL, "newer"},
		{"PRAGMA application_id = 1", NULL, "not a plan"},
		{"CREATE TABLE extra(a)", NULL, "tables"},
		{"CREATE TRIGGER t AFTER UPDATE ON node BEGIN"
		 " DELETE FROM node; END",
			NULL, "tables"},
		{"DROP TABLE reading", NULL, "tables"},
	};
	struct place_for_files *files = *state;
	struct store *store;
	struct plan plan;
	size_t i, before_length, after_length;
	char *before, *after;

	for (i = 0; i < COUNT(cases); i++) {
		struct err err = {0};

		unlink(files->path);
		if (cases[i].text) {
			write_file(files->path, cases[i].text,
				strlen(cases[i].text));
		} else {
			open_both(files->path, &store, &plan);
			close_both(store, &plan);
			run_sql(files->path, cases[i].sql);
		}
		before = read_file(files->path, &before_length);
		assert_null(store_open(files->path, STORE_CREATE, NULL, &err));
		if (!strstr(err.text, cases[i].says))
			fail_msg("case %zu: %s", i, err.text);
		assert_non_null(strstr(err.text, files->path));
		after = read_file(files->path, &after_length);
		assert_int_equal(before_length, after_length);
		assert_memory_equal(before, after, after_length);
		free(before);
		free(after);
	}
}

static void
test_names_that_are_no_files(void **state)
{
	struct place_for_files *files = *state;
	const char *names[] = {"", ":memory:", "file:plan.db?mode=memory",
		files->folder, "/dev/null", "/nowhere/at/all/plan.db"};
	char link[96];
	struct err err;
	size_t i;

	for (i = 0; i < COUNT(names); i++) {
		err_clear(&err);
		assert_null(store_open(names[i], STORE_CREATE, NULL, &err));
		assert_true(err.text[0]);
	}
	snprintf(link, sizeof link, "%s/link.db", files->folder);
	assert_int_equal(symlink(files->path, link), 0);
	assert_null(store_open(link, STORE_CREATE, NULL, &err));
	assert_null(store_open(files->path, 0, NULL, &err));
	assert_non_null(strstr(err.text, "no plan yet"));
	/* Others may write to it. */
	write_file(files->path, "", 0);
	assert_int_equal(chmod(files->path, 0666), 0);
	assert_null(store_open(files->path, STORE_CREATE, NULL, &err));
}

static void
test_read_only(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct store *store;
	struct plan plan;
	struct err err = {0};

	srand(15);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	close_both(store, &plan);
	store = store_open(files->path, STORE_READONLY, NULL, &err);
	assert_non_null(store);
	assert_true(store_readonly(store));
	plan_init(&plan);
	assert_true(store_load(store, &plan, &err));
	assert_int_equal(plan.tables[RECORD_NODE].count, 1);
	fill(&plan, &change);
	assert_false(store_commit(store, &change, 1, &err));
	assert_int_equal(err.code, ERR_READONLY);
	change_fini(&change);
	close_both(store, &plan);
}

/* The file as it is in the middle of a change, with the journal beside it. */
static void
stop_in_a_change(const char *path, const char *stopped)
{
	sqlite3 *db;
	struct str from = {0}, to = {0}, bytes = {0};

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				 "PRAGMA cache_size = 1; BEGIN;"
				 "UPDATE node SET title = 'half done';"
				 "INSERT INTO sync(file, base, sum)"
				 " VALUES ('x', hex(zeroblob(300000)), 0);",
				 NULL, NULL, NULL),
		SQLITE_OK);
	str_addf(&from, "%s-journal", path);
	str_addf(&to, "%s-journal", stopped);
	assert_true(fs_read(path, &bytes, NULL));
	assert_true(fs_write(stopped, bytes.data, bytes.length, 0600, NULL));
	assert_true(fs_read(str_text(&from), &bytes, NULL));
	assert_true(
		fs_write(str_text(&to), bytes.data, bytes.length, 0600, NULL));
	str_fini(&from);
	str_fini(&to);
	str_fini(&bytes);
	sqlite3_close(db);
}

/* What may only be read is shown as it was before the change that a program was
 * stopped in, and left alone; a copy of it is whole. */
static void
test_a_stopped_change_is_read(void **state)
{
	struct place_for_files *files = *state;
	char stopped[96], copy[96], *before, *after;
	struct str said = {0}, bytes = {0}, bytes_after = {0};
	struct change change = {0};
	struct store *store;
	struct plan plan;
	struct err err = {0};

	srand(17);
	snprintf(stopped, sizeof stopped, "%s/stopped.db", files->folder);
	snprintf(copy, sizeof copy, "%s/copy.db", files->folder);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	before = dump(&plan);
	close_both(store, &plan);
	stop_in_a_change(files->path, stopped);
	assert_true(fs_read(stopped, &bytes, NULL));
	store = store_open(stopped, STORE_READONLY, NULL, &err);
	if (!store)
		fail_msg("%s", err.text);
	assert_true(store_take_remarks(store, &said));
	plan_init(&plan);
	assert_true(store_load(store, &plan, &err));
	after = dump(&plan);
	assert_string_equal(before, after);
	assert_int_equal(store_look(store, NULL), STORE_SAME);
	assert_true(store_backup(store, copy, false, &err));
	close_both(store, &plan);
	free(after);
	assert_true(fs_read(stopped, &bytes_after, NULL));
	assert_int_equal(bytes.length, bytes_after.length);
	assert_memory_equal(bytes.data, bytes_after.data, bytes.length);
	/* Whoever may write takes it back in the file. */
	open_both(stopped, &store, &plan);
	after = dump(&plan);
	assert_string_equal(before, after);
	close_both(store, &plan);
	free(after);
	open_both(copy, &store, &plan);
	after = dump(&plan);
	assert_string_equal(before, after);
	close_both(store, &plan);
	free(after);
	free(before);
	str_fini(&said);
	str_fini(&bytes);
	str_fini(&bytes_after);
}

/* A folder on the way to the plan may be a link; the plan itself may not. */
static void
test_a_folder_that_is_a_link(void **state)
{
	struct place_for_files *files = *state;
	char link[96], path[112], name[96];
	struct store *store;
	struct plan plan;
	struct err err = {0};

	snprintf(link, sizeof link, "%s/link", files->folder);
	snprintf(path, sizeof path, "%s/plan.db", link);
	snprintf(name, sizeof name, "%s/other.db", files->folder);
	assert_int_equal(symlink(".", link), 0);
	open_both(path, &store, &plan);
	assert_int_equal(store_look(store, NULL), STORE_SAME);
	close_both(store, &plan);
	open_both(files->path, &store, &plan);
	close_both(store, &plan);
	assert_int_equal(symlink(files->path, name), 0);
	assert_null(store_open(name, STORE_CREATE, NULL, &err));
	assert_int_equal(err.code, ERR_INPUT);
}

/* A bit turned in the text of a row passes SQLite's own checks; the row's sum
 * finds it. The rest can be saved. */
static void
test_a_changed_bit_is_found(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct store *store;
	struct plan plan;
	char *bytes, *at, saved_path[96];
	size_t length;
	struct rescued rescued;
	int i, saved = 0;

	srand(16);
	open_both(files->path, &store, &plan);
	for (i = 0; i < 5; i++) {
		fill(&plan, &change);
		commit(store, &plan, &change);
	}
	change_set(&change, &plan, RECORD_NODE, 3, NODE_TITLE,
		value_text("needle in a haystack"));
	commit(store, &plan, &change);
	close_both(store, &plan);
	bytes = read_file(files->path, &length);
	at = memmem(bytes, length, "needle in", 9);
	assert_non_null(at);
	do {
		*at ^= 1;
	} while ((at = memmem(bytes, length, "needle in", 9)));
	write_file(files->path, bytes, length);
	free(bytes);
	assert_true(count_found(files->path) > 0);
	snprintf(saved_path, sizeof saved_path, "%s/saved.db", files->folder);
	assert_true(
		store_rescue(files->path, saved_path, false, &rescued, NULL));
	for (i = 0; i < RECORD_COUNT; i++) {
		saved += rescued.tables[i].saved;
		assert_int_equal(rescued.tables[i].lost, 0);
	}
	assert_int_equal(saved, (RECORD_COUNT - 1) * 5);
	assert_int_equal(rescued.tables[RECORD_NODE].doubtful, 1);
	/* Of the entry of the history nothing can be believed. */
	assert_int_equal(rescued.tables[RECORD_COUNT].saved, 5);
	assert_int_equal(rescued.tables[RECORD_COUNT].lost, 1);
	assert_int_equal(count_found(saved_path), 0);
	open_both(saved_path, &store, &plan);
	assert_int_equal(plan.tables[RECORD_NODE].count, 5);
	close_both(store, &plan);
}

/* Every row that is left is sound, but one is not there: the numbers tell, also at
 * the end. What can be saved of it is missed no more. */
static void
test_a_missing_entry_is_found(void **state)
{
	static const char *const taken[] = {
		"id = 1", "id = 3", "id = 5", "id BETWEEN 2 AND 4", "id > 0"};
	struct place_for_files *files = *state;
	struct change change = {0};
	struct rescued rescued;
	struct store *store;
	struct plan plan;
	char path[96], text[80];
	size_t i, k;

	srand(17);
	snprintf(path, sizeof path, "%s/saved.db", files->folder);
	for (i = 0; i < COUNT(taken); i++) {
		unlink(files->path);
		open_both(files->path, &store, &plan);
		for (k = 0; k < 5; k++) {
			fill(&plan, &change);
			commit(store, &plan, &change);
		}
		close_both(store, &plan);
		assert_int_equal(count_found(files->path), 0);
		snprintf(text, sizeof text, "DELETE FROM journal WHERE %s",
			taken[i]);
		run_sql(files->path, text);
		assert_int_equal(count_found(files->path), 1);
		assert_true(
			store_rescue(files->path, path, true, &rescued, NULL));
		assert_true(rescued.tables[RECORD_COUNT].lost > 0);
		assert_int_equal(count_found(path), 0);
	}
}

/* Another file, and the same plan. */
static void
alter(struct store *store, int number)
{
	char text[20];

	snprintf(text, sizeof text, "%d", number);
	assert_true(store_keep_base(store, "a.yaml", text, NULL));
}

static void
test_backups(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct store *store;
	struct plan plan;
	char command[160];
	struct stat info;
	char *before, *after, *path;
	int day;

	srand(17);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	before = dump(&plan);
	for (day = 0; day < 400; day++) {
		alter(store, day);
		assert_true(store_backup_dated(store, files->folder,
			TODAY - 400 + day, "daily", NULL));
	}
	path = store_backup_path(store, files->folder, TODAY - 1, "daily");
	close_both(store, &plan);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	open_both(path, &store, &plan);
	after = dump(&plan);
	assert_string_equal(before, after);
	close_both(store, &plan);
	/* 7 days, 8 weeks and 13 months, some of them the same. */
	snprintf(command, sizeof command,
		"n=$(ls %s | grep -c daily); [ $n -ge 20 ] && [ $n -le 30 ]",
		files->folder);
	assert_int_equal(system(command), 0);
	free(before);
	free(after);
	free(path);
}

/* What the day's copy says that the plan was in step with. */
static void
assert_copy(struct store *store, const char *folder, int day, const char *says)
{
	char *path = store_backup_path(store, folder, day, "daily");
	struct store *copy = store_open(path, STORE_READONLY, NULL, NULL);
	struct str text = {0};

	assert_int_equal(copy != NULL, says != NULL);
	if (copy)
		store_base(copy, "a.yaml", &text);
	if (copy)
		assert_string_equal(str_text(&text), says);
	str_fini(&text);
	store_close(copy);
	free(path);
}

static void
back_up_ahead(struct store *store, const char *folder, int day, bool meanwhile)
{
	struct store_ahead *ahead = store_ahead_begin(store, folder, day);

	assert_non_null(ahead);
	if (meanwhile)
		alter(store, day);
	store_ahead_end(ahead, false);
}

/* Made ahead or when it is due, the copy is of how the day began; days on which
 * nothing happened share one. */
static void
test_the_copy_of_the_day(void **state)
{
	struct place_for_files *files = *state;
	struct store *store;
	struct plan plan;

	open_both(files->path, &store, &plan);
	alter(store, 1);
	back_up_ahead(store, files->folder, TODAY, false);
	alter(store, 2);
	assert_true(
		store_backup_dated(store, files->folder, TODAY, "daily", NULL));
	back_up_ahead(store, files->folder, TODAY, false);
	assert_copy(store, files->folder, TODAY, "1");
	back_up_ahead(store, files->folder, TODAY + 1, false);
	assert_copy(store, files->folder, TODAY, "1");
	assert_copy(store, files->folder, TODAY + 1, "2");
	back_up_ahead(store, files->folder, TODAY + 2, false);
	assert_copy(store, files->folder, TODAY + 1, NULL);
	assert_copy(store, files->folder, TODAY + 2, "2");
	close_both(store, &plan);
}

/* While a copy is made the plan is written; the copy is whole or not there. */
static void
test_a_copy_in_the_making(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	char command[120], **names;
	struct store *store;
	struct plan plan;
	size_t count, i;

	srand(18);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	for (i = 0; i < 40; i++)
		if (i % 2)
			back_up_ahead(
				store, files->folder, TODAY + (int)i, true);
		else
			store_ahead_end(store_ahead_begin(store, files->folder,
						TODAY + (int)i),
				true);
	close_both(store, &plan);
	count = store_backups(files->folder, files->path, &names);
	assert_true(count > 0);
	for (i = 0; i < count; i++) {
		assert_int_equal(count_found(names[i]), 0);
		free(names[i]);
	}
	free(names);
	snprintf(command, sizeof command, "! ls -A %s | grep -qv '^plan'",
		files->folder);
	assert_int_equal(system(command), 0);
}

/* The constant beside the steps is of the schema they make. */
static void
test_fingerprint(void **state)
{
	struct place_for_files *files = *state;
	struct err err = {0};
	struct sql sql;
	uint64_t hash = 0;
	int version;

	write_file(files->path, "", 0);
	assert_true(sql_open(&sql, files->path, SQL_WRITE, &err));
	assert_true(schema_update(&sql, 0, &err));
	assert_true(schema_hash(&sql, NULL, &hash, &err));
	assert_true(schema_identify(&sql, files->path, &version, &err));
	assert_int_equal(version, schema_version());
	if (!schema_intact(&sql, files->path, version, &err))
		fail_msg("the tables hash to 0x%llx", (unsigned long long)hash);
	sql_close(&sql);
}

/* Makes a plan as an older schema wrote it, in SQL. */
static void
run_file(const char *path, const char *name)
{
	struct str text = {0};
	sqlite3 *db;

	assert_true(fs_read(name, &text, NULL));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, str_text(&text), NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	str_fini(&text);
}

static void
open_old(struct place_for_files *files, const char *name, struct store **store,
	struct plan *plan)
{
	struct err err = {0};

	run_file(files->path, name);
	*store = store_open(files->path, 0, files->folder, &err);
	if (!*store)
		fail_msg("%s", err.text);
	plan_init(plan);
	assert_true(store_load(*store, plan, &err));
}

/* A plan that schema 4 wrote: no key result reads a health metric yet, one can
 * from now on. */
static void
test_a_plan_of_schema_4(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct err err = {0};
	struct store *store;
	struct plan plan;

	open_old(files, "tests/plans/schema-4.sql", &store, &plan);
	assert_string_equal(plan_node(&plan, 2)->title, "日活从800到1300");
	assert_null(node_detail(plan_node(&plan, 2))->from);
	assert_int_equal(count_found(files->path), 0);
	assert_true(edit_reads(&plan, 2, "dau", &change, &err));
	commit(store, &plan, &change);
	close_both(store, &plan);
	open_both(files->path, &store, &plan);
	assert_string_equal(node_detail(plan_node(&plan, 2))->from, "DAU");
	assert_int_equal(count_found(files->path), 0);
	close_both(store, &plan);
}

/* A plan that schema 7 wrote: the days on which nodes were made and finished stood
 * among what most nodes do not have. */
static void
test_a_plan_of_schema_7(void **state)
{
	struct place_for_files *files = *state;
	struct store *store;
	struct plan plan;

	open_old(files, "tests/plans/schema-7.sql", &store, &plan);
	assert_string_equal(node_detail(plan_node(&plan, 2))->owner, "小王");
	assert_int_equal(plan_node(&plan, 3)->finished, TODAY);
	assert_null(plan_node(&plan, 3)->detail);
	assert_int_equal(plan_node(&plan, 5)->made, TODAY);
	assert_int_equal(count_found(files->path), 0);
	take_back(store, &plan, false);
	assert_null(plan_node(&plan, 5));
	take_back(store, &plan, true);
	assert_int_equal(plan_node(&plan, 5)->made, TODAY);
	close_both(store, &plan);
}

/* What the other schemas wrote of one plan: all of it is there, it is sound, and
 * what was done last is taken back and done again. */
static void
test_plans_of_old_schemas(void **state)
{
	static const char *const names[] = {"tests/plans/schema-1.sql",
		"tests/plans/schema-3.sql", "tests/plans/schema-5.sql",
		"tests/plans/schema-6.sql"};
	struct place_for_files *files = *state;
	struct store *store;
	struct plan plan;
	const struct detail *detail;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		open_old(files, names[i], &store, &plan);
		detail = node_detail(plan_node(&plan, 2));
		assert_string_equal(detail->owner, "小王");
		assert_int_equal(detail->current, 1000 * DECIMAL_ONE);
		assert_string_equal(
			plan_checkin(&plan, detail->checkins.first)->note,
			"慢");
		assert_string_equal(
			plan_priority(&plan, 1)->title, "写完设计文档");
		assert_int_equal(
			plan_reading(&plan, 1)->value, 88 * DECIMAL_ONE);
		assert_int_equal(count_found(files->path), 0);
		take_back(store, &plan, false);
		assert_null(plan_node(&plan, 4));
		take_back(store, &plan, true);
		assert_string_equal(plan_node(&plan, 4)->title, "问三个同事");
		assert_int_equal(count_found(files->path), 0);
		close_both(store, &plan);
		unlink(files->path);
	}
}

/* A file that cannot be written is brought up to date in memory: all of it can be
 * read, nothing can be changed, and not a byte of it is. */
static void
test_an_old_schema_that_can_only_be_read(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct str before = {0}, after = {0}, said = {0};
	struct err err = {0};
	struct store *store;
	struct plan plan;

	run_file(files->path, "tests/plans/schema-1.sql");
	assert_true(fs_read(files->path, &before, NULL));
	store = store_open(files->path, STORE_READONLY, NULL, &err);
	assert_non_null(store);
	plan_init(&plan);
	assert_true(store_load(store, &plan, &err));
	assert_true(store_take_remarks(store, &said));
	assert_non_null(strstr(said.data, "older"));
	assert_string_equal(node_detail(plan_node(&plan, 2))->owner, "小王");
	assert_true(edit_title(&plan, 2, "改", &change, &err));
	assert_false(store_commit(store, &change, 1, &err));
	assert_int_equal(err.code, ERR_READONLY);
	assert_false(store_keep_base(store, "file", "text", &err));
	change_fini(&change);
	close_both(store, &plan);
	assert_true(fs_read(files->path, &after, NULL));
	assert_int_equal(before.length, after.length);
	assert_memory_equal(before.data, after.data, before.length);
	str_fini(&before);
	str_fini(&after);
	str_fini(&said);
}

/* A plan that schema 2 wrote, in SQL: cycles with a state, one of them closed
 * without a day. */
static void
test_a_plan_of_schema_2(void **state)
{
	struct place_for_files *files = *state;
	struct store *store;
	struct plan plan;
	const struct cycle *cycle;

	open_old(files, "tests/plans/schema-2.sql", &store, &plan);
	cycle = plan_cycle(&plan, plan.cycles.first);
	assert_string_equal(cycle->name, "2025 Q4");
	assert_int_equal(cycle->closed, day_make(2025, 12, 31));
	cycle = plan_cycle(&plan, cycle->base.next);
	assert_int_equal(cycle->closed, day_make(2026, 9, 30));
	cycle = plan_cycle(&plan, cycle->base.next);
	assert_int_equal(cycle->closed, TODAY);
	cycle = plan_cycle(&plan, cycle->base.next);
	assert_string_equal(cycle->name, "2027 Q1");
	assert_int_equal(cycle_phase(cycle, TODAY), PHASE_PLANNED);
	assert_int_equal(count_found(files->path), 0);
	/* The close that an older version did is taken back, and done again. */
	take_back(store, &plan, false);
	assert_int_equal(plan_cycle(&plan, 2)->closed, DAY_NONE);
	take_back(store, &plan, true);
	assert_int_equal(plan_cycle(&plan, 2)->closed, TODAY);
	close_both(store, &plan);
}

/* A file of an old schema of which not even the header can be read: its rows say
 * which one it is. */
static void
test_an_old_plan_without_a_header(void **state)
{
	struct place_for_files *files = *state;
	struct rescued rescued;
	struct store *store;
	struct plan plan;
	char saved[100], *before, *after, *bytes;
	size_t length;

	open_old(files, "tests/plans/schema-2.sql", &store, &plan);
	before = dump(&plan);
	close_both(store, &plan);
	unlink(files->path);
	run_file(files->path, "tests/plans/schema-2.sql");
	bytes = read_file(files->path, &length);
	memset(bytes, 0, 100);
	write_file(files->path, bytes, length);
	free(bytes);
	snprintf(saved, sizeof saved, "%s/saved.db", files->folder);
	assert_true(store_rescue(files->path, saved, false, &rescued, NULL));
	open_both(saved, &store, &plan);
	after = dump(&plan);
	assert_string_equal(before, after);
	close_both(store, &plan);
	free(before);
	free(after);
}

/* What breaks a rule is put right in memory, told, and written with the next
 * change; nobody is locked out. */
static void
test_what_lies_in_itself_is_put_right(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct str said = {0};
	struct store *store;
	struct plan plan;

	srand(18);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	fill(&plan, &change);
	commit(store, &plan, &change);
	close_both(store, &plan);
	run_sql(files->path,
		"PRAGMA foreign_keys = OFF;"
		"UPDATE cycle SET parent = 3 - id;"
		"UPDATE node SET parent = 777 WHERE id = 1;"
		"UPDATE checkin SET node = 777 WHERE id = 1");
	open_both(files->path, &store, &plan);
	assert_true(store_take_remarks(store, &said));
	assert_non_null(strstr(said.data, "cycle 1"));
	assert_non_null(strstr(said.data, "node 1"));
	assert_non_null(strstr(said.data, "check-in 1"));
	assert_int_equal(plan_cycle(&plan, 1)->parent, 0);
	assert_int_equal(plan_node(&plan, 1)->parent, 0);
	/* What belonged to a lost row is in sight, under what stands for it. */
	assert_non_null(plan_record(&plan, RECORD_CHECKIN, 1));
	assert_non_null(plan_node(&plan, 777));
	fill(&plan, &change);
	commit(store, &plan, &change);
	close_both(store, &plan);
	open_both(files->path, &store, &plan);
	assert_false(store_take_remarks(store, &said));
	assert_non_null(plan_record(&plan, RECORD_CHECKIN, 1));
	/* And its rows have the sums of what they say now. */
	str_clear(&said);
	assert_true(store_check(store, note_found, &said, NULL));
	assert_null(strstr(str_text(&said), "cycle 1 "));
	assert_null(strstr(str_text(&said), "node 1 "));
	assert_null(strstr(str_text(&said), "checkin"));
	/* The repair is no change that could be taken back. */
	take_back(store, &plan, false);
	assert_int_equal(plan_cycle(&plan, 1)->parent, 0);
	close_both(store, &plan);
	str_fini(&said);
}

/* What is in memory outlives its file. */
static void
test_memory_is_saved(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct store *store;
	struct plan plan;
	struct err err = {0};
	char path[96], *before, *after;

	srand(19);
	snprintf(path, sizeof path, "%s/kept.db", files->folder);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	fill(&plan, &change);
	commit(store, &plan, &change);
	assert_int_equal(unlink(files->path), 0);
	assert_int_equal(store_look(store, &err), STORE_GONE);
	if (!store_save(&plan, path, false, &err))
		fail_msg("%s", err.text);
	assert_false(store_save(&plan, path, false, &err));
	before = dump(&plan);
	close_both(store, &plan);
	open_both(path, &store, &plan);
	after = dump(&plan);
	assert_string_equal(before, after);
	close_both(store, &plan);
	assert_int_equal(count_found(path), 0);
	free(before);
	free(after);
}

/* A row that is lost has one that stands for it; an id that no row can have
 * any more is refused, not stored for nobody to read. */
static void
test_what_is_lost_keeps_its_place(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct rescued rescued;
	struct store *store;
	struct plan plan;
	struct err err = {0};
	char path[96];

	srand(20);
	snprintf(path, sizeof path, "%s/saved.db", files->folder);
	open_both(files->path, &store, &plan);
	fill(&plan, &change);
	commit(store, &plan, &change);
	close_both(store, &plan);
	run_sql(files->path,
		"PRAGMA foreign_keys = OFF; DELETE FROM node; DELETE FROM cycle;"
		"UPDATE sqlite_sequence SET seq = 16000000 WHERE name = 'node'");
	if (!store_rescue(files->path, path, false, &rescued, &err))
		fail_msg("%s", err.text);
	assert_int_equal(rescued.tables[RECORD_NODE].lost, 1);
	assert_int_equal(rescued.tables[RECORD_CYCLE].lost, 1);
	assert_int_equal(rescued.tables[RECORD_CHECKIN].saved, 1);
	assert_int_equal(count_found(path), 0);
	open_both(path, &store, &plan);
	assert_non_null(plan_node(&plan, 1));
	assert_non_null(plan_record(&plan, RECORD_CHECKIN, 1));
	assert_non_null(plan_cycle(&plan, 1));
	fill(&plan, &change);
	assert_false(store_commit(store, &change, 1, &err));
	assert_non_null(strstr(err.text, "ids"));
	change_fini(&change);
	close_both(store, &plan);
}

/* Undo does not take back what another program did unseen. */
static void
test_undo_of_what_was_not_seen(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct journal_row row = {0};
	struct store *store, *other;
	struct plan plan, other_plan, copy;
	struct err err = {0};

	srand(21);
	open_both(files->path, &store, &plan);
	open_both(files->path, &other, &other_plan);
	fill(&other_plan, &change);
	commit(other, &other_plan, &change);
	assert_int_equal(store_look(store, &err), STORE_WRITTEN);
	/* Neither a copy of the plan to look at, nor opening the file anew, is
	 * seeing it. */
	plan_init(&copy);
	assert_true(store_copy(store, &copy, &err));
	plan_fini(&copy);
	assert_int_equal(store_look(store, &err), STORE_WRITTEN);
	assert_true(store_reopen(store, &err));
	assert_int_equal(store_look(store, &err), STORE_WRITTEN);
	assert_true(store_undoable(store, &row, &err));
	assert_false(store_commit_undo(store, &row, &change, &err));
	assert_int_equal(err.code, ERR_CONFLICT);
	journal_row_fini(&row);
	close_both(other, &other_plan);
	close_both(store, &plan);
}

/* A newer program has brought the file to its schema meanwhile. */
static void
test_a_newer_schema_meanwhile(void **state)
{
	struct place_for_files *files = *state;
	struct change change = {0};
	struct err err = {0};
	struct store *store;
	struct plan plan, again;

	open_both(files->path, &store, &plan);
	run_sql(files->path, "PRAGMA user_version = 99");
	fill(&plan, &change);
	assert_false(store_commit(store, &change, 1000, &err));
	assert_non_null(strstr(err.text, "newer"));
	plan_init(&again);
	assert_false(store_load(store, &again, &err));
	assert_non_null(strstr(err.text, "newer"));
	plan_fini(&again);
	change_fini(&change);
	close_both(store, &plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(test_fingerprint),
		TEST(test_a_plan_of_schema_2),
		TEST(test_a_plan_of_schema_4),
		TEST(test_plans_of_old_schemas),
		TEST(test_an_old_schema_that_can_only_be_read),
		TEST(test_a_plan_of_schema_7),
		TEST(test_an_old_plan_without_a_header),
		TEST(test_everything_comes_back),
		TEST(test_undo_survives_a_restart),
		TEST(test_ids_are_not_used_again),
		TEST(test_a_second_program),
		TEST(test_refusals),
		TEST(test_names_that_are_no_files),
		TEST(test_read_only),
		TEST(test_a_stopped_change_is_read),
		TEST(test_a_folder_that_is_a_link),
		TEST(test_a_changed_bit_is_found),
		TEST(test_a_missing_entry_is_found),
		TEST(test_backups),
		TEST(test_the_copy_of_the_day),
		TEST(test_a_copy_in_the_making),
		TEST(test_what_lies_in_itself_is_put_right),
		TEST(test_memory_is_saved),
		TEST(test_what_is_lost_keeps_its_place),
		TEST(test_undo_of_what_was_not_seen),
		TEST(test_a_newer_schema_meanwhile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
