// SPDX-License-Identifier: GPL-2.0
/*
 * A file of records: returns in the middle of loops, a peek, what is left for the next call.
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define RECORDS	8

struct record {
	u8 kind;
	u16 value;
};

struct chip {
	struct inox_smbus bus;
	struct record records[RECORDS];
	u8 first, count;
	bool paused;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static struct record *chip_next(struct chip *chip)
{
	return &chip->records[chip->first % RECORDS];
}

/* As many as fit; one that does not fit stays. */
static int chip_read(struct chip *chip, struct inox_writer *out)
{
	const struct record *record;

	if (chip->paused || !chip->count)
		return -EAGAIN;
	for (; chip->count; chip->count--, chip->first++) {
		record = chip_next(chip);
		if (inox_writer_left(out) < 3)
			break;
		TRY(inox_write_u8(out, record->kind));
		TRY(inox_write_le16(out, record->value));
	}
	if (!inox_writer_used(out))
		return -EINVAL;
	inox_char_wake(chip);
	return 0;
}

static int chip_command(struct chip *chip, u8 command, struct inox_reader *in)
{
	switch (command) {
	case 'p':
	case 'r':
		chip->paused = command == 'p';
		break;
	case 's':
		if (chip->count == RECORDS)
			return -EAGAIN;
		chip_next(chip)->value = TRY(inox_read_le16(in));
		chip->count++;
		break;
	default:
		return -EINVAL;
	}
	inox_char_wake(chip);
	return 0;
}

static int chip_write(struct chip *chip, struct inox_reader *in)
{
	size_t all = inox_reader_left(in);
	struct inox_reader peek;
	int err = 0;

	while (!err && inox_reader_left(in)) {
		peek = *in;
		err = chip_command(chip, TRY(inox_read_u8(&peek)), &peek);
		if (!err)
			*in = peek;
	}
	return inox_reader_left(in) < all ? 0 : err;
}

static struct inox_ready chip_ready(struct chip *chip)
{
	return (struct inox_ready){
		.read = chip->count && !chip->paused,
		.write = chip->count < RECORDS,
	};
}

inox_char(chip, "chip",
	.read = chip_read,
	.write = chip_write,
	.ready = chip_ready);

inox_i2c_driver(chip,
	.publish = chip_char);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
