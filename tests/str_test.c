/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void
errors_are_filled(void **state)
{
	struct err err = {0};

	(void)state;
	assert_false(err_set(NULL, ERR_INPUT, "nobody wants to know"));
	assert_false(err_set(&err, ERR_INPUT, "%s:%d: no", "文件", 3));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(err.text, "文件:3: no");
	err_set(&err, ERR_STORE, "plan: %s", err.text);
	assert_string_equal(err.text, "plan: 文件:3: no");

	/* The middle goes, in whole characters; the name and the cause stay. */
	for (int lead = 0; lead < 3; lead++) {
		struct str text = {0};
		struct text_fault fault;

		str_add_repeat(&text, "a", (size_t)lead);
		str_add_repeat(&text, "中", 200);
		err_set(&err, ERR_INPUT, "%s: 磁盘已满", str_text(&text));
		assert_true(text_check(err.text, strlen(err.text), &fault));
		assert_true(strlen(err.text) > sizeof err.text - 8);
		assert_memory_equal(err.text, str_text(&text), 180);
		assert_non_null(strstr(err.text, "中…中"));
		assert_non_null(strstr(err.text, "中: 磁盘已满"));
		str_fini(&text);
	}
	err_clear(&err);
	assert_int_equal(err.code, ERR_NONE);
	assert_string_equal(err.text, "");
}

static void
errors_decide_the_status(void **state)
{
	static const struct {
		enum err_code code;
		int status;
	} cases[] = {{ERR_NONE, 0}, {ERR_INPUT, 1}, {ERR_USAGE, 2},
		{ERR_SYSTEM, 1}, {ERR_STORE, 1}, {ERR_CONFLICT, 1},
		{ERR_READONLY, 1}};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err = {.code = cases[i].code};

		assert_int_equal(err_exit(&err), cases[i].status);
	}
}

static void
on_exhausted(void)
{
	ssize_t written = write(STDOUT_FILENO, "hook", 4);

	(void)written;
}

static void
exhaustion_ends_the_program(void **state)
{
	char out[8] = "";
	int ends[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		base_on_exhausted(on_exhausted);
		base_realloc(NULL, SIZE_MAX / 2, 3);
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 1);
	assert_int_equal(read(ends[0], out, sizeof out - 1), 4);
	assert_string_equal(out, "hook");
	close(ends[0]);
}

static void
arena_pieces_stay_apart(void **state)
{
	struct arena arena = {0};
	unsigned char *pieces[400];
	size_t sizes[400];
	size_t given = 0;

	(void)state;
	arena_fini(&arena);
	srand(5);
	for (size_t i = 0; i < COUNT(pieces); i++) {
		size_t size = (size_t)rand() % (i % 50 == 0 ? 100000 : 200);

		sizes[i] = size;
		given += size;
		if (i % 2) {
			pieces[i] = arena_alloc(&arena, size);
			assert_int_equal(
				(uintptr_t)pieces[i] % _Alignof(max_align_t),
				0);
		} else {
			char *filler = calloc(size + 1, 1);

			pieces[i] = (unsigned char *)arena_text(
				&arena, filler, size);
			free(filler);
			assert_int_equal(pieces[i][size], 0);
		}
		for (size_t k = 0; k < size; k++)
			assert_int_equal(pieces[i][k], 0);
		memset(pieces[i], (int)(i % 255) + 1, size);
	}
	for (size_t i = 0; i < COUNT(pieces); i++) {
		for (size_t k = 0; k < sizes[i]; k++)
			assert_int_equal(pieces[i][k], i % 255 + 1);
	}
	assert_true(arena.size >= given && arena.size < given * 2);
	arena_fini(&arena);
	assert_null(arena.blocks);
	assert_int_equal(arena.size, 0);
}

