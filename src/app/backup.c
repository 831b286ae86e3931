/* SPDX-License-Identifier: MIT */
/* The backups that go before what is done to a plan. */
#include "backup.h"

#include "app/session.h"
#include "base/date.h"
#include "base/say.h"
#include "store/store.h"

/* A plan that nothing was ever put into has nothing to lose. */
static bool
is_empty(const struct plan *plan)
{
	enum record kind;

	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		if (plan->tables[kind].limit > 1)
			return false;
	return true;
}

/* What was put right while reading is so in the file too before it is copied: of a
 * plan that is damaged there is no copy. Where that fails the copy says why. */
static void
repair(struct session *session)
{
	if (!store_readonly(session->store))
		store_repair(session->store, session_time(session), NULL);
}

bool
session_back_up(struct session *session, const char *why, struct err *err)
{
	struct err cause = {0};

	if (session->unkept || is_empty(&session->plan))
		return true;
	if (!session->backups)
		return err_set(err, ERR_SYSTEM,
			_("there is no folder for the backup that goes first; "
			  "set HOME or XDG_STATE_HOME"));
	repair(session);
	if (store_backup_dated(session->store, session->backups, session->today,
		    why, &cause))
		return true;
	return err_set(err, cause.code,
		_("the backup that goes first cannot be made, so nothing was "
		  "changed: %s"),
		cause.text);
}

void
session_end_ahead(struct session *session, bool stop)
{
	store_ahead_end(session->ahead, stop);
	session->ahead = NULL;
}

void
session_back_up_anew(struct session *session)
{
	session->backed_up = session->ahead_of = DAY_NONE;
}

void
session_back_up_ahead(struct session *session)
{
	if (session->ahead_of == session->today ||
		session->backed_up == session->today || session->unkept ||
		!session->backups || store_readonly(session->store) ||
		is_empty(&session->plan))
		return;
	session_end_ahead(session, true);
	session->ahead_of = session->today;
	session->ahead = store_ahead_begin(
		session->store, session->backups, session->today);
}

bool
session_back_up_daily(struct session *session, struct err *refused)
{
	struct err err = {0};

	if (!session->today_fixed)
		session->today = day_today();
	if (session->backed_up == session->today || session->unkept)
		return true;
	session->backed_up = session->today;
	session_end_ahead(session, session->ahead_of != session->today);
	repair(session);
	if (!session->backups)
		err_set(&err, ERR_SYSTEM,
			_("there is no folder for it; set HOME or "
			  "XDG_STATE_HOME"));
	else if (store_backup_dated(session->store, session->backups,
			 session->today, "daily", &err))
		return true;
	if (err.code == ERR_BUSY) {
		session->backed_up = DAY_NONE;
		*refused = err;
		return false;
	}
	str_clear(&session->label);
	str_addf(&session->label, _("there is no backup of today: %s"),
		err.text);
	session_remark(session, str_text(&session->label));
	return true;
}
