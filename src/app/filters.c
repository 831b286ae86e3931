/* SPDX-License-Identifier: MIT */
#include "app/filters.h"

#include <string.h>
#include <strings.h>

#include "app/user.h"
#include "base/date.h"
#include "base/say.h"

#define ME "@me"
#define ENDS " ()\t\n" /* where a word ends */
#define DEEPEST 16     /* so many filters stand in one another */

const char *
filters_name(const struct config *config, size_t i)
{
	const struct setting *setting;
	size_t at, length = strlen(FILTERS);

	for (at = 0; config->settings && at < settings_count(config->settings);
		at++) {
		setting = settings_at(config->settings, at);
		if (strncmp(setting->name, FILTERS, length) == 0 && i-- == 0)
			return setting->name + length;
	}
	return NULL;
}

static const struct setting *
find(const struct config *config, const char *name, size_t length)
{
	const struct setting *setting = NULL;
	struct str full = {0};

	str_add(&full, FILTERS);
	str_add_bytes(&full, name, length);
	if (config->settings)
		setting = settings_find(config->settings, str_text(&full));
	str_fini(&full);
	return setting;
}

/* A filter on its way to one without names. */
struct expanding {
	const struct config *config;
	int deep; /* filters that stand in one another */
	struct str *out;
	struct err *err;
};

/* @me is an owner like any other. */
static bool
add_user(struct expanding *expanding, const char *before)
{
	const char *name = user_name(expanding->config);

	if (!name)
		return err_set(expanding->err, ERR_USAGE,
			_("who is @me? tenths config user.name NAME says it"));
	str_addf(expanding->out, "%s\"", before);
	for (; *name; name++)
		if (*name != '"')
			str_add_char(expanding->out, *name);
	str_add_char(expanding->out, '"');
	return true;
}

static bool expand(struct expanding *expanding, const char *text);

static bool
add_named(struct expanding *expanding, const char *name, size_t length)
{
	const struct setting *setting = find(expanding->config, name, length);
	bool ok;

	if (!setting)
		return err_set(expanding->err, ERR_USAGE,
			_("there is no filter of the name %.*s; tenths config "
			  "filters.%.*s FILTER makes it"),
			(int)length, name, (int)length, name);
	if (expanding->deep == DEEPEST)
		return err_set(expanding->err, ERR_INPUT,
			_("the filter %.*s stands in itself"), (int)length,
			name);
	expanding->deep++;
	str_add_char(expanding->out, '(');
	ok = expand(expanding, setting->value);
	str_add_char(expanding->out, ')');
	expanding->deep--;
	return ok;
}

/* The length of what begins here and is taken as it is: a text in quotes, else
 * a character. */
static size_t
plain_length(const char *text)
{
	const char *end = *text == '"' ? strchr(text + 1, '"') : NULL;

	return end ? (size_t)(end - text) + 1 : 1;
}

static bool
expand(struct expanding *expanding, const char *text)
{
	const char *before = " ";
	size_t length;
	bool begins, me, ok = true;

	for (; ok && *text; before = text - 1) {
		begins = strchr(" (-!", *before) != NULL;
		length = 1 + strcspn(text + 1, ENDS);
		me = length == strlen(ME) && strncasecmp(text, ME, length) == 0;
		if (begins && *text == '=') {
			ok = add_named(expanding, text + 1, length - 1);
		} else if (me && (begins || *before == ':')) {
			ok = add_user(expanding, begins ? "owner:" : "");
		} else {
			length = plain_length(text);
			str_add_bytes(expanding->out, text, length);
		}
		text += length;
	}
	return ok;
}

bool
filters_expand(const struct config *config, const char *text, struct str *out,
	struct err *err)
{
	struct expanding expanding = {.config = config, .out = out, .err = err};

	return expand(&expanding, text);
}

struct filter *
filters_read(const struct config *config, const struct plan *plan,
	const char *text, int32_t today, struct err *err)
{
	struct filter *filter = NULL;
	struct str whole = {0};

	if (filters_expand(config, text, &whole, err))
		filter = filter_new(plan, str_text(&whole), today, err);
	str_fini(&whole);
	return filter;
}

bool
filters_check(const char *setting, const char *value, struct err *err)
{
	bool named = strncmp(setting, FILTERS, strlen(FILTERS)) == 0;
	struct filter *filter;
	struct config config;
	struct plan plan;

	if (!named && strcmp(setting, "share") != 0)
		return true;
	if (setting[strcspn(setting, ENDS)])
		return err_set(err, ERR_INPUT,
			_("the name of a filter has no blanks and no "
			  "parentheses: “%s”"),
			setting + strlen(FILTERS));
	if (!*value)
		return true;
	config_read(&config);
	plan_init(&plan);
	filter = filters_read(&config, &plan, value, day_today(), err);
	filter_free(filter);
	plan_fini(&plan);
	config_fini(&config);
	return filter != NULL;
}
