// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz-netlink FAMILY COUNT SEED: as many random messages to a generic netlink family.  Prints how
 * they ended.
 */

#include <err.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include "noise.h"

#define ROOM 4096

static unsigned char message[ROOM] __attribute__((__aligned__(4)));
static unsigned char answer[65536] __attribute__((__aligned__(4)));
static size_t length;
static uint16_t family;

static void *add(size_t size)
{
	void *at = message + length;

	if (length + NLMSG_ALIGN(size) > ROOM)
		errx(1, "no room");
	memset(at, 0, NLMSG_ALIGN(size));
	length += NLMSG_ALIGN(size);
	return at;
}

static struct nlattr *attribute(uint16_t type, const void *data, size_t size)
{
	struct nlattr *attr = add(NLA_HDRLEN + size);

	attr->nla_type = type;
	attr->nla_len = (uint16_t)(NLA_HDRLEN + size);
	if (size)
		memcpy((char *)attr + NLA_HDRLEN, data, size);
	return attr;
}

static void begin(uint16_t type, uint16_t flags, uint8_t command, uint8_t version)
{
	struct nlmsghdr *head;
	struct genlmsghdr *genl;

	length = 0;
	head = add(NLMSG_HDRLEN);
	*head = (struct nlmsghdr){ .nlmsg_type = type, .nlmsg_flags = flags };
	genl = add(GENL_HDRLEN);
	genl->cmd = command;
	genl->version = version;
}

/* The errno of the last answer, all of which are taken. */
static int hear(int fd)
{
	const struct nlmsghdr *head = (const struct nlmsghdr *)answer;
	int error = 0;
	ssize_t got;

	while ((got = recv(fd, answer, sizeof(answer), MSG_DONTWAIT)) > 0)
		for (head = (const struct nlmsghdr *)answer; NLMSG_OK(head, got); head = NLMSG_NEXT(head, got))
			if (head->nlmsg_type == NLMSG_ERROR)
				error = -((const struct nlmsgerr *)NLMSG_DATA(head))->error;
	return error;
}

static int talk(int fd)
{
	struct nlmsghdr *head = (struct nlmsghdr *)message;

	head->nlmsg_len = (uint32_t)length;
	if (send(fd, message, length, 0) < 0)
		return -1;
	errno = hear(fd);
	return errno ? -1 : 0;
}

static void resolve(int fd, const char *name)
{
	const struct nlattr *attr;
	int left;
	ssize_t got;

	begin(GENL_ID_CTRL, NLM_F_REQUEST, CTRL_CMD_GETFAMILY, 2);
	attribute(CTRL_ATTR_FAMILY_NAME, name, strlen(name) + 1);
	((struct nlmsghdr *)message)->nlmsg_len = (uint32_t)length;
	if (send(fd, message, length, 0) < 0)
		err(1, "netlink");
	got = recv(fd, answer, sizeof(answer), 0);
	attr = (const struct nlattr *)(answer + NLMSG_HDRLEN + GENL_HDRLEN);
	for (left = (int)got - NLMSG_HDRLEN - GENL_HDRLEN; left > NLA_HDRLEN; left -= NLA_ALIGN(attr->nla_len),
	     attr = (const struct nlattr *)((const char *)attr + NLA_ALIGN(attr->nla_len)))
		if (attr->nla_type == CTRL_ATTR_FAMILY_ID)
			memcpy(&family, attr + 1, sizeof(family));
	if (!family)
		errx(1, "no family %s", name);
}

/* Numbers are small mostly, or have few bits. */
static size_t value(unsigned char *data)
{
	static const size_t sizes[] = { 0, 1, 2, 4, 4, 4, 8, 8, 16 };
	uint64_t number = one_in(3) ? 1ull << below(64) : below(300);
	size_t size = one_in(20) ? below(100) : sizes[below(sizeof(sizes) / sizeof(sizes[0]))];

	noise_fill(data, size);
	if (size <= sizeof(number) && !one_in(4))
		memcpy(data, &number, size);
	return size;
}

static void attributes(unsigned int depth)
{
	unsigned char data[100];
	unsigned int n = below(8);
	struct nlattr *nest;

	while (n--) {
		uint16_t type = (uint16_t)(one_in(20) ? noise() : below(20));

		if (depth < 3 && one_in(4)) {
			nest = attribute((uint16_t)(type | (one_in(10) ? 0 : NLA_F_NESTED)), NULL, 0);
			attributes(depth + 1);
			nest->nla_len = (uint16_t)((unsigned char *)message + length - (unsigned char *)nest);
		} else {
			attribute(type, data, value(data));
		}
		if (length > ROOM / 2)
			return;
	}
}

static int one(int fd)
{
	uint16_t flags = NLM_F_REQUEST | NLM_F_ACK;
	unsigned int n;

	if (one_in(8))
		flags = (uint16_t)(one_in(4) ? noise() : NLM_F_REQUEST | NLM_F_DUMP);
	begin(family, flags, (uint8_t)(one_in(20) ? noise() : below(10)), (uint8_t)(one_in(20) ? noise() : 1));
	attributes(0);
	for (n = one_in(10) ? 1 + below(4) : 0; n; n--)
		message[NLMSG_HDRLEN + below((unsigned int)length - NLMSG_HDRLEN)] = (unsigned char)noise();
	if (one_in(20))
		length = NLMSG_HDRLEN + below((unsigned int)length - NLMSG_HDRLEN);
	return talk(fd);
}

int main(int argc, char **argv)
{
	int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
	unsigned long i, count;

	if (argc != 4)
		errx(2, "usage: fuzz-netlink FAMILY COUNT SEED");
	if (fd < 0)
		err(1, "netlink");
	count = strtoul(argv[2], NULL, 0);
	noise_seed(argv[3]);
	resolve(fd, argv[1]);
	for (i = 0; i < count; i++)
		outcome(one(fd));
	tell_outcomes();
	return 0;
}
