// SPDX-License-Identifier: GPL-2.0
/*
 * A table is an array, whose length is known.
 * refused: negative width in bit-field|must be array|sizeof-pointer-div
 */
#include <inox/iio.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct adc {
	struct inox_spi bus;
};

static const struct inox_iio_input adc_inputs_all[] = { INOX_IIO_VOLTAGE(0) };

static const u32 adc_kind_only = 1;

#define ADC_CHIPS(chip)	chip("adc", adc_kind_only)

inox_spi_ids(adc, u32, ADC_CHIPS);

static struct inox_iio_inputs adc_inputs(const struct adc *adc)
{
	return inox_iio_table(&adc_inputs_all[0]);
}

static struct inox_iio_scale adc_scale(const struct adc *adc)
{
	return (struct inox_iio_scale){ .mv = 3300, .bits = 10 };
}

static int adc_convert(struct adc *adc, const struct inox_iio_input *input, u32 *value)
{
	return inox_spi_transfer(adc, inox_spi_bytes(6));
}

inox_iio(adc,
	.inputs = adc_inputs,
	.scale = adc_scale,
	.convert = adc_convert);

inox_spi_driver(adc,
	.publish = adc_iio);

MODULE_DESCRIPTION("A converter");
MODULE_LICENSE("GPL");
