// SPDX-License-Identifier: GPL-2.0
/*
 * Classes of packets: from a message to a sorted list
 */
#include <inox/array.h>
#include <inox/net/genl.h>
#include <inox/rcu.h>
#include <inox/uapi/lpm.h>

#include <inox/strict.h>

#include "lpm.h"

static int lpm_order(const struct lpm_prefix *a, const struct lpm_prefix *b)
{
	int order = inox_ip_compare(lpm_network(*a), lpm_network(*b));

	return order ? order : (int)a->length - (int)b->length;
}

static int lpm_read_one(const struct lpm_prefix_attrs *attrs, bool with_class,
			struct lpm_prefix __inox_lent *to)
{
	struct inox_ip ip = TRY(lpm_prefix_get_address(attrs));
	u8 length = TRY(lpm_prefix_get_length(attrs));
	u32 class = with_class ? TRY(lpm_prefix_get_class(attrs)) : 0;

	if (length > inox_ip_bits(ip)) {
		inox_refuse(attrs, "the length is greater than the address's");
		return -ERANGE;
	}
	if (inox_ip_compare(ip, inox_ip_network(ip, length))) {
		inox_refuse(attrs, "the address has bits beyond the length");
		return -EINVAL;
	}
	*to = (struct lpm_prefix){ ip.high, ip.low, (u16)class, length, ip.six };
	return 0;
}

static int lpm_check_order(const struct lpm_attrs *request,
			   struct lpm_prefixes __inox_lent *changes)
{
	struct lpm_prefix a, b;
	u32 i;

	for (i = 1; i < lpm_prefixes_count(changes); i++) {
		a = *TRY(lpm_prefixes_at(changes, i - 1));
		b = *TRY(lpm_prefixes_at(changes, i));
		if (!lpm_order(&a, &b)) {
			inox_refuse(request, "a prefix is there twice");
			return -EEXIST;
		}
	}
	return 0;
}

int lpm_read(const struct lpm_attrs *request, bool with_class,
		    struct lpm_table __inox_lent *table)
{
	struct lpm_prefix_each each = lpm_get_prefix(request);
	struct lpm_prefixes __inox_lent *changes;
	struct lpm_prefix_attrs attrs;
	u32 n = lpm_prefix_count(&each), i = 0;

	if (!n) {
		inox_refuse(request, "a prefix is needed");
		return -EINVAL;
	}
	lpm_prefixes_slot_put(&table->changes, TRY(inox_array_new(lpm_prefixes, n)));
	changes = TRY(lpm_prefixes_slot_lent(&table->changes));
	while (lpm_prefix_next(&each, &attrs))
		TRY(lpm_read_one(&attrs, with_class, TRY(lpm_prefixes_at(changes, i++))));
	lpm_prefixes_sort(changes, lpm_order);
	return lpm_check_order(request, changes);
}

/* One step of merging: what comes next of both lists, and whether it stays. */
struct lpm_merge {
	u32 old, change, n;
	bool remove;
};

static int lpm_merge_next(struct lpm_merge *at, struct lpm_prefixes __inox_lent *old,
			  struct lpm_prefixes __inox_lent *changes,
			  struct lpm_prefix *next)
{
	bool more_old = at->old < lpm_prefixes_count(old);
	bool more = at->change < lpm_prefixes_count(changes);
	struct lpm_prefix change = { };
	int order;

	if (more_old)
		*next = *TRY(lpm_prefixes_at(old, at->old));
	if (more)
		change = *TRY(lpm_prefixes_at(changes, at->change));
	order = more_old && more ? lpm_order(next, &change) : more_old ? -1 : 1;
	at->old += order <= 0;
	at->change += order >= 0;
	if (order >= 0)
		*next = change;
	return order > 0 && at->remove ? -ENOENT : order >= 0 && at->remove;
}

/* Counts what is left, and writes it, if there is where. */
static int lpm_merge_all(struct lpm_merge *at, struct lpm_prefixes __inox_lent *old,
			 struct lpm_prefixes __inox_lent *changes,
			 struct lpm_prefixes __inox_lent *to)
{
	struct lpm_prefix next;
	int gone;

	*at = (struct lpm_merge){ .remove = at->remove };
	while (at->old < lpm_prefixes_count(old) ||
	       at->change < lpm_prefixes_count(changes)) {
		gone = lpm_merge_next(at, old, changes, &next);
		if (gone < 0)
			return gone;
		if (gone)
			continue;
		if (to)
			*TRY(lpm_prefixes_at(to, at->n)) = next;
		at->n++;
	}
	return 0;
}

int lpm_merge(struct lpm_table __inox_lent *table,
		     const struct lpm_table __inox_lent *now, bool remove)
{
	struct lpm_prefixes __inox_lent *old = TRY(lpm_prefixes_slot_lent(&now->prefixes));
	struct lpm_prefixes __inox_lent *changes = TRY(lpm_prefixes_slot_lent(&table->changes));
	struct lpm_merge at = { .remove = remove };

	TRY(lpm_merge_all(&at, old, changes, NULL));
	lpm_prefixes_slot_put(&table->prefixes,
			      TRY(inox_array_new(lpm_prefixes, at.n)));
	return lpm_merge_all(&at, old, changes,
			     TRY(lpm_prefixes_slot_lent(&table->prefixes)));
}

int lpm_all_are_new(struct lpm_table __inox_lent *table)
{
	lpm_prefixes_slot_put(&table->prefixes,
			      TRY(lpm_prefixes_slot_take(&table->changes)));
	return 0;
}
