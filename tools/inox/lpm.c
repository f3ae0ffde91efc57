// SPDX-License-Identifier: GPL-2.0
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <inox/uapi/lpm.h>

#include "genl.h"
#include "inox.h"

struct prefix {
	unsigned char address[16];
	uint8_t bytes, length;
	bool classed;
	uint32_t class;
};

struct list {
	struct prefix *prefix;
	size_t n, room;
};

static struct prefix *another(struct list *list)
{
	if (list->n == list->room) {
		list->room = list->room ? 2 * list->room : 1024;
		list->prefix = realloc(list->prefix, list->room * sizeof(*list->prefix));
		if (!list->prefix)
			die("out of memory");
	}
	memset(&list->prefix[list->n], 0, sizeof(*list->prefix));
	return &list->prefix[list->n++];
}

/* ADDRESS[/LENGTH], and the class if there is one. */
static void add(struct list *list, char *text, const char *class)
{
	struct prefix *prefix = another(list);
	char *slash = strchr(text, '/');
	int family = strchr(text, ':') ? AF_INET6 : AF_INET;

	if (slash)
		*slash = '\0';
	if (inet_pton(family, text, prefix->address) != 1)
		die("'%s' is no address", text);
	prefix->bytes = family == AF_INET6 ? 16 : 4;
	prefix->length = slash ? (uint8_t)number(slash + 1, 128) : 8 * prefix->bytes;
	prefix->classed = class;
	prefix->class = class ? (uint32_t)number(class, UINT32_MAX) : 0;
}

/* "PREFIX CLASS" a line; what follows # counts for nothing. */
static void read_lines(struct list *list, const char *path)
{
	FILE *file = strcmp(path, "-") ? fopen(path, "r") : stdin;
	char line[256], *word;

	if (!file)
		die("%s: cannot be read", path);
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "#\n")] = '\0';
		word = strtok(line, " \t");
		if (word)
			add(list, word, strtok(NULL, " \t"));
	}
	if (ferror(file))
		die("%s: cannot be read", path);
}

static int order(const void *a, const void *b)
{
	const struct prefix *p = a, *q = b;
	int differ = p->bytes - q->bytes;

	if (!differ)
		differ = memcmp(p->address, q->address, sizeof(p->address));
	return differ ? differ : p->length - q->length;
}

/* Sorted, the kernel need not; and a line that is there twice counts once. */
static void tidy(struct list *list)
{
	size_t i, n = 0;

	qsort(list->prefix, list->n, sizeof(*list->prefix), order);
	for (i = 0; i < list->n; i++)
		if (!n || memcmp(&list->prefix[n - 1], &list->prefix[i], sizeof(*list->prefix)))
			list->prefix[n++] = list->prefix[i];
	list->n = n;
}

static void put_prefix(struct genl *genl, const struct prefix *prefix)
{
	size_t nest = genl_nest(genl, INOX_LPM_A_PREFIX);

	genl_put(genl, INOX_LPM_PREFIX_ADDRESS, prefix->address, prefix->bytes);
	genl_put(genl, INOX_LPM_PREFIX_LENGTH, &prefix->length, 1);
	if (prefix->classed)
		genl_put_u32(genl, INOX_LPM_PREFIX_CLASS, prefix->class);
	genl_nest_end(genl, nest);
}

static void field(const struct genl_attr *attr, const char *name, const char *form)
{
	if (attr->data)
		member(name, form, genl_number(attr));
}

static void show_summary(const struct genl_attr *attrs, void *unused)
{
	(void)unused;
	object();
	field(&attrs[INOX_LPM_A_SOURCE_MASK], "source-mask", HEX);
	field(&attrs[INOX_LPM_A_DESTINATION_MASK], "destination-mask", HEX);
	field(&attrs[INOX_LPM_A_PREFIXES], "prefixes", DECIMAL);
	field(&attrs[INOX_LPM_A_BYTES], "bytes", DECIMAL);
	field(&attrs[INOX_LPM_A_LIMIT], "limit", DECIMAL);
	field(&attrs[INOX_LPM_A_MALFORMED], "malformed", DECIMAL);
	object_end();
}

static void show_class(const struct genl_attr *attrs, void *unused)
{
	(void)unused;
	object();
	field(&attrs[INOX_LPM_A_CLASS], "class", DECIMAL);
	field(&attrs[INOX_LPM_A_SOURCE_PACKETS], "source-packets", DECIMAL);
	field(&attrs[INOX_LPM_A_SOURCE_BYTES], "source-bytes", DECIMAL);
	field(&attrs[INOX_LPM_A_DESTINATION_PACKETS], "destination-packets", DECIMAL);
	field(&attrs[INOX_LPM_A_DESTINATION_BYTES], "destination-bytes", DECIMAL);
	object_end();
}

