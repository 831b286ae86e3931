/* SPDX-License-Identifier: MIT */
/* Files refused by what they are while they are read. */
#include <string.h>

#include "base/say.h"
#include "fs.h"

#define PIECE_MOST ((size_t)8 << 20) /* bytes of a line, or of a value */
#define NUL_FROM ((size_t)4 << 20)   /* smaller files have it named by place */
/* Of sixteen bytes each they are as large as a document may be; what never ends is
 * often shorter. */
#define LINES_MOST ((size_t)32000000)
#define OWN_MOST ((size_t)1 << 20)

/* What has come so far. */
struct gauge {
	size_t length, piece, line;
	bool begun; /* something but blanks has come */
	bool json;  /* values in quotes are measured, not lines */
	bool quoted, escaped;
	bool wide; /* UTF-16 has NUL for good */
	bool nul;
	size_t indent;	/* of the line at hand */
	char ending[2]; /* its last characters so far */
	bool block;	/* inside a value of many lines */
	size_t block_indent, block_length;
	/* Of pairs ("name: value"): whether the line at hand begins something,
	 * and what has gone on since one did. */
	bool pairs, first, begins, remark;
	size_t value;
};

static bool
too_long(const struct gauge *gauge, const char *path, struct err *err)
{
	return err_set(err, ERR_INPUT,
		gauge->json || gauge->block || gauge->value > PIECE_MOST
			? _("%s:%zu: a value is longer than %zu MiB")
			: _("%s:%zu: the line is longer than %zu MiB"),
		path, gauge->line + 1, PIECE_MOST >> 20);
}

static void
begin(struct gauge *gauge, const char *bytes, size_t length)
{
	size_t blanks = 0;

	if (gauge->begun)
		return;
	if (gauge->length == 0 && length > 1)
		gauge->wide |= (memcmp(bytes, "\xff\xfe", 2) == 0 ||
			memcmp(bytes, "\xfe\xff", 2) == 0);
	while (blanks < length &&
		strchr(" \t\r\n\xef\xbb\xbf", bytes[blanks]) && bytes[blanks])
		blanks++;
	gauge->begun = blanks < length;
	gauge->json =
		gauge->begun && (bytes[blanks] == '{' || bytes[blanks] == '[');
}

/* A value of JSON begins and ends with a quote that is not escaped. */
static void
measure_json(struct gauge *gauge, char c)
{
	gauge->piece = gauge->quoted ? gauge->piece + 1 : 0;
	if (gauge->escaped)
		gauge->escaped = false;
	else if (gauge->quoted && c == '\\')
		gauge->escaped = true;
	else if (c == '"')
		gauge->quoted = !gauge->quoted;
	gauge->line += c == '\n';
}

/* Takes the next part of a line in. */
static void
take_part(struct gauge *gauge, const char *at, size_t length)
{
	size_t i = 0;

	if (!gauge->piece) {
		gauge->indent = 0;
		gauge->begins = gauge->remark = false;
	}
	while (gauge->indent == gauge->piece + i && i < length &&
		at[i] == ' ') {
		gauge->indent++;
		i++;
	}
	if (gauge->indent == gauge->piece + i && i < length) {
		gauge->begins = at[i] == '-';
		gauge->remark = at[i] == '#';
	}
	gauge->begins = gauge->begins || memmem(at, length, ": ", 2);
	if (length > 1)
		gauge->ending[0] = at[length - 2];
	else if (length)
		gauge->ending[0] = gauge->ending[1];
	if (length)
		gauge->ending[1] = at[length - 1];
	gauge->piece += length;
}

/* Whether the line ends as one does that a block of lines follows as its value,
 * each further in: "note: |", "- >-". */
static bool
opens_block(const struct gauge *gauge)
{
	char last = gauge->ending[1];

	if ((last == '+' || last == '-') && gauge->piece > 1)
		last = gauge->ending[0];
	return last == '|' || last == '>';
}

/* A value may go on over lines that begin nothing: those of a document of pairs,
 * which its first line that is no remark tells. */
