/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/blob.h"
#include "base/fs.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* An empty folder for each test, which is the current one meanwhile. */
static int
enter_folder(void **state)
{
	char name[] = "/tmp/fs_test.XXXXXX";

	if (!mkdtemp(name) || chdir(name) != 0)
		return -1;
	*state = strdup(name);
	return 0;
}

static int
leave_folder(void **state)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
	free(*state);
	return chdir("/") == 0 ? system(command) : -1;
}

static int
files_here(void)
{
	DIR *folder = opendir(".");
	int count = 0;

	while (readdir(folder))
		count++;
	closedir(folder);
	return count - 2;
}

static unsigned
mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static void
assert_holds(const char *path, const char *text)
{
	struct str str = {0};
	struct err err = {0};

	if (!fs_read(path, &str, &err))
		fail_msg("%s", err.text);
	assert_string_equal(str_text(&str), text);
	str_fini(&str);
}

static void
paths(void **state)
{
	static const struct {
		const char *path, *folder;
	} folders[] = {{"a/b", "a"}, {"/a", "/"}, {"a", "."}, {"a//b", "a"},
		{"a/b/", "a"}, {"/", "/"}, {"", "."}, {"//a", "/"},
		{"/a/b/c", "/a/b"}};
	static const char *const joined[][3] = {{"a", "b", "a/b"},
		{"a/", "b", "a/b"}, {"/", "b", "/b"}, {"", "b", "b"}};

	(void)state;
	for (size_t i = 0; i < COUNT(folders); i++) {
		char *folder = fs_folder(folders[i].path);

		assert_string_equal(folder, folders[i].folder);
		free(folder);
	}
	for (size_t i = 0; i < COUNT(joined); i++) {
		char *path = fs_join(joined[i][0], joined[i][1]);

		assert_string_equal(path, joined[i][2]);
		free(path);
	}
}

static void
typed_paths(void **state)
{
	static const char *const cases[][2] = {{"~", "/home/li"},
		{"~/", "/home/li/"}, {"~/x.yaml", "/home/li/x.yaml"},
		{"~root/x", "/root/x"},
		{"~nobody-at-all/x", "~nobody-at-all/x"}, {"a/~", "a/~"},
		{"./~/x", "./~/x"}, {"", ""}, {"-", "-"}, {"/a", "/a"}};
	size_t i;

	(void)state;
	setenv("HOME", "/home/li", 1);
	for (i = 0; i < COUNT(cases); i++) {
		char *path = fs_typed(cases[i][0]);

		assert_string_equal(path, cases[i][1]);
		free(path);
	}
}

static void
homes(void **state)
{
	struct err err = {0};
	char *home;

	(void)state;
	setenv("HOME", "/home/me", 1);
	unsetenv("XDG_DATA_HOME");
	setenv("XDG_CONFIG_HOME", "/etc/me", 1);
	setenv("XDG_STATE_HOME", "relative", 1);
	home = fs_data_home(&err);
	assert_string_equal(home, "/home/me/.local/share/tenths");
	free(home);
	home = fs_config_home(&err);
	assert_string_equal(home, "/etc/me/tenths");
	free(home);
	home = fs_state_home(&err);
	assert_string_equal(home, "/home/me/.local/state/tenths");
	free(home);
	unsetenv("HOME");
	assert_null(fs_data_home(&err));
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_non_null(strstr(err.text, "XDG_DATA_HOME"));
}

static void
folders_are_made(void **state)
{
	struct err err = {0};

	(void)state;
	assert_true(fs_make_folder("a/b/c", &err));
	assert_true(fs_make_folder("a/b/c", &err));
	assert_true(fs_make_folder("a/b/c/", &err));
	assert_int_equal(mode_of("a"), 0700);
	assert_int_equal(mode_of("a/b/c"), 0700);
	assert_true(fs_write("file", "", 0, 0600, &err));
	assert_false(fs_make_folder("file", &err));
	assert_false(fs_make_folder("file/x", &err));
	assert_non_null(strstr(err.text, "file"));
	assert_int_equal(symlink("a/b", "link"), 0);
	assert_true(fs_make_folder("link/d", &err));
	assert_true(fs_exists("a/b/d"));
}

static void
files_are_read(void **state)
{
	static const char *const refused[] = {".", "/dev/zero", "/dev/null",
		"missing", "none/missing", "socket/"};
	struct str str = {0};
	struct err err = {0};
	char *big = calloc(300000, 1);

	(void)state;
	memset(big, 'x', 299999);
	assert_true(fs_write("big", big, 299999, 0600, &err));
	assert_holds("big", big);
	free(big);
	assert_true(fs_write("nul", "a\0b", 3, 0600, &err));
	assert_true(fs_read("nul", &str, &err));
	assert_int_equal(str.length, 3);
	for (size_t i = 0; i < COUNT(refused); i++) {
		err_clear(&err);
		assert_false(fs_read(refused[i], &str, &err));
		assert_int_equal(err.code, ERR_SYSTEM);
		assert_int_equal(
			strncmp(err.text, refused[i], strlen(refused[i])), 0);
		assert_int_equal(str.length, 0);
	}
	/* Sparse, so it costs nothing. */
	assert_int_equal(truncate("big", (off_t)FS_LIMIT + 1), 0);
	assert_false(fs_read("big", &str, &err));
	assert_non_null(strstr(err.text, "512 MiB"));
	str_fini(&str);
}

