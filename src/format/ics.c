/* SPDX-License-Identifier: MIT */
/*
 * A calendar of what has a day: what is due and open, the last day of each cycle
 * that is not closed, and the check-in day of each week in them. All are whole
 * days; an event keeps its UID, so a calendar that is read again is brought up
 * to date and not doubled. Rules by RFC 5545: lines of at most 75 bytes that go
 * on after a blank, CR LF, and a backslash before , ; and itself in texts.
 */
#include "ics.h"

#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "base/text.h"
#include "model/cycle.h"
#include "model/query.h"

#define LINE_BYTES 75

struct calendar {
	const struct plan *plan;
	const struct write_options *options;
	FILE *out;
	struct str line;
	struct refs refs;
};

/* ---- lines */

/* Writes the line at hand, folded between characters. */
static void
end_line(struct calendar *calendar)
{
	const char *at = str_text(&calendar->line);
	size_t left = calendar->line.length, room = LINE_BYTES, take;

	do {
		take = left < room ? left : room;
		while (take < left && ((unsigned char)at[take] & 0xc0) == 0x80)
			take--;
		fwrite(at, 1, take, calendar->out);
		at += take;
		left -= take;
		fputs(left ? "\r\n " : "\r\n", calendar->out);
		room = LINE_BYTES - 1;
	} while (left);
	str_clear(&calendar->line);
}

static void
put_line(struct calendar *calendar, const char *line)
{
	str_add(&calendar->line, line);
	end_line(calendar);
}

static void
put_text(struct calendar *calendar, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	str_addf(&calendar->line, "%s:", name);
	for (; *text; text++)
		if (*text == '\n') {
			str_add(&calendar->line, "\\n");
		} else {
			if (strchr("\\,;", *text))
				str_add_char(&calendar->line, '\\');
			str_add_char(&calendar->line, *text);
		}
	end_line(calendar);
}

/* 20261201 */
static const char *
day_digits(int32_t day, char out[static DAY_TEXT_SIZE])
{
	char text[DAY_TEXT_SIZE];
	size_t used = 0, i;

	day_text(day, text);
	for (i = 0; text[i]; i++)
		if (text[i] != '-')
			out[used++] = text[i];
	out[used] = '\0';
	return out;
}

/* ---- events */

/* Begins an event of a whole day; the caller adds to it and ends it. `what`
 * tells the events of one record apart. */
static void
begin_event(
	struct calendar *calendar, uint64_t uid, const char *what, int32_t day)
{
	char text[UID_TEXT_SIZE], digits[DAY_TEXT_SIZE];

	put_line(calendar, "BEGIN:VEVENT");
	str_addf(
		&calendar->line, "UID:%s-%s@tenths", uid_text(uid, text), what);
	end_line(calendar);
	str_addf(&calendar->line, "DTSTAMP:%sT000000Z",
		day_digits(calendar->options->today, digits));
	end_line(calendar);
	str_addf(&calendar->line, "DTSTART;VALUE=DATE:%s",
		day_digits(day, digits));
	end_line(calendar);
	str_addf(&calendar->line, "DTEND;VALUE=DATE:%s",
		day_digits(day + 1, digits));
	end_line(calendar);
	put_line(calendar, "TRANSP:TRANSPARENT");
}

static void
put_node(struct calendar *calendar, const struct node *node)
{
	struct str title = {0};

	if (node->due == DAY_NONE || node->state != STATE_OPEN)
		return;
	begin_event(calendar, node->uid, "due", node->due);
	str_addf(&title, "%s %s",
		refs_next(&calendar->refs, calendar->plan, node), node->title);
	put_text(calendar, "SUMMARY", str_text(&title));
	put_text(calendar, "DESCRIPTION", node_detail(node)->note);
	put_line(calendar, "END:VEVENT");
	str_fini(&title);
}

static void
put_nodes(struct calendar *calendar, uint32_t first)
{
	const struct node *node = plan_node(calendar->plan, first);

	for (; node; node = plan_next(calendar->plan, node, 0))
		put_node(calendar, node);
}

/* The first check-in day on or after the cycle's first. */
static int32_t
first_checkin(const struct plan *plan, const struct cycle *cycle)
{
	return cycle->starts +
		(plan_weekday(plan) - day_weekday(cycle->starts) + 7) % 7;
}

static void
put_cycle(struct calendar *calendar, const struct cycle *cycle)
{
	const char *name = cycle->name ? cycle->name : "";
	int32_t first = first_checkin(calendar->plan, cycle);
	char digits[DAY_TEXT_SIZE];
	struct str title = {0};

	if (cycle_closed(cycle))
		return;
	begin_event(calendar, cycle->uid, "end", cycle->ends);
	str_addf(&title, _("Last day of %s: review and close"), name);
	put_text(calendar, "SUMMARY", str_text(&title));
	put_line(calendar, "END:VEVENT");
	if (first <= cycle->ends) {
		begin_event(calendar, cycle->uid, "checkin", first);
		str_addf(&calendar->line, "RRULE:FREQ=WEEKLY;UNTIL=%s",
			day_digits(cycle->ends, digits));
		end_line(calendar);
		str_clear(&title);
		str_addf(&title, _("Check-in, %s"), name);
		put_text(calendar, "SUMMARY", str_text(&title));
		put_line(calendar, "END:VEVENT");
	}
	str_fini(&title);
}

bool
ics_holds(const struct plan *plan, const struct node *node, int field)
{
	(void)plan;
	if (node->due == DAY_NONE || node->state != STATE_OPEN)
		return false;
	return field < 0 || field == NODE_TITLE || field == NODE_DUE;
}

bool
ics_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err)
{
	struct calendar calendar = {
		.plan = plan, .options = options, .out = out};
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	put_line(&calendar, "BEGIN:VCALENDAR");
	put_line(&calendar, "VERSION:2.0");
	put_line(&calendar, "PRODID:-//tenths//tenths " TENTHS_VERSION "//EN");
	put_text(&calendar, "X-WR-CALNAME",
		plan->title && *plan->title ? plan->title : "OKR");
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (!options->cycle || cycle->base.id == options->cycle) {
			put_cycle(&calendar, cycle);
			put_nodes(&calendar, cycle->nodes.first);
		}
	if (!options->cycle)
		put_nodes(&calendar, plan->backlog.first);
	put_line(&calendar, "END:VCALENDAR");
	str_fini(&calendar.line);
	return !ferror(out) ||
		err_set(err, ERR_SYSTEM, _("the output could not be written"));
}
