/* SPDX-License-Identifier: MIT */
#include "app/imported.h"

#include "base/say.h"

/* A message with its number, and what parts it from the one before; nothing for
 * none. */
static void
add_count(struct str *out, const char *format, int count)
{
	if (!count)
		return;
	if (out->length)
		str_add(out, _(", "));
	str_addf(out, format, count);
}

static void
add_counts(struct str *out, const struct merge_counts *counts)
{
	const int *of = counts->of;
	const struct {
		int count;
		const char *one, *many;
	} rows[] = {
		{of[RECORD_CYCLE], NN_("%d cycle", "%d cycles")},
		{counts->objectives, NN_("%d objective", "%d objectives")},
		{counts->key_results, NN_("%d key result", "%d key results")},
		{counts->actions, NN_("%d action", "%d actions")},
		{of[RECORD_CHECKIN], NN_("%d check-in", "%d check-ins")},
		{of[RECORD_COMMENT], NN_("%d comment", "%d comments")},
		{of[RECORD_SECTION],
			NN_("%d section of a review",
				"%d sections of reviews")},
		{of[RECORD_WEEK], NN_("%d week note", "%d week notes")},
		{of[RECORD_PRIORITY],
			NN_("%d priority of a week", "%d priorities of weeks")},
		{of[RECORD_METRIC],
			NN_("%d health metric", "%d health metrics")},
		{of[RECORD_READING],
			NN_("%d metric value", "%d metric values")},
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		add_count(out,
			ngettext(rows[i].one, rows[i].many,
				(unsigned long)rows[i].count),
			rows[i].count);
}

/* What became of the lines of a document that are in no record of their own. */
static void
add_lines(struct str *out, const struct imported *imported)
{
	struct str lines = {0};

	add_count(&lines,
		ngettext("%d line as a note", "%d lines as notes",
			(unsigned long)imported->kept),
		imported->kept);
	if (imported->doubts)
		str_addf(&lines,
			ngettext("%s%d in doubt (line %s)",
				"%s%d in doubt (lines %s)",
				(unsigned long)imported->doubts),
			lines.length ? _(", ") : "", imported->doubts,
			imported->doubt_lines);
	add_count(&lines, _("%d left out"), imported->left_out);
	if (lines.length)
		str_addf(out, _("; %s"), lines.data);
	str_fini(&lines);
}

void
imported_say(const struct imported *imported, struct str *out)
{
	const struct merge_counts *counts = imported->counts;
	struct str added = {0}, altered = {0};

	add_counts(&added, counts);
	add_count(&altered,
		ngettext("%d record changed", "%d records changed",
			(unsigned long)counts->changed),
		counts->changed);
	add_count(&altered,
		ngettext("%d record deleted", "%d records deleted",
			(unsigned long)imported->deleted),
		imported->deleted);
	if (added.length)
		str_addf(out,
			imported->dry_run ? _("%s would be added")
					  : _("%s added"),
			added.data);
	if (added.length && altered.length)
		str_add(out, _(", "));
	str_add(out, str_text(&altered));
	if (!added.length && !altered.length)
		str_add(out, _("nothing new"));
	else
		add_lines(out, imported);
	str_fini(&altered);
	str_fini(&added);
}
