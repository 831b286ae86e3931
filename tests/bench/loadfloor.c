/* SPDX-License-Identifier: MIT */
/* The yardstick for loading: the same rows by one ordered scan into an array of
 * 64-byte structs and a block of text, then READY. loadfloor PLAN [print|json]
 * prints the rows, too, or as many members a row as list --json has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

struct row {
	long long id, parent, cycle, position, due, uid;
	char *title;
	unsigned char level, state, progress, confidence;
};

static void
print(const struct row *row)
{
	printf("%lld %d %s %d/10\n", row->id, row->level, row->title,
		row->progress / 10);
}

static void
print_json(const struct row *row)
{
	printf("{\"id\": \"%lld\", \"ref\": \"O%lld.KR%lld.A%lld\", "
	       "\"kind\": %d, \"title\": \"%s\", \"cycle\": \"%s\", "
	       "\"parent\": \"%lld\", \"state\": \"%d\", \"progress\": %d, "
	       "\"confidence\": %s, \"score\": %s, \"status\": \"%s\", "
	       "\"computed\": %s, \"outcome\": %s, \"reason\": \"%s\", "
	       "\"expected\": %s, \"derived\": %s, \"priority\": %s, ",
		row->uid, row->id, row->parent, row->position, row->level,
		row->title, "2026 Q4", row->uid, row->state, row->progress / 10,
		"null", "null", "pending", "null", "null",
		"behind by 5.1, not checked in yet", "6.1", "null", "null");
	printf("\"due\": %s, \"owner\": %s, \"tags\": %s, \"note\": %s, "
	       "\"links\": %s, \"metric\": %s, \"weight\": %d, "
	       "\"basis\": \"%s\", \"commitment\": %s, \"starts\": %s, "
	       "\"align\": %s, \"carried_from\": %s, \"carried_to\": %s, "
	       "\"checked_in\": %s, \"pace\": \"%s\", \"rhythm\": %s, "
	       "\"standing\": \"%s\"},\n",
		"null", "null", "[]", "null", "[]", "null", 1, "manual", "null",
		"null", "null", "null", "null", "null", "even", "null",
		"false");
}

int
main(int argc, char **argv)
{
	struct row *rows = NULL;
	size_t count = 0, capacity = 0, used = 0, size = 0, length, i;
	sqlite3 *db;
	sqlite3_stmt *statement;
	char *block = NULL;
	struct row *row;

	if (argc < 2 ||
		sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ||
		sqlite3_prepare_v2(db,
			"SELECT id, parent, cycle, position, due, uid, level,"
			" state, progress, confidence, title FROM node"
			" ORDER BY id",
			-1, &statement, NULL))
		return 1;
	while (sqlite3_step(statement) == SQLITE_ROW) {
		if (count == capacity) {
			capacity = capacity ? 2 * capacity : 1024;
			rows = realloc(rows, capacity * sizeof *rows);
		}
		row = &rows[count++];
		row->id = sqlite3_column_int64(statement, 0);
		row->parent = sqlite3_column_int64(statement, 1);
		row->cycle = sqlite3_column_int64(statement, 2);
		row->position = sqlite3_column_int64(statement, 3);
		row->due = sqlite3_column_int64(statement, 4);
		row->uid = sqlite3_column_int64(statement, 5);
		row->level = (unsigned char)sqlite3_column_int(statement, 6);
		row->state = (unsigned char)sqlite3_column_int(statement, 7);
		row->progress = (unsigned char)sqlite3_column_int(statement, 8);
		row->confidence =
			(unsigned char)sqlite3_column_int(statement, 9);
		length = (size_t)sqlite3_column_bytes(statement, 10) + 1;
		if (used + length > size) {
			size = 1 << 20;
			used = 0;
			block = malloc(size);
		}
		row->title = block + used;
		memcpy(row->title, sqlite3_column_text(statement, 10), length);
		used += length;
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	for (i = 0; argc > 2 && i < count; i++)
		if (strcmp(argv[2], "json") == 0)
			print_json(&rows[i]);
		else
			print(&rows[i]);
	puts("READY");
	return 0;
}
