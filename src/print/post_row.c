/* SPDX-License-Identifier: MIT */
/*
 * Rows of a post, in the notation people use:
 *
 *     * Objective 1: Understand Go
 *       * ~~KeyResult: channels~~ [[Notes on channels](../golang-channel)]
 *       * KeyResult: the scheduler 3/10 [only begun]
 *         * [x] read the source
 *
 *     Score (out of 1.0): 0.5 [one was enough]
 *
 * A title that would be read back as something else has everything said behind
 * it that could be said there, as in an outline.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "notation/notation.h"
#include "post.h"

#define NOTE_CELLS 60 /* more stand below the title */

/* ---- notes */

/* Whether each bracket in it has its other half. */
static bool
has_pairs(const char *text)
{
	int depth = 0;

	for (; *text && depth >= 0; text++)
		depth += (*text == '[') - (*text == ']');
	return depth == 0;
}

/* The text as it can stand in brackets behind a title and be found there: one
 * short line that is no progress and no link ("[[…]]"). Empty when it cannot. */
static void
read_bracketed(struct str *out, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	str_clear(out);
	text = text ? str_trim(text, &length) : "";
	if (!length || memchr(text, '\n', length))
		return;
	text_visible(out, text, length);
	if (!has_pairs(out->data) || *out->data == '[' ||
		text_width(out->data, out->length) > NOTE_CELLS ||
		strspn(out->data, "0123456789./%-xX ") == out->length)
		str_clear(out);
}

/* A note or a reason: in brackets behind the line, else below it. */
static void
add_note(struct post *post, const char *note, int indent)
{
	struct str text = {0};

	read_bracketed(&text, note);
	if (text.length) {
		str_add(&post->text, " [");
		post_escape(post, text.data, false);
		str_add(&post->text, "]");
	}
	post_end_line(post);
	if (note && !text.length && note[strspn(note, " \t\r\n")]) {
		post_gap(post);
		post_lines(post, note, indent);
	}
	str_fini(&text);
}

/* ---- links */

struct link {
	const char *address;
	size_t address_length;
	char *title; /* safe to show; "" for none */
	bool taken;  /* it stands in the row's title */
};

#define LINKS_MOST 64

/* Text as it can be read back: safe to show, without blanks around it. */
static char *
shown(const char *text, size_t length)
{
	struct str safe = {0}, trimmed = {0};
	const char *at;

	text_visible(&safe, text, length);
	length = safe.length;
	at = str_trim(str_text(&safe), &length);
	str_add_bytes(&trimmed, at, length);
	str_fini(&safe);
	return str_take(&trimmed);
}

static size_t
read_links(const char *text, struct link *links)
{
	size_t count = 0, length;
	const char *end, *space;

	for (; text && *text && count < LINKS_MOST;
		text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		space = memchr(text, ' ', (size_t)(end - text));
		length = (size_t)((space ? space : end) - text);
		if (!length)
			continue;
		links[count++] = (struct link){.address = text,
			.address_length = length,
			.title = space ? shown(space, (size_t)(end - space))
				       : base_strdup("")};
		/* An address that is its own title has none. */
		if (str_is(text, length, links[count - 1].title))
			*links[count - 1].title = '\0';
	}
	return count;
}

static void
free_links(struct link *links, size_t count)
{
	while (count--)
		free(links[count].title);
}

/* An address without a title that the row says anyway: our reader finds it
 * there by itself. */
static bool
is_said(const struct link *link, const char *text)
{
	return text && !*link->title &&
		memmem(text, strlen(text), link->address,
			link->address_length) != NULL;
}

/* The link whose title stands in the row's at `at`: 完成《实战课》. After a
 * bracket it would be taken for evidence. */
static struct link *
link_at(struct link *links, size_t count, const char *title, size_t at)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (*links[i].title && !links[i].taken &&
			strncmp(title + at, links[i].title,
				strlen(links[i].title)) == 0 &&
			!(at && title[at - 1] == '['))
			return &links[i];
	return NULL;
}

static void
add_part(struct post *post, const char *text, size_t length, bool first)
{
	struct str part = {0};

	str_add_bytes(&part, text, length);
	if (length)
		post_escape(post, part.data, first);
	str_fini(&part);
}

/* Without a title the address is its own. */
static void
add_link(struct post *post, const struct link *link)
{
	struct str address = {0};

	post_address(&address, link->address, link->address_length);
	str_add_char(&post->text, '[');
	post_escape(post, *link->title ? link->title : address.data, false);
	str_addf(&post->text, "](%s)", address.data);
	str_fini(&address);
}

