/* SPDX-License-Identifier: MIT */
/* Titles that say from where to where, and others that look so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "notation/measure.h"

static void
titles_become_measures(void **state)
{
	static const struct {
		const char *title, *said; /* "name|start|target|unit" */
	} cases[] = {
		{"noisy alerts 40 > 5", "noisy alerts|40|5|"},
		{"安装量 50 → 1万", "安装量|50|10000|"},
		{"安装量 五十 → 一万", "安装量|50|10000|"},
		{"月活从一千五百提升到两万", "月活|1500|20000|"},
		{"安装量 50 → 一千 次", "安装量|50|1000|次"},
		{"月活 1万2千 → 3亿5千万", "月活|12000|350000000|"},
		{"月活从1萬2千5百提升到2万", "月活|12500|20000|"},
		{"日活 1 万 2 千 → 3 万", "日活|12000|30000|"},
		{"收入 一万2千 元 → 3万 元", "收入|12000|30000|元"},
		{"users 1 200 -> 5 000", "users|1200|5000|"},
		{"第 3 批 40 → 50", "第 3 批|40|50|"},
		{"线上告警从 40 条降到 5 条", "线上告警|40|5|条"},
		{"首屏时间：从 3.2 s 降到 1 s", "首屏时间|3.2|1|s"},
		{"latency 300 -> 80 ms", "latency|300|80|ms"},
		{"覆盖率 60% → 85%", "覆盖率|60|85|%"},
		{"月活 1.2万 => 3万", "月活|12000|30000|"},
		{"a > b 3 > 4", "a > b|3|4|"},
		{"weekly users 1,200 -> 5,000", "weekly users|1200|5000|"},
		/* no name, no number, the same, two units */
		{"40 > 5", NULL},
		{"Ship it > 5", NULL},
		{"从 3 个月到年底", NULL},
		{"5 > 5 of them", NULL},
		{"alerts 5 > 5", NULL},
		{"build 40 s > 5 MB", NULL},
		{"Rewrite A -> B", NULL},
		{"学到东西", NULL},
		{"产品从零到一", NULL},
		{"推广 5 到一线城市", NULL},
		{"", NULL},
		{">", NULL},
	};
	char start[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE], said[200];
	struct measure measure;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool ok = measure_read(cases[i].title, &measure);

		if (ok)
			snprintf(said, sizeof said, "%.*s|%s|%s|%.*s",
				(int)measure.name.length, measure.name.text,
				decimal_text(measure.start, start),
				decimal_text(measure.target, target),
				(int)measure.unit.length,
				measure.unit.length ? measure.unit.text : "");
		if (ok != (cases[i].said != NULL) ||
			(ok && strcmp(said, cases[i].said) != 0)) {
			fprintf(stderr, "%s: %s\n", cases[i].title,
				ok ? said : "(none)");
			fail();
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_become_measures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
