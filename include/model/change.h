/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

/*
 * A change is the only way to alter a plan: a list of edits under one label.
 * It is prepared (and may be refused), stored (and may fail), and only then
 * applied; applying cannot fail. Because it holds both sides it is its own
 * undo, its own journal row and its own line of history.
 *
 * Edits take effect in order. A record is made by EDIT_CREATE followed by one
 * EDIT_SET for each field that is something; it is taken away by one EDIT_SET
 * to nothing for each such field followed by EDIT_DELETE.
 */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/label.h"
#include "model/plan.h"

enum edit_op { EDIT_SET, EDIT_CREATE, EDIT_DELETE };

struct edit {
	uint8_t op;	/* enum edit_op */
	uint8_t record; /* enum record */
	uint16_t field; /* EDIT_SET: index into the record's fields */
	uint32_t id;
	uint32_t previous; /* edit of the same record, from 1; change_push */
	struct value before, after; /* EDIT_SET */
};

/* The last edit of each record that edits name, found by kind and id. */
struct named {
	uint32_t *last; /* from 1, 0 is free; open addressing */
	size_t size;	/* a power of two */
	size_t count;
};

/* Zero bytes are a valid empty change. */
struct change {
	struct arena arena; /* the texts of its values */
	struct edit *edits;
	size_t count, capacity;
	const char *by; /* who makes it, for the journal; NULL: not known */
	char label[LABEL_BYTES];     /* what is done (model/label.h) */
	uint32_t used[RECORD_COUNT]; /* new ids taken above the plan's limit */
	struct named named;
};

void change_fini(struct change *change);
void change_clear(struct change *change);

/* Leaves the change without edits and moves them to *before, which the caller
 * frees: to push them again, with others between them. */
void change_begin_again(struct change *change, struct change *before);

/* Adds an edit of one field, from what the plan (with the edits so far) has
 * to `after`; nothing is added when they are equal. Texts are copied. */
void change_set(struct change *change, const struct plan *plan,
	enum record record, uint32_t id, int field, struct value after);

/* The value a field has once the edits so far are in. */
struct value change_value(const struct change *change, const struct plan *plan,
	enum record record, uint32_t id, int field);

/* The fields that are something then, as bits by their index. */
uint64_t change_says(const struct change *change, const struct plan *plan,
	enum record record, uint32_t id);

/* Adds a new record and returns its id. Fields are set with change_put. */
uint32_t change_create(
	struct change *change, const struct plan *plan, enum record record);

/* Sets a field of a record that this same change created. */
void change_put(struct change *change, enum record record, uint32_t id,
	int field, struct value after);

/* Whether the change makes that record. */
bool change_makes(const struct change *change, enum record record, uint32_t id);

/* Whether the change takes that record away. */
bool change_takes(const struct change *change, enum record record, uint32_t id);

/* Adds one edit as it is; its texts are borrowed until change_fini. */
void change_push(struct change *change, const struct edit *edit);

/* Adds what another change does after it, and takes over its label; texts are
 * copied. */
void change_add(struct change *change, const struct change *more);

/* Takes the record away with everything in it; children are the caller's
 * business (edit_remove does all of it). */
void change_delete(struct change *change, const struct plan *plan,
	enum record record, uint32_t id);

/* Whether it alters records of that kind and no others. */
bool change_is_of(const struct change *change, enum record record);

/* Calls it that: a message and its texts, as label_make and label_count have
 * them. */
#define change_label(change, ...) \
	label_make((change)->label, __VA_ARGS__, (const char *)NULL)
#define change_label_count(change, ...) \
	label_count((change)->label, __VA_ARGS__, (const char *)NULL)

/* What takes it back: edits in reverse order with their sides exchanged.
 * Borrows the texts of `change`, so lives no longer than it. */
void change_inverse(const struct change *change, struct change *out);

/* Applies it: cannot fail. The plan copies the texts, and the shares of all
 * that lies above are right afterwards. */
void change_apply(struct plan *plan, const struct change *change);

/* The journal form: one line an edit, fields by name, tabs between, \t \n \\
 * escaped. A creation is written without its values, for undoing it does not
 * need them; `change_decode` fills them in from the plan. */
void change_encode(const struct change *change, struct str *out);

/* The same with the values of what was made: for a change that was undone,
 * since then the plan does not have them. */
void change_encode_whole(const struct change *change, struct str *out);

/* Who made the change of a journal row, put into *out; NULL: it does not say. */
const char *change_author(const char *text, struct str *out);

/* A line of a journal row that sets a field. */
struct set_line {
	uint32_t id;
	const struct field *field;
	bool had_value; /* before */
};

/* The next line from *at on that sets a field of such a record; *at moves
 * behind it. false at the end. */
bool change_next_set(
	const char **at, enum record record, struct set_line *line);

/* Adds the lines of a journal row that are about one record, by what
 * change_name has added for it. */
void change_name(enum record record, uint32_t id, struct str *out);
void change_lines(const char *text, const struct str *name, struct str *out);

/* Reads a journal row, as the change it was. With `plan` as the change left
 * it (so before undoing it) the values of what was made are filled in; with
 * NULL they are as in the text. false on a damaged row. */
bool change_decode(const struct plan *plan, const char *text, size_t length,
	struct change *out, struct err *err);

/* While a plan is being read from its file: rows come in any order, and are
 * linked, checked and summed up once at the end. plan_load_record makes the
 * record with all fields nothing (NULL when the id is taken or out of range); plan_load_set sets one raw (texts are copied).
 * plan_load_end is false, and says what, when something points nowhere or in
 * a circle. */
void plan_load_begin(struct plan *plan);
void *plan_load_record(struct plan *plan, enum record record, uint32_t id);
/* A record that was made before; NULL when it was not. */
void *plan_load_again(struct plan *plan, enum record record, uint32_t id);
void plan_load_set(struct plan *plan, enum record record, void *memory,
	const struct field *field, struct value value);
/* Ids up to this one have been used, so new ones begin above. */
void plan_load_used(struct plan *plan, enum record record, uint32_t highest);
bool plan_load_end(struct plan *plan, struct err *err);

/* The same for a file of ours, which is never locked out: what breaks a rule of
 * model/links.h is put right in the plan, `mended` is told, and the change that
 * puts it right in the file is added to *change. */
struct broken;
void plan_load_mend(struct plan *plan, struct change *change,
	void (*mended)(void *context, const struct broken *broken),
	void *context);

#endif
