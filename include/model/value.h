/* SPDX-License-Identifier: MIT */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

/*
 * Values as people and files write them, by what the field says of them
 * (model/field.h). Every door reads, shows and writes values here: the command
 * line, `:set`, forms, YAML, JSON, CSV, tables, histories. So a value means the
 * same everywhere, or is refused with the same words. Which record it goes to
 * and whether it may is the business of model/edit.h.
 */

#include "base/err.h"
#include "base/str.h"
#include "model/plan.h"

/* What a value may depend on besides its text. Zero bytes are a valid one. */
struct value_context {
	int32_t today;
	const struct plan *plan; /* references are looked up here; NULL: not */
	uint32_t cycle;		 /* and within this cycle */
	bool comma;  /* `;` stands between cells, so 1,5 is one and a half */
	bool stored; /* of a file: a day may lie on any side of today */

	/* Of the value that was read last: its text lives here. */
	struct str text;
	struct str unit; /* FIELD_DECIMAL: what stood beside the number */
};

void value_context_fini(struct value_context *context);

/* Reads what stands for a field: 7/10, 50%, 1万, 已完成, yesterday, P1, a text.
 * Blank is nothing, save for a title, which only a file may leave empty. The text of the value is borrowed from
 * the context until the next one is read. false and one sentence that names
 * the field, what it may be, and what stood there. */
bool value_read(const struct field *field, const char *text,
	struct value_context *context, struct value *value, struct err *err);

/* Whether the unit that stood beside the number read last may: there was none, or
 * it is `own`, the one the record has (NULL: none yet). *err names both. */
bool value_unit(
	const struct value_context *context, const char *own, struct err *err);

/* Adds the value as a person reads it, in their language: "7/10", "2026-12-01",
 * "进行中"; "–" for nothing. */
void value_show(const struct field *field, struct value value, struct str *out);

/* Adds the value as a file and an input line have it: what value_read gives back
 * in any language. Nothing for nothing. */
void value_write(
	const struct field *field, struct value value, struct str *out);

/* Links are lines of "URL title". link_next takes the next one off *links, false
 * at the end; link_add adds one, with what would part it from its title
 * escaped. */
struct link {
	const char *url, *title; /* not NUL-terminated */
	size_t url_length, title_length;
};
bool link_next(const char **links, struct link *link);
void link_add(struct str *links, const char *url, const char *title);

/* Tags are words with a space between; takes the next one off *tags. */
bool tag_next(const char **tags, const char **tag, size_t *length);

/* Owners are names with a comma between; takes the next one off *owners, which may
 * be NULL. And whether the name is one of them, whatever its case. */
bool owner_next(const char **owners, const char **name, size_t *length);
bool owner_is(const char *owners, const char *name);

/* The bytes of the sign, in either width, that the text begins with and that is
 * written before such a name but is no part of it: # of a tag, @ of an owner; 0
 * for none. */
size_t tag_sign(const char *text, size_t length);
size_t owner_sign(const char *text, size_t length);

#endif
