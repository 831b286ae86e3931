/* SPDX-License-Identifier: MIT */
/* What follows the objectives: the template's sections, further answers, the
 * outlook; week notes. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/close.h"
#include "model/progress.h"
#include "parts.h"
#include "review/owed.h"
#include "review/stats.h"

const struct template *
cycle_template(const struct review *review, const struct cycle *cycle)
{
	const struct templates *templates = review->options.templates;
	const char *name = review->options.template;
	const struct template *found;

	if (!templates)
		return NULL;
	found = name && *name ? templates_find(templates, name) : NULL;
	return found ? found : templates_of(templates, cycle);
}

/* Whether it stands as the answer to something the template asks for. */
static bool
is_asked(const struct plan *plan, const struct cycle *cycle,
	const struct template *template, const struct section *section)
{
	size_t i;

	for (i = 0; template && i < template->count; i++)
		if (owed_answer(plan, cycle, &template->sections[i]) == section)
			return true;
	return false;
}

static bool
is_blank(const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (length)
		str_trim(text, &length);
	return !length;
}

static bool
is_list(enum section_kind kind)
{
	return kind != SECTION_PROSE;
}

/* Whether the line begins with a mark of its own. */
static bool
is_marked(const char *line, size_t length)
{
	size_t at = strspn(line, " \t"), digits;

	while (length && strchr(" \t\r", line[length - 1]))
		length--;
	if (at >= length)
		return true; /* blank */
	digits = strspn(line + at, "0123456789");
	return at + digits + 1 < length &&
		(digits ? line[at + digits] == '.' || line[at + digits] == ')'
			: strchr("-*+", line[at]) != NULL) &&
		line[at + digits + 1] == ' ';
}

/* Lines of an answer on their way to a list. */
struct entries {
	struct str *out;
	bool fenced; /* inside ``` */
	bool open;   /* an entry that an indented line goes on in */
};

static void
add_entry(struct entries *entries, const char *line, size_t length)
{
	size_t indent = strspn(line, " \t");
	bool fence =
		length >= indent + 3 && memcmp(line + indent, "```", 3) == 0;

	if (fence || entries->fenced) {
		entries->fenced = entries->fenced != fence;
		entries->open = false;
	} else if (indent >= length) {
		entries->open = false;
	} else if (is_marked(line, length)) {
		entries->open = true;
	} else if (indent < 2 || !entries->open) {
		str_add(entries->out, "- ");
		line += indent;
		length -= indent;
		entries->open = true;
	}
	str_add_bytes(entries->out, line, length);
	str_add_char(entries->out, '\n');
}

/* An answer of one entry a line becomes a list, however it was typed. */
/* The text below a heading that it repeats: so a form is kept as it was imported. */
static const char *
below_title(const char *text, const char *title)
{
	size_t length = strlen(title);

	if (!text || !length || strncmp(text, title, length) != 0 ||
		text[length] != '\n')
		return text;
	return text + length + strspn(text + length, "\n");
}

static void
add_answer(struct review *review, const char *text, enum section_kind kind,
	const struct block *like, struct doc *doc)
{
	struct entries entries = {.out = &review->scratch};
	const char *end;

	if (!is_list(kind) || !text) {
		doc_prose(doc, text, like);
		return;
	}
	str_clear(entries.out);
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		add_entry(&entries, text, (size_t)(end - text));
	}
	doc_prose(doc, str_text(entries.out), like);
}

/* How each cycle inside went: the figures that the answer explains. */
static void
add_results(struct review *review, const struct cycle *cycle, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct cycle *inner = plan_cycle(plan, plan->cycles.first);
	struct doc_table *table;
	size_t count = 0, row = 1;
	struct cycle_stats stats;
	char text[TENTHS_TEXT_SIZE];

	for (; inner; inner = plan_cycle(plan, inner->base.next))
		count += inner->parent == cycle->base.id;
	if (!count)
		return;
	table = doc_table(doc, count + 1, 4);
	table->cells[0] = _("Cycle");
	table->cells[1] = _("Progress");
	table->cells[2] = _("Score");
	table->cells[3] = _("Key results done");
	table->numeric[1] = table->numeric[2] = table->numeric[3] = true;
	inner = plan_cycle(plan, plan->cycles.first);
	for (; inner; inner = plan_cycle(plan, inner->base.next)) {
		if (inner->parent != cycle->base.id)
			continue;
		stats = stats_cycle(plan, inner, review->options.today);
		table->cells[row * 4] = inner->name;
		table->cells[row * 4 + 1] = doc_keep(doc,
			tenths_text(cycle_tenths(
					    plan, inner, review->options.today),
				text));
		table->cells[row * 4 + 2] =
			doc_keep(doc, score_text(stats.score, text));
		table->cells[row * 4 + 3] =
			doc_format(doc, "%d/%d", stats.done, stats.key_results);
		row++;
	}
}

/* The outlook is of the cycle the document is about, not of those inside. */
static bool
wants_outlook(const struct review *review, const struct cycle *cycle)
{
	return (review->options.parts & REVIEW_OUTLOOK) &&
		review->options.cycle == cycle->base.id;
}

