/* SPDX-License-Identifier: MIT */
#include "yaml/out.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "yaml/scalar.h"

#define BUFFER (64 * 1024)

static void
flush(struct out *out)
{
	if (out->buffer.length &&
		fwrite(out->buffer.data, 1, out->buffer.length, out->file) !=
			out->buffer.length)
		out->failed = true;
	str_clear(&out->buffer);
}

void
out_begin(struct out *out, FILE *file, bool json)
{
	memset(out, 0, sizeof *out);
	out->file = file;
	out->json = json;
}

bool
out_end(struct out *out, struct err *err)
{
	flush(out);
	str_fini(&out->buffer);
	if (!out->failed && fflush(out->file) == 0)
		return true;
	return err_set(err, ERR_SYSTEM, "%s", strerror(errno));
}

static struct out_level *
level(struct out *out)
{
	assert(out->depth > 0);
	return &out->levels[out->depth - 1];
}

static void
spaces(struct out *out, int count)
{
	str_add_repeat(&out->buffer, " ", (size_t)count);
}

/* JSON: the comma after what came before, and a new line. */
static void
json_line(struct out *out)
{
	struct out_level *at = level(out);
	char *text = str_room(&out->buffer, 2);

	if (at->used)
		*text++ = ',';
	if (!at->flow)
		*text++ = '\n';
	else if (at->used)
		*text++ = ' ';
	*text = '\0';
	out->buffer.length = (size_t)(text - out->buffer.data);
	if (!at->flow)
		spaces(out, at->indent);
	at->used = true;
}

/* What comes before a value: an item's dash or comma. A key has done it. */
static void
before_value(struct out *out)
{
	struct out_level *at;

	if (!out->depth || !level(out)->list)
		return;
	at = level(out);
	if (out->json) {
		json_line(out);
	} else if (at->flow) {
		if (at->used)
			str_add(&out->buffer, ", ");
		at->used = true;
	} else {
		if (!out->at_dash)
			spaces(out, at->indent);
		str_add(&out->buffer, "- ");
		out->at_dash = true;
	}
}

static void
after_value(struct out *out)
{
	if (!out->json && !(out->depth && level(out)->flow)) {
		str_add_char(&out->buffer, '\n');
		out->at_dash = false;
	}
	if (out->buffer.length > BUFFER)
		flush(out);
}

/* JSON: what was added from there on, with other characters as \uXXXX. */
static void
make_ascii(struct str *text, size_t from)
{
	size_t length = text->length - from, at;
	char *copy = base_strdup(text->data + from);
	uint32_t character;

	text->length = from;
	for (at = 0; at < length;
		at += scalar_decode(copy + at, length - at, &character))
		if ((unsigned char)copy[at] < 0x80)
			str_add_char(text, copy[at]);
		else {
			scalar_decode(copy + at, length - at, &character);
			scalar_escape(text, character, true);
		}
	free(copy);
}

static void
quote(struct out *out, const char *text, size_t length)
{
	size_t from = out->buffer.length;

	scalar_quote(&out->buffer, text, length, out->json);
	if (out->ascii)
		make_ascii(&out->buffer, from);
}

/* JSON: a key that needs no escapes. */
static void
json_key(struct out *out, const char *key)
{
	size_t length = strlen(key);
	char *at;

	json_line(out);
	at = str_room(&out->buffer, length + 4);
	*at = '"';
	memcpy(at + 1, key, length);
	memcpy(at + 1 + length, "\": ", 4);
	out->buffer.length += length + 4;
}

/* YAML: where a key stands. */
static void
begin_key(struct out *out)
{
	if (!out->at_dash)
		spaces(out, level(out)->indent);
	out->at_dash = false;
}

void
out_key(struct out *out, const char *key)
{
	if (out->json) {
		json_key(out, key);
		return;
	}
	begin_key(out);
	str_add(&out->buffer, key);
	/* The space after it is the value's: a list begins on the next line. */
	str_add_char(&out->buffer, ':');
}

void
out_name(struct out *out, const char *name)
{
	size_t length = strlen(name);

	if (out->json) {
		json_line(out);
		quote(out, name, length);
		str_add(&out->buffer, ": ");
		return;
	}
	begin_key(out);
	if (scalar_style(name, length, true) == SCALAR_PLAIN)
		str_add_bytes(&out->buffer, name, length);
	else
		quote(out, name, length);
	str_add_char(&out->buffer, ':');
}

static bool
in_list(const struct out *out)
{
	return out->depth && out->levels[out->depth - 1].list;
}

/* YAML: the space between a key's colon and its value. */
static void
separate(struct out *out)
{
	if (!out->json && !in_list(out))
		str_add_char(&out->buffer, ' ');
}

