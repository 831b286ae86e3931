/* SPDX-License-Identifier: MIT */
/* Tables whose rows have more cells than their header, which Markdown would
 * cut: how wide they are. */
#include "dialect_rows.h"

#include <string.h>

struct piece
dialect_line_at(const char *at, const char *end, const char **next)
{
	const char *stop = memchr(at, '\n', (size_t)(end - at));
	struct piece line;

	if (!stop)
		stop = end;
	*next = stop < end ? stop + 1 : end;
	line = (struct piece){at, (size_t)(stop - at)};
	piece_take_suffix(&line, "\r");
	return line;
}

size_t
dialect_cells(struct piece line)
{
	size_t i, bars = 0;

	piece_trim(&line);
	piece_take_prefix(&line, "|");
	piece_take_suffix(&line, "|");
	for (i = 0; i < line.length; i++)
		bars += line.text[i] == '|' && (!i || line.text[i - 1] != '\\');
	return bars + 1;
}

bool
dialect_is_delimiter(struct piece line)
{
	size_t i;

	piece_trim(&line);
	for (i = 0; i < line.length; i++)
		if (!strchr("|-: \t", line.text[i]))
			return false;
	return line.length > 2 && memchr(line.text, '|', line.length) &&
		memchr(line.text, '-', line.length);
}

size_t
dialect_most_cells(const char *at, const char *end)
{
	struct piece line;
	size_t most = 0, cells;

	while (at < end) {
		line = dialect_line_at(at, end, &at);
		if (!memchr(line.text, '|', line.length))
			break;
		cells = dialect_cells(line);
		if (cells > most)
			most = cells;
	}
	return most;
}
