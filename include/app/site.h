/* SPDX-License-Identifier: MIT */
#ifndef APP_SITE_H
#define APP_SITE_H

/*
 * A folder of plans as a static site: an index by team, a page a plan, who serves
 * whom, what moved in a week, a feed. No script runs in it and nothing is fetched;
 * any web server, or none, shows it. Only what is shared is in it.
 */

#include "app/folder.h"

struct site_options {
	const char *path; /* of the folder that the pages go to */
	bool replace;	  /* over what is there */
	const char
		*languages; /* "zh,en": the first in the folder, others in one
				* of their own below it, each page with a way to
				* itself in the others; NULL: that of the interface */
};

/* Writes the pages; the folder is made. *pages counts them. On false those that
 * were written stay. */
bool site_write(const struct folder *folder, const struct site_options *options,
	size_t *pages, struct err *err);

#endif