static void
measure_value(struct gauge *gauge, bool blank)
{
	bool begins = blank || gauge->begins || gauge->ending[1] == ':';

	if (!gauge->first && !blank && !gauge->remark) {
		gauge->first = true;
		gauge->pairs = begins;
	}
	gauge->value =
		begins || !gauge->pairs ? 0 : gauge->value + gauge->piece + 1;
}

/* The line is whole. False when the value that it goes on with is too long. */
static bool
end_line(struct gauge *gauge)
{
	bool blank = gauge->indent == gauge->piece;

	if (gauge->block && !blank && gauge->indent <= gauge->block_indent)
		gauge->block = false;
	if (gauge->block)
		gauge->block_length += gauge->piece + 1;
	if (!gauge->block && !blank && opens_block(gauge)) {
		gauge->block = true;
		gauge->block_indent = gauge->indent;
		gauge->block_length = 0;
	}
	measure_value(gauge, blank);
	gauge->piece = 0;
	gauge->line++;
	return (!gauge->block || gauge->block_length <= PIECE_MOST) &&
		gauge->value <= PIECE_MOST;
}

/* Lines without an end, and blocks of them that are one value. */
static bool
measure_lines(struct gauge *gauge, const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length, *next;

	while ((next = memchr(at, '\n', (size_t)(end - at)))) {
		take_part(gauge, at, (size_t)(next - at));
		if (gauge->piece > PIECE_MOST || !end_line(gauge))
			return false;
		at = next + 1;
	}
	take_part(gauge, at, (size_t)(end - at));
	return gauge->piece <= PIECE_MOST;
}

static bool
look_document(void *context, const char *path, const char *bytes, size_t length,
	struct err *err)
{
	struct gauge *gauge = context;
	size_t i;
	bool ok;

	begin(gauge, bytes, length);
	if (!gauge->json) {
		ok = measure_lines(gauge, bytes, length);
	} else {
		for (i = 0; i < length && gauge->piece <= PIECE_MOST; i++)
			measure_json(gauge, bytes[i]);
		ok = gauge->piece <= PIECE_MOST;
	}
	if (!ok)
		return too_long(gauge, path, err);
	if (gauge->line > LINES_MOST)
		return err_set(err, ERR_INPUT,
			_("%s: more than %zu million lines; split it"), path,
			LINES_MOST / 1000000);
	gauge->nul = gauge->nul || memchr(bytes, '\0', length);
	gauge->length += length;
	if (gauge->nul && !gauge->wide && gauge->length > NUL_FROM)
		return err_set(err, ERR_INPUT,
			_("%s: this is no text (there is NUL in it)"), path);
	return true;
}

static bool
read_gauged(
	const char *path, struct gauge *gauge, struct str *out, struct err *err)
{
	struct fs_look look = {look_document, gauge};

	return fs_read_looking(path, true, &look, out, err);
}

bool
fs_read_document(const char *path, struct str *out, struct err *err)
{
	return read_gauged(path, &(struct gauge){0}, out, err);
}

bool
fs_read_encoded(const char *path, struct str *out, struct err *err)
{
	return read_gauged(path, &(struct gauge){.wide = true}, out, err);
}

static bool
look_own(void *context, const char *path, const char *bytes, size_t length,
	struct err *err)
{
	size_t *total = context;

	(void)bytes;
	*total += length;
	return *total <= OWN_MOST ||
		err_set(err, ERR_INPUT, _("%s: larger than %zu MiB; split it"),
			path, OWN_MOST >> 20);
}

bool
fs_read_own(const char *path, struct str *out, struct err *err)
{
	size_t total = 0;
	struct fs_look look = {look_own, &total};

	return fs_read_looking(path, false, &look, out, err);
}

bool
fs_read_line(FILE *in, struct str *line, size_t most)
{
	int c = getc_unlocked(in);

	str_clear(line);
	if (c == EOF)
		return false;
	for (; c != EOF && c != '\n'; c = getc_unlocked(in))
		if (line->length <= most)
			str_add_char(line, (char)c);
	return true;
}
