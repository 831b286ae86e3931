/* SPDX-License-Identifier: MIT */
#ifndef APP_BACKUP_H
#define APP_BACKUP_H

/* The backups that go before a change; see also session_back_up. */

#include <stdbool.h>
#include <stdint.h>

struct err;
struct session;

/* Goes before every change, and makes the backup before the first one of a day.
 * That it cannot be made is no reason to refuse the change, but it is said; false
 * only when another program's lock keeps the plan from being read, since then it
 * cannot be changed either. */
bool session_back_up_daily(struct session *session, struct err *refused);

/* The journal's time: the clock, or noon of a day that was given. */
int64_t session_time(const struct session *session);

/* Waits for the backup that is made ahead, or stops it. */
void session_end_ahead(struct session *session, bool stop);

/* Another file has the plan's name: what was made today was of the other. */
void session_back_up_anew(struct session *session);

#endif
