// SPDX-License-Identifier: GPL-2.0
/* <inox/result.h>: what TRY() and the two makers of a result do at run time. */
#include <errno.h>

#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/result.h>

#include "ktap.h"

#define HIGHEST_ERRNO 4095

static int calls;
static bool passed_on;

static struct inox_u32 value_of(u32 value, int err)
{
	calls++;
	return err ? inox_u32_err(err) : inox_u32_ok(value);
}

static int action(int err)
{
	calls++;
	return err;
}

static int use_value(u32 value, int err, u32 *got)
{
	*got = TRY(value_of(value, err));
	passed_on = true;
	return 0;
}

static int use_action(int err)
{
	TRY(action(err));
	passed_on = true;
	return 0;
}

static long use_in_long(int err)
{
	TRY(action(err));
	return 0;
}

static struct inox_s16 narrow(s16 value)
{
	return inox_s16_ok(value);
}

static int use_s16(s16 value, s16 *got)
{
	*got = TRY(narrow(value));
	return 0;
}

static void start(void)
{
	calls = 0;
	passed_on = false;
}

static void test_values(void)
{
	static const u32 values[] = { 0, 1, 0x7fffffff, 0x80000000, 0xfffff001, 0xffffffff };
	bool good = true;

	for (unsigned int i = 0; i < sizeof(values) / sizeof(*values); i++) {
		u32 got = ~values[i];

		start();
		ktap_check(&good, use_value(values[i], 0, &got) == 0, "%u is taken for an error", values[i]);
		ktap_check(&good, got == values[i], "%u comes out as %u", values[i], got);
		ktap_check(&good, calls == 1, "evaluated %d times", calls);
	}
	ktap_case(good, "result: TRY gives the value, evaluated once");
}

static void test_errors(void)
{
	bool good = true;

	for (int err = -1; err >= -HIGHEST_ERRNO; err--) {
		u32 got = 77;

		start();
		ktap_check(&good, use_value(5, err, &got) == err, "a value's %d is lost", err);
		ktap_check(&good, got == 77 && !passed_on, "went on after a value's %d", err);
		ktap_check(&good, calls == 1, "evaluated %d times", calls);
	}
	ktap_case(good, "result: TRY returns each errno of a value, evaluated once");
}

static void test_actions(void)
{
	bool good = true;

	for (int err = 0; err >= -HIGHEST_ERRNO; err--) {
		start();
		ktap_check(&good, use_action(err) == err, "an action's %d is lost", err);
		ktap_check(&good, passed_on == !err, "%d: went on: %d", err, passed_on);
		ktap_check(&good, calls == 1, "evaluated %d times", calls);
	}
	ktap_case(good, "result: TRY returns each errno of an action, evaluated once");
}

static void test_widths(void)
{
	bool good = true;

	ktap_check(&good, use_in_long(-EIO) == -EIO, "-EIO changes in a function of type long");
	for (int value = -32768; value <= 32767; value++) {
		s16 got = (s16)~value;

		ktap_check(&good, !use_s16((s16)value, &got) && got == value, "s16 %d comes out as %d", value, got);
	}
	ktap_case(good, "result: neither an errno nor a value changes with its width");
}

int main(void)
{
	ktap_begin();
	test_values();
	test_errors();
	test_actions();
	test_widths();
	return ktap_end();
}
