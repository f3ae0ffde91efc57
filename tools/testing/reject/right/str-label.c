// SPDX-License-Identifier: GPL-2.0
/*
 * A text that is put together, compared and taken apart.
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

int right(struct name *name, struct inox_reader *r, u64 *n);

int right(struct name *name, struct inox_reader *r, u64 *n)
{
	int i;

	TRY(inox_str_read(&name->label, r));
	if (inox_str_equal(&name->label, "none"))
		return 0;
	*n = TRY(inox_str_number(&name->label, 16));
	TRY(inox_str_set(&name->label, "port"));
	for (i = 0; i < 4; i++) {
		if (inox_str_add(&name->label, "-%d", i))
			break;
	}
	return inox_str_text(&name->label)[0] == 'p' ? 0 : -EINVAL;
}
