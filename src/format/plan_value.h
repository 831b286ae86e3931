/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_PLAN_VALUE_H
#define FORMAT_PLAN_VALUE_H

/* The values of fields in a plan file; reader_field is the way in. */

#include "model/field.h"
#include "yaml/out.h"

/* Writes the key and the value of a field; there is one. */
void plan_value_write(struct out *out, const char *key, enum record record,
	int field, struct value value);

#endif