static void
add_scalar(struct out *out, const char *text, size_t length)
{
	switch (scalar_style(text, length, out->depth && level(out)->flow)) {
	case SCALAR_PLAIN:
		str_add_bytes(&out->buffer, text, length);
		break;
	case SCALAR_BLOCK:
		scalar_block(
			&out->buffer, text, length, level(out)->indent + 2);
		break;
	case SCALAR_QUOTED:
		quote(out, text, length);
		break;
	}
}

void
out_text(struct out *out, const char *text)
{
	before_value(out);
	separate(out);
	if (out->json)
		quote(out, text, strlen(text));
	else
		add_scalar(out, text, strlen(text));
	after_value(out);
}

void
out_bytes(struct out *out, const char *text, size_t length)
{
	char *copy;

	copy = base_calloc(length + 1, 1);
	memcpy(copy, text, length);
	out_text(out, copy);
	free(copy);
}

void
out_count(struct out *out, int count)
{
	char digits[16];

	snprintf(digits, sizeof digits, "%d", count);
	out_number(out, digits);
}

void
out_number(struct out *out, const char *digits)
{
	before_value(out);
	separate(out);
	str_add(&out->buffer, digits);
	after_value(out);
}

void
out_word(struct out *out, const char *word)
{
	bool truth = strcmp(word, "true") == 0 || strcmp(word, "false") == 0;
	bool quoted = out->json && !truth;

	before_value(out);
	separate(out);
	if (quoted)
		str_add_char(&out->buffer, '"');
	str_add(&out->buffer, word);
	if (quoted)
		str_add_char(&out->buffer, '"');
	after_value(out);
}

static void
open_level(struct out *out, bool list, bool flow)
{
	const struct out_level *above;
	int indent = 0;

	before_value(out);
	if (out->depth) {
		above = level(out);
		/* In YAML a list stands as far left as the key it belongs to. */
		indent = above->indent +
			(out->json || above->list || !list ? 2 : 0);
		if (!out->json && !above->list && !flow)
			str_add_char(&out->buffer, '\n');
	}
	if (out->json && !out->depth)
		indent = 2;
	if (flow)
		separate(out);
	if (out->json || flow)
		str_add_char(&out->buffer, list ? '[' : '{');
	assert(out->depth < OUT_DEPTH);
	out->levels[out->depth++] =
		(struct out_level){list, flow, false, indent};
}

void
out_map(struct out *out)
{
	open_level(out, false, false);
}

void
out_list(struct out *out)
{
	open_level(out, true, false);
}

void
out_flow(struct out *out)
{
	open_level(out, true, true);
}

void
out_flow_map(struct out *out)
{
	open_level(out, false, true);
}

void
out_rows(struct out *out)
{
	open_level(out, true, false);
	level(out)->indent = 0;
}

void
out_close(struct out *out)
{
	struct out_level closed = *level(out);

	out->depth--;
	if (out->json && !closed.flow && closed.used) {
		str_add_char(&out->buffer, '\n');
		spaces(out, out->depth ? level(out)->indent : 0);
	}
	if (out->json || closed.flow)
		str_add_char(&out->buffer, closed.list ? ']' : '}');
	if (closed.flow)
		after_value(out);
	if (out->json && !out->depth)
		str_add_char(&out->buffer, '\n');
	if (out->buffer.length > BUFFER)
		flush(out);
}

/* What is kept is YAML's JSON: characters above U+FFFF as \UXXXXXXXX. */
static void
add_as_json(struct str *out, const char *text, size_t length)
{
	const char *end = text + length;
	unsigned long character;
	char digits[9] = "";

	while (text < end) {
		if (*text != '\\' || end - text < 2) {
			str_add_char(out, *text++);
		} else if (text[1] != 'U' || end - text < 10) {
			str_add_bytes(out, text, 2);
			text += 2;
		} else {
			memcpy(digits, text + 2, 8);
			character = strtoul(digits, NULL, 16) - 0x10000;
			str_addf(out, "\\u%04lx\\u%04lx",
				0xd800 + (character >> 10),
				0xdc00 + (character & 0x3ff));
			text += 10;
		}
	}
}

static void
extra_line(struct out *out, const char *line, size_t length)
{
	const char *colon;

	if (!out->json) {
		if (!out->at_dash)
			spaces(out, level(out)->indent);
		out->at_dash = false;
		str_add_bytes(&out->buffer, line, length);
		str_add_char(&out->buffer, '\n');
		return;
	}
	json_line(out);
	colon = memchr(line, ':', length);
	if (*line == '"' || !colon) {
		add_as_json(&out->buffer, line, length);
		return;
	}
	str_add_char(&out->buffer, '"');
	str_add_bytes(&out->buffer, line, (size_t)(colon - line));
	str_add_char(&out->buffer, '"');
	add_as_json(&out->buffer, colon, length - (size_t)(colon - line));
}

void
out_extra(struct out *out, const char *extra)
{
	const char *end;

	for (; extra && *extra; extra = *end ? end + 1 : end) {
		end = strchrnul(extra, '\n');
		extra_line(out, extra, (size_t)(end - extra));
	}
}
