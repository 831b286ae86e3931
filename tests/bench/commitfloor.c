/* SPDX-License-Identifier: MIT */
/* The yardstick for an edit: one-row commits with the pragmas of the store.
 * commitfloor FILE N: prints the mean in microseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

int
main(int argc, char **argv)
{
	int count = argc > 2 ? atoi(argv[2]) : 200, i;
	struct timespec start, end;
	sqlite3 *db;

	if (argc < 2)
		return 2;
	unlink(argv[1]);
	if (sqlite3_open(argv[1], &db) ||
		sqlite3_exec(db,
			"PRAGMA journal_mode = DELETE;"
			"PRAGMA synchronous = EXTRA;"
			"CREATE TABLE node(id INTEGER PRIMARY KEY, p INTEGER);"
			"CREATE TABLE journal(id INTEGER PRIMARY KEY, t TEXT);"
			"INSERT INTO node VALUES (1, 0);",
			NULL, NULL, NULL))
		return 1;
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (i = 0; i < count; i++)
		if (sqlite3_exec(db,
			    "BEGIN IMMEDIATE;"
			    "UPDATE node SET p = p + 1 WHERE id = 1;"
			    "INSERT INTO journal(t) VALUES ('progress');"
			    "COMMIT;",
			    NULL, NULL, NULL))
			return 1;
	clock_gettime(CLOCK_MONOTONIC, &end);
	printf("%.0f\n",
		((double)(end.tv_sec - start.tv_sec) * 1e9 +
			(double)(end.tv_nsec - start.tv_nsec)) /
			1e3 / count);
	sqlite3_close(db);
	unlink(argv[1]);
	return 0;
}