/* The title, with the links whose titles are pieces of it. */
static void
add_title(struct post *post, const char *title, struct link *links,
	size_t count, bool first)
{
	size_t at = 0, from = 0;
	struct link *link;

	while (title[at]) {
		link = count ? link_at(links, count, title, at) : NULL;
		if (!link) {
			at++;
			continue;
		}
		add_part(post, title + from, at - from, first && !from);
		add_link(post, link);
		link->taken = true;
		from = at += strlen(link->title);
	}
	add_part(post, title + from, at - from, first && !from);
}

/* The others: ` [[title](address)]` each. */
static void
add_evidence(struct post *post, const struct row *row, const struct link *links,
	size_t count)
{
	const struct link *link;
	struct str note = {0};

	read_bracketed(&note, row->note);
	for (link = links; link < links + count; link++) {
		if (link->taken || is_said(link, row->title) ||
			is_said(link, str_text(&note)))
			continue;
		str_add(&post->text, " [");
		add_link(post, link);
		str_add_char(&post->text, ']');
	}
	str_fini(&note);
}

/* ---- the row */

/* What has to stand behind a title so that nothing of the title is read as
 * progress, a state or a note. */
enum ending { END_USUAL, END_PROGRESS, END_ALL };

static bool
has_label(const struct post *post, const struct row *row)
{
	switch (row->level) {
	case LEVEL_OBJECTIVE:
	case LEVEL_KEY_RESULT:
		return !post->backlog || post->alone;
	default:
		return !post->key_result;
	}
}

/* Objectives have a progress of their own only by hand. */
static int
own_progress(const struct row *row)
{
	return row->level == LEVEL_KEY_RESULT ? row->tenths : -1;
}

/* What is finished is all the way there, and what has no progress is not. */
static bool
is_progress_said(const struct row *row)
{
	int progress = own_progress(row);

	return progress >= 0 && progress != (row->finished ? PROGRESS_MAX : 0);
}

/* An objective is when somebody said so; a key result also when it is all the
 * way there. */
static bool
is_struck(const struct row *row)
{
	return row->level == LEVEL_KEY_RESULT
		? row->finished
		: row->level == LEVEL_OBJECTIVE && row->state == STATE_DONE;
}

/* What is read has to be what is shown, and two spaces keep what stands before
 * them a part of the title. */
static void
add_ending(struct str *out, const struct row *row, enum ending ending)
{
	static const char *const states[] = {"  [ ]", "  [x]", "  [-]"};
	bool boxed = row->level == LEVEL_ACTION;
	const char *gap = ending == END_USUAL ? " " : "  ";
	int progress = own_progress(row);
	char text[TENTHS_TEXT_SIZE];

	if (ending != END_USUAL || is_progress_said(row)) {
		str_add(out, gap);
		str_add(out, progress < 0 ? "-" : tenths_text(progress, text));
		str_add(out, "/10");
	}
	if (ending == END_ALL)
		str_addf(out, "  confidence -/10  score -/10%s",
			boxed ? ""
			      : states[row->finished ? STATE_DONE
						     : row->state]);
	else if (row->state == STATE_DROPPED && !boxed)
		str_addf(out, " (%s)", _("dropped"));
}

/* Whether the title with that ending is read as the title. */
static bool
reads_back(const struct row *row, const char *title, enum ending ending)
{
	struct str text = {0};
	struct line line;
	bool same;

	str_add(&text, title);
	add_ending(&text, row, ending);
	if (row->level == LEVEL_ACTION && row->state != STATE_DROPPED)
		notation_read_task(
			&line, text.data, text.length, false, STATE_OPEN);
	else
		notation_read_title(&line, text.data, text.length);
	same = str_is(line.title.text, line.title.length, title) &&
		line.confidence < 0 && line.score < 0 &&
		(ending != END_USUAL || is_progress_said(row) ||
			line.progress == NOTATION_UNSAID) &&
		(line.state <= STATE_OPEN || row->state) &&
		text.data[text.length - 1] != ']';
	str_fini(&text);
	return same;
}

static enum ending
ending_of(const struct row *row, const char *title)
{
	return reads_back(row, title, END_USUAL)       ? END_USUAL
		: reads_back(row, title, END_PROGRESS) ? END_PROGRESS
						       : END_ALL;
}