/* Whether there is something to show of a section without an answer. */
static bool
has_matter(const struct review *review, const struct cycle *cycle,
	const struct template_section *asked)
{
	const struct plan *plan = review->plan;
	const struct cycle *inner = plan_cycle(plan, plan->cycles.first);

	if (asked->kind == SECTION_OBJECTIVES)
		return wants_outlook(review, cycle) &&
			close_next_cycle(plan, cycle);
	if (asked->kind != SECTION_RESULTS)
		return false;
	while (inner && inner->parent != cycle->base.id)
		inner = plan_cycle(plan, inner->base.next);
	return inner != NULL;
}

/* The next cycle: its objectives with their key results. */
static void
add_outlook(struct review *review, const struct cycle *cycle, int level,
	const struct section *answer, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct cycle *next = close_next_cycle(plan, cycle);
	const struct block like = {.role = DOC_OUTLOOK};
	const struct block answered = {.role = DOC_SECTION,
		.record = RECORD_SECTION,
		.field = SECTION_TEXT,
		.id = answer ? answer->base.id : 0,
		.name = answer ? answer->name : NULL};
	int numbers[LEVEL_ACTION + 1] = {0};
	const struct node *node;
	struct block *block;

	if (next) {
		block = doc_add(doc, BLOCK_PARAGRAPH);
		block->role = DOC_OUTLOOK;
		block->record = RECORD_CYCLE;
		block->id = next->base.id;
		doc_run(doc, block, next->name, RUN_STRONG);
		block = doc_add(doc, BLOCK_PARAGRAPH);
		block->role = DOC_SPAN;
		doc_run(doc, block,
			doc_span(doc, (struct span){next->starts, next->ends}),
			0);
	}
	if (answer)
		doc_prose(doc, answer->text, &answered);
	if (!next)
		return;
	doc_prose(doc, next->note, &like);
	node = plan_node(plan, next->nodes.first);
	for (; node; node = plan_next(plan, node, 0)) {
		if (node->level == LEVEL_ACTION)
			continue;
		/* What is dropped keeps its number. */
		numbers[node->level]++;
		if (node->level == LEVEL_OBJECTIVE)
			numbers[LEVEL_KEY_RESULT] = 0;
		if (!node_counts(plan, node))
			continue;
		block = row_block(
			review, node, numbers[node->level], true, doc);
		block->level = (uint8_t)(level + 1);
	}
}

static void
add_section(struct review *review, const struct cycle *cycle,
	const struct template_section *asked, int level, struct doc *doc)
{
	const struct section *answer = owed_answer(review->plan, cycle, asked);
	const char *text = answer ? answer->text : NULL;
	/* What is edited is the answer there is, whatever it is called. */
	const char *name = answer ? answer->name : asked->name;
	const struct block like = {.role = DOC_SECTION,
		.record = RECORD_SECTION,
		.field = SECTION_TEXT,
		.id = answer ? answer->base.id : 0,
		.name = name};
	struct block *block;
	bool prompts = review_asks(review, cycle);

	if (!prompts && is_blank(text) && !has_matter(review, cycle, asked))
		return;
	block = doc_heading(doc, level, template_words(asked->title),
		doc_format(doc, "s%u-%s", cycle->base.id, asked->name));
	block->role = DOC_SECTION;
	block->record = RECORD_SECTION;
	block->field = SECTION_TEXT;
	block->id = like.id;
	block->name = name;
	block->cycle = cycle->base.id;
	if (prompts)
		block->owed_count =
			owed_entries(review->plan, cycle, asked, text);
	block->owed = block->owed_count > 0;
	if (block->owed) {
		block = doc_add(doc, BLOCK_PARAGRAPH);
		*block = (struct block){.type = BLOCK_PARAGRAPH,
			.role = DOC_PROMPT,
			.record = RECORD_SECTION,
			.field = SECTION_TEXT,
			.id = like.id,
			.name = name,
			.cycle = cycle->base.id};
		doc_run(doc, block, template_words(asked->prompt), RUN_FAINT);
	}
	if (asked->kind == SECTION_RESULTS)
		add_results(review, cycle, doc);
	if (asked->kind == SECTION_MONTHS)
		part_metric_months(
			review, (struct span){cycle->starts, cycle->ends}, doc);
	if (asked->kind == SECTION_OBJECTIVES && wants_outlook(review, cycle))
		add_outlook(review, cycle, level, answer, doc);
	else
		add_answer(review,
			below_title(text, template_words(asked->title)),
			asked->kind, &like, doc);
}

static bool
has_outlook(const struct template *template)
{
	size_t i;

	for (i = 0; template && i < template->count; i++)
		if (template->sections[i].kind == SECTION_OBJECTIVES)
			return true;
	return false;
}

/* Answers that the template does not ask for: as another one has it that does,
 * else under the name they have. */
