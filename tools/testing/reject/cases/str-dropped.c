// SPDX-License-Identifier: GPL-2.0
/*
 * A text that does not fit is an error.
 * refused: inox__str_set.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

void wrong(struct name *name);

void wrong(struct name *name)
{
	inox_str_set(&name->label, "%d", 5);
}
