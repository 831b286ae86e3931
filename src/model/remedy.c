/* SPDX-License-Identifier: MIT */
#include "model/remedy.h"

bool
remedy_set(struct err *err, enum remedy remedy)
{
	if (err)
		err->remedy = (int)remedy;
	return false;
}
