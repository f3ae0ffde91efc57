// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <string.h>

#include <inox/uapi/police.h>

#include "genl.h"
#include "inox.h"

/* Each attribute's name, and what its value may be; those without are only shown. */
static const struct {
	const char *name, *form;
	uint16_t type;
	uint8_t bytes;
} fields[] = {
	{ "rate", DECIMAL, INOX_POLICE_A_RATE, 8 },
	{ "burst", DECIMAL, INOX_POLICE_A_BURST, 8 },
	{ "prefix4", DECIMAL, INOX_POLICE_A_PREFIX4, 1 },
	{ "prefix6", DECIMAL, INOX_POLICE_A_PREFIX6, 1 },
	{ "cells", DECIMAL, INOX_POLICE_A_CELLS, 4 },
	{ "exempt-mark", HEX, INOX_POLICE_A_EXEMPT_MARK, 4 },
	{ "exempt-mask", HEX, INOX_POLICE_A_EXEMPT_MASK, 4 },
	{ "mark", HEX, INOX_POLICE_A_MARK, 4 },
	{ "mark-mask", HEX, INOX_POLICE_A_MARK_MASK, 4 },
	{ "passed", DECIMAL, INOX_POLICE_A_PASSED, 0 },
	{ "over", DECIMAL, INOX_POLICE_A_OVER, 0 },
	{ "exempt", DECIMAL, INOX_POLICE_A_EXEMPT, 0 },
	{ "unknown", DECIMAL, INOX_POLICE_A_UNKNOWN, 0 },
	{ "malformed", DECIMAL, INOX_POLICE_A_MALFORMED, 0 },
};

#define FIELDS	(sizeof(fields) / sizeof(*fields))

static const struct word keys[] = {
	{ "source", INOX_POLICE_KEY_SOURCE },
	{ "destination", INOX_POLICE_KEY_DESTINATION },
	{ "source-port", INOX_POLICE_KEY_SOURCE_PORT },
	{ NULL, 0 },
};

static void put_field(struct genl *genl, const char *name, const char *text)
{
	uint64_t value;
	uint8_t byte;
	size_t i;

	for (i = 0; i < FIELDS && (!fields[i].bytes || strcmp(fields[i].name, name)); i++)
		;
	if (i == FIELDS)
		die("there is no '%s' to set", name);
	value = number(text, fields[i].bytes == 8 ? UINT64_MAX : fields[i].bytes == 4 ? UINT32_MAX : UINT8_MAX);
	byte = (uint8_t)value;
	if (fields[i].bytes == 8)
		genl_put_u64(genl, fields[i].type, value);
	else if (fields[i].bytes == 4)
		genl_put_u32(genl, fields[i].type, (uint32_t)value);
	else
		genl_put(genl, fields[i].type, &byte, 1);
}

static void set(struct genl *genl, int argc, char **argv)
{
	for (; argc > 0; argc -= 2, argv += 2) {
		if (!strcmp(argv[0], "bytes")) {
			genl_put(genl, INOX_POLICE_A_BYTES, NULL, 0);
			argc++, argv--;
			continue;
		}
		if (argc == 1)
			die("'%s' needs a value", argv[0]);
		if (!strcmp(argv[0], "key")) {
			uint8_t key = lookup(keys, argv[1]);

			genl_put(genl, INOX_POLICE_A_KEY, &key, 1);
		} else {
			put_field(genl, argv[0], argv[1]);
		}
	}
}

static void show(const struct genl_attr *attrs, void *unused)
{
	size_t i;

	(void)unused;
	object();
	if (attrs[INOX_POLICE_A_KEY].data) {
		uint64_t key = genl_number(&attrs[INOX_POLICE_A_KEY]);

		member_text("key", key <= INOX_POLICE_KEY_LAST ? keys[key].text : "?");
		member_text("unit", attrs[INOX_POLICE_A_BYTES].data ? "bytes" : "packets");
	}
	for (i = 0; i < FIELDS; i++)
		if (attrs[fields[i].type].data)
			member(fields[i].name, fields[i].form, genl_number(&attrs[fields[i].type]));
	object_end();
}

static const struct word words[] = {
	{ "set", INOX_POLICE_CMD_SET },
	{ "off", INOX_POLICE_CMD_OFF },
	{ "reset", INOX_POLICE_CMD_RESET },
	{ "show", INOX_POLICE_CMD_SHOW },
	{ NULL, 0 },
};

void police(int argc, char **argv)
{
	uint8_t command = lookup(words, argc > 0 ? argv[0] : NULL);
	struct genl genl;

	genl_open(&genl, INOX_POLICE_FAMILY, INOX_POLICE_VERSION);
	genl_begin(&genl, command);
	if (command == INOX_POLICE_CMD_SET)
		set(&genl, argc - 1, argv + 1);
	genl_send(&genl, show, NULL);
}
