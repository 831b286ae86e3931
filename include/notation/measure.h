/* SPDX-License-Identifier: MIT */
#ifndef NOTATION_MEASURE_H
#define NOTATION_MEASURE_H

/*
 * A title that says what is measured, and from where to where: "noisy alerts
 * 40 > 5", "安装量 50 → 1万", "告警从 40 条降到 5 条".
 */

#include <stdbool.h>
#include <stdint.h>

#include "notation/piece.h"

struct measure {
	struct piece name;     /* within the title */
	int64_t start, target; /* millionths */
	struct piece unit;     /* likewise; empty for none */
};

/* Takes such a title apart; false when it is none: without a name, a number on
 * either side, or with two units. */
bool measure_read(const char *title, struct measure *measure);

#endif
