/* SPDX-License-Identifier: GPL-2.0 */
/* Messages of generic netlink families. Whatever goes wrong ends the program, which says why. */
#ifndef INOX_TOOL_GENL_H
#define INOX_TOOL_GENL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GENL_ATTRS	32

struct genl {
	int fd;
	uint16_t family;
	uint8_t version;
	unsigned char *message;
	size_t len, room;
};

/* What an answer has, by number; NULL where it has nothing. */
struct genl_attr {
	const void *data;
	size_t len;
};

typedef void genl_answer(const struct genl_attr *attrs, void *arg);

void genl_open(struct genl *genl, const char *family, uint8_t version);
void genl_begin(struct genl *genl, uint8_t command);
void genl_put(struct genl *genl, uint16_t type, const void *data, size_t len);
void genl_put_u32(struct genl *genl, uint16_t type, uint32_t value);
void genl_put_u64(struct genl *genl, uint16_t type, uint64_t value);
size_t genl_nest(struct genl *genl, uint16_t type);
void genl_nest_end(struct genl *genl, size_t nest);

/* Sends the message; each answer is told, if there is a function to tell. */
void genl_send(struct genl *genl, genl_answer *answer, void *arg);
/* The same of an operation that lists. */
void genl_list(struct genl *genl, genl_answer *answer, void *arg);

uint64_t genl_number(const struct genl_attr *attr);

__attribute__((__noreturn__, __format__(__printf__, 1, 2)))
void die(const char *format, ...);

#endif
