/* SPDX-License-Identifier: MIT */
#ifndef PRINT_RENDERERS_H
#define PRINT_RENDERERS_H

#include "print/render.h"

extern const struct renderer renderer_text, renderer_post, renderer_html;

#endif
