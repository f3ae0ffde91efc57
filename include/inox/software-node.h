/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: software-node.h
 *
 * Properties of a device where no firmware gives any.  They come as a text of
 * words: ``pagesize=16 read-only label=board`` is a number, a flag and a string,
 * and ``address=02:00:00:00:00:0a`` is as many bytes, in hexadecimal.
 */
#ifndef INOX_SOFTWARE_NODE_H
#define INOX_SOFTWARE_NODE_H

#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/property.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <inox/compat.h>
#include <inox/fail.h>
#include <inox/result.h>

#define INOX__PROPERTIES_MAX 8

/**
 * struct inox_software_node - a device's properties; zeroed memory is none
 */
struct inox_software_node {
	/* private: */
	struct fwnode_handle *inox__fwnode;
};

/* How many bytes a text of pairs of digits and colons is; 0 if it is none. */
static inline size_t inox__property_bytes(const char *text)
{
	size_t n = 0;

	while (hex_to_bin(text[0]) >= 0 && hex_to_bin(text[1]) >= 0) {
		n++;
		if (!text[2])
			return n > 1 ? n : 0;
		if (text[2] != ':')
			return 0;
		text += 3;
	}
	return 0;
}

/* They take less room than their text. */
static inline struct property_entry
inox__property_of_bytes(const char *name, char *text, size_t n)
{
	u8 *bytes = (u8 *)text;
	size_t i;

	for (i = 0; i < n; i++)
		bytes[i] = (u8)(hex_to_bin(text[3 * i]) << 4 |
				hex_to_bin(text[3 * i + 1]));
	return PROPERTY_ENTRY_U8_ARRAY_LEN(name, bytes, n);
}

/* Cuts the word in two; what is no number and no bytes is a string. */
static inline int inox__property_parse(struct property_entry *entry, char *word)
{
	char *value = strchr(word, '=');
	size_t bytes;
	u32 number;

	if (value)
		*value++ = '\0';
	if (!*word)
		return -EINVAL;
	bytes = value ? inox__property_bytes(value) : 0;
	if (!value)
		*entry = PROPERTY_ENTRY_BOOL(word);
	else if (!kstrtou32(value, 0, &number))
		*entry = PROPERTY_ENTRY_U32(word, number);
	else if (bytes)
		*entry = inox__property_of_bytes(word, value, bytes);
	else
		*entry = PROPERTY_ENTRY_STRING(word, value);
	return 0;
}

static inline int inox__properties_parse(struct property_entry *entries,
					 char *text)
{
	size_t n = 0;
	char *word;

	while ((word = strsep(&text, " "))) {
		if (!*word)
			continue;
		if (n == INOX__PROPERTIES_MAX)
			return -E2BIG;
		TRY(inox__property_parse(&entries[n++], word));
	}
	return 0;
}

/* The core copies names and values. */
static inline int inox__software_node_make(struct inox_software_node *node,
					   char *text)
{
	struct property_entry entries[INOX__PROPERTIES_MAX + 1] = { };
	struct fwnode_handle *fwnode;

	TRY(inox__properties_parse(entries, text));
	if (!entries[0].name)
		return 0;
	fwnode = inox__fail() ? ERR_PTR(-ENOMEM) :
		fwnode_create_software_node(entries, NULL);
	if (IS_ERR(fwnode))
		return PTR_ERR(fwnode);
	node->inox__fwnode = fwnode;
	return 0;
}

/**
 * inox_software_node_make() - properties from a text
 * @node: where to; must have none
 * @properties: the text; empty for none
 *
 * Context: May sleep.
 * Return: 0; -EINVAL for a value without a name; -E2BIG for more than 8;
 * -ENOMEM.
 */
static inline int __must_check
inox_software_node_make(struct inox_software_node *node, const char *properties)
{
	char *text = inox__fail() ? NULL : kstrdup(properties, GFP_KERNEL);
	int err;

	if (!text)
		return -ENOMEM;
	err = inox__software_node_make(node, text);
	kfree(text);
	return err;
}

/**
 * inox_software_node_drop() - take the properties away
 * @node: the properties; none are left alone
 *
 * Context: May sleep; the device is gone.
 */
static inline void inox_software_node_drop(struct inox_software_node *node)
{
	fwnode_remove_software_node(node->inox__fwnode);
	node->inox__fwnode = NULL;
}

#endif
