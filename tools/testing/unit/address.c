// SPDX-License-Identifier: GPL-2.0
/* <inox/net/address.h>: prefixes of every length, their first and last address, and the one after. */
#include <linux/compiler.h>
#include <linux/types.h>

#define U64_MAX UINT64_MAX

#include <inox/net/address.h>

#include "ktap.h"

/* Bit @i of an address, the first being 0. */
static bool bit(struct inox_ip ip, u32 i)
{
	return i < 64 ? ip.high >> (63 - i) & 1 : ip.low >> (127 - i) & 1;
}

static struct inox_ip some(bool six)
{
	struct inox_ip ip = { 0x25c3f00f12345678, six ? 0x9bdf13577531fdb9 : 0, six };

	if (!six)
		ip.high &= 0xffffffff00000000;
	return ip;
}

static void prefixes(bool six, const char *name)
{
	struct inox_ip ip = some(six), first, last;
	bool good = true;
	u32 n, i;

	for (n = 0; n <= inox_ip_bits(ip); n++) {
		first = inox_ip_network(ip, n);
		last = inox_ip_last(ip, n);
		for (i = 0; i < 128; i++) {
			ktap_check(&good, bit(first, i) == (i < n && bit(ip, i)), "/%u: bit %u of the first", n, i);
			ktap_check(&good, bit(last, i) == (i < n ? bit(ip, i) : i < inox_ip_bits(ip)),
				   "/%u: bit %u of the last", n, i);
		}
	}
	ktap_case(good, name);
}

static void next(bool six, const char *name)
{
	struct inox_ip ip = some(six), last;
	struct inox_address after;
	bool good = true;
	u32 n;

	for (n = 1; n <= inox_ip_bits(ip); n++) {
		last = inox_ip_last(ip, n);
		after = inox_ip_next(last);
		ktap_check(&good, !after.inox__err, "nothing after a /%u", n);
		ktap_check(&good, inox_ip_compare(after.inox__val, last) > 0, "after a /%u comes what is before", n);
		ktap_check(&good, !inox_ip_compare(inox_ip_network(after.inox__val, n), after.inox__val),
			   "after a /%u comes no prefix of its length", n);
	}
	ktap_check(&good, inox_ip_next(inox_ip_last(ip, 0)).inox__err == -EOVERFLOW, "something after the last");
	ktap_case(good, name);
}

static void order(void)
{
	struct inox_ip four = some(false), six = some(true), low = six;
	bool good = true;

	low.low--;
	ktap_check(&good, inox_ip_compare(four, six) < 0 && inox_ip_compare(six, four) > 0, "families");
	ktap_check(&good, inox_ip_compare(low, six) < 0 && inox_ip_compare(six, low) > 0, "the low half");
	ktap_check(&good, !inox_ip_compare(six, six), "equal ones differ");
	ktap_check(&good, inox_ip_of4(0xc0000201).high == 0xc000020100000000, "of a number");
	ktap_case(good, "order");
}

int main(void)
{
	ktap_begin();
	prefixes(false, "first and last of every IPv4 prefix");
	prefixes(true, "first and last of every IPv6 prefix");
	next(false, "what comes after an IPv4 prefix");
	next(true, "what comes after an IPv6 prefix");
	order();
	return ktap_end();
}
