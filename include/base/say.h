/* SPDX-License-Identifier: MIT */
#ifndef BASE_SAY_H
#define BASE_SAY_H

/*
 * The interface language. Every string a person can see goes through _(),
 * strings in constant tables are marked with N_(), a singular and its plural with
 * NN_(), and translated where they are shown. The catalogue is chosen by the locale (GNU gettext).
 */

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) (text)
#define NN_(one, many) (one), (many)

/* Sets the locale from the environment and binds the catalogue:
 * $TENTHS_LOCALE_DIR if set, else the `po` folder beside the program as it is
 * built, else share/locale beside its bin, else where it was to be installed. C.UTF-8 stands in where the environment
 * names no locale, or a UTF-8 one that is not installed; the language is the
 * one asked for all the same. A locale of another encoding, LC_ALL=C among
 * them, is kept. Numbers are always formatted as in C. Call once, first in
 * main. */
void say_start(const char *program);

/* A language that there are texts in. */
struct say_language {
	const char *code; /* as HTML has it: "en", "zh-CN" */
	const char *name; /* in itself: "English", "中文" */
	const char *catalogue;
};

/* The one that a code begins like: zh, zh_CN, zh-Hans; NULL when there is none. */
const struct say_language *say_language(const char *code);

/* What was said in before, for say_back. */
struct say_kept {
	char *locale, *language;
};

/* Goes on in that language until say_back. false when its catalogue is not
 * there. */
bool say_in(const struct say_language *language, struct say_kept *kept);
void say_back(struct say_kept *kept);

#endif
