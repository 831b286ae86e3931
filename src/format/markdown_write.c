/* SPDX-License-Identifier: MIT */
/* A plan as Markdown is the post that --dump prints, which reads back as what
 * it was written from. */
#include "format/render.h"
#include "markdown.h"

bool
markdown_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	struct render_options render = {.front_matter = true};

	(void)plan;
	return renderer_find("markdown")
		->write(options->document, &render, out, err);
}
