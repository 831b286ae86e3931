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

/* @me is an owner like any other. */
static bool
add_user(const struct config *config, const char *before, struct str *out,
	struct err *err)
{
	const char *name = user_name(config);

	if (!name)
		return err_set(err, ERR_USAGE,
			_("who is @me? tenths config user.name NAME says it"));
	str_add(out, before);
	str_add_char(out, '"');
	for (; *name; name++)
		if (*name != '"')
			str_add_char(out, *name);
	str_add_char(out, '"');
	return true;
}

static bool expand(const struct config *config, const char *text, int deep,
	struct str *out, struct err *err);

static bool
add_named(const struct config *config, const char *name, size_t length,
	int deep, struct str *out, struct err *err)
{
	const struct setting *setting = find(config, name, length);
	bool ok;

	if (!setting)
		return err_set(err, ERR_USAGE,
			_("there is no filter of the name %.*s; tenths config "
			  "filters.%.*s FILTER makes it"),
			(int)length, name, (int)length, name);
	if (deep == DEEPEST)
		return err_set(err, ERR_INPUT,
			_("the filter %.*s stands in itself"), (int)length,
			name);
	str_add_char(out, '(');
	ok = expand(config, setting->value, deep + 1, out, err);
	str_add_char(out, ')');
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
expand(const struct config *config, const char *text, int deep, struct str *out,
	struct err *err)
{
	const char *before = " ";
	size_t length;
	bool begins, me, ok = true;

	for (; ok && *text; before = text - 1) {
		begins = strchr(" (-!", *before) != NULL;
		length = 1 + strcspn(text + 1, ENDS);
		me = length == strlen(ME) && strncasecmp(text, ME, length) == 0;
		if (begins && *text == '=') {
			ok = add_named(
				config, text + 1, length - 1, deep, out, err);
		} else if (me && (begins || *before == ':')) {
			ok = add_user(config, begins ? "owner:" : "", out, err);
		} else {
			length = plain_length(text);
			str_add_bytes(out, text, length);
		}
		text += length;
	}
	return ok;
}

bool
filters_expand(const struct config *config, const char *text, struct str *out,
	struct err *err)
{
	return expand(config, text, 0, out, err);
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
