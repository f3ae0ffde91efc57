// SPDX-License-Identifier: GPL-2.0
/* <inox/sum.h>: each arm goes where it belongs, with the value it was made of. */
#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/sum.h>

#include "ktap.h"

struct pair {
	u8 small;
	u64 large;
};

#define THINGS(arm, x...)	\
	arm(x, number, s64)	\
	arm(x, pair, struct pair) \
	arm(x, byte, u8)

inox_sum(thing, THINGS);

struct seen {
	s64 number;
	struct pair pair;
	u8 byte;
	unsigned int numbers, pairs, bytes;
};

static bool look_number(struct seen *seen, s64 number)
{
	seen->number = number;
	return ++seen->numbers;
}

static bool look_pair(struct seen *seen, struct pair pair)
{
	seen->pair = pair;
	return ++seen->pairs;
}

static bool look_byte(struct seen *seen, u8 byte)
{
	seen->byte = byte;
	return !++seen->bytes;
}

inox_sum_match(bool, look, struct seen *, thing, THINGS);

static unsigned int calls(const struct seen *seen)
{
	return seen->numbers + seen->pairs + seen->bytes;
}

int main(void)
{
	const struct thing number = thing_number(-1);
	const struct thing pair = thing_pair((struct pair){ 0xa5, 1ull << 63 });
	const struct thing byte = thing_byte(0xff);
	const struct thing zeroed = { };
	struct seen seen = { };
	bool good = true;

	ktap_check(&good, look(&seen, &number) && seen.numbers == 1 && seen.number == -1, "a number is lost");
	ktap_check(&good, look(&seen, &pair) && seen.pairs == 1 && seen.pair.small == 0xa5 &&
		   seen.pair.large == 1ull << 63, "a pair is lost");
	ktap_check(&good, !look(&seen, &byte) && seen.bytes == 1 && seen.byte == 0xff, "a byte is lost");
	ktap_check(&good, calls(&seen) == 3, "%u calls for three values", calls(&seen));
	ktap_case(good, "sum: the function of the arm is called, once and with its value");

	good = true;
	ktap_check(&good, look(&seen, &zeroed) && seen.numbers == 2 && seen.number == 0, "it is another");
	ktap_check(&good, calls(&seen) == 4, "%u calls for four values", calls(&seen));
	ktap_case(good, "sum: zeroed memory is the first arm, zeroed");
	return ktap_end();
}
