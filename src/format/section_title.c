/* SPDX-License-Identifier: MIT */
#include "format/section_title.h"

#include <string.h>

#include "notation/heading.h"
#include "notation/piece.h"

bool
section_title_is(const char *line, const char *name, int32_t today)
{
	struct heading heading = {0};

	heading_read(&heading, piece_of(line), today);
	return heading.kind == HEADING_SECTION && heading.name &&
		strcmp(heading.name, name) == 0;
}
