/* SPDX-License-Identifier: MIT */
/* Questions on the bottom line, and what their answers do. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "form.h"
#include "model/progress.h"
#include "tui_private.h"

/* ---- asking */

/* What a view asks is about what is selected in it. */
static void
own_name(struct tui *tui, struct str *out)
{
	const struct view *view = tui_view(tui);
	const struct form *form = tui_form(tui);
	const struct form_row *row = form ? form_selected(form) : NULL;
	struct list *list = view->list ? view->list(tui) : NULL;

	str_addf(out, "asked-%d-%d", view->where, tui->asked_own);
	if (row) {
		str_add(out, "-");
		spot_draft(&tui->session->plan, &row->spot, out);
	} else if (list) {
		str_addf(out, "-%zu", list->selected);
	}
}

/* The name that what is typed is kept under. */
static void
draft_name(struct tui *tui, struct str *out)
{
	switch (tui->asking) {
	case ASK_COMMAND:
		str_add(out, "command");
		return;
	case ASK_SEARCH:
		str_add(out, "search");
		return;
	case ASK_FILTER:
		str_add(out, "filter");
		return;
	case ASK_OWN:
		own_name(tui, out);
		return;
	case ASK_NOTHING:
		break;
	}
}

/* Goes on with what was typed before; a command, a search and a filter begin
 * anew, and Up brings it back. */
static void
keep_draft(struct tui *tui, const char *text)
{
	struct entry *entry = &tui->prompt.entry;
	struct str name = {0}, kept = {0};
	bool found;

	draft_name(tui, &name);
	found = keeping_begin(
		tui, &tui->asked_draft, str_text(&name), text, &kept);
	if (found && tui->asking <= ASK_FILTER) {
		prompt_remember(&tui->history[tui->asking], str_text(&kept));
	} else if (found) {
		entry_replace(entry, 0, entry_length(entry), str_text(&kept),
			kept.length);
		tui_message(tui,
			_("your draft; ^_ goes back, emptied it is thrown "
			  "away"));
	}
	str_fini(&name);
	str_fini(&kept);
}

void
asking_open(struct tui *tui, enum asking asking, const char *label,
	const char *text)
{
	bool again = asking <= ASK_FILTER;

	tui->asking = asking;
	tui->prompt.complete = asking == ASK_COMMAND ? command_complete
		: asking == ASK_FILTER		     ? filter_complete
						     : NULL;
	tui->prompt.history = again ? &tui->history[asking] : NULL;
	prompt_open(&tui->prompt, label, text);
	keep_draft(tui, text);
	tui->prompt.history_at = again ? tui->history[asking].count : 0;
}

void
asking_own(struct tui *tui, int question, const char *label, const char *text)
{
	tui->asked_own = question;
	asking_open(tui, ASK_OWN, label, text);
}

void
asking_rest(struct tui *tui)
{
	if (tui->prompt.open)
		keeping_rest(
			tui, &tui->asked_draft, entry_text(&tui->prompt.entry));
}

/* What a field may be, of ":set FIELD VALUE". */
static const struct field *
asked_field(const struct tui *tui)
{
	const char *text = entry_text(&tui->prompt.entry);
	const struct field *field = NULL;
	struct str name = {0};

	if (tui->asking != ASK_COMMAND || strncmp(text, "set ", 4) != 0)
		return NULL;
	text += 4;
	str_add_bytes(&name, text, strcspn(text, " "));
	field = field_find(RECORD_NODE, str_text(&name));
	str_fini(&name);
	return field && field->help ? field : NULL;
}

void
asking_hint(const struct tui *tui, struct str *out)
{
	static const char *const hints[] = {
		[ASK_COMMAND] = N_("Enter does it  Tab completes  Up what was "
				   "typed before  Esc back"),
		[ASK_SEARCH] = N_("Enter stays here  n N other matches  Esc "
				  "goes back"),
		[ASK_FILTER] = N_("Enter shows what passes  Tab completes  Up "
				  "what was typed before  Esc back"),
		[ASK_OWN] = N_("Enter keeps  Esc leaves a draft"),
	};
	const struct field *field = asked_field(tui);

	if (field)
		str_addf(out, "%s: %s", _(field->label),
			field->help ? _(field->help) : "");
	else if (tui->asking)
		str_add(out, _(hints[tui->asking]));
}

