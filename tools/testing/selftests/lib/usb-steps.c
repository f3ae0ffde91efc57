// SPDX-License-Identifier: GPL-2.0
/*
 * usb-steps NODE STEP...: what a program does with a device, by the kernel's usbfs.
 *
 *   setting I N		claims interface I and sets its setting N
 *   alloc N EP...		asks for N streams at endpoints, which prints how many it got
 *   free EP...			gives them back
 *   move EP STREAM BYTES	one transfer, which prints its status and what it brought
 *   queue EP STREAM BYTES	one that is not waited for
 *   wrong EP STREAM BYTES	one transfer to the device, with data of another stream
 *   clear EP			clears its halt
 *   reset			resets the device
 *   stop			takes back all that was queued, and prints how many there were
 *   same EP STREAMS BYTES	one transfer in each stream, the last first, all at once
 *   ctrl TYPE REQUEST VALUE INDEX BYTES MS	a control transfer, which prints what it brought
 *
 * Numbers are as C has them; a step that begins with "x" is a list of endpoints' end.  Data of a
 * stream are its number, each two bytes.  A step that fails prints the errno's text.
 */

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#define EPS 15
#define QUEUE 2048

static int node;
static struct usbdevfs_urb *queued[QUEUE];
static unsigned int queue_count;

static int number(char ***argv)
{
	char *end;
	long n;

	if (!**argv)
		errx(2, "a step is not complete");
	n = strtol(**argv, &end, 0);
	if (*end)
		errx(2, "%s is no number", **argv);
	(*argv)++;
	return (int)n;
}

static void say(const char *step, int err)
{
	printf("%s: %s\n", step, err ? strerror(err) : "done");
}

static void fill(unsigned char *bytes, int n, int stream)
{
	int i;

	for (i = 0; i < n; i++)
		bytes[i] = (unsigned char)(i % 2 && i != n - n % 2 ? stream >> 8 : stream);
}

static int is_of(const unsigned char *bytes, int n, int stream)
{
	unsigned char *right = malloc((size_t)n + 1);
	int same;

	fill(right, n, stream);
	same = !memcmp(bytes, right, (size_t)n);
	free(right);
	return same;
}

static struct usbdevfs_urb *submit(int ep, int stream, int bytes, int data)
{
	struct usbdevfs_urb *urb = calloc(1, sizeof(*urb));
	int err;

	urb->type = USBDEVFS_URB_TYPE_BULK;
	urb->endpoint = (unsigned char)ep;
	urb->stream_id = (unsigned int)stream;
	urb->buffer = calloc(1, (size_t)bytes + 1);
	urb->buffer_length = bytes;
	if (!(ep & 0x80))
		fill(urb->buffer, bytes, data);
	if (!ioctl(node, USBDEVFS_SUBMITURB, urb))
		return urb;
	err = errno;
	free(urb->buffer);
	free(urb);
	errno = err;
	return NULL;
}

static void drop(struct usbdevfs_urb *urb)
{
	free(urb->buffer);
	free(urb);
}

/* Does what a transfer brought belong to its stream? */
static int right(const struct usbdevfs_urb *urb)
{
	return !urb->status && (!(urb->endpoint & 0x80) ||
				is_of(urb->buffer, urb->actual_length, (int)urb->stream_id));
}

static void move(const char *step, char ***argv, int offset)
{
	int ep = number(argv), stream = number(argv), bytes = number(argv);
	struct usbdevfs_urb *urb = submit(ep, stream, bytes, stream + offset), *done;

	if (!urb) {
		say(step, errno);
		return;
	}
	if (ioctl(node, USBDEVFS_REAPURB, &done))
		err(1, "reap");
	if (done->status)
		say(step, -done->status);
	else
		printf("%s: %d bytes, %s\n", step, done->actual_length,
		       right(done) ? "right" : "of another stream");
	drop(done);
}

static void queue(char ***argv)
{
	int ep = number(argv), stream = number(argv), bytes = number(argv);
	struct usbdevfs_urb *urb = queue_count < QUEUE ? submit(ep, stream, bytes, stream) : NULL;

	say("queue", urb ? 0 : errno);
	if (urb)
		queued[queue_count++] = urb;
}

static void stop(void)
{
	struct usbdevfs_urb *done;
	unsigned int i, n = 0;

	for (i = 0; i < queue_count; i++)
		ioctl(node, USBDEVFS_DISCARDURB, queued[i]);
	for (; !ioctl(node, USBDEVFS_REAPURBNDELAY, &done); n++)
		drop(done);
	queue_count = 0;
	printf("stop: %u\n", n);
}

