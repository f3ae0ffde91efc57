// SPDX-License-Identifier: GPL-2.0
/*
 * An object is made in the kind of directory that it was declared for.
 * refused: incomplete type|undefined type
 */
#include <inox/configfs.h>

#include <inox/strict.h>

struct leaf {
	struct inox_config config;
	u32 value;
};

struct node {
	struct inox_config config;
	u32 value;
};

struct other {
	struct inox_config config;
};

#define LEAF_ATTRS(attr)	attr(leaf, value, rw_int, 0, 1)
#define NODE_ATTRS(attr)	attr(node, value, rw_int, 0, 1)

inox_config_leaf(leaf, other, LEAF_ATTRS);
inox_config_node(node, NODE_ATTRS, leaf);

MODULE_LICENSE("GPL");
