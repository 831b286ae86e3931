/* SPDX-License-Identifier: MIT */
#include "print/render.h"

#include <string.h>

#include "renderers.h"

const struct renderer *const renderers[] = {
	&renderer_text,
	&renderer_post,
	&renderer_html,
	NULL,
};

static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word);
	const char *at = words;

	while ((at = strstr(at, word))) {
		if ((at == words || at[-1] == ' ') &&
			(at[length] == ' ' || !at[length]))
			return true;
		at += length;
	}
	return false;
}

const struct renderer *
renderer_find(const char *name)
{
	size_t i;

	if (!*name)
		return NULL;
	for (i = 0; renderers[i]; i++)
		if (strcmp(renderers[i]->name, name) == 0 ||
			has_word(renderers[i]->extensions, name))
			return renderers[i];
	return NULL;
}

static bool
give(void *context, struct doc *doc)
{
	struct doc *given = context;

	doc_clear(doc);
	if (!given->first)
		return false;
	*doc = *given;
	*given = (struct doc){0};
	return true;
}

struct doc_source
render_one(struct doc *doc)
{
	return (struct doc_source){give, doc};
}
