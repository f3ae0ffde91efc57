/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: reg.h
 *
 * Registers whose width, byte order and direction are their type, and numbers
 * that know their unit.  Neither can be mistaken for the other or for an int.
 */
#ifndef INOX_REG_H
#define INOX_REG_H

#include <linux/compiler.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/types.h>

#define INOX__REG(kind) \
	struct inox_reg_##kind { u8 inox__reg; } __designated_init

INOX__REG(ro_u8);
INOX__REG(rw_u8);
INOX__REG(ro_s16be);
INOX__REG(rw_s16be);

/* Behind a device's base address there may be many. */
#define INOX__WIDE_REG(kind) \
	struct inox_reg_##kind { u32 inox__reg; } __designated_init

INOX__WIDE_REG(ro_u32);
INOX__WIDE_REG(rw_u32);

#define INOX__REG_AT(kind, at) ((struct inox_reg_##kind){ .inox__reg = (at) })

/**
 * INOX_RO_U8() - a register of one byte that cannot be written
 * @at: its address, 0 to 255
 */
#define INOX_RO_U8(at)		INOX__REG_AT(ro_u8, at)
/**
 * INOX_RW_U8() - a register of one byte
 * @at: its address, 0 to 255
 */
#define INOX_RW_U8(at)		INOX__REG_AT(rw_u8, at)
/**
 * INOX_RO_U32() - a register of 32 bits that cannot be written
 * @at: its address, a multiple of 4
 */
#define INOX_RO_U32(at)		INOX__REG_AT(ro_u32, at)
/**
 * INOX_RW_U32() - a register of 32 bits
 * @at: its address, a multiple of 4
 */
#define INOX_RW_U32(at)		INOX__REG_AT(rw_u32, at)
/**
 * INOX_RO_S16BE() - a signed 16-bit register, high byte first, not writable
 * @at: its address, 0 to 255
 */
#define INOX_RO_S16BE(at)	INOX__REG_AT(ro_s16be, at)
/**
 * INOX_RW_S16BE() - a signed 16-bit register, high byte first
 * @at: its address, 0 to 255
 */
#define INOX_RW_S16BE(at)	INOX__REG_AT(rw_s16be, at)

/*
 * INOX__UNIT(u): struct inox_u, made by inox_u(number) and read back by
 * inox_u_clamp(u, lowest, highest), so that no unchecked number comes out.
 */
#define INOX__UNIT(unit)						\
	struct inox_##unit { long inox__count; } __designated_init;	\
	static __always_inline struct inox_##unit inox_##unit(long n)	\
	{								\
		return (struct inox_##unit){ .inox__count = n };	\
	}								\
	static __always_inline long					\
	inox_##unit##_clamp(struct inox_##unit u, long lo, long hi)	\
	{								\
		return clamp(u.inox__count, lo, hi);			\
	}								\
	struct inox_##unit

/* Millidegrees Celsius. */
INOX__UNIT(mdegc);
/* Milliseconds. */
INOX__UNIT(ms);
/* Microseconds. */
INOX__UNIT(us);

/**
 * inox_mdegc_of_s16() - the temperature in a left-justified register
 * @reg: counts 1/256 degree Celsius, as in most digital thermometers
 * @bits: how many upper bits the chip has, 8 to 16; the others are ignored
 *
 * Context: Any.
 * Return: The temperature, towards minus infinity.
 */
static __always_inline struct inox_mdegc
inox_mdegc_of_s16(s16 reg, unsigned int bits)
{
	return inox_mdegc(((reg >> (16 - bits)) * 1000) >> (bits - 8));
}

/**
 * inox_mdegc_to_s16() - a temperature for a left-justified register
 * @t: the temperature
 * @lo: the lowest the chip takes, in millidegrees, at least -128000
 * @hi: the highest the chip takes, in millidegrees, at most 127000
 * @bits: how many upper bits the chip has, 8 to 16
 *
 * Context: Any.
 * Return: The nearest register value inside the limits.
 */
static __always_inline s16
inox_mdegc_to_s16(struct inox_mdegc t, long lo, long hi, unsigned int bits)
{
	long mdegc = inox_mdegc_clamp(t, lo, hi);
	long steps = DIV_ROUND_CLOSEST(mdegc * (1 << (bits - 8)), 1000);

	return (s16)(steps * (1 << (16 - bits)));
}

#endif
