// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes may be no text.
 * refused: inox__str_read.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

void wrong(struct name *name, struct inox_reader *r);

void wrong(struct name *name, struct inox_reader *r)
{
	inox_str_read(&name->label, r);
}
