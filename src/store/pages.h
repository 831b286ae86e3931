/* SPDX-License-Identifier: MIT */
#ifndef STORE_PAGES_H
#define STORE_PAGES_H

/*
 * The rows of an SQLite file read page by page, without SQLite, which gives up
 * at the first page that is not as it should be. Nothing is taken on trust:
 * whatever the bytes are, reading them ends.
 */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/field.h"

#define PAGES_COLUMNS 64 /* of a row; more are not read */

struct pages {
	struct str bytes;
	size_t size;	    /* of a page */
	size_t usable;	    /* of it */
	size_t count;	    /* a last one that is cut short among them */
	unsigned char *of;  /* what each is: enum page_use */
	const char **table; /* of each: whose rows it has; NULL not known */
	struct arena names; /* of the tables */
	int broken; /* pages that can be read neither as rows nor otherwise */
};

enum page_use {
	PAGE_UNSEEN, /* nothing that can be read leads to it */
	PAGE_LIVE,
	PAGE_FREE,
};

/* One row as it stands in the file. Texts are NUL-terminated and good until
 * the next row. */
struct page_row {
	size_t page;
	bool live;	   /* by the file's own tree */
	const char *table; /* by it, too; NULL when nothing leads to the page */
	int64_t id;
	size_t count;
	struct value columns[PAGES_COLUMNS];
};

/* Reads the file, and takes back in memory what a hot journal beside it says
 * was under way. */
bool pages_open(struct pages *pages, const char *path, struct err *err);
void pages_close(struct pages *pages);

/* Calls `each` for every row of every table that is not known to be free: first
 * those that the file's own tree leads to, then those that nothing leads to.
 * A row that cannot be read has count 0. */
void pages_read(struct pages *pages,
	void (*each)(void *context, const struct page_row *row), void *context);

#endif
