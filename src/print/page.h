/* SPDX-License-Identifier: MIT */
#ifndef PRINT_PAGE_H
#define PRINT_PAGE_H

/*
 * Lines on their way to a file, with or without pages. With pages, lines that
 * belong together are held back until it is known whether they fit; a page is
 * filled up with empty lines and ends in a form feed.
 */

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

struct page {
	FILE *out;
	struct str done;   /* whole lines, not written yet */
	struct str group;  /* lines that belong together, with pages only */
	struct str header; /* the left side of the line above each page */
	int width;
	int length; /* lines of a page, header and all; 0 for no pages */
	int number; /* of the page begun last; 0 before the first */
	int used;   /* lines on it */
	bool blank; /* the last line was empty, or there was none yet */
	bool failed;
};

/* Ends a line. Empty lines at the beginning and doubled ones are left out. */
void page_line(struct page *page, const char *line, size_t length);
void page_blank(struct page *page);

/* What comes now may begin a new page. */
void page_break(struct page *page);

/* Writes what is left, fills the last page. false when a write failed. */
bool page_end(struct page *page);

#endif
