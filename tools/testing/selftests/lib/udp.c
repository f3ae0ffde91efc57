// SPDX-License-Identifier: GPL-2.0
/*
 * udp: datagrams from and to endpoints that are named, which no stock tool of the guest can do.
 *
 *	udp send ADDRESS PORT TO PORT TEXT	one, from that endpoint
 *	udp hear ADDRESS PORT...		tells "ADDRESS PORT TO PORT TEXT" of each, until it is killed
 *
 * Both may have the same endpoint: what comes goes to whoever hears once the sender has ended.
 */

#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 16

static void check(int bad, const char *what)
{
	if (!bad)
		return;
	perror(what);
	exit(1);
}

static struct addrinfo *endpoint(const char *address, const char *port)
{
	struct addrinfo numeric = { .ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV };
	struct addrinfo *found;
	int err = getaddrinfo(address, port, &numeric, &found);

	if (err) {
		fprintf(stderr, "%s %s: %s\n", address, port, gai_strerror(err));
		exit(1);
	}
	return found;
}

static int bound(const char *address, const char *port)
{
	struct addrinfo *here = endpoint(address, port);
	int yes = 1, fd = socket(here->ai_family, SOCK_DGRAM, 0);

	check(fd < 0, "socket");
	check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)), "SO_REUSEADDR");
	check(bind(fd, here->ai_addr, here->ai_addrlen), address);
	freeaddrinfo(here);
	return fd;
}

static void sends(char **words)
{
	struct addrinfo *to = endpoint(words[2], words[3]);
	int fd = bound(words[0], words[1]);

	check(sendto(fd, words[4], strlen(words[4]), 0, to->ai_addr, to->ai_addrlen) < 0, "sendto");
	freeaddrinfo(to);
}

static void tell(int fd, char **here)
{
	struct sockaddr_storage from;
	socklen_t size = sizeof(from);
	char text[128], address[64], port[8];
	ssize_t n = recvfrom(fd, text, sizeof(text), 0, (struct sockaddr *)&from, &size);

	/* An answer that nobody is there; it is no datagram. */
	if (n < 0)
		return;
	check(getnameinfo((struct sockaddr *)&from, size, address, sizeof(address), port, sizeof(port),
			  NI_NUMERICHOST | NI_NUMERICSERV | NI_DGRAM), "getnameinfo");
	printf("%s %s %s %s %.*s\n", address, port, here[0], here[1], (int)n, text);
	fflush(stdout);
}

static void hears(char **words, int n)
{
	struct pollfd sockets[MOST];
	int i;

	for (i = 0; i < n; i++)
		sockets[i] = (struct pollfd){ .fd = bound(words[2 * i], words[2 * i + 1]), .events = POLLIN };
	for (;;) {
		check(poll(sockets, n, -1) < 0, "poll");
		for (i = 0; i < n; i++)
			if (sockets[i].revents)
				tell(sockets[i].fd, words + 2 * i);
	}
}

int main(int argc, char **argv)
{
	if (argc == 7 && !strcmp(argv[1], "send")) {
		sends(argv + 2);
		return 0;
	}
	if (argc >= 4 && argc % 2 == 0 && argc <= 2 + 2 * MOST && !strcmp(argv[1], "hear"))
		hears(argv + 2, (argc - 2) / 2);
	fprintf(stderr, "usage: udp send ADDRESS PORT TO PORT TEXT | udp hear ADDRESS PORT...\n");
	return 2;
}
