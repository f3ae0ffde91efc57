// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <linux/genetlink.h>
#include <linux/netlink.h>

#include "genl.h"

void die(const char *format, ...)
{
	va_list args;

	fputs("inox: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

static void *genl_room(struct genl *genl, size_t len)
{
	size_t at = genl->len, aligned = NLMSG_ALIGN(len);

	if (genl->room - at < aligned) {
		genl->room = 2 * (at + aligned);
		genl->message = realloc(genl->message, genl->room);
		if (!genl->message)
			die("%s", strerror(ENOMEM));
	}
	memset(genl->message + at, 0, aligned);
	genl->len += aligned;
	return genl->message + at;
}

void genl_begin(struct genl *genl, uint8_t command)
{
	struct nlmsghdr *head;
	struct genlmsghdr *family;

	genl->len = 0;
	head = genl_room(genl, NLMSG_HDRLEN);
	head->nlmsg_type = genl->family;
	head->nlmsg_flags = NLM_F_REQUEST;
	family = genl_room(genl, GENL_HDRLEN);
	family->cmd = command;
	family->version = genl->version;
}

void genl_put(struct genl *genl, uint16_t type, const void *data, size_t len)
{
	struct nlattr *attr = genl_room(genl, NLA_HDRLEN + len);

	attr->nla_type = type;
	attr->nla_len = (uint16_t)(NLA_HDRLEN + len);
	if (len)
		memcpy((char *)attr + NLA_HDRLEN, data, len);
}

void genl_put_u32(struct genl *genl, uint16_t type, uint32_t value)
{
	genl_put(genl, type, &value, sizeof(value));
}

void genl_put_u64(struct genl *genl, uint16_t type, uint64_t value)
{
	genl_put(genl, type, &value, sizeof(value));
}

size_t genl_nest(struct genl *genl, uint16_t type)
{
	size_t at = genl->len;

	genl_put(genl, type | NLA_F_NESTED, NULL, 0);
	return at;
}

void genl_nest_end(struct genl *genl, size_t nest)
{
	struct nlattr *attr = (struct nlattr *)(genl->message + nest);

	attr->nla_len = (uint16_t)(genl->len - nest);
}

uint64_t genl_number(const struct genl_attr *attr)
{
	uint64_t u64 = 0;
	uint32_t u32 = 0;

	if (attr->len == sizeof(u64))
		memcpy(&u64, attr->data, sizeof(u64));
	if (attr->len == sizeof(u32))
		memcpy(&u32, attr->data, sizeof(u32));
	if (attr->len == 1)
		return *(const uint8_t *)attr->data;
	return u64 + u32;
}

static void split(const unsigned char *at, size_t len, struct genl_attr *attrs)
{
	const struct nlattr *attr;
	size_t step;

	memset(attrs, 0, GENL_ATTRS * sizeof(*attrs));
	while (len >= NLA_HDRLEN) {
		attr = (const struct nlattr *)at;
		if (attr->nla_len < NLA_HDRLEN || attr->nla_len > len)
			die("the kernel's answer makes no sense");
		if ((attr->nla_type & NLA_TYPE_MASK) < GENL_ATTRS)
			attrs[attr->nla_type & NLA_TYPE_MASK] = (struct genl_attr){
				at + NLA_HDRLEN, attr->nla_len - NLA_HDRLEN };
		step = NLA_ALIGN(attr->nla_len);
		if (step > len)
			return;
		at += step;
		len -= step;
	}
}

/* An errno, with what the kernel says about it. */
static void judge(const struct nlmsghdr *head)
{
	const struct nlmsgerr *err = NLMSG_DATA(head);
	struct genl_attr attrs[GENL_ATTRS] = { 0 };
	size_t skip = NLMSG_HDRLEN + sizeof(*err);

	if (!err->error)
		return;
	if (head->nlmsg_flags & NLM_F_ACK_TLVS && head->nlmsg_len > skip)
		split((const unsigned char *)head + skip, head->nlmsg_len - skip, attrs);
	if (attrs[NLMSGERR_ATTR_MSG].data)
		die("%s: %s", (const char *)attrs[NLMSGERR_ATTR_MSG].data, strerror(-err->error));
	die("%s", strerror(-err->error));
}

/* One message; true when it was the last. */
static bool heard(const struct nlmsghdr *head, genl_answer *answer, void *arg)
{
	struct genl_attr attrs[GENL_ATTRS];
	size_t skip = NLMSG_HDRLEN + GENL_HDRLEN;

	if (head->nlmsg_flags & NLM_F_DUMP_INTR)
		die("it changed while it was listed");
	if (head->nlmsg_type == NLMSG_ERROR) {
		judge(head);
		return true;
	}
	if (head->nlmsg_type == NLMSG_DONE)
		return true;
	if (answer && head->nlmsg_len >= skip) {
		split((const unsigned char *)head + skip, head->nlmsg_len - skip, attrs);
		answer(attrs, arg);
	}
	return false;
}

static void hear(struct genl *genl, genl_answer *answer, void *arg)
{
	static unsigned char buffer[65536] __attribute__((__aligned__(NLMSG_ALIGNTO)));
	const struct nlmsghdr *head;
	bool last = false;
	ssize_t got;
	int left;

	while (!last) {
		got = recv(genl->fd, buffer, sizeof(buffer), 0);
		if (got < 0)
			die("receiving: %s", strerror(errno));
		left = (int)got;
		for (head = (const struct nlmsghdr *)buffer; NLMSG_OK(head, left) && !last;
		     head = NLMSG_NEXT(head, left))
			last = heard(head, answer, arg);
	}
}

/* The whole message is one transaction, however long: the socket must take it. */
static void make_room(struct genl *genl)
{
	int size = (int)(genl->len + 65536);

	if (genl->len > INT32_MAX / 2)
		die("%s", strerror(EMSGSIZE));
	if (genl->len < 65536)
		return;
	if (setsockopt(genl->fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof(size)))
		setsockopt(genl->fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
}

static void talk(struct genl *genl, uint16_t flags, genl_answer *answer, void *arg)
{
	struct nlmsghdr *head = (struct nlmsghdr *)genl->message;

	head->nlmsg_len = (uint32_t)genl->len;
	head->nlmsg_flags |= flags;
	make_room(genl);
	if (send(genl->fd, genl->message, genl->len, 0) < 0)
		die("sending: %s", strerror(errno));
	hear(genl, answer, arg);
}

void genl_send(struct genl *genl, genl_answer *answer, void *arg)
{
	talk(genl, NLM_F_ACK, answer, arg);
}

void genl_list(struct genl *genl, genl_answer *answer, void *arg)
{
	talk(genl, NLM_F_DUMP, answer, arg);
}

static void found(const struct genl_attr *attrs, void *arg)
{
	struct genl *genl = arg;

	if (attrs[CTRL_ATTR_FAMILY_ID].len == sizeof(genl->family))
		memcpy(&genl->family, attrs[CTRL_ATTR_FAMILY_ID].data, sizeof(genl->family));
}

void genl_open(struct genl *genl, const char *family, uint8_t version)
{
	int yes = 1;

	*genl = (struct genl){ .family = GENL_ID_CTRL, .version = 2 };
	genl->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_GENERIC);
	if (genl->fd < 0)
		die("netlink: %s", strerror(errno));
	setsockopt(genl->fd, SOL_NETLINK, NETLINK_EXT_ACK, &yes, sizeof(yes));
	setsockopt(genl->fd, SOL_NETLINK, NETLINK_CAP_ACK, &yes, sizeof(yes));
	genl_begin(genl, CTRL_CMD_GETFAMILY);
	genl_put(genl, CTRL_ATTR_FAMILY_NAME, family, strlen(family) + 1);
	genl_send(genl, found, genl);
	genl->version = version;
}
