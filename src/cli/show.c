/* SPDX-License-Identifier: MIT */
/* One node, and what was changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/deleted.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/align.h"
#include "model/comment.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"
#include "model/value.h"

/* ---- show */

#define LABEL_WIDTH 14

/* "label         text"; a text of several lines stands below its label. */
static void
print_fact(const char *label, const char *text)
{
	if (strchr(text, '\n')) {
		puts(label);
		cli_print_lines(text, 2);
		return;
	}
	cli_column(label, LABEL_WIDTH + 1);
	cli_print(text);
	putchar('\n');
}

static void
print_field(const struct node *node, int field)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	struct value value = record_value(RECORD_NODE, node, at);
	struct str text = {0};

	if (value.type == VALUE_NONE)
		return;
	value_show(at, value, &text);
	print_fact(_(at->label), str_text(&text));
	str_fini(&text);
}

/* "2026 Q4 O1.KR2", where the other end of a carry-over stands. */
static void
print_carried(
	const char *label, const struct plan *plan, const struct node *other)
{
	const struct cycle *cycle = plan_cycle_of(plan, other);
	char ref[REF_SIZE];
	struct str text = {0};

	str_addf(&text, "%s %s", cycle ? cycle->name : "",
		node_ref(plan, other, ref));
	print_fact(label, str_text(&text));
	str_fini(&text);
}

static void
print_place(const struct plan *plan, const struct node *node)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	const struct node *parent = plan_node(plan, node->parent);
	const struct node *copy = plan_carried_to(plan, node);
	uint64_t uid_from = node_detail(node)->carried_from;
	const struct node *source =
		uid_from ? plan_node_by_uid(plan, uid_from) : NULL;
	char uid[UID_TEXT_SIZE], ref[REF_SIZE];
	struct str text = {0};

	print_fact(_("id"), uid_text(node->uid, uid));
	if (parent) {
		str_addf(&text, "%s %s", node_ref(plan, parent, ref),
			parent->title);
		print_fact(_("below"), str_text(&text));
	}
	print_fact(_("cycle"),
		cycle ? (cycle->name ? cycle->name : "–") : _("backlog"));
	if (source)
		print_carried(_("carried from"), plan, source);
	else if (node_detail(node)->carried_from)
		print_fact(_("carried from"), _("a node that is not here"));
	if (copy)
		print_carried(_("carried to"), plan, copy);
	str_fini(&text);
}

