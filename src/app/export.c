/* SPDX-License-Identifier: MIT */
#include "app/export.h"

#include "print/render.h"
#include "review/review.h"

bool
export_can(const struct format *format)
{
	return format->write || format->is_document;
}

bool
export_write(const struct plan *plan, const struct format *format,
	const struct write_options *options, FILE *out, struct err *err)
{
	struct review_options review_options = {.cycle = options->cycle,
		.today = options->today,
		.whole = true};
	struct render_options render = {.front_matter = true};
	struct doc_source source;
	struct review *review;
	bool ok;

	if (!format->is_document)
		return format->write(plan, options, out, err);
	review = review_new(plan, &review_options);
	source = review_source(review);
	ok = renderer_find(format->name)->write(&source, &render, out, err);
	review_free(review);
	return ok;
}
