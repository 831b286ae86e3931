/* SPDX-License-Identifier: MIT */
#ifndef YAML_OUT_H
#define YAML_OUT_H

/*
 * Maps, lists and values on their way into a YAML or JSON file, one to a line.
 * The two look different and hold the same, so whoever writes does not ask
 * which it is. In YAML, maps and lists that are not on one line are not empty.
 */

#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

#define OUT_DEPTH 40

struct out_level {
	bool list, flow, used;
	int indent;
};

struct out {
	FILE *file; /* borrowed */
	bool json;
	bool ascii; /* JSON: other characters as \uXXXX; the caller sets it */
	bool failed;
	bool at_dash; /* the line has its "- " and nothing else */
	struct str buffer;
	int depth;
	struct out_level levels[OUT_DEPTH];
};

void out_begin(struct out *out, FILE *file, bool json);
/* Writes what is left. false when something could not be written. */
bool out_end(struct out *out, struct err *err);

/* The key of the value that follows: one of ours, or any text. */
void out_key(struct out *out, const char *key);
void out_name(struct out *out, const char *name);

/* One value, or the beginning of many. */
void out_text(struct out *out, const char *text);
void out_bytes(struct out *out, const char *text, size_t length);
void out_count(struct out *out, int count);
void out_number(struct out *out, const char *digits);
/* What is plain in YAML and a string in JSON: 5/10, 2026-11-30, a word; true and
 * false are plain in both. */
void out_word(struct out *out, const char *word);
void out_map(struct out *out);
void out_list(struct out *out);
void out_flow(struct out *out);	    /* a list on one line, of texts in YAML */
void out_flow_map(struct out *out); /* JSON: a map on one line */
void out_rows(struct out *out);	    /* JSON: a list, its items flush left */
void out_close(struct out *out);

/* Lines of keys and JSON values, as yaml_extra.c keeps them. */
void out_extra(struct out *out, const char *extra);

#endif
