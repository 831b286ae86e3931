/* SPDX-License-Identifier: MIT */
#include "app/sample.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/say.h"
#include "format/format.h"
#include "model/edit.h"
#include "model/merge.h"

/* Puts real days where the text has <-8>. */
static void
put_days(struct str *out, const char *text, int32_t today)
{
	int32_t monday = span_week(today).starts;
	char day[DAY_TEXT_SIZE], *end;
	const char *at;
	long days;

	/* Remarks at the head of the file speak of them, too. */
	while (*text == '#')
		text = strchr(text, '\n') + 1;
	while ((at = strchr(text, '<'))) {
		str_add_bytes(out, text, (size_t)(at - text));
		days = strtol(at + 1, &end, 10);
		assert(*end == '>');
		str_add(out, day_text(monday + (int32_t)days, day));
		text = end + 1;
	}
	str_add(out, text);
}

/* The sample in the language of the catalogue, which says its own name. */
static const char *
in_language(void)
{
	const struct embedded *sample = embedded_samples;

	while (sample->name && strncmp(sample->name, _("en"), 2) != 0)
		sample++;
	return sample->name ? sample->text : embedded_samples[0].text;
}

bool
sample_add(struct session *session, struct err *err)
{
	struct read_options options = {.today = session->today};
	struct reporter reporter = {0};
	struct change change = {0};
	struct str text = {0};
	struct plan sample;
	bool ok;

	plan_init(&sample);
	put_days(&text, in_language(), session->today);
	ok = format_find("yaml")->read(&sample,
		     (struct piece){text.data, text.length}, &options,
		     &reporter, err) &&
		merge_plans(&session->plan, &sample, &(struct merge_options){0},
			&change, err);
	change_label(&change, N_("the sample"));
	ok = ok && session_do(session, &change, err);
	change_fini(&change);
	plan_fini(&sample);
	str_fini(&text);
	return ok;
}
