/* SPDX-License-Identifier: MIT */
#include "app/past.h"

#include <string.h>
#include <time.h>

#include "base/say.h"
#include "review/digest.h"
#include "store/store.h"

#define WEEK_DAYS 7

/* Taking back one change after the other. */
struct rewinding {
	struct plan *plan;
	int32_t day;
};

/* The day of a time of the journal where the user is. */
static int32_t
day_of(int64_t at)
{
	time_t seconds = (time_t)at;
	struct tm when;

	if (!localtime_r(&seconds, &when))
		return DAY_NONE;
	return day_make(when.tm_year + 1900, when.tm_mon + 1, when.tm_mday);
}

/* Whether every record is there, or not there, as the change takes it to be: a
 * file that was mended may have more or less than its history knows. */
static bool
fits(const struct plan *plan, const struct change *change)
{
	const struct edit *edit;
	bool there;
	size_t i;

	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		there = plan_record(plan, (enum record)edit->record,
				edit->id) != NULL;
		if (edit->op == EDIT_CREATE ? there
					    : !there &&
					!change_makes(change,
						(enum record)edit->record,
						edit->id))
			return false;
	}
	return true;
}

static bool
take_back(void *context, const struct journal_row *row)
{
	struct rewinding *rewinding = context;
	struct change change, inverse = {0};
	bool ok;

	if (row->undone)
		return true;
	if (day_of(row->at) < rewinding->day ||
		!change_decode(rewinding->plan, row->edits, strlen(row->edits),
			&change, NULL))
		return false;
	change_inverse(&change, &inverse);
	ok = fits(rewinding->plan, &inverse);
	if (ok)
		change_apply(rewinding->plan, &inverse);
	change_fini(&inverse);
	change_fini(&change);
	return ok;
}

static bool
read_again(struct session *session, struct plan *plan, struct err *err)
{
	plan_init(plan);
	if (store_copy(session->store, plan, err)) {
		plan->usual_weekday = session->plan.usual_weekday;
		return true;
	}
	plan_fini(plan);
	return false;
}

bool
past_plan(struct session *session, int32_t day, struct plan *then,
	struct err *err)
{
	struct rewinding rewinding = {then, day};

	if (!read_again(session, then, err))
		return false;
	if (store_history(session->store, take_back, &rewinding, err))
		return true;
	plan_fini(then);
	return false;
}

/* The first day that counts. */
static bool
begin_on(const struct session *session, uint32_t id, int32_t *since,
	struct err *err)
{
	const struct cycle *cycle = plan_cycle(&session->plan, id);

	if (*since == DAY_NONE)
		*since = cycle ? cycle->starts : session->today - WEEK_DAYS;
	if (*since <= session->today)
		return true;
	return err_set(err, ERR_INPUT, _("%s has not begun: nothing moved"),
		cycle ? cycle->name : _("that time"));
}

struct digest *
past_digest(
	struct session *session, uint32_t cycle, int32_t since, struct err *err)
{
	struct digest_options options = {
		.cycle = cycle, .whole = cycle && since == DAY_NONE};
	struct plan then = {0}, scratch;
	struct digest *digest = NULL;

	options.today = session->today;
	options.since = since;
	if (!begin_on(session, cycle, &options.since, err) ||
		!past_plan(session, options.since, &then, err))
		return NULL;
	if (read_again(session, &scratch, err)) {
		options.then = &then;
		options.scratch = &scratch;
		digest = digest_new(&session->plan, &options);
		plan_fini(&scratch);
	}
	plan_fini(&then);
	return digest;
}
