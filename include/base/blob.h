/* SPDX-License-Identifier: MIT */
#ifndef BASE_BLOB_H
#define BASE_BLOB_H

/*
 * What bytes are called by their content, as git calls a file: the same bytes have
 * the same id wherever they lie, other bytes another.
 */

#include <stddef.h>

#define BLOB_SIZE 20

/* The id that `git hash-object` gives, in bytes. */
void blob_id(
	const char *bytes, size_t length, unsigned char id[static BLOB_SIZE]);

#endif
