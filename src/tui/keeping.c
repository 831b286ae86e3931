/* SPDX-License-Identifier: MIT */
#include "keeping.h"

#include <stdlib.h>
#include <string.h>

#include "app/drafts.h"
#include "tui_private.h"

void
keeping_fini(struct keeping *keeping)
{
	free(keeping->name);
	free(keeping->before);
	free(keeping->last);
	*keeping = (struct keeping){0};
}

bool
keeping_is_kept(const struct keeping *keeping, const char *text)
{
	return keeping->name && text[strspn(text, " \t\n")] &&
		strcmp(text, keeping->before) != 0;
}

bool
keeping_begin(struct desk *desk, struct keeping *keeping, const char *name,
	const char *before, struct str *kept)
{
	struct keeping fresh = {
		.name = base_strdup(name), .before = base_strdup(before)};
	bool found = drafts_read(desk->drafts, name, kept);

	keeping_fini(keeping);
	*keeping = fresh;
	keeping->last = base_strdup(found ? str_text(kept) : "");
	return found && keeping_is_kept(keeping, str_text(kept));
}

void
keeping_rest(struct desk *desk, struct keeping *keeping, const char *text)
{
	struct err err = {0};

	if (!keeping_is_kept(keeping, text))
		text = "";
	if (!keeping->name || strcmp(text, keeping->last) == 0)
		return;
	free(keeping->last);
	keeping->last = base_strdup(text);
	if (!drafts_keep(desk->drafts, keeping->name, text, &err))
		tui_error(desk, &err);
}

void
keeping_done(struct desk *desk, struct keeping *keeping)
{
	if (keeping->name && *keeping->last)
		drafts_drop(desk->drafts, keeping->name);
	keeping_fini(keeping);
}
