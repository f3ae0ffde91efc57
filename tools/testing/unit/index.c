// SPDX-License-Identifier: GPL-2.0
/* <inox/index.h>: an index is inside its table, or there is none. */
#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/index.h>

#include "ktap.h"

INOX_INDEX(rate, 4);
INOX_INDEX(only, 1);

static const u16 rates[4] = { 10, 20, 30, 40 };

static int rate_of(u64 n, u16 *rate)
{
	struct rate_index i = TRY(rate_index(inox_untrusted(n)));

	*rate = inox_at(rates, i);
	return 0;
}

static void inside(void)
{
	bool good = true;
	u16 rate = 0;
	u64 n;

	for (n = 0; n < 4; n++)
		ktap_check(&good, !rate_of(n, &rate) && rate == 10 * (n + 1), "%u", rate);
	ktap_case(good, "each element");
}

static void outside(void)
{
	static const u64 beyond[] = { 4, 5, 0xff, 0xffff, 0xffffffff, 0x100000000, (u64)-1 };
	bool good = true;
	u16 rate;
	int i;

	for (i = 0; i < 7; i++)
		ktap_check(&good, rate_of(beyond[i], &rate) == -ERANGE, "beyond %d", i);
	ktap_check(&good, only_index(inox_untrusted(1)).inox__err == -ERANGE, "the second of one");
	ktap_check(&good, !only_index(inox_untrusted(0)).inox__err, "the first of one");
	ktap_case(good, "none beyond");
}

static void assigned(void)
{
	u8 table[4] = { 0 };
	struct rate_index i = rate_index(inox_untrusted(2)).inox__val;

	inox_at(table, i) = 7;
	ktap_case(table[2] == 7 && sizeof(i) == sizeof(u32), "it can be assigned to, and the proof takes no room");
}

static const inox_table(rate, u16) closed = { { 11, 22, 33, 44 } };

static void closed_table(void)
{
	inox_table(rate, u8) written = { { 0 } };
	bool good = sizeof(closed) == 4 * sizeof(u16);
	u64 n;

	for (n = 0; n < 4; n++) {
		struct rate_index i = rate_index(inox_untrusted(n)).inox__val;

		ktap_check(&good, inox_table_at(closed, i) == 11 * (n + 1), "element %d", (int)n);
		inox_table_at(written, i) = (u8)n;
	}
	for (n = 0; n < 4; n++)
		ktap_check(&good, written.inox__rows[n] == n, "written %d", (int)n);
	ktap_case(good, "a closed table gives each element, and takes it");
}

/* Whatever a register of eight bits says. */
static void each_byte(void)
{
	bool good = true;
	u16 rate;
	u64 n;

	for (n = 0; n <= 0xff; n++)
		ktap_check(&good, rate_of(n, &rate) == (n < 4 ? 0 : -ERANGE), "%d", (int)n);
	ktap_case(good, "every value of a byte");
}

int main(void)
{
	ktap_begin();
	inside();
	outside();
	assigned();
	closed_table();
	each_byte();
	return ktap_end();
}