/* ---- filter */

bool
filter_set(struct tui *tui, const char *text, struct err *err)
{
	struct filter *filter = NULL;
	struct str whole = {0};
	bool ok;

	if (*text) {
		ok = config_filter(&tui->session->config, text, &whole, err);
		if (ok)
			filter = filter_new(&tui->session->plan,
				str_text(&whole), tui->session->today, err);
		str_fini(&whole);
		if (!filter)
			return false;
	}
	filter_free(tui->tree.filter);
	tui->tree.filter = filter;
	ids_clear(&tui->tree.also);
	free(tui->filter_text);
	tui->filter_text = base_strdup(text);
	tui_reload(tui);
	if (*text)
		tui_message(tui,
			ngettext("filtered: %zu row; Esc shows all",
				"filtered: %zu rows; Esc shows all",
				(unsigned long)tui->tree.list.count),
			tui->tree.list.count);
	return true;
}

/* ---- keys */

static bool
answer(struct tui *tui, const char *text, struct err *err)
{
	switch (tui->asking) {
	case ASK_COMMAND:
		return command_line(tui, text, err);
	case ASK_SEARCH:
		search_done(tui, text);
		return true;
	case ASK_FILTER:
		return filter_set(tui, text, err);
	case ASK_OWN:
		return !tui_view(tui)->answer ||
			tui_view(tui)->answer(tui, text, err);
	case ASK_NOTHING:
		break;
	}
	return true;
}

/* What is refused can be mended: it is asked again, with the reason. An answer
 * may have led to another question, which has a draft of its own. */
static void
done(struct tui *tui)
{
	char *text = base_strdup(entry_text(&tui->prompt.entry));
	struct keeping draft = tui->asked_draft;
	enum asking asking = tui->asking;
	struct err err = {0};

	tui->asked_draft = (struct keeping){0};
	if (asking <= ASK_FILTER)
		prompt_remember(&tui->history[asking], text);
	if (answer(tui, text, &err)) {
		keeping_done(tui, &draft);
	} else {
		keeping_fini(&tui->asked_draft);
		tui->asked_draft = draft;
		tui->prompt.open = true;
		tui_error(tui, &err);
		asking_rest(tui);
	}
	free(text);
}

static void
cancel(struct tui *tui)
{
	const char *text = entry_text(&tui->prompt.entry);

	keeping_rest(tui, &tui->asked_draft, text);
	if (tui->asking <= ASK_FILTER)
		prompt_remember(&tui->history[tui->asking], text);
	else if (keeping_is_kept(&tui->asked_draft, text))
		tui_message(tui, _("left as a draft: opened again it goes on"));
	if (tui->asking == ASK_SEARCH)
		search_cancel(tui);
}

static void
react(struct tui *tui, enum prompt_result result)
{
	switch (result) {
	case PROMPT_CHANGED:
		if (tui->asking == ASK_SEARCH)
			search_typed(tui, entry_text(&tui->prompt.entry));
		else if (tui->asking == ASK_COMMAND)
			look_preview(tui, entry_text(&tui->prompt.entry));
		break;
	case PROMPT_DONE:
		done(tui);
		break;
	case PROMPT_CANCELLED:
		look_preview(tui, NULL);
		cancel(tui);
		break;
	case PROMPT_OPEN:
		break;
	}
}

void
asking_key(struct tui *tui, struct key key)
{
	str_clear(&tui->message);
	react(tui, prompt_key(&tui->prompt, key));
}

void
asking_paste(struct tui *tui, const char *text, size_t length)
{
	react(tui, prompt_paste(&tui->prompt, text, length));
}
