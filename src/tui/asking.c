/* SPDX-License-Identifier: MIT */
/* What is typed on the bottom line: a command, a search, a filter. They are about
 * the whole screen, so they have no row in it where they could be typed. Keys mean
 * what they mean in the form (both are an entry, with Tab by the completion and a
 * draft by keeping.h); Up goes back to what was typed before. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "form.h"
#include "model/progress.h"
#include "tui_private.h"

/* ---- asking */

/* The names that what is typed is kept under. */
static const char *const draft_names[] = {[ASK_NOTHING] = "",
	[ASK_COMMAND] = "command",
	[ASK_SEARCH] = "search",
	[ASK_FILTER] = "filter",
	[ASK_HELP] = "help"};

/* A command, a search and a filter begin anew: Up brings back what was typed
 * before, also what was left unfinished. */
static void
keep_draft(struct tui *tui, const char *text)
{
	struct str kept = {0};

	if (keeping_begin(tui, &tui->asked_draft, draft_names[tui->asking],
		    text, &kept))
		prompt_remember(&tui->history[tui->asking], str_text(&kept));
	str_fini(&kept);
}

void
asking_open(struct tui *tui, enum asking asking, const char *label,
	const char *text)
{
	tui->asking = asking;
	tui->prompt.complete = asking == ASK_COMMAND ? command_complete
		: asking == ASK_FILTER		     ? filter_complete
						     : NULL;
	tui->prompt.history = &tui->history[asking];
	prompt_open(&tui->prompt, label, text);
	keep_draft(tui, text);
	tui->prompt.history_at = tui->history[asking].count;
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
		[ASK_HELP] = N_("Enter shows what has it  Up what was typed "
				"before  Esc back"),
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
	case ASK_HELP:
		help_filter(tui, text);
		return true;
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
	prompt_remember(&tui->history[tui->asking], text);
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
