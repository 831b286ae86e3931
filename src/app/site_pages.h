/* SPDX-License-Identifier: MIT */
#ifndef SITE_PAGES_H
#define SITE_PAGES_H

/* What stands on the pages of a site that are not one plan's. */

#include <stdio.h>

#include "app/folder.h"
#include "model/doc.h"

/* Where the page of a plan is, from the site's root: "plans/platform.li.html", as
 * a file's name, or with `url` as an address has it. Kept by the document. */
void site_place(
	const struct folder *folder, size_t i, bool url, struct str *out);

/* Teams, and the plans of each in a table. */
void site_index(const struct folder *folder, struct doc *doc);
/* Who serves whom, as a list and as a picture. */
void site_alignment(const struct folder *folder, struct doc *doc);
/* What moved since that day as Atom, an entry a plan. */
bool site_feed(
	const struct folder *folder, int32_t since, FILE *out, struct err *err);

#endif