static void
add_label(struct post *post, const struct row *row, const char *title)
{
	static const char *const boxes[] = {"[ ] ", "[x] ", "[-] "};

	if (row->level == LEVEL_ACTION)
		str_add(&post->text, boxes[row->state]);
	/* What the title itself begins with would be read as one, or as a box. */
	if (!has_label(post, row) && *title != '[' &&
		!notation_is_labelled(title, strlen(title)))
		return;
	if (row->level == LEVEL_OBJECTIVE)
		str_addf(&post->text, _("Objective %d: "), row->number);
	else if (row->level == LEVEL_KEY_RESULT)
		str_add(&post->text, _("KeyResult: "));
	else
		str_add(&post->text, _("Action: "));
}

/* Above those of another priority than the ones before. */
static void
add_priority(struct post *post, const struct row *row)
{
	static const char *const headings[] = {
		[PRIORITY_NONE] = N_("Backlog"),
		[PRIORITY_HIGHEST] = N_("Highest priority"),
		[PRIORITY_HIGH] = N_("High priority"),
		[PRIORITY_MEDIUM] = N_("Medium priority"),
		[PRIORITY_LOW] = N_("Low priority"),
	};

	if (!post->backlog || row->priority == post->priority)
		return;
	post->priority = row->priority;
	post_gap(post);
	str_addf(&post->text, "### %s", _(headings[row->priority]));
	post_end_line(post);
	post_gap(post);
}

/* In the backlog tags stand behind the title. */
static void
add_tags(struct post *post, const char *tags)
{
	size_t length;

	while (tags && *(tags += strspn(tags, " "))) {
		length = strcspn(tags, " ");
		str_add(&post->text, " ");
		if (*tags != '#')
			str_add(&post->text, "#");
		add_part(post, tags, length, false);
		tags += length;
	}
}

static char *
shown_title(const struct row *row)
{
	char *title = shown(row->title, strlen(row->title));

	if (*title)
		return title;
	free(title);
	return base_strdup("…");
}

static void
add_row(struct post *post, const struct row *row)
{
	char *title = shown_title(row);
	enum ending ending = ending_of(row, title);
	bool struck = ending != END_ALL && is_struck(row);
	struct link links[LINKS_MOST];
	size_t count = read_links(row->links, links), begun;

	str_add(&post->text, struck ? "* ~~" : "* ");
	begun = post->text.length;
	add_label(post, row, title);
	add_title(post, title, links, count,
		!struck && post->text.length == begun);
	if (post->backlog && row->level == LEVEL_OBJECTIVE)
		add_tags(post, row->tags);
	if ((row->outlook || post->whole) && row->carried_from)
		str_addf(&post->text, " (%s)", _("carried over"));
	add_ending(&post->text, row, ending);
	str_add(&post->text, struck ? "~~" : "");
	add_evidence(post, row, links, count);
	free_links(links, count);
	free(title);
}

void
post_row(struct post *post, const struct block *block)
{
	const struct row *row = block->row;
	int indent = block->depth * 2;

	if (row->level == LEVEL_OBJECTIVE) {
		add_priority(post, row);
		post->key_result = false;
		if (!row->outlook)
			post_gap(post);
	}
	str_add_repeat(&post->text, " ", (size_t)indent);
	add_row(post, row);
	add_note(post, row->note, indent + 2);
	if (row->level == LEVEL_KEY_RESULT)
		post->key_result = true;
	post->alone = false;
	if (row->level == LEVEL_OBJECTIVE && !row->outlook)
		post->objective = row;
}

void
post_unshown(struct post *post, const struct block *block)
{
	bool of_node =
		block->record == RECORD_NODE || block->record == RECORD_COMMENT;
	size_t indent = of_node ? (size_t)block->depth * 2 + 2
		: block->record == RECORD_PRIORITY ? 2
						   : 0;
	const char *line = block->unshown;
	size_t length;

	if (!line) {
		post_gap(post);
		post->alone = true;
		post->key_result = false;
	} else if (!indent) {
		post_gap(post);
	}
	str_add_repeat(&post->text, " ", indent);
	str_addf(&post->text, "<!-- tenths %s",
		line ? record_types[block->record].name : "alone");
	for (; line && *line; line += length + (line[length] == '\n')) {
		length = strcspn(line, "\n");
		post_end_line(post);
		str_add_repeat(&post->text, " ", indent);
		str_add_bytes(&post->text, line, length);
	}
	str_add(&post->text, " -->");
	post_end_line(post);
	if (!indent)
		post_gap(post);
}

void
post_score(struct post *post)
{
	const struct row *row = post->objective;
	char text[TENTHS_TEXT_SIZE];

	post->objective = NULL;
	if (!row || row->score < 0 || post->backlog)
		return;
	post_gap(post);
	str_addf(&post->text, _("Score (out of 1.0): %s"),
		score_text(row->score, text));
	add_note(post, row->reason, 0);
}
