/* SPDX-License-Identifier: MIT */
#ifndef APP_WATCH_H
#define APP_WATCH_H

/*
 * Tells when something happens to a file, by the system's own notification of
 * its folder: nothing is opened, so no lock of ours is lost, and nothing wakes
 * up before. Where there is no such notification it is silent.
 */

#include <stdbool.h>

struct watch;

struct watch *watch_new(const char *path); /* never NULL */
void watch_free(struct watch *watch);	   /* accepts NULL */

/* The descriptor that can be read when something happened; -1: none. */
int watch_descriptor(const struct watch *watch);

/* Takes what happened so far; whether any of it was about the file or its
 * journal. */
bool watch_take(struct watch *watch);

#endif
