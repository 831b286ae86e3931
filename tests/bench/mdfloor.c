/* SPDX-License-Identifier: MIT */
/* mdfloor FILE: md4c alone takes a Markdown file apart, with the extensions that
 * are read and callbacks that only count. */
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>

static int
block(MD_BLOCKTYPE type, void *detail, void *count)
{
	(void)type;
	(void)detail;
	++*(size_t *)count;
	return 0;
}

static int
span(MD_SPANTYPE type, void *detail, void *count)
{
	(void)type;
	(void)detail;
	++*(size_t *)count;
	return 0;
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *count)
{
	(void)type;
	(void)at;
	(void)size;
	++*(size_t *)count;
	return 0;
}

int
main(int argc, char **argv)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
			MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = block,
		.leave_block = block,
		.enter_span = span,
		.leave_span = span,
		.text = text,
	};
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t count = 0, length;
	char *bytes;

	if (!file || fseek(file, 0, SEEK_END) != 0)
		return 1;
	length = (size_t)ftell(file);
	rewind(file);
	bytes = malloc(length + 1);
	if (!bytes || fread(bytes, 1, length, file) != length ||
		md_parse(bytes, (MD_SIZE)length, &parser, &count) != 0)
		return 1;
	printf("%zu\n", count);
	free(bytes);
	fclose(file);
	return 0;
}
