/* SPDX-License-Identifier: MIT */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

/*
 * Files of src/data that are compiled in, so that the program needs none of them
 * where it runs. The build makes the tables (src/data/embed.sh).
 */

#include <stddef.h>

struct embedded {
	const char *name; /* of the file, without its ending; NULL at the end */
	const char *text; /* NUL-terminated */
	size_t length;	  /* in bytes */
};

extern const struct embedded embedded_samples[];   /* a language each */
extern const struct embedded embedded_templates[]; /* of reviews */

#endif