static void
print_progress(struct cli *cli, const struct node *node)
{
	const struct plan *plan = &cli->session.plan;
	struct progress progress = node_progress(plan, node);
	struct standing standing = node_standing(plan, node, cli->today);
	int projected = node_projected(plan, node, cli->today);
	char tenths[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	struct str text = {0}, label = {0};

	str_addf(&text, "%s%s",
		tenths_text(share_tenths(progress.share), tenths),
		progress.share < 0 ? "" : "/10");
	if (progress.by_hand)
		str_addf(&text, _(" by hand; %s/10 from what is below"),
			tenths_text(share_tenths(progress.derived), tenths));
	if (progress.no_data)
		str_addf(&text, " (%s)", _("no data"));
	if (standing.expected >= 0)
		str_addf(&text, _(", pace expects %s"),
			tenths_text(standing.expected, tenths));
	if (projected >= 0)
		str_addf(&text, _(", at this pace %s by %s"),
			tenths_text(projected, tenths),
			day_text(node_span(plan, node).ends, day));
	print_fact(_("progress"), str_text(&text));
	str_clear(&text);
	standing_text(plan, &standing, &text);
	standing_label(node, &standing, &label);
	if (text.length)
		str_addf(&label, ": %s", str_text(&text));
	if (standing.status != STATUS_NONE)
		print_fact(_("standing"), str_text(&label));
	str_fini(&label);
	str_fini(&text);
}

static void
print_why(const struct cli *cli, const struct node *node)
{
	struct str why = {0};

	node_why(&cli->session.plan, node, cli->today, &why);
	puts(_("why"));
	cli_print_lines(str_text(&why), 2);
	str_fini(&why);
}

static void
print_checkins(const struct plan *plan, const struct node *node)
{
	const struct checkin *checkin =
		plan_checkin(plan, node_detail(node)->checkins.first);
	static const int fields[] = {CHECKIN_PROGRESS, CHECKIN_CURRENT,
		CHECKIN_CONFIDENCE, CHECKIN_STATUS, CHECKIN_NOTE,
		CHECKIN_BLOCKER, CHECKIN_WHY, CHECKIN_BY};
	char day[DAY_TEXT_SIZE];
	struct str line = {0};
	size_t i;

	if (checkin)
		printf("\n%s\n", _("Check-ins"));
	for (; checkin; checkin = plan_checkin(plan, checkin->base.next)) {
		str_clear(&line);
		str_addf(&line, "  %s", day_text(checkin->on, day));
		for (i = 0; i < sizeof fields / sizeof *fields; i++) {
			const struct field *field =
				&record_types[RECORD_CHECKIN].fields[fields[i]];
			struct value value =
				record_value(RECORD_CHECKIN, checkin, field);

			if (value.type == VALUE_NONE || !value.type)
				continue;
			str_addf(
				&line, "%s %s ", i ? "," : "", _(field->label));
			value_show(field, value, &line);
		}
		cli_print(str_text(&line));
		putchar('\n');
	}
	str_fini(&line);
}

static void
print_comments(const struct plan *plan, const struct node *node)
{
	const struct comment *comment =
		plan_comment(plan, node_detail(node)->comments.first);
	char uid[UID_TEXT_SIZE];
	struct str line = {0};

	if (comment)
		printf("\n%s\n", _("Comments"));
	for (; comment; comment = plan_comment(plan, comment->base.next)) {
		str_clear(&line);
		comment_head(comment, &line);
		printf("  %s  ", uid_text(comment->uid, uid));
		cli_print(str_text(&line));
		putchar('\n');
		cli_print_lines(comment->text ? comment->text : "", 4);
	}
	str_fini(&line);
}

static void
print_children(const struct plan *plan, const struct node *node)
{
	const struct node *child = plan_node(plan, node->children.first);
	char ref[REF_SIZE], tenths[TENTHS_TEXT_SIZE];

	if (child)
		printf("\n%s\n", _("Below"));
	for (; child; child = plan_node(plan, child->next)) {
		printf("  %-8s ", node_ref(plan, child, ref));
		if (child->level == LEVEL_ACTION)
			printf("%s  ",
				child->state == STATE_DONE		? "✓"
					: child->state == STATE_DROPPED ? "–"
									: "○");
		else
			printf("%s/10  ",
				tenths_text(
					share_tenths(child->share), tenths));
		cli_print(child->title);
		putchar('\n');
	}
}

/* What it serves and what serves it, a line each. */
static void
print_aligned(const struct plan *plan, const struct node *node)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	uint32_t in = cycle ? cycle->base.id : 0;
	const char *list = node_detail(node)->align;
	int32_t mean = align_mean(plan, node);
	char tenths[TENTHS_TEXT_SIZE];
	struct aligned end;
	struct str text = {0};
	size_t i;

	for (; align_next(plan, &list, &end); str_clear(&text)) {
		align_text(plan, &end, in, &text);
		print_fact(_("serves"), str_text(&text));
	}
	for (i = 0; align_served_by(plan, node, i, &end); str_clear(&text)) {
		align_text(plan, &end, in, &text);
		print_fact(i++ ? "" : _("served by"), str_text(&text));
	}
	if (mean != SHARE_NONE) {
		str_addf(&text, _("%s/10, the mean of what serves it"),
			tenths_text(share_tenths(mean), tenths));
		print_fact("", str_text(&text));
	}
	str_fini(&text);
}

static int
count_revisions(struct cli *cli, const struct node *node)
{
	while (session_count_revisions(&cli->session))
		continue;
	return session_revisions(&cli->session, node->id);
}