static void
add_further(struct review *review, const struct cycle *cycle,
	const struct template *template, int level, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct section *section =
		plan_section(plan, cycle->sections.first);
	struct block like = {.role = DOC_SECTION,
		.record = RECORD_SECTION,
		.field = SECTION_TEXT};
	const struct template_section *asked;
	struct block *block;

	for (; section; section = plan_section(plan, section->base.next)) {
		if (is_blank(section->text) ||
			is_asked(plan, cycle, template, section))
			continue;
		like.id = section->base.id;
		like.name = section->name;
		asked = review->options.templates
			? templates_section(
				  review->options.templates, section->name)
			: NULL;
		block = doc_heading(doc, level,
			asked ? template_words(asked->title) : section->name,
			NULL);
		block->role = DOC_SECTION;
		block->record = RECORD_SECTION;
		block->field = SECTION_NAME;
		block->id = like.id;
		block->name = like.name;
		block->cycle = cycle->base.id;
		add_answer(review, section->text,
			asked ? asked->kind : SECTION_PROSE, &like, doc);
	}
}

void
part_tail(struct review *review, const struct step *step, struct doc *doc)
{
	const struct cycle *cycle = plan_cycle(review->plan, step->cycle);
	const struct template *template = cycle_template(review, cycle);
	unsigned parts = review->options.parts;
	int level = heading_level(step->depth) + 1;
	size_t i;

	if (parts & REVIEW_SECTIONS) {
		for (i = 0; template && i < template->count; i++)
			add_section(review, cycle, &template->sections[i],
				level, doc);
		add_further(review, cycle, template, level, doc);
	}
	if (wants_outlook(review, cycle) &&
		(!has_outlook(template) || !(parts & REVIEW_SECTIONS)) &&
		close_next_cycle(review->plan, cycle)) {
		doc_add(doc, BLOCK_PAGE);
		doc_heading(doc, level, _("Outlook"), "outlook");
		add_outlook(review, cycle, level, NULL, doc);
	}
}

static void
add_week_text(struct doc *doc, const struct week *week, const char *label,
	const char *text, int field)
{
	const struct block like = {.role = DOC_WEEK,
		.record = RECORD_WEEK,
		.field = (uint16_t)field,
		.id = week->base.id};
	struct block *block;

	if (is_blank(text))
		return;
	if (*label) {
		block = doc_add(doc, BLOCK_PARAGRAPH);
		block->role = DOC_WEEK;
		doc_run(doc, block, label, RUN_STRONG);
	}
	doc_prose(doc, text, &like);
}

static void
add_priorities(struct review *review, const struct plan *plan,
	const struct week *week, struct doc *doc)
{
	const struct weekly_priority *priority =
		plan_priority(plan, week->priorities.first);
	static const enum mark marks[] = {
		[WEEKLY_OPEN] = MARK_OPEN,
		[WEEKLY_DONE] = MARK_DONE,
		[WEEKLY_NOT_DONE] = MARK_DROPPED,
	};
	struct block *block;

	for (; priority; priority = plan_priority(plan, priority->base.next)) {
		block = doc_add(doc, BLOCK_ITEM);
		block->role = DOC_WEEK;
		block->record = RECORD_PRIORITY;
		block->id = priority->base.id;
		block->mark = (uint8_t)marks[priority->state];
		if (priority->rank > 0)
			doc_run(doc, block,
				doc_format(doc, "P%d", (int)priority->rank),
				RUN_STRONG);
		if (priority->rank > 0)
			doc_run(doc, block, " ", 0);
		doc_run(doc, block, priority->title ? priority->title : "", 0);
		if (review)
			unshown_add(review, block, doc);
	}
}

/* Whether the note needs a label: something else stands above it, or it begins
 * with a box as priorities do. */
static bool
is_among_others(const struct week *week)
{
	const char *note = week->note ? week->note : "";

	return week->priorities.first || week->now || week->wins ||
		week->blockers || week->ahead ||
		strncmp(note + strspn(note, " \t\r\n"), "- [", 3) == 0;
}

void
part_week(struct review *review, const struct plan *plan,
	const struct week *week, struct doc *doc)
{
	bool labelled = is_among_others(week);
	char name[SPAN_TEXT_SIZE];

	span_text((struct span){week->starts, week->ends}, name);
	doc_heading(doc, 3, doc_keep(doc, name), NULL);
	add_priorities(review, plan, week, doc);
	add_week_text(doc, week, _("Now"), week->now, WEEK_NOW);
	add_week_text(doc, week, _("Wins"), week->wins, WEEK_WINS);
	add_week_text(doc, week, _("Blockers"), week->blockers, WEEK_BLOCKERS);
	add_week_text(doc, week, _("Next four weeks"), week->ahead, WEEK_AHEAD);
	add_week_text(
		doc, week, labelled ? _("Note") : "", week->note, WEEK_NOTE);
}

void
part_weeks(struct review *review, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct week *week = plan_week(plan, plan->weeks.first);

	if (!week)
		return;
	doc_add(doc, BLOCK_PAGE);
	doc_heading(doc, 2, _("Week notes"), "weeks");
	for (; week; week = plan_week(plan, week->base.next))
		part_week(review, plan, week, doc);
}
