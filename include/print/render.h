/* SPDX-License-Identifier: MIT */
#ifndef PRINT_RENDER_H
#define PRINT_RENDER_H

/*
 * Documents as something to print, post or send: one row a renderer. A
 * renderer knows blocks and nothing of plans; it takes the parts of a
 * document as they come and keeps none of them.
 */

#include <stdio.h>

#include "base/err.h"
#include "model/doc.h"

#define RENDER_WIDTH_MIN 20
#define RENDER_WIDTH 80

/* What every page of several leads to, "" being the page itself; href NULL at the
 * end. */
struct render_link {
	const char *href, *text;
};

struct render_options {
	int width;	   /* cells of a line of text; 0 is RENDER_WIDTH */
	int page_length;   /* lines of a page of text, 0 for no pages */
	bool ascii;	   /* text in ASCII only */
	bool color;	   /* text with SGR colours, for a terminal only */
	bool front_matter; /* a post for a static site */
	/* Markdown that people alone read, never our import: figures stand in
	 * it, and no label in it is guarded. */
	bool letter;
	const struct render_link *links; /* HTML: above it; NULL for none */
};

struct renderer {
	const char *name;	/* as in --dump=NAME */
	const char *extensions; /* space-separated, for -o FILE */
	const char *help;	/* N_(), a few words for --help */
	/* Writes every part of the source. false when a write failed. */
	bool (*write)(const struct doc_source *source,
		const struct render_options *options, FILE *out,
		struct err *err);
};

extern const struct renderer *const renderers[]; /* NULL at the end */

/* "md" and "txt" are known too; NULL when there is none. */
const struct renderer *renderer_find(const char *name);

/* A source of one part that is at hand; *doc is given away and cleared. */
struct doc_source render_one(struct doc *doc);

#endif
