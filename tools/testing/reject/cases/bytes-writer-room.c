// SPDX-License-Identifier: GPL-2.0
/*
 * The room of a writer has no name.
 * refused: attempt to use poisoned .inox__room.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_writer *w);

void wrong(struct inox_writer *w)
{
	w->inox__room += 8;
}
