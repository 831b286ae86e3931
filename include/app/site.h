/* SPDX-License-Identifier: MIT */
#ifndef APP_SITE_H
#define APP_SITE_H

/*
 * A folder of plans as a static site: an index by team, a page a plan, who serves
 * whom, what moved in a week, a feed. No script runs in it and nothing is fetched;
 * any web server, or none, shows it. Only what is shared is in it.
 */

#include "app/folder.h"

/* Writes the pages into the folder `path`, which is made; `replace`: over what is
 * there. *pages counts them. On false those that were written stay. */
bool site_write(const struct folder *folder, const char *path, bool replace,
	size_t *pages, struct err *err);

#endif