static void same(char ***argv)
{
	int ep = number(argv), streams = number(argv), bytes = number(argv);
	struct usbdevfs_urb *done;
	int stream, good = 0, sent = 0;

	for (stream = streams; stream; stream--)
		sent += !!submit(ep, stream, bytes, stream);
	for (; sent; sent--) {
		if (ioctl(node, USBDEVFS_REAPURB, &done))
			err(1, "reap");
		good += right(done) && done->actual_length == bytes;
		drop(done);
	}
	printf("same: %d\n", good);
}

static struct usbdevfs_streams *streams_of(int count, char ***argv)
{
	struct usbdevfs_streams *streams = calloc(1, sizeof(*streams) + EPS);

	streams->num_streams = (unsigned int)count;
	while (**argv && ***argv != 'x' && streams->num_eps < EPS)
		streams->eps[streams->num_eps++] = (unsigned char)number(argv);
	if (**argv)
		(*argv)++;
	return streams;
}

static void alloc_streams(char ***argv)
{
	int count = number(argv);
	struct usbdevfs_streams *streams = streams_of(count, argv);
	int got = ioctl(node, USBDEVFS_ALLOC_STREAMS, streams);

	if (got < 0)
		say("alloc", errno);
	else
		printf("alloc: %d\n", got);
	free(streams);
}

static void free_streams(char ***argv)
{
	struct usbdevfs_streams *streams = streams_of(0, argv);

	say("free", ioctl(node, USBDEVFS_FREE_STREAMS, streams) ? errno : 0);
	free(streams);
}

static void setting(char ***argv)
{
	unsigned int interface = (unsigned int)number(argv);
	struct usbdevfs_setinterface set = { interface, (unsigned int)number(argv) };

	if (ioctl(node, USBDEVFS_CLAIMINTERFACE, &interface) ||
	    ioctl(node, USBDEVFS_SETINTERFACE, &set))
		say("setting", errno);
	else
		say("setting", 0);
}

static void clear(char ***argv)
{
	unsigned int ep = (unsigned int)number(argv);

	say("clear", ioctl(node, USBDEVFS_CLEAR_HALT, &ep) ? errno : 0);
}

static void ctrl(char ***argv)
{
	unsigned char bytes[4096] = { 0 };
	struct usbdevfs_ctrltransfer ask = { .data = bytes };
	int i, got;

	ask.bRequestType = (unsigned char)number(argv);
	ask.bRequest = (unsigned char)number(argv);
	ask.wValue = (unsigned short)number(argv);
	ask.wIndex = (unsigned short)number(argv);
	ask.wLength = (unsigned short)(number(argv) & 0xfff);
	ask.timeout = (unsigned int)number(argv);
	got = ioctl(node, USBDEVFS_CONTROL, &ask);
	if (got < 0) {
		say("ctrl", errno);
		return;
	}
	printf("ctrl:");
	for (i = 0; i < got && ask.bRequestType & 0x80; i++)
		printf(" %02x", bytes[i]);
	puts("");
}

static void step(const char *name, char ***argv)
{
	if (!strcmp(name, "setting"))
		setting(argv);
	else if (!strcmp(name, "alloc"))
		alloc_streams(argv);
	else if (!strcmp(name, "free"))
		free_streams(argv);
	else if (!strcmp(name, "move"))
		move(name, argv, 0);
	else if (!strcmp(name, "wrong"))
		move(name, argv, 1);
	else if (!strcmp(name, "clear"))
		clear(argv);
	else if (!strcmp(name, "reset"))
		say(name, ioctl(node, USBDEVFS_RESET) ? errno : 0);
	else if (!strcmp(name, "queue"))
		queue(argv);
	else if (!strcmp(name, "stop"))
		stop();
	else if (!strcmp(name, "same"))
		same(argv);
	else if (!strcmp(name, "ctrl"))
		ctrl(argv);
	else
		errx(2, "no such step: %s", name);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		errx(2, "usage: usb-steps NODE STEP...");
	node = open(argv[1], O_RDWR);
	if (node < 0)
		err(1, "%s", argv[1]);
	for (argv += 2; *argv;) {
		const char *name = *argv++;

		step(name, &argv);
		fflush(stdout);
	}
	return 0;
}
