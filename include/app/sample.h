/* SPDX-License-Identifier: MIT */
#ifndef APP_SAMPLE_H
#define APP_SAMPLE_H

/*
 * The guided sample: a developer's quarter, small, alive whatever the day, in
 * the language of the interface. Its notes say what to press.
 */

#include "app/session.h"

/* Adds it to the plan as one change, so that one undo takes it away. */
bool sample_add(struct session *session, struct err *err);

#endif
