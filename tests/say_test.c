/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "base/fs.h"
#include "base/say.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void
add_number(struct str *out, uint32_t number)
{
	str_add_bytes(out, (const char *)&number, sizeof number);
}

/* A catalogue of one word, in the format that gettext reads: two tables of
 * length and offset, then the texts. */
static void
add_catalogue(struct str *out)
{
	static const char *const texts[] = {"", "plan",
		"Content-Type: text/plain; charset=UTF-8\n", "计划"};
	uint32_t at = 28 + 8 * COUNT(texts);

	add_number(out, 0x950412de);
	add_number(out, 0);
	add_number(out, COUNT(texts) / 2);
	add_number(out, 28);
	add_number(out, 28 + 8 * COUNT(texts) / 2);
	add_number(out, 0);
	add_number(out, at);
	for (size_t i = 0; i < COUNT(texts); i++) {
		add_number(out, (uint32_t)strlen(texts[i]));
		add_number(out, at);
		at += (uint32_t)strlen(texts[i]) + 1;
	}
	for (size_t i = 0; i < COUNT(texts); i++)
		str_add_bytes(out, texts[i], strlen(texts[i]) + 1);
}

static int
make_catalogue(void **state)
{
	char folder[] = "/tmp/say_test.XXXXXX";
	struct str catalogue = {0};
	bool ok;

	add_catalogue(&catalogue);
	ok = mkdtemp(folder) && chdir(folder) == 0 &&
		fs_make_folder("zh_CN/LC_MESSAGES", NULL) &&
		fs_write("zh_CN/LC_MESSAGES/tenths.mo", catalogue.data,
			catalogue.length, 0600, NULL);
	str_fini(&catalogue);
	*state = strdup(folder);
	return ok ? 0 : -1;
}

static int
remove_catalogue(void **state)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
	free(*state);
	return chdir("/") == 0 ? system(command) : -1;
}

struct locale_case {
	const char *all, *ctype, *lang, *language; /* NULL: unset */
	bool chinese, utf8;
};

static void
set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

/* In a process of its own: gettext keeps what it found. Whether the case is
 * as it should be. */
static int
child_says(const struct locale_case *wanted, const char *folder)
{
	set("LC_ALL", wanted->all);
	set("LC_CTYPE", wanted->ctype);
	set("LC_MESSAGES", NULL);
	set("LANG", wanted->lang);
	set("LANGUAGE", wanted->language);
	set("TENTHS_LOCALE_DIR", folder);
	say_start("say_test");
	if ((strcmp(_("plan"), "计划") == 0) != wanted->chinese)
		return 1;
	if ((wcwidth(0x4e00) == 2) != wanted->utf8)
		return 2;
	return strcmp(localeconv()->decimal_point, ".") == 0 ? 0 : 3;
}

/* No locale but C.UTF-8 needs to be installed for any of these. */
static void
the_language_is_found(void **state)
{
	static const struct locale_case cases[] = {
		{NULL, NULL, NULL, NULL, false, true},
		{"", "", "", "", false, true},
		{NULL, NULL, NULL, "zh_CN", true, true},
		{NULL, NULL, "C.UTF-8", NULL, false, true},
		{NULL, NULL, "C.UTF-8", "zh_CN", true, true},
		{NULL, NULL, "C.UTF-8", "zh_CN:en", true, true},
		{"C.UTF-8", NULL, "zh_CN.UTF-8", "zh_CN", true, true},
		{"C.UTF-8", NULL, "zh_CN.UTF-8", NULL, false, true},
		{NULL, NULL, "zh_CN.UTF-8", NULL, true, true},
		{NULL, NULL, "zh_CN.utf8", NULL, true, true},
		{"zh_CN.UTF-8", NULL, NULL, NULL, true, true},
		{"zh_CN.UTF-8", NULL, "C", NULL, true, true},
		{NULL, "C.UTF-8", "zh_CN.UTF-8", NULL, true, true},
		{NULL, NULL, "zh_CN.UTF-8", "en", false, true},
		{NULL, NULL, "xx_YY.UTF-8", NULL, false, true},
		{"C", NULL, "zh_CN.UTF-8", "zh_CN", false, false},
		{"C", NULL, NULL, NULL, false, false},
		{NULL, NULL, "POSIX", NULL, false, false},
		{NULL, NULL, "xx_YY.ISO-8859-1", NULL, false, false},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		int status;
		pid_t child = fork();

		if (child == 0)
			_exit(child_says(&cases[i], *state));
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status != 0)
			fail_msg("case %zu: %d", i, WEXITSTATUS(status));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_language_is_found),
	};

	return cmocka_run_group_tests(tests, make_catalogue, remove_catalogue);
}
