/* SPDX-License-Identifier: MIT */
#include "app/sample.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "format/format.h"
#include "model/edit.h"
#include "sample.h"

/* Puts real days where the text has <-8>. */
static void
put_days(struct str *out, const char *text, int32_t today)
{
	int32_t monday = span_week(today).starts;
	char day[DAY_TEXT_SIZE], *end;
	const char *at;
	long days;

	while ((at = strchr(text, '<'))) {
		str_add_bytes(out, text, (size_t)(at - text));
		days = strtol(at + 1, &end, 10);
		assert(*end == '>');
		str_add(out, day_text(monday + (int32_t)days, day));
		text = end + 1;
	}
	str_add(out, text);
}

bool
sample_add(struct session *session, struct err *err)
{
	struct read_options options = {.today = session->today};
	struct reporter reporter = {0};
	/* The catalogue's own word for its language. */
	bool chinese = strncmp(_("en"), "zh", 2) == 0;
	const char *const *line;
	struct merge_counts counts;
	struct change change = {0};
	struct str text = {0};
	struct plan sample;
	bool ok;

	plan_init(&sample);
	line = chinese ? sample_chinese : sample_english;
	for (; *line; line++)
		put_days(&text, *line, session->today);
	ok = format_find("yaml")->read(&sample, text.data, text.length,
		     &options, &reporter, err) &&
		edit_merge(&session->plan, &sample, 0, &change, &counts, err);
	change_label(&change, "%s", _("the sample"));
	ok = ok && session_do(session, &change, err);
	change_fini(&change);
	plan_fini(&sample);
	str_fini(&text);
	return ok;
}
