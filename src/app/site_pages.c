/* SPDX-License-Identifier: MIT */
#include "site_pages.h"

#include <ctype.h>
#include <string.h>

#include "app/team.h"
#include "base/say.h"
#include "model/align_tree.h"
#include "model/cycle.h"
#include "model/value.h"

/* ---- where a plan's page is */

static void
add_escaped(struct str *out, const char *name)
{
	for (; *name; name++)
		if (isalnum((unsigned char)*name) || strchr("-._~", *name))
			str_add_char(out, *name);
		else
			str_addf(out, "%%%02X", (unsigned char)*name);
}

/* The name without folders; two that would be one are told apart. */
static void
flat_name(const struct folder *folder, size_t i, struct str *out)
{
	const char *name = folder->plans[i].name;
	bool dotted = strchr(name, '.') != NULL;
	size_t at;

	str_add(out, name);
	for (at = 0; at < out->length; at++)
		if (out->data[at] == '/')
			out->data[at] = '.';
	for (at = 0; at < i && !dotted; at++)
		dotted = strcmp(folder->plans[at].name, name) == 0;
	if (dotted)
		str_addf(out, "-%zu", i + 1);
}

void
site_place(const struct folder *folder, size_t i, bool url, struct str *out)
{
	struct str name = {0};

	flat_name(folder, i, &name);
	str_add(out, "plans/");
	if (url)
		add_escaped(out, str_text(&name));
	else
		str_add(out, str_text(&name));
	str_add(out, ".html");
	str_fini(&name);
}

static const char *
address_of(const struct folder *folder, size_t i, struct doc *doc)
{
	struct str address = {0};
	const char *kept;

	site_place(folder, i, true, &address);
	kept = doc_keep(doc, str_text(&address));
	str_fini(&address);
	return kept;
}

static void
begin(const struct folder *folder, struct doc *doc, const char *title)
{
	char day[DAY_TEXT_SIZE];
	struct block *block;

	doc_clear(doc);
	doc->title = title;
	doc->language = _("en");
	doc->day = folder->today;
	doc_heading(doc, 1, title, NULL);
	block = doc_add(doc, BLOCK_PARAGRAPH);
	block->role = DOC_SPAN;
	doc_run(doc, block,
		doc_format(doc, _("as of %s"), day_text(folder->today, day)),
		0);
}

/* ---- the index */

void
site_index(const struct folder *folder, struct doc *doc)
{
	begin(folder, doc, _("Plans"));
	team_list(folder, address_of, doc);
}

/* ---- alignment */

static void
add_end(const struct folder *folder, const struct align_row *row,
	struct doc *doc)
{
	const struct other *other = row->end.other;
	struct block *block = doc_add(doc, BLOCK_ITEM);
	char tenths[TENTHS_TEXT_SIZE];
	struct str why = {0};
	struct run *run;

	block->depth = (uint8_t)(row->depth < 15 ? row->depth : 15);
	run = doc_run(doc, block,
		doc_format(doc, "%s %s", other->plan, other->ref), 0);
	run->link = address_of(folder, other->place - 1, doc);
	doc_run(doc, block, doc_format(doc, " %s", other->title), 0);
	if (other->share != SHARE_NONE)
		doc_run(doc, block,
			doc_format(doc, " · %s/10",
				tenths_text(
					share_tenths(other->share), tenths)),
			0);
	doc_run(doc, block,
		doc_format(
			doc, " · %s", status_label((enum status)other->status)),
		RUN_FAINT);
	if ((row->part == ALIGN_DANGLING || row->part == ALIGN_AMISS) &&
		align_amiss(NULL, &row->end, &row->to, &why))
		doc_run(doc, block, doc_format(doc, " · %s", str_text(&why)),
			RUN_STRONG);
	str_fini(&why);
}

/* The tree as a picture. */
static void
add_picture(const struct align_tree *tree, struct doc *doc)
{
	struct doc_chart chart = {
		.type = CHART_TREE, .title = align_part_heading(ALIGN_SERVED)};
	struct point *points =
		arena_alloc(&doc->arena, (tree->count + 1) * sizeof *points);
	const struct other *other;
	size_t i;

	for (i = 0; i < tree->count && tree->rows[i].part == ALIGN_SERVED;
		i++) {
		other = tree->rows[i].end.other;
		points[i] = (struct point){.x = tree->rows[i].depth,
			.y = share_tenths(other->share),
			.label = doc_format(doc, "%s %s %s", other->plan,
				other->ref, other->title)};
	}
	chart.points = points;
	chart.count = i;
	if (i)
		doc_chart(doc, &chart);
}

void
site_alignment(const struct folder *folder, struct doc *doc)
{
	struct plan none;
	struct align_tree tree;
	size_t i;

	plan_init(&none);
	none.elsewhere = &folder->elsewhere;
	begin(folder, doc, _("Alignment"));
	align_tree_make(&tree, &none, 0);
	add_picture(&tree, doc);
	for (i = 0; i < tree.count; i++) {
		if (!i || tree.rows[i].part != tree.rows[i - 1].part)
			doc_heading(doc, 2,
				align_part_heading(tree.rows[i].part), NULL);
		add_end(folder, &tree.rows[i], doc);
	}
	if (!tree.count)
		doc_run(doc, doc_add(doc, BLOCK_PARAGRAPH),
			_("Nothing serves anything yet."), 0);
	align_tree_free(&tree);
	plan_fini(&none);
}
