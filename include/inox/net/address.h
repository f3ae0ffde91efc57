/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: net/address.h
 *
 * Addresses of both families as one kind of number, the first bit highest.
 */
#ifndef INOX_NET_ADDRESS_H
#define INOX_NET_ADDRESS_H

#ifdef __KERNEL__
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/types.h>
#endif

#include <inox/arith.h>

/**
 * struct inox_ip - an IPv4 or IPv6 address
 * @high: the first 64 bits; an IPv4 address is the upper half of them
 * @low: the others; 0 of an IPv4 address
 * @six: is it IPv6?
 */
struct inox_ip {
	u64 high;
	u64 low;
	bool six;
};

INOX_RESULT(address, struct inox_ip);

/**
 * inox_ip_of4() - an IPv4 address
 * @address: as a number
 *
 * Context: Any.
 * Return: A struct inox_ip.
 */
static __always_inline struct inox_ip inox_ip_of4(u32 address)
{
	return (struct inox_ip){ .high = (u64)address << 32 };
}

/**
 * inox_ip_bits() - how long addresses of its family are
 * @ip: the address
 *
 * Context: Any.
 * Return: 32 or 128.
 */
static __always_inline u32 inox_ip_bits(struct inox_ip ip)
{
	return ip.six ? 128 : 32;
}

/**
 * inox_ip_is_multicast() - is it the address of a group?
 * @ip: the address
 *
 * Context: Any.
 * Return: Whether it is in 224.0.0.0/4 or ff00::/8.
 */
static __always_inline bool inox_ip_is_multicast(struct inox_ip ip)
{
	return ip.six ? ip.high >> 56 == 0xff : ip.high >> 60 == 0xe;
}

/* The first @bits of 64. */
static __always_inline u64 inox__ip_mask(u32 bits)
{
	if (!bits)
		return 0;
	return bits < 64 ? ~(U64_MAX >> bits) : U64_MAX;
}

/**
 * inox_ip_network() - the first address of the prefix that an address is in
 * @ip: the address
 * @bits: length of the prefix; all there are, if more
 *
 * Context: Any.
 * Return: The address with the other bits 0.
 */
static __always_inline struct inox_ip inox_ip_network(struct inox_ip ip, u32 bits)
{
	return (struct inox_ip){
		.high = ip.high & inox__ip_mask(bits),
		.low = bits > 64 ? ip.low & inox__ip_mask(bits - 64) : 0,
		.six = ip.six,
	};
}

/**
 * inox_ip_last() - the last address of the prefix that an address is in
 * @ip: the address
 * @bits: length of the prefix; all there are, if more
 *
 * Context: Any.
 * Return: The address with the other bits 1.
 */
static __always_inline struct inox_ip inox_ip_last(struct inox_ip ip, u32 bits)
{
	u64 family = inox__ip_mask(ip.six ? 64 : 32);
	u64 low = bits > 64 ? ~inox__ip_mask(bits - 64) : U64_MAX;

	return (struct inox_ip){
		.high = ip.high | (~inox__ip_mask(bits) & family),
		.low = ip.six ? ip.low | low : 0,
		.six = ip.six,
	};
}

/**
 * inox_ip_next() - the address after another
 * @ip: the other
 *
 * Context: Any.
 * Return: A result: the address, or -EOVERFLOW if that is the last of all.
 */
static __always_inline struct inox_address inox_ip_next(struct inox_ip ip)
{
	u64 step = ip.six ? 1 : 1ull << 32;
	struct inox_ip next = ip;

	if (ip.six)
		next.low++;
	if (!next.low)
		next.high += step;
	if (!next.low && next.high < step)
		return inox_address_err(-EOVERFLOW);
	return inox_address_ok(next);
}

/**
 * inox_ip_compare() - order of two addresses, IPv4 first
 * @a: an address
 * @b: another
 *
 * Context: Any.
 * Return: Negative, 0 or positive, as @a is before, equal to or after @b.
 */
static __always_inline int inox_ip_compare(struct inox_ip a, struct inox_ip b)
{
	if (a.six != b.six)
		return a.six ? 1 : -1;
	if (a.high != b.high)
		return a.high < b.high ? -1 : 1;
	if (a.low != b.low)
		return a.low < b.low ? -1 : 1;
	return 0;
}

#endif
