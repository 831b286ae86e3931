/* SPDX-License-Identifier: MIT */
/* The yardstick for an import: libyaml alone, and a row of the same table for
 * each title, by one statement in one transaction under the store's pragmas.
 * importfloor YAML PLAN NEW: PLAN lends its schema, NEW is written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>
#include <yaml.h>

/* The table of nodes with its indexes, and an empty one that it refers to. */
static int
make_tables(sqlite3 *from, sqlite3 *to)
{
	sqlite3_stmt *statement;
	int ok = 1;

	sqlite3_exec(to,
		"PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"
		"BEGIN; CREATE TABLE cycle(id INTEGER PRIMARY KEY);",
		NULL, NULL, NULL);
	if (sqlite3_prepare_v2(from,
		    "SELECT sql FROM sqlite_schema WHERE tbl_name = 'node'"
		    " ORDER BY type DESC",
		    -1, &statement, NULL))
		return 0;
	while (sqlite3_step(statement) == SQLITE_ROW)
		ok = ok &&
			!sqlite3_exec(to,
				(const char *)sqlite3_column_text(statement, 0),
				NULL, NULL, NULL);
	sqlite3_finalize(statement);
	return ok;
}

/* Levels by the column, as tenths indents them. */
static void
insert(sqlite3_stmt *statement, const yaml_event_t *event, sqlite3_int64 *last)
{
	static sqlite3_int64 id;
	int level = (int)(event->start_mark.column - 9) / 2;

	level = level < 1 ? 1 : level > 3 ? 3 : level;

	last[level] = ++id;
	sqlite3_bind_int64(statement, 1, id);
	if (level > 1)
		sqlite3_bind_int64(statement, 2, last[level - 1]);
	else
		sqlite3_bind_null(statement, 2);
	sqlite3_bind_int64(statement, 3, id * 256);
	sqlite3_bind_text(statement, 4, (const char *)event->data.scalar.value,
		(int)event->data.scalar.length, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 5, id * 1234567891);
	sqlite3_bind_int64(statement, 6, level);
	sqlite3_bind_int64(statement, 7, id * 7919);
	sqlite3_step(statement);
	sqlite3_reset(statement);
}

static int
read_titles(yaml_parser_t *parser, sqlite3_stmt *statement)
{
	sqlite3_int64 last[4] = {0};
	yaml_event_t event;
	int done = 0, title = 0;

	while (!done) {
		if (!yaml_parser_parse(parser, &event))
			return 0;
		done = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_SCALAR_EVENT && title)
			insert(statement, &event, last);
		title = event.type == YAML_SCALAR_EVENT && !title &&
			strcmp((const char *)event.data.scalar.value,
				"title") == 0;
		yaml_event_delete(&event);
	}
	return 1;
}

int
main(int argc, char **argv)
{
	FILE *file = argc > 3 ? fopen(argv[1], "rb") : NULL;
	yaml_parser_t parser;
	sqlite3_stmt *statement;
	sqlite3 *from, *to;

	if (!file || !yaml_parser_initialize(&parser) || unlink(argv[3]) > 0 ||
		sqlite3_open_v2(argv[2], &from, SQLITE_OPEN_READONLY, NULL) ||
		sqlite3_open(argv[3], &to) || !make_tables(from, to) ||
		sqlite3_prepare_v2(to,
			"INSERT INTO node(id, parent, position, title, uid,"
			" level, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
			-1, &statement, NULL))
		return 1;
	yaml_parser_set_input_file(&parser, file);
	if (!read_titles(&parser, statement) ||
		sqlite3_exec(to, "COMMIT", NULL, NULL, NULL))
		return 1;
	sqlite3_finalize(statement);
	sqlite3_close(from);
	sqlite3_close(to);
	return 0;
}
