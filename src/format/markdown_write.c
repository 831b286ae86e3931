/* SPDX-License-Identifier: MIT */
/*
 * A plan as Markdown that can be read back: a heading a cycle, lists with
 * labels, what was thought about an objective below its list. Every character
 * that means something in Markdown is escaped, so a title stays a title.
 *
 *     ---
 *     generator: tenths
 *     ---
 *
 *     ## 2026 Q4
 *
 *     - O:Ship it  score 0.7
 *       - KR1:Ten users  5/10 [[post](../post)]
 *
 *         a note
 *
 *     The reflection.
 */
#include <errno.h>
#include <string.h>

#include "guard.h"
#include "markdown.h"
#include "outline.h"

struct writer {
	const struct plan *plan;
	struct str text;
	struct str line;  /* before it is escaped */
	struct str title; /* with its tags */
};

static void
add_escaped(struct str *out, const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		if (strchr("\\`*_[]<>&~|#$!", text[i]) && text[i])
			str_add_char(out, '\\');
		str_add_char(out, text[i]);
	}
}

/* One empty line, whatever stands there already. */
static void
gap(struct str *out)
{
	size_t length = out->length;

	if (length && (length < 2 || out->data[length - 2] != '\n'))
		str_add_char(out, '\n');
}

/* Prose is kept as Markdown, so its marks stay; but it is not a heading, a
 * rule or HTML. */
static void
add_prose_line(struct str *out, const char *text, size_t length)
{
	size_t i = 0;

	if (guard_is_needed(text, length))
		i = guard_add(out, text, length);
	else if (length &&
		(strchr("#=>", *text) || strspn(text, "-* ") >= length))
		str_add_char(out, '\\');
	for (; i < length; i++) {
		if (text[i] == '<')
			str_add_char(out, '\\');
		str_add_char(out, text[i]);
	}
}

/* Whether a line begins no item of a list and stands in none. */
static bool
is_entry(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return !strchr(" \t\n", *text) &&
		!(strchr("-+*", *text) && text[1] == ' ') &&
		!(digits && strchr(".)", text[digits]) &&
			text[digits + 1] == ' ');
}

/* Whether an entry has a list below it: then all are one list. */
static bool
has_list(const char *text)
{
	const char *end;

	for (; (end = strstr(text, "\n  - ")); text = end + 1) {
		while (end > text && end[-1] != '\n')
			end--;
		if (is_entry(end))
			return true;
		end = strchr(end, '\n');
	}
	return false;
}

/* A text with an empty line before and after it, each line indented; `listed`:
 * a list, whose items need not be marked. */
static void
add_lines(struct writer *writer, const char *text, int indent, bool listed)
{
	struct str *out = &writer->text;
	const char *end;
	size_t length;

	if (!text || !*text)
		return;
	gap(out);
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		length = (size_t)(end - text);
		while (length && strchr(" \t\r", text[length - 1]))
			length--;
		if (!length) {
			gap(out);
			continue;
		}
		str_add_repeat(out, " ", (size_t)indent);
		if (listed && is_entry(text))
			str_add(out, "- ");
		add_prose_line(out, text, length);
		str_add_char(out, '\n');
	}
	gap(out);
}

static void
add_prose(struct writer *writer, const char *text, int indent)
{
	add_lines(writer, text, indent, false);
}

/* [[title](url)] for each; what would end the url is percent-encoded. */
static void
add_links(struct str *out, const char *links)
{
	const char *end, *space;

	for (; links && *links; links = *end ? end + 1 : end) {
		end = strchrnul(links, '\n');
		space = memchr(links, ' ', (size_t)(end - links));
		str_add(out, " [[");
		if (space)
			add_escaped(out, space + 1, (size_t)(end - space - 1));
		else
			add_escaped(out, links, (size_t)(end - links));
		str_add(out, "](");
		for (; links < (space ? space : end); links++)
			if (strchr("()<>\\", *links))
				str_addf(out, "%%%02X", (unsigned)*links);
			else
				str_add_char(out, *links);
		str_add(out, ")]");
	}
}

/* In the backlog tags stand behind the title. */
static const char *
title_with_tags(struct writer *writer, const struct node *node)
{
	const char *tags = node_detail(node)->tags;
	size_t length;

	if (node->parent || node->cycle || !tags)
		return node->title;
	str_clear(&writer->title);
	str_add(&writer->title, node->title);
	while (*(tags += strspn(tags, " "))) {
		length = strcspn(tags, " ");
		str_add(&writer->title, " #");
		str_add_bytes(&writer->title, tags, length);
		tags += length;
	}
	return str_text(&writer->title);
}

static void
add_node(struct writer *writer, const struct node *node, int number)
{
	const struct detail *detail = node_detail(node);
	int indent = 2 * (node->level - 1);
	size_t length = strlen(node->title);
	/* In brackets at the end it would be a note. */
	bool all = length && node->title[length - 1] == ']';
	struct node shown = *node;

	shown.title = title_with_tags(writer, node);
	str_clear(&writer->line);
	outline_line(&writer->line, &shown, number, all);
	str_add_repeat(&writer->text, " ", (size_t)indent);
	str_add(&writer->text, "- ");
	add_escaped(&writer->text, writer->line.data, writer->line.length);
	add_links(&writer->text, detail->links);
	str_add_char(&writer->text, '\n');
	add_prose(writer, detail->note, indent + 2);
}

