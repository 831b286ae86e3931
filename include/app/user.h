/* SPDX-License-Identifier: MIT */
#ifndef APP_USER_H
#define APP_USER_H

/*
 * Who works with the plan: the setting user.name, else what git calls them. It
 * says who checked in, commented and changed something, and who @me is.
 */

#include "app/config.h"

/* The name; git is asked for it once where no setting says it. NULL when nobody
 * does. Borrowed from the settings. */
const char *user_name(const struct config *config);

/* The same without asking git: what is known anyway. */
const char *user_known(const struct config *config);

#endif
