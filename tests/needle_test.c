/* SPDX-License-Identifier: MIT */
/* What a person searches for, and what it is found in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/needle.h"

static void
texts_are_found(void **state)
{
	static const struct {
		const char *needle, *text;
		const char *found; /* NULL: it is not */
	} cases[] = {
		{"okr", "My OKRs", "OKR"},
		{"OKR", "My OKRs", "OKR"},
		{"Okr", "My OKRs", NULL},
		{"告警", "线上告警", "告警"},
		/* full width and half width */
		{"okr", "我的ＯＫＲ表", "ＯＫＲ"},
		{"ＯＫＲ", "my okr", "okr"},
		{"OKR", "我的ＯＫＲ表", "ＯＫＲ"},
		{"a b",
			"x a\xE3\x80\x80"
			"b",
			"a\xE3\x80\x80"
			"b"},
		/* the letters that pinyin begins with */
		{"zbj", "中部件", "中部件"},
		{"bj", "较大的中部件", "部件"},
		{"mk", "独立完成 2 个较大的模块", "模块"},
		{"kfxl", "关注开发效率", "开发效率"},
		{"zbx", "中部件", NULL},
		{"Zbj", "中部件", NULL},
		{"z", "中部件", NULL},
		/* the signs at both ends of the table */
		{"az", "啊座", "啊座"},
		{"", "anything", ""},
		{"x", "", NULL},
	};
	size_t i, at, found;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct needle *needle = needle_new(cases[i].needle, true);
		const char *text = cases[i].text;
		bool ok = needle_find(needle, text, strlen(text), &at, &found);

		if (ok != (cases[i].found != NULL))
			fail_msg("“%s” in “%s”", cases[i].needle, text);
		if (ok &&
			(found != strlen(cases[i].found) ||
				memcmp(text + at, cases[i].found, found)))
			fail_msg("“%s” in “%s”: %zu bytes at %zu",
				cases[i].needle, text, found, at);
		needle_free(needle);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_found)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
