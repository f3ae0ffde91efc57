// SPDX-License-Identifier: GPL-2.0
/*
 * MAX31855 and MAX6675 thermocouple converters
 *
 * There is nothing to tell a chip: each selection reads what it measured last,
 * and lets it measure again.
 *
 * Datasheets: Maxim MAX31855 (19-5793), tables 2 to 5; MAX6675 (19-2235),
 * figure 2.
 */
#include <inox/hwmon.h>
#include <inox/spi.h>

#include <inox/strict.h>

#define MAX31855_STEP	250	/* millidegrees */

struct max31855_kind {
	u8 bytes;
	u8 shift;		/* of the temperature, which goes to the top */
	u32 fault;
	u32 zeros;		/* what a chip sends as zeros */
};

static const struct max31855_kind max31855_31855 = { 4, 18, 0x10000, 0x20008 };
static const struct max31855_kind max31855_6675 = { 2, 3, 0x04, 0x8002 };

#define MAX31855_CHIPS(chip)		\
	chip("max31855", max31855_31855)	\
	chip("max6675", max31855_6675)

struct max31855 {
	struct inox_spi bus;
	u32 answer;
	inox_dma(4) bytes;
};

inox_spi_ids(max31855, struct max31855_kind, MAX31855_CHIPS);

/* Where no chip is, the bus reads as ones. */
static int max31855_measure(struct max31855 *max31855)
{
	const struct max31855_kind *kind = max31855_kind(max31855);
	struct inox_reader in = inox_dma_reader(&max31855->bytes, kind->bytes);

	TRY(inox_spi_transfer(max31855,
			      inox_spi_receive(max31855, bytes, kind->bytes)));
	if (kind->bytes == 4)
		max31855->answer = TRY(inox_read_be32(&in));
	else
		max31855->answer = TRY(inox_read_be16(&in));
	return max31855->answer & kind->zeros ? -ENODEV : 0;
}

static int max31855_input(struct max31855 *max31855, struct inox_mdegc *temp)
{
	const struct max31855_kind *kind = max31855_kind(max31855);

	TRY(max31855_measure(max31855));
	if (max31855->answer & kind->fault)
		return -ENODATA;
	*temp = inox_mdegc(((s32)max31855->answer >> kind->shift) * MAX31855_STEP);
	return 0;
}

static int max31855_fault(struct max31855 *max31855, bool *fault)
{
	TRY(max31855_measure(max31855));
	*fault = max31855->answer & max31855_kind(max31855)->fault;
	return 0;
}

static int max31855_probe(struct max31855 *max31855)
{
	TRY(inox_spi_setup(max31855, .modes = INOX_SPI_MODE(0), .max_hz = 4300000));
	return max31855_measure(max31855);
}

inox_hwmon(max31855,
	.temp = {
		.input = { max31855_input },
		.fault = { max31855_fault },
	});

inox_spi_driver(max31855,
	.supply = "vcc",
	.probe = max31855_probe,
	.publish = max31855_hwmon);

MODULE_DESCRIPTION("MAX31855 and MAX6675 thermocouple converters");
MODULE_LICENSE("GPL");
