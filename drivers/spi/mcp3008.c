// SPDX-License-Identifier: GPL-2.0
/*
 * MCP3004, MCP3008, MCP3204 and MCP3208 converters
 *
 * The first byte ends with the clock in which the chip sends a zero, so that the
 * next two begin with the highest bit of the value.
 *
 * Datasheets: Microchip MCP3004/3008 (DS21295), section 6.1; MCP3204/3208
 * (DS21298), the same.
 */
#include <inox/iio.h>
#include <inox/property.h>
#include <inox/spi.h>

#include <inox/strict.h>

#define MCP3008_START	0x40u
#define MCP3008_SINGLE	0x20u
#define MCP3008_INPUT	0x04u	/* times its number */
#define MCP3008_INPUTS	8u

static const struct inox_iio_input mcp3008_four[] = {
	INOX_IIO_VOLTAGE(0),
	INOX_IIO_VOLTAGE(1),
	INOX_IIO_VOLTAGE(2),
	INOX_IIO_VOLTAGE(3),
	INOX_IIO_VOLTAGE_PAIR(0, 1),
	INOX_IIO_VOLTAGE_PAIR(1, 0),
	INOX_IIO_VOLTAGE_PAIR(2, 3),
	INOX_IIO_VOLTAGE_PAIR(3, 2),
};

static const struct inox_iio_input mcp3008_eight[] = {
	INOX_IIO_VOLTAGE(0),
	INOX_IIO_VOLTAGE(1),
	INOX_IIO_VOLTAGE(2),
	INOX_IIO_VOLTAGE(3),
	INOX_IIO_VOLTAGE(4),
	INOX_IIO_VOLTAGE(5),
	INOX_IIO_VOLTAGE(6),
	INOX_IIO_VOLTAGE(7),
	INOX_IIO_VOLTAGE_PAIR(0, 1),
	INOX_IIO_VOLTAGE_PAIR(1, 0),
	INOX_IIO_VOLTAGE_PAIR(2, 3),
	INOX_IIO_VOLTAGE_PAIR(3, 2),
	INOX_IIO_VOLTAGE_PAIR(4, 5),
	INOX_IIO_VOLTAGE_PAIR(5, 4),
	INOX_IIO_VOLTAGE_PAIR(6, 7),
	INOX_IIO_VOLTAGE_PAIR(7, 6),
};

struct mcp3008_kind {
	u8 inputs;
	u8 bits;
};

static const struct mcp3008_kind mcp3008_3004 = { 4, 10 };
static const struct mcp3008_kind mcp3008_3008 = { 8, 10 };
static const struct mcp3008_kind mcp3008_3204 = { 4, 12 };
static const struct mcp3008_kind mcp3008_3208 = { 8, 12 };

#define MCP3008_CHIPS(chip)		\
	chip("mcp3004", mcp3008_3004)	\
	chip("mcp3008", mcp3008_3008)	\
	chip("mcp3204", mcp3008_3204)	\
	chip("mcp3208", mcp3008_3208)

struct mcp3008 {
	struct inox_spi bus;
	u32 vref;		/* millivolts; 0: nobody knows */
	inox_dma(2) value;
};

inox_spi_ids(mcp3008, struct mcp3008_kind, MCP3008_CHIPS);

static u8 mcp3008_command(const struct inox_iio_input *input)
{
	u32 number = inox_iio_number(input) % MCP3008_INPUTS;
	u32 single = inox_iio_is_pair(input) ? 0 : MCP3008_SINGLE;

	return (u8)(MCP3008_START | single | number * MCP3008_INPUT);
}

static int mcp3008_convert(struct mcp3008 *mcp3008,
			   const struct inox_iio_input *input, u32 *value)
{
	struct inox_reader in = inox_dma_reader(&mcp3008->value, 2);

	TRY(inox_spi_transfer(mcp3008, inox_spi_bytes(mcp3008_command(input)),
			      inox_spi_receive(mcp3008, value, 2)));
	*value = (u32)TRY(inox_read_be16(&in)) >> (16 - mcp3008_kind(mcp3008)->bits);
	return 0;
}

static struct inox_iio_scale mcp3008_scale(const struct mcp3008 *mcp3008)
{
	return (struct inox_iio_scale){
		.mv = mcp3008->vref,
		.bits = mcp3008_kind(mcp3008)->bits,
	};
}

static struct inox_iio_inputs mcp3008_inputs(const struct mcp3008 *mcp3008)
{
	return mcp3008_kind(mcp3008)->inputs == 4 ?
		inox_iio_table(mcp3008_four) : inox_iio_table(mcp3008_eight);
}

static int mcp3008_probe(struct mcp3008 *mcp3008)
{
	mcp3008->vref = TRY(inox_property_u32(mcp3008, "vref-millivolt", 0, 1, 10000));
	return inox_spi_setup(mcp3008,
			      .modes = INOX_SPI_MODE(0) | INOX_SPI_MODE(3),
			      .max_hz = 3600000);
}

inox_iio(mcp3008,
	.inputs = mcp3008_inputs,
	.scale = mcp3008_scale,
	.convert = mcp3008_convert);

inox_spi_driver(mcp3008,
	.supply = "vdd",
	.probe = mcp3008_probe,
	.publish = mcp3008_iio);

MODULE_DESCRIPTION("MCP3004, MCP3008, MCP3204 and MCP3208 converters");
MODULE_LICENSE("GPL");
