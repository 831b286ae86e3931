/* SPDX-License-Identifier: MIT */
#ifndef APP_REMEMBER_H
#define APP_REMEMBER_H

/*
 * What the planner remembers by itself from one start to the next: how it
 * looks. It lies in the state folder; config.yaml is the person's own.
 */

#include <stdbool.h>

/* Zero bytes are a valid one that remembers nothing. */
struct remembered {
	char *theme; /* chosen by :theme; NULL: as configured */
	bool light;  /* how light the terminal's ground was last time */
	int side;    /* per cent of the width that the first pane has beside
			others; 0: as usual */
	int stacked; /* of the height, over another */
	int pair_side, pair_stacked; /* the same of a list that stands beside
					what is selected in it */
};

/* What cannot be read is not remembered. */
void remembered_load(struct remembered *remembered);

/* Writes it; without a place to write to nothing happens. */
void remembered_store(const struct remembered *remembered);

void remembered_fini(struct remembered *remembered);

#endif
