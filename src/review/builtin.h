/* SPDX-License-Identifier: MIT */
#ifndef BUILTIN_H
#define BUILTIN_H

/* Our templates, as the YAML a person's own are written in: each in at most
 * two parts (a compiler need not take longer strings), NULL after them and
 * in place of the first of a template at the end. */
#define BUILTIN_PARTS 2
extern const char *const builtin_templates[][BUILTIN_PARTS + 1];

#endif