static void
show(struct cli *cli, const struct node *node)
{
	const struct plan *plan = &cli->session.plan;
	const struct detail *detail = node_detail(node);
	char ref[REF_SIZE];
	int field, revisions = count_revisions(cli, node);

	printf("%s  ", node_ref(plan, node, ref));
	cli_print(node->title);
	putchar('\n');
	print_place(plan, node);
	if (node->level != LEVEL_ACTION)
		print_progress(cli, node);
	if (cli->given[OPT_EXPLAIN])
		print_why(cli, node);
	for (field = NODE_DUE; field < NODE_FIELDS; field++)
		if (field != NODE_TITLE && field != NODE_UID &&
			field != NODE_LEVEL && field != NODE_PROGRESS &&
			field != NODE_EXTRA && field != NODE_CARRIED_FROM &&
			field != NODE_ALIGN &&
			!(field == NODE_BASIS && !detail->basis) &&
			!(field == NODE_STATE && !node->state))
			print_field(node, field);
	print_aligned(plan, node);
	if (revisions)
		printf(ngettext("revised once\n", "revised %d times\n",
			       (unsigned long)revisions),
			revisions);
	print_children(plan, node);
	print_checkins(plan, node);
	print_comments(plan, node);
}

static void
show_json(struct cli *cli, struct json_list *list, const struct node *node)
{
	const struct plan *plan = &cli->session.plan;
	int revisions = count_revisions(cli, node);
	struct str why = {0};
	const struct json_fact *more;

	node_why(plan, node, cli->today, &why);
	more = (const struct json_fact[]){
		{"why", JSON_TEXT, .text = str_text(&why)},
		{"revisions", JSON_COUNT, .number = revisions},
		{.key = NULL},
	};
	json_list_whole(list, plan, node, cli->today, more);
	str_fini(&why);
}

static int
show_all_json(struct cli *cli)
{
	struct json_list list;
	int i;

	cli_json_begin(cli, &list, false);
	for (i = 0; i < cli->count; i++)
		show_json(cli, &list, cli_node(cli, cli->words[i], NULL));
	return cli_json_end(&list);
}

int
run_show(struct cli *cli)
{
	struct err err = {0};
	int i;

	for (i = 0; i < cli->count; i++)
		if (!cli_node(cli, cli->words[i], &err))
			return cli_fail(&err);
	if (cli->given[OPT_JSON])
		return show_all_json(cli);
	cli_page(cli);
	for (i = 0; i < cli->count; i++) {
		if (i)
			putchar('\n');
		show(cli, cli_node(cli, cli->words[i], NULL));
	}
	return 0;
}

/* ---- history */

static void
print_time(int64_t at, bool undone)
{
	time_t seconds = (time_t)at;
	struct tm when;
	char text[32] = "";

	if (localtime_r(&seconds, &when))
		strftime(text, sizeof text, "%Y-%m-%d %H:%M", &when);
	printf("%s  %s", text, undone ? _("(undone) ") : "");
}

static void
print_author(const struct happened *happened)
{
	if (!happened->by)
		return;
	fputs("  @", stdout);
	cli_print(happened->by);
}

static bool
print_edit(void *context, const struct happened *happened)
{
	const struct edit *edit = happened->edit;
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	struct str text = {0};

	(void)context;
	if (edit->op == EDIT_SET && field->derived)
		return true;
	print_time(happened->at, happened->undone);
	if (edit->op == EDIT_SET) {
		str_addf(&text, "%s: ", _(field->label));
		value_show(field, edit->before, &text);
		str_add(&text, " → ");
		value_show(field, edit->after, &text);
		cli_print(str_text(&text));
	} else {
		fputs(edit->op == EDIT_CREATE ? _("added") : _("deleted"),
			stdout);
	}
	print_author(happened);
	putchar('\n');
	str_fini(&text);
	return true;
}

static bool
print_change(void *context, const struct happened *happened)
{
	(void)context;
	print_time(happened->at, happened->undone);
	cli_print(happened->label);
	print_author(happened);
	putchar('\n');
	return true;
}

#define TIME_SIZE 32

/* 2026-11-21T09:30:00+0800 */
static const char *
iso_time(int64_t at, char text[static TIME_SIZE])
{
	time_t seconds = (time_t)at;
	struct tm when;

	*text = '\0';
	if (localtime_r(&seconds, &when))
		strftime(text, TIME_SIZE, "%Y-%m-%dT%H:%M:%S%z", &when);
	return text;
}

