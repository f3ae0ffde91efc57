// SPDX-License-Identifier: GPL-2.0
/*
 * A memory chip of few words: it needs no waiting, its label is asked for at
 * probe, and a record with a checksum is read by the driver itself.
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>
#include <inox/pm.h>
#include <inox/property.h>

#include <inox/strict.h>

struct fram {
	struct inox_i2c_memory bus;
	const char *label;
	u32 size;
	u8 version;
};

static const u32 fram_size = 8192;

#define FRAM_CHIPS(chip) chip("fram64", fram_size)

inox_i2c_ids(fram, u32, FRAM_CHIPS);

static int fram_read(struct fram *fram, u32 at, struct inox_writer *out)
{
	INOX_AWAKE(fram);

	while (inox_writer_left(out))
		TRY(inox_i2c_memory_read(fram, at + (u32)inox_writer_used(out), out));
	return 0;
}

static int fram_write(struct fram *fram, u32 at, struct inox_reader *in)
{
	u32 end = at + (u32)inox_reader_left(in);

	INOX_AWAKE(fram);

	while (inox_reader_left(in))
		TRY(inox_i2c_memory_write(fram, end - (u32)inox_reader_left(in),
					  in, U32_MAX));
	return 0;
}

static struct inox_nvmem_about fram_about(const struct fram *fram)
{
	return (struct inox_nvmem_about){ .size = fram->size, .label = fram->label };
}

/* A buffer of the stack is fine behind a cursor: the layer has its own to send. */
static int fram_header(struct fram *fram)
{
	u8 bytes[4];
	struct inox_writer out = inox_writer_of(bytes);
	struct inox_reader header;
	u16 magic;

	TRY(fram_read(fram, 0, &out));
	header = inox_writer_done(&out);
	magic = TRY(inox_read_be16(&header));
	fram->version = TRY(inox_read_u8(&header));
	TRY(inox_read_skip(&header, 1));
	TRY(inox_read_end(&header));
	return magic == 0x4652 ? 0 : -ENODEV;
}

static int fram_probe(struct fram *fram)
{
	fram->size = TRY(inox_property_u32(fram, "size", *fram_kind(fram), 1, 65536));
	fram->label = TRY(inox_property_text(fram, "label", "fram"));
	TRY(inox_i2c_memory_init(fram, 16, 1, !inox_property_flag(fram, "read-only")));
	return fram_header(fram);
}

inox_nvmem(fram,
	.about = fram_about,
	.read = fram_read,
	.write = fram_write);

inox_i2c_driver(fram,
	.supply = "vcc",
	.idle = true,
	.probe = fram_probe,
	.publish = fram_nvmem);

MODULE_LICENSE("GPL");
