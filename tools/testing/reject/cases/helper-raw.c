// SPDX-License-Identifier: GPL-2.0
/*
 * The tracked connection itself has no name: flows are values.
 * refused: attempt to use poisoned .nf_conn.
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

int wrong(struct nf_conn *ct);

int wrong(struct nf_conn *ct)
{
	return ct->mark != 0;
}
