/* SPDX-License-Identifier: MIT */
#include "app/export.h"

#include "review/review.h"

bool
export_write(const struct plan *plan, const struct format *format,
	const struct write_options *options, FILE *out, struct err *err)
{
	struct review_options review_options = {
		.cycle = options->cycle, .today = options->today};
	struct write_options with = *options;
	struct doc_source source;
	struct review *review;
	bool ok;

	if (!format->is_document)
		return format->write(plan, options, out, err);
	review = review_new(plan, &review_options);
	source = review_source(review);
	with.document = &source;
	ok = format->write(plan, &with, out, err);
	review_free(review);
	return ok;
}
