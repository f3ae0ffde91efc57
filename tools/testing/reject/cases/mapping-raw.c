// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody translates a flow behind the back of its mapping.
 * refused: nf_nat_setup_info.*raw kernel API, use inox_flow_map
 */
#include <inox/net/mapping.h>

#include <inox/strict.h>

unsigned int wrong(void);

unsigned int wrong(void)
{
	return nf_nat_setup_info(NULL, NULL, 0);
}
