/* SPDX-License-Identifier: MIT */
/* What is typed on the bottom line: a command, a search, a filter. They are about
 * the whole screen, so they have no row in it where they could be typed. Keys mean
 * what they mean in the form (both are an entry, with Tab by the completion and a
 * draft by keeping.h); Up goes back to what was typed before. */
#include <stdlib.h>
#include <string.h>

#include "app/filters.h"
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
keep_draft(struct desk *desk, const char *text)
{
	struct str kept = {0};

	if (keeping_begin(desk, &desk->asked_draft, draft_names[desk->asking],
		    text, &kept))
		prompt_remember(&desk->history[desk->asking], str_text(&kept));
	str_fini(&kept);
}

void
asking_open(struct desk *desk, enum asking asking, const char *label,
	const char *text)
{
	desk->asking = asking;
	desk->prompt.complete = asking == ASK_COMMAND ? command_complete
		: asking == ASK_FILTER		      ? filter_complete
						      : NULL;
	desk->prompt.history = &desk->history[asking];
	prompt_open(&desk->prompt, label, text);
	keep_draft(desk, text);
	desk->prompt.history_at = desk->history[asking].count;
}

void
asking_rest(struct desk *desk)
{
	if (desk->prompt.open)
		keeping_rest(desk, &desk->asked_draft,
			entry_text(&desk->prompt.entry));
}

/* What a field may be, of ":set FIELD VALUE". */
static const struct field *
asked_field(const struct desk *desk)
{
	const char *text = entry_text(&desk->prompt.entry);
	const struct field *field = NULL;
	struct str name = {0};

	if (desk->asking != ASK_COMMAND || strncmp(text, "set ", 4) != 0)
		return NULL;
	text += 4;
	str_add_bytes(&name, text, strcspn(text, " "));
	field = field_find(RECORD_NODE, str_text(&name));
	str_fini(&name);
	return field && field->help ? field : NULL;
}

void
asking_hint(const struct desk *desk, struct str *out)
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
	const struct field *field = asked_field(desk);

	if (field)
		str_addf(out, "%s: %s", _(field->label),
			field->help ? _(field->help) : "");
	else if (desk->asking)
		str_add(out, _(hints[desk->asking]));
}

/* ---- filter */

bool
filter_set(struct desk *desk, const char *text, struct err *err)
{
	struct filter *filter = NULL;

	if (*text) {
		filter = filters_read(&desk->session->config,
			&desk->session->plan, text, desk->session->today, err);
		if (!filter)
			return false;
	}
	filter_free(desk->tree.filter);
	desk->tree.filter = filter;
	ids_clear(&desk->tree.also);
	free(desk->filter_text);
	desk->filter_text = base_strdup(text);
	tui_reload(desk);
	if (*text)
		tui_message(desk,
			ngettext("filtered: %zu row; Esc shows all",
				"filtered: %zu rows; Esc shows all",
				(unsigned long)desk->tree.list.count),
			desk->tree.list.count);
	return true;
}

/* ---- keys */

static bool
answer(struct desk *desk, const char *text, struct err *err)
{
	switch (desk->asking) {
	case ASK_COMMAND:
		return command_line(desk, text, err);
	case ASK_SEARCH:
		search_done(desk, text);
		return true;
	case ASK_FILTER:
		return filter_set(desk, text, err);
	case ASK_HELP:
		help_filter(desk, text);
		return true;
	case ASK_NOTHING:
		break;
	}
	return true;
}

/* What is refused can be mended: it is asked again, with the reason. An answer
 * may have led to another question, which has a draft of its own. */
static void
done(struct desk *desk)
{
	char *text = base_strdup(entry_text(&desk->prompt.entry));
	struct keeping draft = desk->asked_draft;
	enum asking asking = desk->asking;
	struct err err = {0};

	desk->asked_draft = (struct keeping){0};
	prompt_remember(&desk->history[asking], text);
	if (answer(desk, text, &err)) {
		keeping_done(desk, &draft);
	} else {
		keeping_fini(&desk->asked_draft);
		desk->asked_draft = draft;
		desk->prompt.open = true;
		tui_error(desk, &err);
		asking_rest(desk);
	}
	free(text);
}

static void
cancel(struct desk *desk)
{
	const char *text = entry_text(&desk->prompt.entry);

	keeping_rest(desk, &desk->asked_draft, text);
	prompt_remember(&desk->history[desk->asking], text);
	if (desk->asking == ASK_SEARCH)
		search_cancel(desk);
}

static void
react(struct desk *desk, enum prompt_result result)
{
	switch (result) {
	case PROMPT_CHANGED:
		if (desk->asking == ASK_SEARCH)
			search_typed(desk, entry_text(&desk->prompt.entry));
		else if (desk->asking == ASK_COMMAND)
			look_preview(desk, entry_text(&desk->prompt.entry));
		break;
	case PROMPT_DONE:
		done(desk);
		break;
	case PROMPT_CANCELLED:
		look_preview(desk, NULL);
		cancel(desk);
		break;
	case PROMPT_OPEN:
		break;
	}
}

void
asking_key(struct desk *desk, struct key key)
{
	str_clear(&desk->message);
	react(desk, prompt_key(&desk->prompt, key));
}

void
asking_paste(struct desk *desk, const char *text, size_t length)
{
	react(desk, prompt_paste(&desk->prompt, text, length));
}
