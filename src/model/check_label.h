/* SPDX-License-Identifier: MIT */
#ifndef CHECK_LABEL_H
#define CHECK_LABEL_H

/* What the sentences of the rules begin with, and where a node lies. */

#include "base/str.h"
#include "view.h"

/* Adds "O1.KR2 title: ". */
void check_label(const struct change_view *view, uint32_t id, struct str *why);

/* The cycle a node lies in by its top; 0 in the backlog. */
uint32_t check_cycle(const struct change_view *view, uint32_t node);

#endif
