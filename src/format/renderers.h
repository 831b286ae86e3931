/* SPDX-License-Identifier: MIT */
#ifndef RENDERERS_H
#define RENDERERS_H

#include "format/render.h"

extern const struct renderer renderer_text, renderer_post, renderer_html;

#endif