static void show_prefix(const struct genl_attr *attrs, void *unused)
{
	const struct genl_attr *address = &attrs[INOX_LPM_A_ADDRESS];
	char text[INET6_ADDRSTRLEN + 8] = "";
	size_t len;

	(void)unused;
	if (!address->data)
		die("the kernel's answer makes no sense");
	inet_ntop(address->len == 16 ? AF_INET6 : AF_INET, address->data, text, sizeof(text));
	len = strlen(text);
	snprintf(text + len, sizeof(text) - len, "/%u",
		 (unsigned int)genl_number(&attrs[INOX_LPM_A_LENGTH]));
	if (!json) {
		printf("%s %u\n", text, (unsigned int)genl_number(&attrs[INOX_LPM_A_CLASS]));
		return;
	}
	object();
	member_text("prefix", text);
	field(&attrs[INOX_LPM_A_CLASS], "class", DECIMAL);
	object_end();
}

static void change(struct genl *genl, uint8_t command, int argc, char **argv)
{
	struct list list = { 0 };
	size_t n;

	while (argc > 0) {
		if (argc > 1 && !strcmp(argv[0], "-f")) {
			read_lines(&list, argv[1]);
			argc -= 2, argv += 2;
		} else if (command == INOX_LPM_CMD_DEL || argc == 1) {
			add(&list, argv[0], NULL);
			argc--, argv++;
		} else {
			add(&list, argv[0], argv[1]);
			argc -= 2, argv += 2;
		}
	}
	tidy(&list);
	for (n = 0; n < list.n; n++)
		put_prefix(genl, &list.prefix[n]);
	genl_send(genl, show_summary, NULL);
}

static void show_found(const struct genl_attr *attrs, void *text)
{
	object();
	member_text("address", text);
	field(&attrs[INOX_LPM_A_CLASS], "class", DECIMAL);
	object_end();
}

static void get_one(struct genl *genl, char *text)
{
	unsigned char address[16];
	int family = strchr(text, ':') ? AF_INET6 : AF_INET;

	text[strcspn(text, "\n")] = '\0';
	if (inet_pton(family, text, address) != 1)
		die("'%s' is no address", text);
	genl_begin(genl, INOX_LPM_CMD_GET);
	genl_put(genl, INOX_LPM_A_ADDRESS, address, family == AF_INET6 ? 16 : 4);
	genl_send(genl, show_found, text);
}

static void get(struct genl *genl, int argc, char **argv)
{
	char line[INET6_ADDRSTRLEN + 2];

	for (; argc > 0; argc--, argv++) {
		if (strcmp(argv[0], "-")) {
			get_one(genl, argv[0]);
			continue;
		}
		while (fgets(line, sizeof(line), stdin))
			get_one(genl, line);
	}
}

static void set(struct genl *genl, int argc, char **argv)
{
	for (; argc > 1; argc -= 2, argv += 2) {
		uint32_t mask = (uint32_t)number(argv[1], UINT32_MAX);

		if (!strcmp(argv[0], "source-mask"))
			genl_put_u32(genl, INOX_LPM_A_SOURCE_MASK, mask);
		else if (!strcmp(argv[0], "destination-mask"))
			genl_put_u32(genl, INOX_LPM_A_DESTINATION_MASK, mask);
		else
			die("'%s' is neither source-mask nor destination-mask", argv[0]);
	}
	if (argc)
		die("'%s' needs a value", argv[0]);
	genl_send(genl, NULL, NULL);
}

static void show(struct genl *genl)
{
	genl_send(genl, show_summary, NULL);
	genl_begin(genl, INOX_LPM_CMD_CLASSES);
	genl_list(genl, show_class, NULL);
}

static const struct word lpm_words[] = {
	{ "set", INOX_LPM_CMD_SET },
	{ "add", INOX_LPM_CMD_ADD },
	{ "del", INOX_LPM_CMD_DEL },
	{ "replace", INOX_LPM_CMD_REPLACE },
	{ "check", INOX_LPM_CMD_CHECK },
	{ "flush", INOX_LPM_CMD_FLUSH },
	{ "reset", INOX_LPM_CMD_RESET },
	{ "show", INOX_LPM_CMD_SHOW },
	{ "list", INOX_LPM_CMD_PREFIXES },
	{ "get", INOX_LPM_CMD_GET },
	{ NULL, 0 },
};

void lpm(int argc, char **argv)
{
	uint8_t command = lookup(lpm_words, argc > 0 ? argv[0] : NULL);
	struct genl genl;

	genl_open(&genl, INOX_LPM_FAMILY, INOX_LPM_VERSION);
	genl_begin(&genl, command);
	switch (command) {
	case INOX_LPM_CMD_SET:
		set(&genl, argc - 1, argv + 1);
		break;
	case INOX_LPM_CMD_SHOW:
		show(&genl);
		break;
	case INOX_LPM_CMD_PREFIXES:
		genl_list(&genl, show_prefix, NULL);
		break;
	case INOX_LPM_CMD_GET:
		get(&genl, argc - 1, argv + 1);
		break;
	case INOX_LPM_CMD_FLUSH:
	case INOX_LPM_CMD_RESET:
		genl_send(&genl, NULL, NULL);
		break;
	default:
		change(&genl, command, argc - 1, argv + 1);
	}
}