/* Lower levels first, as in the outline. */
static void
add_nodes(struct writer *writer, uint32_t first)
{
	const struct node *node;
	int level, number;

	for (level = LEVEL_ACTION; level >= LEVEL_OBJECTIVE; level--) {
		number = 0;
		for (node = plan_node(writer->plan, first); node;
			node = plan_node(writer->plan, node->next)) {
			if (node->level != level)
				continue;
			if (level == LEVEL_OBJECTIVE)
				gap(&writer->text);
			add_node(writer, node, ++number);
			add_nodes(writer, node->children.first);
			if (level == LEVEL_OBJECTIVE)
				add_prose(writer, node_detail(node)->reflection,
					0);
		}
	}
}

static void
add_cycle(struct writer *writer, const struct cycle *cycle)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE], name[SPAN_TEXT_SIZE];
	struct str *out = &writer->text;
	const struct section *section;

	if (cycle->name) {
		gap(out);
		str_add(out, "## ");
		add_escaped(out, cycle->name, strlen(cycle->name));
		span_text((struct span){cycle->starts, cycle->ends}, name);
		if (strcmp(name, cycle->name) != 0)
			str_addf(out, " (%s..%s)",
				day_text(cycle->starts, starts),
				day_text(cycle->ends, ends));
		str_add_char(out, '\n');
	}
	add_prose(writer, cycle->note, 0);
	add_nodes(writer, cycle->nodes.first);
	for (section = plan_section(writer->plan, cycle->sections.first);
		section;
		section = plan_section(writer->plan, section->base.next)) {
		if (!section->text || !*section->text)
			continue;
		gap(out);
		str_add(out, "### ");
		add_escaped(out, section->name ? section->name : "",
			section->name ? strlen(section->name) : 0);
		str_add_char(out, '\n');
		add_lines(writer, section->text, 0,
			section->text && has_list(section->text));
	}
}

/* By priority, as the headings that are read say it. */
static void
add_backlog(struct writer *writer)
{
	static const struct {
		enum priority priority;
		const char *heading;
	} parts[] = {{PRIORITY_HIGHEST, "Highest priority"},
		{PRIORITY_HIGH, "High priority"},
		{PRIORITY_MEDIUM, "Medium priority"},
		{PRIORITY_LOW, "Low priority"}, {PRIORITY_NONE, "Backlog"}};
	const struct node *node;
	size_t i;
	bool begun;
	int number = 0;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		begun = false;
		for (node = plan_node(
			     writer->plan, writer->plan->backlog.first);
			node; node = plan_node(writer->plan, node->next)) {
			if (node_detail(node)->priority != parts[i].priority)
				continue;
			if (!begun) {
				gap(&writer->text);
				str_addf(&writer->text, "## %s\n\n",
					parts[i].heading);
			}
			begun = true;
			add_node(writer, node, ++number);
			add_nodes(writer, node->children.first);
		}
	}
}

static void
add_priorities(struct writer *writer, const struct week *week)
{
	const struct weekly_priority *priority =
		plan_priority(writer->plan, week->priorities.first);
	struct str *out = &writer->text;

	if (priority)
		gap(out);
	for (; priority;
		priority = plan_priority(writer->plan, priority->base.next)) {
		str_add(out,
			priority->state == PRIORITY_DONE ? "- [x] " : "- [ ] ");
		if (priority->rank > 0)
			str_addf(out, "**P%d** ", (int)priority->rank);
		add_escaped(out, priority->title ? priority->title : "",
			priority->title ? strlen(priority->title) : 0);
		if (priority->state == PRIORITY_NOT_DONE)
			str_add(out, " (not done)");
		str_add_char(out, '\n');
	}
}

/* Labels tell the texts of a week apart; a note that is all there is needs
 * none. */
static void
add_week(struct writer *writer, const struct week *week)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];
	const struct {
		const char *text, *label;
	} texts[] = {{week->now, "Now"}, {week->wins, "Wins"},
		{week->blockers, "Blockers"}, {week->ahead, "Next four weeks"},
		{week->note, "Note"}};
	size_t count = sizeof texts / sizeof *texts, i, first = count - 1;
	struct str *out = &writer->text;

	for (i = count; i-- > 0;)
		if (texts[i].text && *texts[i].text)
			first = i;
	str_addf(out, "%s## %s - %s\n", out->length ? "\n" : "",
		day_text(week->starts, starts), day_text(week->ends, ends));
	add_priorities(writer, week);
	for (i = first; i < count; i++) {
		if (!texts[i].text || !*texts[i].text)
			continue;
		gap(out);
		if (first < count - 1 || week->priorities.first)
			str_addf(out, "**%s**\n\n", texts[i].label);
		add_prose(writer, texts[i].text, 0);
	}
}

static bool
flush(struct writer *writer, FILE *out, struct err *err)
{
	bool ok = !writer->text.length ||
		(fwrite(writer->text.data, 1, writer->text.length, out) ==
				writer->text.length &&
			fflush(out) == 0);

	str_fini(&writer->text);
	str_fini(&writer->line);
	str_fini(&writer->title);
	return ok || err_set(err, ERR_SYSTEM, "%s", strerror(errno));
}

bool
markdown_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	/* So that our reader takes prose and lists for what they were. */
	static const char front[] = "---\ngenerator: tenths\n---\n";
	struct writer writer = {.plan = plan};
	const struct cycle *cycle = plan_cycle(
		plan, options->cycle ? options->cycle : plan->cycles.first);
	const struct week *week;

	str_add(&writer.text, front);
	for (; cycle;
		cycle = plan_cycle(plan, options->cycle ? 0 : cycle->base.next))
		add_cycle(&writer, cycle);
	if (!options->cycle) {
		add_backlog(&writer);
		for (week = plan_week(plan, plan->weeks.first); week;
			week = plan_week(plan, week->base.next))
			add_week(&writer, week);
	}
	if (writer.text.length == sizeof front - 1)
		str_clear(&writer.text);
	return flush(&writer, out, err);
}
