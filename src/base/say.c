/* SPDX-License-Identifier: MIT */
#include "base/say.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/err.h"
#include "base/fs.h"

#define DOMAIN "tenths"

/*
 * The locale that is asked for may not be installed, on a server most often,
 * while the terminal is UTF-8 and its owner reads Chinese. The C library
 * has C.UTF-8 then, which is all that curses needs, and gettext finds the
 * language in $LANGUAGE as long as the locale is not plain C.
 */

/* The value that the environment gives the category, "" when it gives none. */
static const char *
wanted(const char *category)
{
	const char *const names[] = {"LC_ALL", category, "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && value[0])
			return value;
	}
	return "";
}

static bool
names_utf8(const char *locale)
{
	const char *codeset = strchr(locale, '.');

	return codeset &&
		(strncasecmp(codeset, ".utf-8", 6) == 0 ||
			strncasecmp(codeset, ".utf8", 5) == 0);
}

/* Sets the category from the environment, or to a UTF-8 without a language
 * when the environment says nothing or names what is not installed. A locale
 * of another encoding is kept: the terminal is not UTF-8 then. False when
 * the fallback is in use. */
static bool
set_category(int category, const char *name)
{
	static const char *const fallbacks[] = {
		"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
	const char *locale = wanted(name);

	if (locale[0] && setlocale(category, ""))
		return true;
	setlocale(category, "C");
	if (locale[0] && !names_utf8(locale))
		return true;
	for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++) {
		if (setlocale(category, fallbacks[i]))
			break;
	}
	return false;
}

static void
set_locale(void)
{
	const char *language = getenv("LANGUAGE");
	const char *messages = wanted("LC_MESSAGES");

	/* The others stay as in C: numbers are read back by programs. */
	set_category(LC_CTYPE, "LC_CTYPE");
	if (!set_category(LC_MESSAGES, "LC_MESSAGES") && messages[0] &&
		(!language || !language[0]))
		setenv("LANGUAGE", messages, 1);
}

/* The folder the program was started from; caller frees. */
static char *
program_folder(const char *program)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	if (length <= 0)
		return fs_folder(program);
	path[length] = '\0';
	return fs_folder(path);
}

static void
bind_catalogue(const char *program)
{
	const char *folder = getenv("TENTHS_LOCALE_DIR");
	char *beside, *built, *moved;

	if (folder && folder[0]) {
		bindtextdomain(DOMAIN, folder);
		return;
	}
	beside = program_folder(program);
	built = fs_join(beside, "po");
	moved = fs_join(beside, "../share/locale/zh_CN/LC_MESSAGES/tenths.mo");
	if (fs_exists(built)) {
		bindtextdomain(DOMAIN, built);
	} else if (fs_exists(moved)) {
		/* PREFIX was another one when it was built. */
		strstr(moved, "/zh_CN/")[0] = '\0';
		bindtextdomain(DOMAIN, moved);
	} else {
		bindtextdomain(DOMAIN, TENTHS_LOCALE_DIR);
	}
	free(moved);
	free(built);
	free(beside);
}

/* The empty text stands for what a catalogue says of itself. Without one it would
 * be looked for again with each text that is shown. */
static void
settle_for_none(void)
{
	static const char catalogue[] = "";

	if (!*gettext(catalogue))
		setlocale(LC_MESSAGES, "C");
}

void
say_start(const char *program)
{
	set_locale();
	bind_catalogue(program);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	settle_for_none();
}

/* ---- another language for a while */

const struct say_language *
say_language(const char *code)
{
	static const struct say_language languages[] = {
		{"en", "English", "en"}, {"zh-CN", "中文", "zh_CN"}};
	size_t i;

	for (i = 0; i < sizeof languages / sizeof *languages; i++)
		if (strncasecmp(code, languages[i].code, 2) == 0 &&
			(!code[2] || code[2] == '-' || code[2] == '_'))
			return &languages[i];
	return NULL;
}

/* gettext looks at $LANGUAGE anew when it is told its domain, and not at all where
 * the locale is plain C. */
static void
set_language(const char *locale, const char *language)
{
	if (language)
		setenv("LANGUAGE", language, 1);
	else
		unsetenv("LANGUAGE");
	setlocale(LC_MESSAGES, locale);
	textdomain(DOMAIN);
}

bool
say_in(const struct say_language *language, struct say_kept *kept)
{
	static const char code[] = "en"; /* it is translated as its own */
	static const char *const locales[] = {
		"zh_CN.UTF-8", "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
	const char *before = getenv("LANGUAGE");
	size_t i;

	kept->locale = base_strdup(setlocale(LC_MESSAGES, NULL));
	kept->language = before ? base_strdup(before) : NULL;
	set_language("C", language->catalogue);
	for (i = 0; strcmp(gettext(code), language->code) != 0 &&
		i < sizeof locales / sizeof *locales;
		i++)
		set_language(locales[i], language->catalogue);
	return strcmp(gettext(code), language->code) == 0;
}

void
say_back(struct say_kept *kept)
{
	set_language(kept->locale, kept->language);
	free(kept->locale);
	free(kept->language);
}