static void
strings_grow(void **state)
{
	struct str str = {0};
	char *taken;

	(void)state;
	assert_string_equal(str_text(&str), "");
	str_clear(&str);
	taken = str_take(&str);
	assert_string_equal(taken, "");
	free(taken);

	str_add_bytes(&str, NULL, 0);
	assert_string_equal(str.data, "");
	str_add(&str, "a");
	str_add_char(&str, 'b');
	str_add_repeat(&str, "中", 20);
	str_addf(&str, "%d%s", 7, "");
	assert_int_equal(str.length, 63);
	str_splice(&str, 1, 61, "xyz", 3);
	assert_string_equal(str_text(&str), "axyz7");
	str_splice(&str, 5, 0, "!", 1);
	str_splice(&str, 0, 1, NULL, 0);
	assert_string_equal(str_text(&str), "xyz7!");
	str_clear(&str);
	assert_string_equal(str_text(&str), "");
	for (int i = 0; i < 10000; i++)
		str_addf(&str, "%d,", i);
	assert_int_equal(str.length, strlen(str.data));
	taken = str_take(&str);
	assert_null(str.data);
	assert_memory_equal(taken, "0,1,2,", 6);
	free(taken);
	str_fini(&str);
}

static void
strings_are_trimmed(void **state)
{
	static const struct {
		const char *text, *trimmed;
	} cases[] = {
		{"", ""},
		{"a", "a"},
		{" \t a b \r\n", "a b"},
		{"　中　文　", "中　文"},
		{" 　 ", ""},
		{"\xe3\x80", "\xe3\x80"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t length = strlen(cases[i].text);
		const char *trimmed = str_trim(cases[i].text, &length);

		assert_true(str_is(trimmed, length, cases[i].trimmed));
	}
	assert_true(str_is(NULL, 0, ""));
	assert_false(str_is("ab", 1, "ab"));
	assert_false(str_is("ab", 2, "a"));
}

static void
decimals_are_exact(void **state)
{
	static const struct {
		const char *text, *back; /* NULL when refused */
		int64_t value;
	} cases[] = {
		{"0", "0", 0},
		{"-0", "0", 0},
		{"12", "12", 12000000},
		{"-12", "-12", -12000000},
		{"+12", "12", 12000000},
		{"−3.5", "-3.5", -3500000},
		{"0.1", "0.1", 100000},
		{"0.05", "0.05", 50000},
		{".5", "0.5", 500000},
		{"-.5", "-0.5", -500000},
		{"0.000001", "0.000001", 1},
		{"1.500000", "1.5", 1500000},
		{"1,200", "1200", 1200000000},
		{"12,345,678.9", "12345678.9", 12345678900000},
		{"１２．５", "12.5", 12500000},
		{"１，２００", "1200", 1200000000},
		{"－１", "-1", -1000000},
		{" 7 ", "7", 7000000},
		{"1000000000000", "1000000000000", DECIMAL_MAX},
		{"-1000000000000", "-1000000000000", -DECIMAL_MAX},
		{"0000000000000000000012", "12", 12000000},
		{"1000000000000.000001", NULL, 0},
		{"1000000000001", NULL, 0},
		{"99999999999999999999999", NULL, 0},
		{"0.0000001", NULL, 0},
		{"1.", NULL, 0},
		{".", NULL, 0},
		{"-", NULL, 0},
		{"", NULL, 0},
		{"1,20", NULL, 0},
		{"1,2000", NULL, 0},
		{"1234,567", NULL, 0},
		{",123", NULL, 0},
		{"1,", NULL, 0},
		{"1.2.3", NULL, 0},
		{"1_200", "1200", 1200000000},
		{"1 200", "1200", 1200000000},
		{"1\u00a0200 000", NULL, 0},
		{"1’200", "1200", 1200000000},
		{"1_20", NULL, 0},
		{"1,200_300", NULL, 0},
		{"1e3", "1000", 1000000000},
		{"1.5E-2", "0.015", 15000},
		{"1e99", NULL, 0},
		{"1e", NULL, 0},
		{"10k", "10000", 10000000000},
		{"10 K", "10000", 10000000000},
		{"2.5M", "2500000", 2500000000000},
		{"1万", "10000", 10000000000},
		{"１．２萬", "12000", 12000000000},
		{"3.5亿", "350000000", 350000000000000},
		{"3千万", "30000000", 30000000000000},
		{"5千", "5000", 5000000000},
		{"1万2", "12000", 12000000000},
		{"1万02", "10002", 10002000000},
		{"1万2千", "12000", 12000000000},
		{"1萬2千", "12000", 12000000000},
		{"１万２千５百", "12500", 12500000000},
		{"1万2千5百3十4", "12534", 12534000000},
		{"1万2345", "12345", 12345000000},
		{"1万零50", "10050", 10050000000},
		{"1万〇5", "10005", 10005000000},
		{"1 万 2 千", "12000", 12000000000},
		{"3亿5千万", "350000000", 350000000000000},
		{"3億5千萬", "350000000", 350000000000000},
		{"3亿5000万", "350000000", 350000000000000},
		{"1亿2345万6789", "123456789", 123456789000000},
		{"1千2百万", "12000000", 12000000000000},
		{"3千5百万", "35000000", 35000000000000},
		{"12万5", "125000", 125000000000},
		{"2千5", "2500", 2500000000},
		{"5百", "500", 500000000},
		{"3百2十1", "321", 321000000},
		{"一万2千", "12000", 12000000000},
		{"1万二千", "12000", 12000000000},
		{"-1万2千", "-12000", -12000000000},
		{"1,200万5千", "12005000", 12005000000000},
		{"1万亿", "1000000000000", 1000000000000000000},
		{"1万万", "100000000", 100000000000000},
		{"1万2千亿", NULL, 0},
		{"1.5万2千", NULL, 0},
		{"1.5万两千", NULL, 0},
		{"1e3万5", NULL, 0},
		{"2千1万", "20010000", 20010000000000},
		{"2千3千", NULL, 0},
		{"1万20000", NULL, 0},
		{"1万 2", NULL, 0},
		{"1万2千.5", NULL, 0},
		{"3亿万", NULL, 0},
		{"1k2千", NULL, 0},
		{"一万", "10000", 10000000000},
		{"两千", "2000", 2000000000},
		{"三百", "300", 300000000},
		{"一亿", "100000000", 100000000000000},
		{"七", "7", 7000000},
		{"零", "0", 0},
		{"〇", "0", 0},
		{"十", "10", 10000000},
		{"十五", "15", 15000000},
		{"二十五", "25", 25000000},
		{"一百零五", "105", 105000000},
		{"一百五", "150", 150000000},
		{"二百一十五", "215", 215000000},
		{"一千零五十", "1050", 1050000000},
		{"三千五百万", "35000000", 35000000000000},
		{"十万", "100000", 100000000000},
		{"一万二", "12000", 12000000000},
		{"一万零二", "10002", 10002000000},
		{"一万二千三百四十五", "12345", 12345000000},
		{"一亿二万", "100020000", 100020000000000},
		{"一亿零五百万", "105000000", 105000000000000},
		{"一億兩萬", "100020000", 100020000000000},
		{"九千九百九十九亿", "999900000000", 999900000000000000},
		{"负三百", "-300", -300000000},
		{"-两千", "-2000", -2000000000},
		{"+三", "3", 3000000},
		{"万", NULL, 0},
		{"百万", NULL, 0},
		{"万一", NULL, 0},
		{"一一", NULL, 0},
		{"二〇二六", NULL, 0},
		{"三千五千", NULL, 0},
		{"一百零", NULL, 0},
		{"零五", NULL, 0},
		{"一万亿", "1000000000000", 1000000000000000000},
		{"一万零一亿", NULL, 0},
		{"一万2", "12000", 12000000000},
		{"三2", NULL, 0},
		{"三点五", NULL, 0},
		{"五千克", NULL, 0},
		{"一致", NULL, 0},
		{"1.0000000", "1", 1000000},
		{"0x10", NULL, 0},
		{"12篇", NULL, 0},
		{"50%", NULL, 0},
		{"1 2", NULL, 0},
		{"--1", NULL, 0},
		{"inf", NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char out[DECIMAL_TEXT_SIZE];
		int64_t value = 77;
		bool read = decimal_read(
			cases[i].text, strlen(cases[i].text), &value);

		if (read != (cases[i].back != NULL))
			fail_msg("\"%s\" gives %d", cases[i].text, read);
		assert_int_equal(value, read ? cases[i].value : 77);
		if (read)
			assert_string_equal(
				decimal_text(value, out), cases[i].back);
	}
}

static void
quantities_are_read_whole(void **state)
{
	static const struct {
		const char *text, *value, *unit; /* NULL when refused */
		bool comma;
	} cases[] = {
		{"50%", "50", "%", false},
		{"５０％", "50", "%", false},
		{"50 ％", "50", "%", false},
		{"¥1,000", "1000", "¥", false},
		{"-$5", "-5", "$", false},
		{"$ -5", "-5", "$", false},
		{"US$3.5M", "3500000", "US$", false},
		{"￥3万", "30000", "￥", false},
		{"3 篇", "3", "篇", false},
		{"3篇", "3", "篇", false},
		{"100万元", "1000000", "元", false},
		{"1万2千5百 篇", "12500", "篇", false},
		{"3亿5千万元", "350000000", "元", false},
		{"¥1萬2千", "12000", "¥", false},
		{"1万5千克", "15000", "克", false},
		{"3百分点", "3", "百分点", false},
		{"3 百度账号", "3", "百度账号", false},
		{"100万 30 天", NULL, NULL, false},
		{"10k 用户", "10000", "用户", false},
		{"80 ms", "80", "ms", false},
		{"80ms", "80", "ms", false},
		{"5 kg", "5", "kg", false},
		{"5km/h", "5", "km/h", false},
		{"3 MB", "3", "MB", false},
		{"3m", "3", "m", false},
		{"5千克", "5", "千克", false},
		{"20 °C", "20", "°C", false},
		{"5 m2", "5", "m2", false},
		{"5 次/周", "5", "次/周", false},
		{"1 000 ms", "1000", "ms", false},
		{"两千 篇", "2000", "篇", false},
		{"三十篇", "30", "篇", false},
		{"¥一万", "10000", "¥", false},
		{"三百千克", "300", "千克", false},
		{"三篇", NULL, NULL, false},
		{"一致性", NULL, NULL, false},
		{"1_00", NULL, NULL, false},
		{"10x20", NULL, NULL, false},
		{"0x10", NULL, NULL, false},
		{"2026-12-01", NULL, NULL, false},
		{"5/10", NULL, NULL, false},
		{"$5%", NULL, NULL, false},
		{"5 (about)", NULL, NULL, false},
		{"~5", NULL, NULL, false},
		{"5+", NULL, NULL, false},
		{"1000,5", NULL, NULL, false},
		{"1000,5", "1000.5", "", true},
		{"500,25 €", "500.25", "€", true},
		{"1.000,5", "1000.5", "", true},
		{"1.000.000", "1000000", "", true},
		{"1 000,5", "1000.5", "", true},
		{"1,000", "1000", "", true},
		{"0,5%", "0.5", "%", true},
		{"1.500", NULL, NULL, true},
		{"0.5", "0.5", "", true},
		{"1,500,25", NULL, NULL, true},
	};
	char out[DECIMAL_TEXT_SIZE];
	struct quantity quantity;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		bool read = quantity_read(cases[i].text, strlen(cases[i].text),
			cases[i].comma, &quantity);

		if (read != (cases[i].value != NULL))
			fail_msg("\"%s\" gives %d", cases[i].text, read);
		if (!read)
			continue;
		assert_string_equal(
			decimal_text(quantity.value, out), cases[i].value);
		if (!str_is(quantity.unit, quantity.unit_length, cases[i].unit))
			fail_msg("\"%s\" has the unit %.*s", cases[i].text,
				(int)quantity.unit_length, quantity.unit);
	}
}

static void
decimals_come_back(void **state)
{
	char out[DECIMAL_TEXT_SIZE];

	(void)state;
	assert_string_equal(decimal_text(DECIMAL_NONE, out), "");
	assert_string_equal(
		decimal_text(INT64_MAX, out), "9223372036854.775807");
	srand(9);
	for (int i = 0; i < 20000; i++) {
		int64_t value =
			((int64_t)rand() << 31 | rand()) % (DECIMAL_MAX + 1) >>
			rand() % 50;
		int64_t back;

		value = rand() % 2 ? value : -value;
		decimal_text(value, out);
		assert_true(decimal_read(out, strlen(out), &back));
		assert_true(back == value);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_are_filled),
		cmocka_unit_test(errors_decide_the_status),
		cmocka_unit_test(exhaustion_ends_the_program),
		cmocka_unit_test(arena_pieces_stay_apart),
		cmocka_unit_test(strings_grow),
		cmocka_unit_test(strings_are_trimmed),
		cmocka_unit_test(decimals_are_exact),
		cmocka_unit_test(quantities_are_read_whole),
		cmocka_unit_test(decimals_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
