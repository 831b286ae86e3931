/* SPDX-License-Identifier: MIT */
/*
 * A text in the person's own editor. The file that is edited is the draft of
 * the field: whatever becomes of the editor, of us or of the plan meanwhile,
 * what was written is there, and the next time goes on with it.
 */
#include <stdlib.h>
#include <string.h>

#include "app/drafts.h"
#include "app/program.h"
#include "base/clock.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "tui_private.h"

#define AT_ONCE_MS 500 /* sooner nobody has edited anything */

/* One text on its way through the editor. */
struct editing {
	const struct spot *spot;
	struct str name;   /* of the draft */
	struct str stored; /* what the plan has */
	struct str given;  /* what the editor was given */
	struct str after;  /* what it left */
	char *file;
	bool was_draft; /* it was given what was left before */
	bool at_once;
};

/* Lets the file be edited with the terminal given back. */
static bool
edit_file(struct desk *desk, struct editing *editing, struct err *err)
{
	int64_t began = clock_ms();
	struct err cause = {0};
	bool ok;

	screen_leave(desk->screen);
	ok = program_edit(editing->file, &cause);
	screen_enter(desk->screen);
	editing->at_once = clock_ms() - began < AT_ONCE_MS;
	return ok ||
		err_set(err, ERR_SYSTEM, _("%s; nothing was changed"),
			cause.text);
}

/* ---- what it left */

static bool
check(const struct str *text, struct err *err)
{
	struct text_fault fault;

	if (text->length > NOTE_MAX)
		return err_set(err, ERR_INPUT,
			_("the text is too long: at most 1 MiB"));
	if (!text_check(str_text(text), text->length, &fault))
		return err_set(err, ERR_INPUT,
			_("line %d: %s; nothing was changed"), fault.line,
			_(fault.what));
	return true;
}

/* As a text is that comes from a file: one kind of line end, NFC, nothing empty
 * around it. */
static char *
clean(const struct str *text)
{
	const char *at =
		str_text(text) + str_mark(str_text(text), text->length);
	struct str lines = {0}, out = {0};
	size_t length;

	for (; *at; at++)
		if (*at != '\r')
			str_add_char(&lines, *at);
		else if (at[1] != '\n')
			str_add_char(&lines, '\n');
	text_nfc(&out, str_text(&lines), lines.length);
	length = out.length;
	at = str_trim(str_text(&out), &length);
	str_clear(&lines);
	str_add_bytes(&lines, at, length);
	str_fini(&out);
	return str_take(&lines);
}

static bool
same(const struct str *a, const struct str *b)
{
	return a->length == b->length &&
		(a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

static bool
store(struct desk *desk, const struct editing *editing, struct err *err)
{
	const struct view *view = tui_view(desk);
	char *text = clean(&editing->after);
	bool ok = strcmp(text, str_text(&editing->stored)) == 0;

	if (!ok)
		ok = view->store ? view->store(desk, editing->spot, text, err)
				 : typing_store(desk, editing->spot, text, err);
	free(text);
	return ok;
}

/* Whether nothing was written; a draft that was left as it was is to be stored
 * all the same. */
static bool
is_unchanged(const struct editing *editing, bool ran)
{
	return same(&editing->after, &editing->given) &&
		(!ran || editing->at_once || !editing->was_draft);
}

/* What was there stays, byte for byte. An editor that came back before anybody
 * could have typed may write later, so its file stays. */
static void
unchanged(struct desk *desk, const struct editing *editing, bool ran)
{
	if (ran && editing->at_once)
		tui_message(desk,
			_("the editor came back at once: does it need --wait? "
			  "E reads its file again"));
	else if (!editing->was_draft)
		drafts_drop(desk->drafts, str_text(&editing->name));
}

/* Names the file that still has the text. */
static bool
name_file(const struct editing *editing, struct err *err)
{
	const char *home = getenv("HOME");
	size_t length = home ? strlen(home) : 0;
	bool below = length && strncmp(editing->file, home, length) == 0 &&
		editing->file[length] == '/';
	struct err cause = *err;

	return err_set(err, cause.code, _("%s; the text is in %s%s"),
		cause.text, below ? "~" : "",
		editing->file + (below ? length : 0));
}

/* ---- all of it */

static bool
prepare(struct desk *desk, struct editing *editing, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	struct str *given = &editing->given;
	bool ok;

	spot_draft(plan, editing->spot, &editing->name);
	spot_text(plan, editing->spot, &editing->stored);
	editing->was_draft =
		drafts_read(desk->drafts, str_text(&editing->name), given) &&
		!same(given, &editing->stored);
	if (!editing->was_draft) {
		str_clear(given);
		str_add(given,
			editing->stored.length ? str_text(&editing->stored)
					       : "\n");
	}
	ok = drafts_keep(
		desk->drafts, str_text(&editing->name), str_text(given), err);
	/* Which folder it is in shows now: another may have had to do. */
	editing->file = drafts_file(desk->drafts, str_text(&editing->name));
	return ok;
}

static bool
edit(struct desk *desk, struct editing *editing, struct err *err)
{
	bool ok = edit_file(desk, editing, err);

	if (!fs_read_own(editing->file, &editing->after, ok ? err : NULL))
		return false;
	if (is_unchanged(editing, ok)) {
		unchanged(desk, editing, ok);
		return ok;
	}
	ok = ok && check(&editing->after, err) && store(desk, editing, err);
	if (ok)
		drafts_drop(desk->drafts, str_text(&editing->name));
	else
		name_file(editing, err);
	return ok;
}

bool
editor_edit(struct desk *desk, const struct spot *spot, struct err *err)
{
	struct editing editing = {.spot = spot};
	bool ok;

	if (!spot_is_prose(spot))
		return typing_open(desk, spot, NULL, err);
	ok = typing_allowed(desk, spot, err) && prepare(desk, &editing, err) &&
		edit(desk, &editing, err);
	str_fini(&editing.name);
	str_fini(&editing.stored);
	str_fini(&editing.given);
	str_fini(&editing.after);
	free(editing.file);
	return ok;
}
