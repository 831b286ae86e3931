/* SPDX-License-Identifier: MIT */
#ifndef PRINT_HTML_H
#define PRINT_HTML_H

#include "base/str.h"
#include "print/render.h"

/* Adds text that stays text, in elements and in quoted attributes. */
void html_escape(struct str *out, const char *text);

#define HTML_DEPTH 16 /* of lists */

/* A page on its way out, and what is open in it. */
struct html {
	FILE *out;
	struct str text;
	char language[16];
	int32_t day;  /* the document was made on */
	bool section; /* an objective's section is open */
	int rows;     /* lists of rows open: 1 key results, 2 actions */
	int items;    /* lists of items open */
	bool numbered[HTML_DEPTH];
	bool begun, failed;
};

/* Adds markup as it is, and text made safe. */
void html_add(struct html *html, const char *markup);
void html_put(struct html *html, const char *text);

/* Adds a lang attribute when the text is in other characters than the page. */
void html_language(struct html *html, const char *text);

/* Whether a link may be followed: what runs something, or is unknown, is
 * shown and not linked. */
bool html_is_safe(const char *address);
void html_open_link(struct html *html, const char *address);

/* Close lists of rows or items down to a depth; all and the section. */
void html_close_rows(struct html *html, int down_to);
void html_close_items(struct html *html, int down_to);
void html_close_section(struct html *html);

/* html_row.c */
void html_row(struct html *html, const struct block *block);
void html_bar(struct html *html, int tenths);

/* svg.c: adds a chart as inline SVG, drawn in the colours of the page; and the
 * check-ins of a key result as a line no higher than text. */
void svg_chart(struct str *out, const struct doc_chart *chart);
void svg_trend(struct str *out, const struct point *points, size_t count,
	const char *label);

/* The style sheet in pieces, NULL at the end (html_style.c). */
extern const char *const html_style[];

#endif
