// SPDX-License-Identifier: GPL-2.0
/*
 * What names a stream was proved to name one.
 * refused: is not of a table of this size
 */
#include <inox/index.h>
#include <inox/usb/host.h>

#include <inox/strict.h>

INOX_INDEX(tag, 16);

struct meter {
	struct inox_usb bus;
	struct inox_usb_stream_in in[8];
};

int wrong(struct meter *meter, struct tag_index tag, struct inox_writer *to);

int wrong(struct meter *meter, struct tag_index tag, struct inox_writer *to)
{
	return inox_usb_read(&inox_at(meter->in, tag), to);
}