static bool
list_edit(void *context, const struct happened *happened)
{
	const struct edit *edit = happened->edit;
	static const char *const ops[] = {[EDIT_CREATE] = "added",
		[EDIT_SET] = "set",
		[EDIT_DELETE] = "deleted"};
	const struct field *field =
		&record_types[edit->record].fields[edit->field];
	bool set = edit->op == EDIT_SET;
	char when[TIME_SIZE];

	if (set && field->derived)
		return true;
	json_list_facts(context,
		(const struct json_fact[]){
			{"at", JSON_TEXT, .text = iso_time(happened->at, when)},
			{"undone", JSON_YES, .number = happened->undone},
			{"by", JSON_TEXT, .text = happened->by},
			{"label", JSON_TEXT, .text = happened->label},
			{"what", JSON_TEXT, .text = ops[edit->op]},
			{"field", JSON_TEXT, .text = set ? field->name : NULL},
			{"before", JSON_VALUE, .field = field,
				.value = set ? edit->before : value_none()},
			{"after", JSON_VALUE, .field = field,
				.value = set ? edit->after : value_none()},
			{.key = NULL},
		});
	return true;
}

static bool
list_change(void *context, const struct happened *happened)
{
	char when[TIME_SIZE];

	json_list_facts(context,
		(const struct json_fact[]){
			{"at", JSON_TEXT, .text = iso_time(happened->at, when)},
			{"undone", JSON_YES, .number = happened->undone},
			{"by", JSON_TEXT, .text = happened->by},
			{"label", JSON_TEXT, .text = happened->label},
			{.key = NULL},
		});
	return true;
}

static bool
list_deleted(void *context, const struct deleted *deleted)
{
	const struct field *level =
		&record_types[RECORD_NODE].fields[NODE_LEVEL];
	char when[TIME_SIZE], uid[UID_TEXT_SIZE];

	json_list_facts(context,
		(const struct json_fact[]){
			{"at", JSON_TEXT, .text = iso_time(deleted->at, when)},
			{"id", JSON_TEXT, .text = uid_text(deleted->uid, uid)},
			{"kind", JSON_TEXT,
				.text = field_word(level, deleted->level)},
			{"title", JSON_TEXT, .text = deleted->title},
			{.key = NULL},
		});
	return true;
}

static bool
print_deleted(void *context, const struct deleted *deleted)
{
	char uid[UID_TEXT_SIZE];

	(void)context;
	print_time(deleted->at, false);
	printf("%s  ", uid_text(deleted->uid, uid));
	cli_print(deleted->title);
	putchar('\n');
	return true;
}

static int
history_deleted(struct cli *cli)
{
	struct json_list list;
	struct err err = {0};
	bool ok;

	if (cli->count)
		return cli_failf(ERR_USAGE,
			_("--deleted is of the whole plan, without REF"));
	if (!cli->given[OPT_JSON]) {
		cli_page(cli);
		ok = deleted_each(&cli->session, print_deleted, NULL, &err);
		return ok ? 0 : cli_fail(&err);
	}
	cli_json_begin(cli, &list, false);
	ok = deleted_each(&cli->session, list_deleted, &list, &err);
	if (ok)
		return cli_json_end(&list);
	json_list_end(&list, NULL);
	return cli_fail(&err);
}

static int
history_json(struct cli *cli)
{
	const struct node *node = NULL;
	struct json_list list;
	struct err err = {0};
	bool ok;

	if (cli->count && !(node = cli_node(cli, cli->words[0], &err)))
		return cli_fail(&err);
	cli_json_begin(cli, &list, false);
	ok = node ? session_history(&cli->session, RECORD_NODE, node->id,
			    (struct listener){list_edit, &list}, &err)
		  : session_changes(&cli->session,
			    (struct listener){list_change, &list}, &err);
	if (!ok) {
		json_list_end(&list, NULL);
		return cli_fail(&err);
	}
	return cli_json_end(&list);
}

int
run_history(struct cli *cli)
{
	const struct node *node;
	struct err err = {0};
	bool ok;

	if (cli->given[OPT_DELETED])
		return history_deleted(cli);
	if (cli->given[OPT_JSON])
		return history_json(cli);

	cli_page(cli);
	if (!cli->count) {
		ok = session_changes(&cli->session,
			(struct listener){print_change, NULL}, &err);
		return ok ? 0 : cli_fail(&err);
	}
	node = cli_node(cli, cli->words[0], &err);
	ok = node &&
		session_history(&cli->session, RECORD_NODE, node->id,
			(struct listener){print_edit, NULL}, &err);
	return ok ? 0 : cli_fail(&err);
}
