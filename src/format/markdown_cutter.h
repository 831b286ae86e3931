/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_MARKDOWN_CUTTER_H
#define FORMAT_MARKDOWN_CUTTER_H

/* A block on its way from md4c, and its links (markdown_link.c). */

#include "markdown_block.h"

#define CELLS 64
#define LEVELS 64
#define EVIDENCE '\001' /* never in a text that was checked */

struct cutter {
	block_taker *take;
	void *context;
	const char *text, *end, *counted; /* up to `counted` is line `line` */
	int line;
	struct markdown_block block; /* on its way */
	bool open;		     /* it has begun */
	bool in_tag, in_image;
	int lists;
	unsigned list; /* that was begun last */
	struct {
		unsigned next; /* number of the next item, 0: bullets */
		unsigned list;
		struct markdown_block item;
		bool pending; /* the item has no text yet */
	} levels[LEVELS];
	size_t del_at; /* where in plain ~~ began */
	size_t struck; /* bytes of plain that ~~ holds at its beginning */
	struct str plain, rich, prose, links, evidence;
	const char *text_end;	  /* of the last text that md4c handed out */
	size_t link_at;		  /* where in plain its text began */
	size_t rich_at, prose_at; /* and in those */
	struct str href;
	struct arena *arena; /* of all texts */
	const char *cells[CELLS];
	size_t cell_count;
	bool head_row;
};

/* Where evidence stood there is a mark: takes it away, and the brackets when
 * nothing else is in them. */
void cutter_drop_evidence(struct str *text);
/* Addresses that stand in the text as they are. */
void cutter_find_urls(struct cutter *cutter);
/* The end of a link or an image: its target; and what it was a link for. */
void cutter_add_target(struct cutter *cutter);
void cutter_leave_link(struct cutter *cutter);

#endif
