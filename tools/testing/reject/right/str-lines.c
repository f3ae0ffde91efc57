// SPDX-License-Identifier: GPL-2.0
/*
 * Text that grows in a loop until it is full, a number in it, names from bytes.
 */
#include <inox/str.h>
#include <inox/arith.h>

#include <inox/strict.h>

struct line {
	inox_str(32) text;
	u32 dropped;
};

int right(struct inox_reader names, struct line *line, u64 *number);

int right(struct inox_reader names, struct line *line, u64 *number)
{
	inox_str(9) name;

	TRY(inox_str_set(&line->text, "%s:", ""));
	while (inox_reader_left(&names)) {
		TRY(inox_str_read(&name, &names));
		if (inox_str_equal(&name, "none"))
			continue;
		if (inox_str_add(&line->text, " %s", inox_str_text(&name)))
			line->dropped++;
		else if (inox_str_equal(&name, "end"))
			break;
	}
	*number = TRY(inox_str_number(&name, 0));
	return line->dropped ? -E2BIG : 0;
}
