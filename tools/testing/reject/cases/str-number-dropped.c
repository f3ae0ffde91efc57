// SPDX-License-Identifier: GPL-2.0
/*
 * A text may be no number.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

void wrong(struct name *name);

void wrong(struct name *name)
{
	inox_str_number(&name->label, 10);
}
