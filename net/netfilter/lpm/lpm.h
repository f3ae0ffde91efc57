/* SPDX-License-Identifier: GPL-2.0 */
/* Prefixes, and what is made of them; shared by the files of inox_lpm. */
#ifndef LPM_H
#define LPM_H

#define LPM_NODE	0x80000000u	/* of a word: the rest is a node's number */
#define LPM_ROOT	65536u	/* words before the first node */
#define LPM_BLOCKS	65536u	/* of the IPv6 index */

struct lpm_prefix {
	u64 high, low;
	u16 class;
	u8 length;
	bool six;
};

/* From here to where the next begins. */
struct lpm_range {
	u64 high, low;
	u32 class;
};

INOX_ARRAY(lpm_prefixes, struct lpm_prefix);
INOX_ARRAY(lpm_words, u32);
INOX_ARRAY(lpm_ranges, struct lpm_range);

struct lpm_table {
	struct lpm_prefixes_slot changes;	/* what was asked, sorted */
	struct lpm_prefixes_slot prefixes;	/* all, sorted */
	struct lpm_words_slot four;
	struct lpm_words_slot blocks;		/* how many ranges lie before each */
	struct lpm_ranges_slot six;
	u64 bytes;				/* of memory */
	u32 greatest;				/* class */
};

static inline void lpm_table_release(struct lpm_table *table)
{
	lpm_prefixes_slot_drop(&table->changes);
	lpm_prefixes_slot_drop(&table->prefixes);
	lpm_words_slot_drop(&table->four);
	lpm_words_slot_drop(&table->blocks);
	lpm_ranges_slot_drop(&table->six);
}

INOX_OBJECT_WITH(lpm_table, struct lpm_table, lpm_table_release);
INOX_RCU(lpm_table, struct lpm_table);

/* What is kept while a list is walked. */
struct lpm_walk {
	struct { struct inox_ip last; u32 class; } open[129];
	u32 depth;
	struct lpm_range next;		/* may still get another class */
	struct lpm_range before;
	u32 ranges, nodes;
	bool six, write;
};

INOX_OBJECT(lpm_walk, struct lpm_walk);

static inline struct inox_ip lpm_network(struct lpm_prefix prefix)
{
	return (struct inox_ip){ prefix.high, prefix.low, prefix.six };
}

static inline u32 lpm_child(u32 word, u32 byte)
{
	return LPM_ROOT + ((word & ~LPM_NODE) << 8 | (byte & 0xff));
}

#define LPM_PREFIX_ATTRS(attr)							\
	attr(lpm_prefix, address, INOX_LPM_PREFIX_ADDRESS, address, 0, 0)	\
	attr(lpm_prefix, length, INOX_LPM_PREFIX_LENGTH, u8, 0, 128)		\
	attr(lpm_prefix, class, INOX_LPM_PREFIX_CLASS, u32, 1, INOX_LPM_CLASS_MAX)

INOX_ATTRS(lpm_prefix, INOX_LPM_PREFIX_LAST, LPM_PREFIX_ATTRS);

#define LPM_ATTRS(attr)								\
	attr(lpm, prefix, INOX_LPM_A_PREFIX, each, lpm_prefix, 0)		\
	attr(lpm, source_mask, INOX_LPM_A_SOURCE_MASK, u32, 0, U32_MAX)		\
	attr(lpm, destination_mask, INOX_LPM_A_DESTINATION_MASK, u32, 0, U32_MAX) \
	attr(lpm, prefixes, INOX_LPM_A_PREFIXES, u32, 0, U32_MAX)		\
	attr(lpm, bytes, INOX_LPM_A_BYTES, u64, 0, U64_MAX)			\
	attr(lpm, limit, INOX_LPM_A_LIMIT, u64, 0, U64_MAX)			\
	attr(lpm, class, INOX_LPM_A_CLASS, u32, 0, INOX_LPM_CLASS_MAX)		\
	attr(lpm, address, INOX_LPM_A_ADDRESS, address, 0, 0)			\
	attr(lpm, length, INOX_LPM_A_LENGTH, u8, 0, 128)			\
	attr(lpm, source_packets, INOX_LPM_A_SOURCE_PACKETS, u64, 0, U64_MAX)	\
	attr(lpm, source_bytes, INOX_LPM_A_SOURCE_BYTES, u64, 0, U64_MAX)	\
	attr(lpm, destination_packets, INOX_LPM_A_DESTINATION_PACKETS, u64, 0, U64_MAX) \
	attr(lpm, destination_bytes, INOX_LPM_A_DESTINATION_BYTES, u64, 0, U64_MAX) \
	attr(lpm, malformed, INOX_LPM_A_MALFORMED, u64, 0, U64_MAX)

INOX_ATTRS(lpm, INOX_LPM_A_LAST, LPM_ATTRS);

/* list.c */
int lpm_read(const struct lpm_attrs *request, bool with_class,
	     struct lpm_table __inox_lent *table);
int lpm_merge(struct lpm_table __inox_lent *table,
	      const struct lpm_table __inox_lent *now, bool remove);
int lpm_all_are_new(struct lpm_table __inox_lent *table);

/* table.c */
int lpm_measure(struct lpm_walk __inox_lent *walk,
		struct lpm_table __inox_lent *table);
int lpm_compile_family(struct lpm_walk __inox_lent *walk,
		       struct lpm_table __inox_lent *table, bool six);

#endif