static void
files_are_replaced(void **state)
{
	struct err err = {0};

	(void)state;
	assert_true(fs_write("new", "one", 3, 0600, &err));
	assert_int_equal(mode_of("new"), 0600);
	assert_holds("new", "one");
	assert_int_equal(chmod("new", 0640), 0);
	assert_true(fs_write("new", "two", 3, 0600, &err));
	assert_int_equal(mode_of("new"), 0640);
	assert_holds("new", "two");
	umask(077);
	assert_true(fs_write("page", "", 0, 0644, &err));
	assert_int_equal(mode_of("page"), 0600);
	umask(022);
	assert_true(fs_write("page2", "", 0, 0644, &err));
	assert_int_equal(mode_of("page2"), 0644);
	assert_int_equal(files_here(), 3);
}

static void
links_are_followed(void **state)
{
	struct err err = {0};
	struct stat status;

	(void)state;
	assert_true(fs_make_folder("there", &err));
	assert_int_equal(symlink("there/file", "one"), 0);
	assert_int_equal(symlink("one", "two"), 0);
	assert_true(fs_write("two", "a", 1, 0600, &err));
	assert_holds("there/file", "a");
	assert_true(fs_write("two", "b", 1, 0600, &err));
	assert_holds("there/file", "b");
	assert_int_equal(lstat("two", &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_false(fs_write("loop", "a", 1, 0600, &err));
	assert_non_null(strstr(err.text, "loop"));
}

static void
failing_leaves_the_old_file(void **state)
{
	struct err err = {0};
	int status;
	pid_t child;

	(void)state;
	assert_true(fs_write("file", "old", 3, 0600, &err));
	assert_false(fs_write(".", "x", 1, 0600, &err));
	assert_false(fs_write("none/file", "x", 1, 0600, &err));
	assert_non_null(strstr(err.text, "none/file: "));
	assert_non_null(strstr(err.text, "check the name"));

	/* A disk that is full after the first block. */
	child = fork();
	if (child == 0) {
		static const char much[100000];
		struct rlimit limit = {4096, 4096};

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(fs_write("file", much, sizeof much, 0600, NULL));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(fs_write("/dev/null", "gone", 4, 0600, &err));
	assert_holds("file", "old");
	assert_int_equal(files_here(), 1);
}

static void
full_disk(void **state)
{
	struct err err = {0};

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	assert_false(fs_write("/dev/full", "x", 1, 0600, &err));
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_int_equal(strncmp(err.text, "/dev/full: ", 11), 0);
	assert_non_null(strstr(err.text, "make room"));
}

static void
standard_files_are_open(void **state)
{
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		close(0);
		close(1);
		close(2);
		fs_open_standard();
		_exit(fcntl(0, F_GETFD) < 0 || fcntl(1, F_GETFD) < 0 ||
			fcntl(2, F_GETFD) < 0 || fcntl(3, F_GETFD) >= 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void
standard_streams(void **state)
{
	int in[2], out[2], status;
	char got[8] = "";
	pid_t child;

	(void)state;
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	child = fork();
	if (child == 0) {
		struct str str = {0};

		dup2(in[0], 0);
		dup2(out[1], 1);
		close(in[1]);
		_exit(!fs_read("-", &str, NULL) ||
			!fs_write("-", str_text(&str), str.length, 0, NULL));
	}
	assert_int_equal(write(in[1], "中文", 6), 6);
	close(in[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(read(out[0], got, sizeof got), 6);
	assert_string_equal(got, "中文");
	close(in[0]);
	close(out[0]);
	close(out[1]);
}

/* As git hash-object says, also around the edges of a block of 64 bytes. */
static void
content_has_a_name(void **state)
{
	static const struct {
		size_t length; /* so many times x, after the text */
		const char *text, *id;
	} cases[] = {{0, "", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"},
		{0, "hello\n", "ce013625030ba8dba906f756967f9e9ca394464a"},
		{0, "中文\n", "0c3dd90b19be56e9cd94f052f74526aac2458521"},
		{46, "", "1d98a4e287acc725ef6f635b729014f7d49148da"},
		{47, "", "719ddd7888a02660234770b651274214ff7df239"},
		{54, "", "5cccb48e118d37594ea57fccbf7ce881bf216abd"},
		{55, "", "e329c5109ce10a7367561757d2f5a053c528f11e"},
		{56, "", "355e203863c368f0404d7fc7ae4761122c117dd2"},
		{1000, "", "14c7dfdd4258dec5c0e9d2e919bd249bd674be1f"}};
	unsigned char id[BLOB_SIZE];
	char text[2 * BLOB_SIZE + 1];
	struct str bytes = {0};
	size_t i, at;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		str_clear(&bytes);
		str_add(&bytes, cases[i].text);
		str_add_repeat(&bytes, "x", cases[i].length);
		blob_id(str_text(&bytes), bytes.length, id);
		for (at = 0; at < BLOB_SIZE; at++)
			snprintf(text + 2 * at, 3, "%02x", id[at]);
		assert_string_equal(text, cases[i].id);
	}
	str_fini(&bytes);
}

#define IN_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths),
		cmocka_unit_test(typed_paths),
		cmocka_unit_test(homes),
		IN_FOLDER(folders_are_made),
		IN_FOLDER(files_are_read),
		IN_FOLDER(files_are_replaced),
		IN_FOLDER(links_are_followed),
		IN_FOLDER(failing_leaves_the_old_file),
		cmocka_unit_test(full_disk),
		cmocka_unit_test(standard_files_are_open),
		cmocka_unit_test(standard_streams),
		cmocka_unit_test(content_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
