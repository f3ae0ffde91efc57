/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: unsafe.h
 *
 * The one way out of <inox/strict.h>.  An expression inside inox_unsafe() may
 * call raw kernel functions; the reason why that is sound is part of the call
 * and travels in the module: ``modinfo -F inox_unsafe x.ko`` lists them all.
 */
#ifndef INOX_UNSAFE_H
#define INOX_UNSAFE_H

#include <linux/build_bug.h>
#include <linux/compiler.h>

/*
 * Code of the layer itself, or of a reasoned inox_unsafe(), may say raw names.
 * Some of these are macros that shift into the sign bit: usb_sndbulkpipe().
 */
#define INOX__TRUST							\
	_Pragma("GCC diagnostic push")					\
	_Pragma("GCC diagnostic ignored \"-Wsign-conversion\"")		\
	_Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
#define INOX__END							\
	_Pragma("GCC diagnostic pop")

/* A reason is a literal: "" why refuses anything else. */
#define inox__reason(why)						\
	static const char __UNIQUE_ID(inox_unsafe)[]			\
	__used __section(".modinfo") __aligned(1) =			\
		"inox_unsafe=" KBUILD_BASENAME ": " why;		\
	static_assert(sizeof("" why) > 10, "inox_unsafe() needs a reason")

/**
 * inox_unsafe() - the value of an expression that uses raw kernel API
 * @why: string literal of ten characters or more: why the call is sound here
 * @expr: the expression; evaluated once
 *
 * Context: That of @expr; the macro adds no code.
 * Return: The value of @expr, which must have one.
 */
#define inox_unsafe(why, expr) ({					\
	inox__reason(why);						\
	INOX__TRUST							\
	__auto_type inox__raw = (expr);					\
	INOX__END							\
	inox__raw; })

/**
 * inox_unsafe_do() - statements that use raw kernel API
 * @why: string literal of ten characters or more: why they are sound here
 * @...: the statements
 *
 * Context: That of the statements; the macro adds no code.
 */
#define inox_unsafe_do(why, ...) do {					\
	inox__reason(why);						\
	INOX__TRUST							\
	__VA_ARGS__;							\
	INOX__END							\
} while (0)

#endif
