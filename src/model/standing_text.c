/* SPDX-License-Identifier: MIT */
/* A status and its reasons in words. */
#include "base/say.h"
#include "model/progress.h"
#include "words.h"

const char *
status_label(enum status status)
{
	static const char *const labels[STATUS_COUNT] = {
		[STATUS_NONE] = "",
		[STATUS_ON_TRACK] = N_("on track"),
		[STATUS_AT_RISK] = N_("at risk"),
		[STATUS_OFF_TRACK] = N_("off track"),
		[STATUS_PENDING] = N_("pending"),
		[STATUS_OUTDATED] = N_("outdated"),
		[STATUS_DONE] = N_("done"),
		[STATUS_DROPPED] = N_("dropped"),
		[STATUS_NO_DATA] = N_("no data"),
		[STATUS_REACHED] = N_("reached"),
		[STATUS_CARRIED] = N_("carried"),
		[STATUS_PARTLY] = N_("partly"),
		[STATUS_MISSED] = N_("missed"),
	};

	return *labels[status] ? _(labels[status]) : "";
}

const char *
status_word(enum status status)
{
	static const char *const words[STATUS_COUNT] = {
		[STATUS_NONE] = "",
		[STATUS_ON_TRACK] = "on_track",
		[STATUS_AT_RISK] = "at_risk",
		[STATUS_OFF_TRACK] = "off_track",
		[STATUS_PENDING] = "pending",
		[STATUS_OUTDATED] = "outdated",
		[STATUS_DONE] = "done",
		[STATUS_DROPPED] = "dropped",
		[STATUS_NO_DATA] = "no_data",
		[STATUS_REACHED] = "reached",
		[STATUS_CARRIED] = "carried",
		[STATUS_PARTLY] = "partly",
		[STATUS_MISSED] = "missed",
	};

	return words[status];
}

int
status_read(const char *text, size_t length)
{
	static const struct {
		const char *text;
		enum status status;
	} others[] = {{"待更新", STATUS_PENDING}, {"久未更新", STATUS_OUTDATED},
		{"完成", STATUS_DONE}, {"已完成", STATUS_DONE},
		{"已放弃", STATUS_DROPPED}, {"放弃", STATUS_DROPPED},
		{"没有数据", STATUS_NO_DATA}};
	const struct field *field =
		&record_types[RECORD_NODE].fields[NODE_STATUS];
	int64_t stored = field_word_read(field, text, length);
	enum status status;
	size_t i;

	if (stored > 0)
		return (int)stored;
	for (status = STATUS_ON_TRACK; status < STATUS_COUNT; status++)
		if (word_alike(text, length, status_word(status)) ||
			word_alike(text, length, status_label(status)))
			return (int)status;
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (word_alike(text, length, others[i].text))
			return (int)others[i].status;
	return -1;
}

void
standing_label(const struct node *node, const struct standing *standing,
	struct str *out)
{
	char tenths[TENTHS_TEXT_SIZE];

	if (standing->status == STATUS_CARRIED && node->share >= 0)
		str_addf(out, _("carried at %s/10"),
			tenths_text(share_tenths(node->share), tenths));
	else
		str_add(out, status_label(standing->status));
}

static void
add_reason(struct str *out, size_t start, const char *text)
{
	if (out->length > start)
		str_add(out, _(", "));
	str_add(out, text);
}

/* "confirmed on track on 11-02", where something else is shown or computed. */
static void
add_confirmed(const struct standing *standing, struct str *out, size_t start)
{
	char day[DAY_TEXT_SIZE];

	add_reason(out, start, "");
	if (standing->confirmed_on == DAY_NONE)
		str_addf(out, _("set to %s by hand"),
			status_label(standing->confirmed));
	else
		str_addf(out, _("confirmed %s on %s"),
			status_label(standing->confirmed),
			day_text(standing->confirmed_on, day) + 5);
}

void
standing_text(const struct plan *plan, const struct standing *standing,
	struct str *out)
{
	static const struct {
		enum reason reason;
		const char *text;
	} plain[] = {
		{REASON_CONFIDENCE, N_("confidence low")},
		{REASON_BLOCKED, N_("blocked")},
		{REASON_OVERDUE, N_("overdue")},
		{REASON_REACHED, N_("reached: mark it done")},
		{REASON_STALE, N_("no check-in for long")},
		{REASON_NO_CHECKIN, N_("not checked in yet")},
		{REASON_NO_DATA, N_("no value yet")},
		{REASON_NO_RESULT, N_("no key result yet")},
	};
	const struct node *weakest = plan_node(plan, standing->weakest);
	size_t start = out->length, i;
	char number[TENTHS_TEXT_SIZE];

	if (standing->reasons & REASON_BEHIND) {
		add_reason(out, start, _("behind by "));
		str_add(out, tenths_text(standing->gap, number));
	}
	for (i = 0; i < sizeof plain / sizeof *plain; i++)
		if (standing->reasons & plain[i].reason)
			add_reason(out, start, _(plain[i].text));
	if (standing->reasons & REASON_OVERRULED)
		add_confirmed(standing, out, start);
	else if (standing->reasons & REASON_SET)
		add_reason(out, start, _("as confirmed"));
	if (standing_flatters(standing))
		str_addf(out, _(", the facts say %s"),
			status_label(standing->computed));
	if (weakest && standing->reasons & REASON_WEAKEST) {
		add_reason(out, start, _("as its weakest key result: "));
		str_add(out, weakest->title);
	}
}
