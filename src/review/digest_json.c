/* SPDX-License-Identifier: MIT */
/* A digest as JSON. */
#include <string.h>

#include "base/decimal.h"
#include "model/cycle.h"
#include "review/digest.h"
#include "review/stats.h"
#include "yaml/out.h"

static void
text_member(struct out *out, const char *key, const char *text)
{
	out_key(out, key);
	if (text && *text)
		out_text(out, text);
	else
		out_number(out, "null");
}

static void
tenths_member(struct out *out, const char *key, int tenths)
{
	char text[TENTHS_TEXT_SIZE];

	out_key(out, key);
	out_number(out, tenths < 0 ? "null" : tenths_text(tenths, text));
}

static void
score_member(struct out *out, int score)
{
	char text[TENTHS_TEXT_SIZE];

	out_key(out, "score");
	out_number(out, score < 0 ? "null" : score_text(score, text));
}

static void
day_member(struct out *out, const char *key, int32_t day)
{
	char text[DAY_TEXT_SIZE];

	text_member(out, key, day_text(day, text));
}

static void
decimal_member(struct out *out, const char *key, int64_t value)
{
	char text[DECIMAL_TEXT_SIZE];

	out_key(out, key);
	out_number(out,
		value == DECIMAL_NONE ? "null" : decimal_text(value, text));
}

/* Texts of a line each as a list. */
static void
lines_member(struct out *out, const char *key, const char *lines)
{
	const char *end;

	out_key(out, key);
	out_flow(out);
	for (; lines && *lines; lines = *end ? end + 1 : end) {
		end = strchrnul(lines, '\n');
		if (end > lines)
			out_bytes(out, lines, (size_t)(end - lines));
	}
	out_close(out);
}

static void
marks_member(struct out *out, unsigned marks)
{
	int i;

	out_key(out, "marks");
	out_flow(out);
	for (i = 0; i < DIGEST_MARKS; i++)
		if (marks & 1U << i)
			out_text(out, digest_word((enum digest_mark)(1U << i)));
	out_close(out);
}

static void
write_node(struct out *out, const struct digest_node *at)
{
	const struct field *level =
		&record_types[RECORD_NODE].fields[NODE_LEVEL];
	char uid[UID_TEXT_SIZE];

	out_flow_map(out);
	text_member(out, "id", uid_text(at->node->uid, uid));
	text_member(out, "ref", at->ref);
	text_member(out, "kind", field_word(level, at->node->level));
	text_member(out, "title", at->node->title);
	marks_member(out, at->marks);
	tenths_member(out, "progress_before", at->before);
	tenths_member(out, "progress", at->after);
	tenths_member(out, "confidence_before", at->confidence_before);
	tenths_member(out, "confidence", at->confidence);
	text_member(out,
		status_is_outcome(at->standing.status) ? "outcome" : "status",
		status_word(at->standing.status));
	score_member(out, node_detail(at->node)->score);
	text_member(out, "note", at->note);
	text_member(out, "why", at->why);
	text_member(out, "blocker", at->blocker);
	lines_member(out, "revised", at->revised);
	lines_member(out, "links", node_detail(at->node)->links);
	out_close(out);
}

static void
write_cycle(struct out *out, const struct digest *digest,
	const struct digest_cycle *in)
{
	const struct cycle_stats stats =
		stats_cycle(digest->plan, in->cycle, digest->today);
	const struct digest_node *at = in->nodes;

	out_map(out);
	text_member(out, "cycle", in->cycle->name);
	text_member(out, "state",
		phase_word(cycle_phase(in->cycle, digest->today)));
	tenths_member(out, "progress_before", in->before);
	tenths_member(out, "progress", in->after);
	tenths_member(out, "confidence_before", in->confidence_before);
	tenths_member(out, "confidence", in->confidence);
	score_member(out, stats.score);
	out_key(out, "key_results");
	out_count(out, stats.key_results);
	out_key(out, "done");
	out_count(out, stats.done);
	out_key(out, "nodes");
	out_list(out);
	for (; at; at = at->next)
		if (digest->whole || at->marks)
			write_node(out, at);
	out_close(out);
	out_close(out);
}

static void
write_week(struct out *out, const struct plan *plan, const struct week *week)
{
	const struct weekly_priority *at =
		plan_priority(plan, week->priorities.first);
	const struct field *state =
		&record_types[RECORD_PRIORITY].fields[WEEKLY_STATE];

	out_map(out);
	day_member(out, "from", week->starts);
	day_member(out, "to", week->ends);
	out_key(out, "priorities");
	out_list(out);
	for (; at; at = plan_priority(plan, at->base.next)) {
		out_flow_map(out);
		text_member(out, "title", at->title);
		text_member(out, "state",
			at->state ? field_word(state, at->state) : "open");
		out_close(out);
	}
	out_close(out);
	text_member(out, "now", week->now);
	text_member(out, "wins", week->wins);
	text_member(out, "blockers", week->blockers);
	text_member(out, "ahead", week->ahead);
	text_member(out, "note", week->note);
	out_close(out);
}

static void
write_metric(struct out *out, const struct digest *digest,
	const struct metric *metric)
{
	out_flow_map(out);
	text_member(out, "name", metric->name);
	text_member(out, "unit", metric->unit);
	decimal_member(out, "before", digest_value_before(digest, metric));
	decimal_member(out, "value", digest_value(digest, metric));
	out_close(out);
}

static void
write_whole(struct out *out, const struct digest *digest)
{
	const struct digest_cycle *in = digest->cycles;
	const struct metric *metric = NULL;
	const struct week *week = NULL;

	out_map(out);
	if (digest->name)
		text_member(out, "plan", digest->name);
	day_member(out, "since", digest->since);
	day_member(out, "until", digest->until);
	out_key(out, "cycles");
	out_list(out);
	for (; in; in = in->next)
		write_cycle(out, digest, in);
	out_close(out);
	out_key(out, "weeks");
	out_list(out);
	while ((week = digest_week(digest, week)))
		write_week(out, digest->plan, week);
	out_close(out);
	out_key(out, "metrics");
	out_list(out);
	while ((metric = digest_metric(digest, metric)))
		write_metric(out, digest, metric);
	out_close(out);
	out_close(out);
}

bool
digest_json(
	const struct digest *digest, FILE *file, bool ascii, struct err *err)
{
	struct out out;

	out_begin(&out, file, true);
	out.ascii = ascii;
	write_whole(&out, digest);
	return out_end(&out, err);
}

bool
digest_json_each(digest_next_fn *next, void *context, FILE *file, bool ascii,
	struct err *err)
{
	const struct digest *digest;
	struct out out;

	out_begin(&out, file, true);
	out.ascii = ascii;
	out_list(&out);
	while ((digest = next(context)))
		write_whole(&out, digest);
	out_close(&out);
	return out_end(&out, err);
}
