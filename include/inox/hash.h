/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: hash.h
 *
 * Hashes under a secret key, so that nobody outside can choose what collides.
 */
#ifndef INOX_HASH_H
#define INOX_HASH_H

#include <linux/random.h>
#include <linux/siphash.h>

/**
 * struct inox_hash_key - a secret; inox_hash_key_init() makes it one
 */
struct inox_hash_key {
	/* private: */
	siphash_key_t inox__long;
	hsiphash_key_t inox__short;
};

/**
 * inox_hash_key_init() - make a key that nobody knows
 * @key: the key
 *
 * Context: Any; before the first hash under it.
 */
static inline void inox_hash_key_init(struct inox_hash_key *key)
{
	get_random_bytes(key, sizeof(*key));
}

/**
 * inox_hash_u32() - a hash of a number, to index a table with
 * @key: the key
 * @a: the number
 *
 * Context: Any.
 * Return: 32 bits; good to spread, too few to tell numbers apart.
 */
static inline u32 inox_hash_u32(const struct inox_hash_key *key, u32 a)
{
	return hsiphash_1u32(a, &key->inox__short);
}

/**
 * inox_hash_u32s() - a hash of two numbers, to index a table with
 * @key: the key
 * @a: a number
 * @b: another
 *
 * Context: Any.
 * Return: 32 bits; good to spread, too few to tell numbers apart.
 */
static inline u32 inox_hash_u32s(const struct inox_hash_key *key, u32 a, u32 b)
{
	return hsiphash_2u32(a, b, &key->inox__short);
}

/**
 * inox_hash_u64s() - a hash of three numbers, to know them by
 * @key: the key
 * @a: a number
 * @b: another
 * @c: a third
 *
 * Context: Any.
 * Return: 64 bits.
 */
static inline u64 inox_hash_u64s(const struct inox_hash_key *key, u64 a, u64 b,
				 u64 c)
{
	return siphash_3u64(a, b, c, &key->inox__long);
}

#endif
