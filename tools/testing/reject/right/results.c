// SPDX-License-Identifier: GPL-2.0
/*
 * Results and errnos in every kind of control flow that is right.
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 measure(int which);
int act(void);
int right_loop(u8 *sum);
long right_long(void);
int right_switch(int c);
int right_goto(void);
struct inox_u16 right_result(int which);

int right_loop(u8 *sum)
{
	int i;

	for (i = 0; i < 4; i++) {
		u8 v = TRY(measure(i));

		if (v > 7)
			continue;
		if (!v)
			break;
		*sum ^= v;
	}
	return 0;
}

long right_long(void)
{
	TRY(act());
	return TRY(measure(1)) + TRY(measure(2));
}

int right_switch(int c)
{
	switch (c) {
	case 0:
		return TRY(measure(c));
	case 1:
		TRY(act());
		fallthrough;
	default:
		return 0;
	}
}

int right_goto(void)
{
	int err = act();

	if (err)
		goto out;
	err = act();
out:
	return err;
}

struct inox_u16 right_result(int which)
{
	if (which < 0)
		return inox_u16_err(-EINVAL);
	return inox_u16_ok(3);
}
