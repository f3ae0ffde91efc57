// SPDX-License-Identifier: GPL-2.0
/*
 * A place in the chip is no wider than its address.
 * refused: conversion from .* to .u32
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct chip *chip, u64 at, struct inox_writer *out);

int wrong(struct chip *chip, u64 at, struct inox_writer *out)
{
	return inox_i2c_memory_read(chip, at, out);
}
