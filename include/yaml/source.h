/* SPDX-License-Identifier: MIT */
#ifndef YAML_SOURCE_H
#define YAML_SOURCE_H

/*
 * YAML as a stream of events that are safe to use: libyaml's, less what a file
 * could do harm with. Refused, by line and column: bytes that are not UTF-8,
 * nesting deeper than 32, anchors, aliases, tags other than the core ones, a
 * second document, control characters that hide behind escapes. JSON is read
 * the same way. Knows nothing of plans.
 */

#include "base/str.h"
#include "yaml/problems.h"

#define SOURCE_DEPTH 32

struct libyaml; /* the parser and its event: src/yaml/source.c */

enum source_kind {
	SOURCE_END,
	SOURCE_SCALAR,
	SOURCE_MAP,
	SOURCE_LIST,
	SOURCE_CLOSE
};

struct yaml_source {
	enum source_kind kind; /* of the event at hand */
	const char *value;     /* SOURCE_SCALAR; NUL-terminated, no NUL in it */
	size_t length;
	bool plain;	     /* not quoted and not a block */
	size_t line, column; /* as libyaml counts, for source_place */
	bool failed;	     /* what follows was refused */
	/* the rest is its own */
	struct libyaml *libyaml;
	bool open, held;
	const char *text; /* borrowed */
	size_t text_length;
	struct str repaired; /* the text, where JSON had to be put right */
	int depth, documents;
	struct problems *problems;
};

/* Begins to read; the first event is the root's. False, and reported, when
 * there is nothing that can be read. source_fini is called either way. */
bool source_init(struct yaml_source *source, const char *text, size_t length,
	struct problems *problems);
void source_fini(struct yaml_source *source);

/* Goes to the next event. At the end, and after something that was refused,
 * the kind is SOURCE_END and stays so; false then. */
bool source_next(struct yaml_source *source);

/* Goes to the last event of the value at hand: the end of a map or list. */
void source_skip(struct yaml_source *source);

/* Whether the scalar at hand says nothing: empty, ~, null, not quoted. */
bool source_is_null(const struct yaml_source *source);

/* Line and column, from 1 and in bytes, of what libyaml counts from 0 and in
 * characters. Walks the text, so it is for messages. */
void source_place(const struct yaml_source *source, size_t line, size_t column,
	int *shown_line, int *shown_column);

/* An error at the event at hand. */
void source_error(struct yaml_source *source, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
