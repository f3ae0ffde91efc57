// SPDX-License-Identifier: GPL-2.0
/*
 * ENC28J60 Ethernet controller
 *
 * The chip's memory of 8 KiB is a ring for what it receives, from address 0 on, and
 * behind it one packet to send.  Each packet in the ring begins with the address of
 * the next one, and is the host's until it moves the ring's read pointer on.
 *
 * Datasheet: Microchip ENC28J60 (DS39662).  Errata (DS80349), as they are numbered
 * for revision B7: 1 and 19 (resets), 5 (the ring is at 0), 6 (EPKTCNT is asked, and not
 * PKTIF), 12 and 13 (the transmitter is reset after an error, and tries again after a
 * late collision), 14 (the read pointer is odd).
 */
#include <inox/netdev.h>
#include <inox/spi.h>
#include <inox/time.h>

#include <inox/strict.h>

/* A bank in the upper bits, an address in the lower five. */
enum enc28j60_register {
	ENC28J60_READ_AT = 0x00,	/* the first of two bytes, as in the next lines */
	ENC28J60_WRITE_AT = 0x02,
	ENC28J60_TX_START = 0x04,
	ENC28J60_TX_END = 0x06,
	ENC28J60_RX_START = 0x08,
	ENC28J60_RX_END = 0x0a,
	ENC28J60_RX_READ = 0x0c,
	ENC28J60_INTERRUPTS = 0x1b,	/* from here on in all banks */
	ENC28J60_FLAGS = 0x1c,
	ENC28J60_STATUS = 0x1d,
	ENC28J60_CONTROL2 = 0x1e,
	ENC28J60_CONTROL1 = 0x1f,
	ENC28J60_HASHES = 0x20,		/* the first of eight bytes */
	ENC28J60_FILTER = 0x38,
	ENC28J60_PACKETS = 0x39,
	ENC28J60_MAC1 = 0x40,
	ENC28J60_MAC3 = 0x42,
	ENC28J60_MAC4 = 0x43,
	ENC28J60_GAP = 0x44,
	ENC28J60_GAP_ELSE = 0x46,
	ENC28J60_LONGEST = 0x4a,
	ENC28J60_MII_COMMAND = 0x52,
	ENC28J60_MII_REGISTER = 0x54,
	ENC28J60_MII_WRITE = 0x56,
	ENC28J60_MII_READ = 0x58,
	ENC28J60_ADDRESS5 = 0x60,
	ENC28J60_ADDRESS3 = 0x62,
	ENC28J60_ADDRESS1 = 0x64,
	ENC28J60_MII_STATUS = 0x6a,
	ENC28J60_REVISION = 0x72,
};

/* Commands, with an address in the lower five bits. */
#define ENC28J60_READ		0x00u
#define ENC28J60_READ_MEMORY	0x3au
#define ENC28J60_WRITE		0x40u
#define ENC28J60_WRITE_MEMORY	0x7au
#define ENC28J60_SET		0x80u
#define ENC28J60_CLEAR		0xa0u
#define ENC28J60_RESET		0xffu

/* In INTERRUPTS and FLAGS. */
#define ENC28J60_ENABLED	0x80u
#define ENC28J60_PACKET		0x40u
#define ENC28J60_LINK		0x10u
#define ENC28J60_TX_DONE	0x08u
#define ENC28J60_TX_ERROR	0x02u
#define ENC28J60_RX_ERROR	0x01u

#define ENC28J60_INCREMENT	0x80u	/* in CONTROL2 */
#define ENC28J60_PACKET_DONE	0x40u
#define ENC28J60_POWER_SAVE	0x20u
#define ENC28J60_REGULATOR_SAVE	0x08u
#define ENC28J60_TX_RESET	0x80u	/* in CONTROL1 */
#define ENC28J60_RX_RESET	0x40u
#define ENC28J60_TX_BEGIN	0x08u
#define ENC28J60_RX_ON		0x04u
#define ENC28J60_BANK		0x03u

#define ENC28J60_WANT_OURS	0x80u	/* in FILTER */
#define ENC28J60_WANT_RIGHT	0x20u
#define ENC28J60_WANT_HASHED	0x04u
#define ENC28J60_WANT_MULTICAST	0x02u
#define ENC28J60_WANT_BROADCAST	0x01u

#define ENC28J60_MAC1_RECEIVE	0x0du	/* and obey and send pauses */
#define ENC28J60_MAC3_FILL	0x32u	/* to 60 bytes, with a check sequence; check lengths */
#define ENC28J60_MAC3_FULL	0x01u
#define ENC28J60_MAC4_DEFER	0x40u
#define ENC28J60_MII_READS	0x01u
#define ENC28J60_MII_BUSY	0x01u

/* Registers of the PHY. */
#define ENC28J60_PHY_CONTROL1	0x00u
#define ENC28J60_PHY_FULL	0x0100u
#define ENC28J60_PHY_CONTROL2	0x10u
#define ENC28J60_PHY_NO_ECHO	0x0100u
#define ENC28J60_PHY_STATUS2	0x11u
#define ENC28J60_PHY_UP		0x0400u
#define ENC28J60_PHY_INTERRUPTS	0x12u
#define ENC28J60_PHY_NEWS	0x0012u
#define ENC28J60_PHY_FLAGS	0x13u
#define ENC28J60_PHY_LEDS	0x14u
#define ENC28J60_PHY_LEDS_LINK	0x3476u	/* A: the link; B: what goes over it */

#define ENC28J60_RX_LAST	0x19ffu
#define ENC28J60_TX_FIRST	0x1a00u
#define ENC28J60_FRAME		1518u	/* bytes of the longest, with its check sequence */
#define ENC28J60_CHECK		4u
#define ENC28J60_HEAD		6u	/* bytes before a packet in the ring */
#define ENC28J60_RX_OK		0x0080u
#define ENC28J60_RX_CRC		0x0010u
#define ENC28J60_VECTOR		7u	/* bytes behind a packet that was sent */
#define ENC28J60_TX_LATE	0x20u	/* in the fourth of them */

#define ENC28J60_NO_BANK	0xffu
#define ENC28J60_NOWHERE	0xffffu	/* the ring must be emptied */
#define ENC28J60_TRIES		16u	/* of a packet that collides late */

/* What stands before a packet in the ring. */
struct enc28j60_head {
	u16 next;			/* where the one after it begins */
	u16 length;			/* with its check sequence */
	u16 status;
};

struct enc28j60 {
	struct inox_spi bus;
	struct inox_netdev net;
	u8 bank;			/* that the chip has now; or it may be any */
	bool full_duplex;
	u16 next;			/* where in the ring the next packet begins */
	u16 sending;			/* bytes of the packet to send, with its control byte */
	u8 tries;
	inox_dma(ENC28J60_VECTOR) few;
	inox_dma(ENC28J60_FRAME) frame;
};

struct enc28j60_kind {
};

static const struct enc28j60_kind enc28j60_only;

#define ENC28J60_CHIPS(chip) \
	chip("enc28j60", enc28j60_only)

inox_spi_ids(enc28j60, struct enc28j60_kind, ENC28J60_CHIPS);

/* A command of two bytes, and one that ends before the next of its message. */
static struct inox_spi_part enc28j60_last(u8 command, enum enc28j60_register reg, u32 value)
{
	return inox_spi_bytes(command | (reg & 0x1fu), (u8)value);
}

static struct inox_spi_part enc28j60_one(u8 command, enum enc28j60_register reg, u32 value)
{
	return inox_spi_end(enc28j60_last(command, reg, value));
}

/* What failed may have been done all the same. */
static int enc28j60_select(struct enc28j60 *enc28j60, enum enc28j60_register reg)
{
	u8 bank = (u8)(reg >> 5);

	if ((reg & 0x1fu) >= ENC28J60_INTERRUPTS || bank == enc28j60->bank)
		return 0;
	enc28j60->bank = ENC28J60_NO_BANK;
	TRY(inox_spi_transfer(enc28j60,
			      enc28j60_one(ENC28J60_CLEAR, ENC28J60_CONTROL1, ENC28J60_BANK),
			      enc28j60_last(ENC28J60_SET, ENC28J60_CONTROL1, bank)));
	enc28j60->bank = bank;
	return 0;
}

static int enc28j60_put(struct enc28j60 *enc28j60, enum enc28j60_register reg, u8 value)
{
	TRY(enc28j60_select(enc28j60, reg));
	return inox_spi_transfer(enc28j60, enc28j60_last(ENC28J60_WRITE, reg, value));
}

static int enc28j60_put_pair(struct enc28j60 *enc28j60, enum enc28j60_register low, u32 value)
{
	TRY(enc28j60_select(enc28j60, low));
	return inox_spi_transfer(enc28j60, enc28j60_one(ENC28J60_WRITE, low, value),
				 enc28j60_last(ENC28J60_WRITE, low + 1, value >> 8));
}

static int enc28j60_set(struct enc28j60 *enc28j60, enum enc28j60_register reg, u8 bits)
{
	return inox_spi_transfer(enc28j60, enc28j60_last(ENC28J60_SET, reg, bits));
}

static int enc28j60_clear(struct enc28j60 *enc28j60, enum enc28j60_register reg, u8 bits)
{
	return inox_spi_transfer(enc28j60, enc28j60_last(ENC28J60_CLEAR, reg, bits));
}

/* Of the MAC and the PHY a byte comes first that means nothing. */
static bool enc28j60_is_slow(enum enc28j60_register reg)
{
	return reg >= ENC28J60_MAC1 && reg <= ENC28J60_MII_STATUS;
}

static struct inox_u8 enc28j60_get(struct enc28j60 *enc28j60, enum enc28j60_register reg)
{
	u32 skipped = enc28j60_is_slow(reg);
	struct inox_reader in = inox_dma_reader(&enc28j60->few, 1 + skipped);
	int err = enc28j60_select(enc28j60, reg);

	if (!err)
		err = inox_spi_transfer(enc28j60,
					inox_spi_bytes((u8)(ENC28J60_READ | (reg & 0x1fu))),
					inox_spi_receive(enc28j60, few, 1 + skipped));
	if (!err)
		err = inox_read_skip(&in, skipped);
	return err ? inox_u8_err(err) : inox_read_u8(&in);
}

/* The PHY is behind registers of its own, and takes its time. */

static int enc28j60_phy_wait(struct enc28j60 *enc28j60)
{
	struct inox_deadline deadline = inox_deadline(inox_ms(20));

	do {
		if (!(TRY(enc28j60_get(enc28j60, ENC28J60_MII_STATUS)) & ENC28J60_MII_BUSY))
			return 0;
	} while (inox_deadline_wait(&deadline, inox_us(20)));
	inox_err(enc28j60, "the PHY does not answer\n");
	return -ETIMEDOUT;
}

static int enc28j60_phy_get(struct enc28j60 *enc28j60, u8 reg, u16 *value)
{
	u8 low;

	TRY(enc28j60_put(enc28j60, ENC28J60_MII_REGISTER, reg));
	TRY(enc28j60_put(enc28j60, ENC28J60_MII_COMMAND, ENC28J60_MII_READS));
	TRY(enc28j60_phy_wait(enc28j60));
	TRY(enc28j60_put(enc28j60, ENC28J60_MII_COMMAND, 0));
	low = TRY(enc28j60_get(enc28j60, ENC28J60_MII_READ));
	*value = (u16)(low | TRY(enc28j60_get(enc28j60, ENC28J60_MII_READ + 1)) << 8);
	return 0;
}

static int enc28j60_phy_put(struct enc28j60 *enc28j60, u8 reg, u16 value)
{
	TRY(enc28j60_put(enc28j60, ENC28J60_MII_REGISTER, reg));
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_MII_WRITE, value));
	return enc28j60_phy_wait(enc28j60);
}

static int enc28j60_look_at_link(struct enc28j60 *enc28j60)
{
	u16 flags, status;

	TRY(enc28j60_phy_get(enc28j60, ENC28J60_PHY_FLAGS, &flags));
	TRY(enc28j60_phy_get(enc28j60, ENC28J60_PHY_STATUS2, &status));
	inox_netdev_carrier(&enc28j60->net, status & ENC28J60_PHY_UP);
	return 0;
}

/* Receiving */

/* What failed may have been done: then nobody knows how many packets there are. */
static int enc28j60_free(struct enc28j60 *enc28j60, u16 next)
{
	u32 last = next ? next - 1u : ENC28J60_RX_LAST;

	TRY(enc28j60_select(enc28j60, ENC28J60_RX_READ));
	enc28j60->next = ENC28J60_NOWHERE;
	TRY(inox_spi_transfer(enc28j60,
		enc28j60_one(ENC28J60_WRITE, ENC28J60_RX_READ, last),
		enc28j60_one(ENC28J60_WRITE, ENC28J60_RX_READ + 1, last >> 8),
		enc28j60_last(ENC28J60_SET, ENC28J60_CONTROL2, ENC28J60_PACKET_DONE)));
	enc28j60->next = next;
	return 0;
}

static int enc28j60_empty_ring(struct enc28j60 *enc28j60)
{
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_RX_START, 0));
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_RX_READ, ENC28J60_RX_LAST));
	return enc28j60_put_pair(enc28j60, ENC28J60_RX_END, ENC28J60_RX_LAST);
}

/* Where the next packet begins is not known any more: all of them are lost. */
static int enc28j60_start_anew(struct enc28j60 *enc28j60)
{
	inox_netdev_bad(&enc28j60->net, INOX_NET_GARBLED);
	enc28j60->next = ENC28J60_NOWHERE;
	TRY(enc28j60_clear(enc28j60, ENC28J60_CONTROL1, ENC28J60_RX_ON));
	TRY(enc28j60_set(enc28j60, ENC28J60_CONTROL1, ENC28J60_RX_RESET));
	TRY(enc28j60_clear(enc28j60, ENC28J60_CONTROL1, ENC28J60_RX_RESET));
	TRY(enc28j60_empty_ring(enc28j60));
	TRY(enc28j60_set(enc28j60, ENC28J60_CONTROL1, ENC28J60_RX_ON));
	enc28j60->next = 0;
	return 0;
}

static int enc28j60_take(struct enc28j60 *enc28j60, u16 length)
{
	TRY(inox_spi_transfer(enc28j60, inox_spi_bytes(ENC28J60_READ_MEMORY),
			      inox_spi_receive(enc28j60, frame, length)));
	inox_netdev_received(&enc28j60->net,
			     inox_dma_reader(&enc28j60->frame, length - ENC28J60_CHECK));
	return 0;
}

static int enc28j60_read_few(struct enc28j60 *enc28j60, u16 at, size_t length)
{
	TRY(enc28j60_select(enc28j60, ENC28J60_READ_AT));
	return inox_spi_transfer(enc28j60,
				 enc28j60_one(ENC28J60_WRITE, ENC28J60_READ_AT, at),
				 enc28j60_one(ENC28J60_WRITE, ENC28J60_READ_AT + 1, at >> 8),
				 inox_spi_bytes(ENC28J60_READ_MEMORY),
				 inox_spi_receive(enc28j60, few, length));
}

static int enc28j60_read_head(struct enc28j60 *enc28j60, struct enc28j60_head *head)
{
	struct inox_reader in = inox_dma_reader(&enc28j60->few, ENC28J60_HEAD);

	TRY(enc28j60_read_few(enc28j60, enc28j60->next, ENC28J60_HEAD));
	head->next = TRY(inox_read_le16(&in));
	head->length = TRY(inox_read_le16(&in));
	head->status = TRY(inox_read_le16(&in));
	return 0;
}

/* Behind a head the chip goes on reading by itself, round the ring. */
static int enc28j60_read_packet(struct enc28j60 *enc28j60, struct enc28j60_head head)
{
	if (!(head.status & ENC28J60_RX_OK))
		inox_netdev_bad(&enc28j60->net, head.status & ENC28J60_RX_CRC ?
				INOX_NET_CRC : INOX_NET_LENGTH);
	else if (head.length <= ENC28J60_CHECK || head.length > ENC28J60_FRAME)
		inox_netdev_bad(&enc28j60->net, INOX_NET_LENGTH);
	else
		TRY(enc28j60_take(enc28j60, head.length));
	return enc28j60_free(enc28j60, head.next);
}

static int enc28j60_read_packets(struct enc28j60 *enc28j60, u32 n)
{
	struct enc28j60_head head;

	if (enc28j60->next == ENC28J60_NOWHERE)
		return enc28j60_start_anew(enc28j60);
	while (n--) {
		TRY(enc28j60_read_head(enc28j60, &head));
		if (head.next > ENC28J60_RX_LAST || head.next % 2)
			return enc28j60_start_anew(enc28j60);
		TRY(enc28j60_read_packet(enc28j60, head));
	}
	return 0;
}

/* Sending */

static int enc28j60_write_packet(struct enc28j60 *enc28j60, struct inox_reader *packet)
{
	struct inox_writer out = inox_dma_writer(&enc28j60->frame);
	u32 end = ENC28J60_TX_FIRST + (u32)inox_reader_left(packet);

	TRY(inox_write_u8(&out, ENC28J60_WRITE_MEMORY));
	TRY(inox_write_u8(&out, 0));	/* nothing is special about this packet */
	TRY(inox_write_part(&out, packet));
	TRY(enc28j60_select(enc28j60, ENC28J60_WRITE_AT));
	enc28j60->tries = 0;
	enc28j60->sending = (u16)(inox_writer_used(&out) - 1);
	return inox_spi_transfer(enc28j60,
		enc28j60_one(ENC28J60_WRITE, ENC28J60_WRITE_AT, ENC28J60_TX_FIRST & 0xffu),
		enc28j60_one(ENC28J60_WRITE, ENC28J60_WRITE_AT + 1, ENC28J60_TX_FIRST >> 8),
		inox_spi_end(inox_spi_send(enc28j60, frame, inox_writer_used(&out))),
		enc28j60_one(ENC28J60_WRITE, ENC28J60_TX_END, end),
		enc28j60_one(ENC28J60_WRITE, ENC28J60_TX_END + 1, end >> 8),
		enc28j60_last(ENC28J60_SET, ENC28J60_CONTROL1, ENC28J60_TX_BEGIN));
}

static void enc28j60_transmit(struct enc28j60 *enc28j60, struct net_outgoing_txn token)
{
	INOX_TXN(net_outgoing, packet, token);
	struct inox_reader bytes = inox_outgoing_bytes(packet);

	if (enc28j60_write_packet(enc28j60, &bytes))
		net_outgoing_drop(packet);
	else
		net_outgoing_keep(packet);
}

/* Why it did not go is written behind the packet. */
static int enc28j60_was_late(struct enc28j60 *enc28j60, bool *late)
{
	struct inox_reader in = inox_dma_reader(&enc28j60->few, ENC28J60_VECTOR);

	TRY(enc28j60_read_few(enc28j60, ENC28J60_TX_FIRST + enc28j60->sending, ENC28J60_VECTOR));
	TRY(inox_read_skip(&in, 3));
	*late = TRY(inox_read_u8(&in)) & ENC28J60_TX_LATE;
	return 0;
}

/* The end of the reset may look like one more error. */
static int enc28j60_try_again(struct enc28j60 *enc28j60)
{
	bool late;

	TRY(enc28j60_was_late(enc28j60, &late));
	TRY(inox_spi_transfer(enc28j60,
		enc28j60_one(ENC28J60_SET, ENC28J60_CONTROL1, ENC28J60_TX_RESET),
		enc28j60_one(ENC28J60_CLEAR, ENC28J60_CONTROL1,
			     ENC28J60_TX_RESET | ENC28J60_TX_BEGIN),
		enc28j60_last(ENC28J60_CLEAR, ENC28J60_FLAGS,
			      ENC28J60_TX_ERROR | ENC28J60_TX_DONE)));
	if (late && ++enc28j60->tries < ENC28J60_TRIES)
		return enc28j60_set(enc28j60, ENC28J60_CONTROL1, ENC28J60_TX_BEGIN);
	inox_netdev_done(&enc28j60->net, late ? INOX_NET_LATE : INOX_NET_ABORTED);
	return 0;
}

/* The interrupt */

static int enc28j60_serve(struct enc28j60 *enc28j60, u8 flags)
{
	if (flags & ENC28J60_LINK)
		TRY(enc28j60_look_at_link(enc28j60));
	if (flags & ENC28J60_TX_ERROR) {
		TRY(enc28j60_try_again(enc28j60));
	} else if (flags & ENC28J60_TX_DONE) {
		TRY(enc28j60_clear(enc28j60, ENC28J60_FLAGS, ENC28J60_TX_DONE));
		inox_netdev_done(&enc28j60->net, INOX_NET_SENT);
	}
	if (flags & ENC28J60_RX_ERROR) {
		TRY(enc28j60_clear(enc28j60, ENC28J60_FLAGS, ENC28J60_RX_ERROR));
		inox_netdev_bad(&enc28j60->net, INOX_NET_OVERRUN);
	}
	return 0;
}

/* Until there was nothing to do, so that a line of edges will do as well. */
static int enc28j60_irq(struct enc28j60 *enc28j60)
{
	u8 flags, packets;

	if (!inox_netdev_is_open(&enc28j60->net))
		return enc28j60_put(enc28j60, ENC28J60_INTERRUPTS, 0);
	flags = TRY(enc28j60_get(enc28j60, ENC28J60_FLAGS));
	TRY(enc28j60_serve(enc28j60, flags));
	packets = TRY(enc28j60_get(enc28j60, ENC28J60_PACKETS));
	TRY(enc28j60_read_packets(enc28j60, packets));
	if (flags || packets)
		inox_irq_again(enc28j60);
	return 0;
}

/* The interface */

/* A chip that saves power does not take a reset; when it is ready it cannot say. */
static int enc28j60_reset(struct enc28j60 *enc28j60)
{
	enc28j60->bank = ENC28J60_NO_BANK;
	TRY(enc28j60_clear(enc28j60, ENC28J60_CONTROL2, ENC28J60_POWER_SAVE));
	inox_sleep(inox_ms(1));
	TRY(inox_spi_transfer(enc28j60, inox_spi_bytes(ENC28J60_RESET)));
	inox_sleep(inox_ms(2));
	return enc28j60_put(enc28j60, ENC28J60_CONTROL2,
			    ENC28J60_INCREMENT | ENC28J60_REGULATOR_SAVE);
}

static int enc28j60_set_address(struct enc28j60 *enc28j60)
{
	struct inox_mac mac = inox_netdev_mac(&enc28j60->net);
	const u8 *at = mac.bytes;

	TRY(enc28j60_put_pair(enc28j60, ENC28J60_ADDRESS1, (u32)(at[0] | at[1] << 8)));
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_ADDRESS3, (u32)(at[2] | at[3] << 8)));
	return enc28j60_put_pair(enc28j60, ENC28J60_ADDRESS5, (u32)(at[4] | at[5] << 8));
}

/* The gaps between packets are the datasheet's, of section 6.5. */
static int enc28j60_set_duplex(struct enc28j60 *enc28j60)
{
	bool full = enc28j60->full_duplex;

	TRY(enc28j60_put(enc28j60, ENC28J60_MAC1, ENC28J60_MAC1_RECEIVE));
	TRY(enc28j60_put(enc28j60, ENC28J60_MAC3,
			 ENC28J60_MAC3_FILL | (full ? ENC28J60_MAC3_FULL : 0)));
	TRY(enc28j60_put(enc28j60, ENC28J60_MAC4, full ? 0 : ENC28J60_MAC4_DEFER));
	TRY(enc28j60_put(enc28j60, ENC28J60_GAP, full ? 0x15 : 0x12));
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_GAP_ELSE, full ? 0x0012 : 0x0c12));
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_LONGEST, ENC28J60_FRAME));
	TRY(enc28j60_phy_put(enc28j60, ENC28J60_PHY_CONTROL1, full ? ENC28J60_PHY_FULL : 0));
	TRY(enc28j60_phy_put(enc28j60, ENC28J60_PHY_CONTROL2, full ? 0 : ENC28J60_PHY_NO_ECHO));
	return enc28j60_phy_put(enc28j60, ENC28J60_PHY_LEDS, ENC28J60_PHY_LEDS_LINK);
}

/* Interrupts come when all is ready, and packets last. */
static int enc28j60_open(struct enc28j60 *enc28j60)
{
	TRY(enc28j60_reset(enc28j60));
	TRY(enc28j60_empty_ring(enc28j60));
	enc28j60->next = 0;
	TRY(enc28j60_put_pair(enc28j60, ENC28J60_TX_START, ENC28J60_TX_FIRST));
	TRY(enc28j60_set_duplex(enc28j60));
	TRY(enc28j60_set_address(enc28j60));
	TRY(enc28j60_phy_put(enc28j60, ENC28J60_PHY_INTERRUPTS, ENC28J60_PHY_NEWS));
	TRY(enc28j60_look_at_link(enc28j60));
	TRY(enc28j60_put(enc28j60, ENC28J60_INTERRUPTS,
			 ENC28J60_ENABLED | ENC28J60_PACKET | ENC28J60_LINK |
			 ENC28J60_TX_DONE | ENC28J60_TX_ERROR | ENC28J60_RX_ERROR));
	return enc28j60_set(enc28j60, ENC28J60_CONTROL1, ENC28J60_RX_ON);
}

static int enc28j60_silence(struct enc28j60 *enc28j60)
{
	TRY(enc28j60_put(enc28j60, ENC28J60_INTERRUPTS, 0));
	TRY(enc28j60_clear(enc28j60, ENC28J60_CONTROL1, ENC28J60_RX_ON | ENC28J60_TX_BEGIN));
	return enc28j60_set(enc28j60, ENC28J60_CONTROL2, ENC28J60_POWER_SAVE);
}

static void enc28j60_stop(struct enc28j60 *enc28j60)
{
	int err = enc28j60_silence(enc28j60);

	if (err)
		inox_err(enc28j60, "the chip cannot be stopped: %d\n", err);
}

/* What goes to several is wanted by a hash of its address: bits 28 to 23. */
static u8 enc28j60_hash(struct inox_mac address, INOX_ATOMIC)
{
	return inox_mac_crc(address) >> 23 & 63;
}

static int enc28j60_filter(struct enc28j60 *enc28j60, const struct inox_net_filter *filter)
{
	u32 wants = ENC28J60_WANT_OURS | ENC28J60_WANT_RIGHT | ENC28J60_WANT_BROADCAST |
		    ENC28J60_WANT_HASHED;
	u8 i;

	for (i = 0; i < 8; i += 2)
		TRY(enc28j60_put_pair(enc28j60, ENC28J60_HASHES + i,
				      (u16)(filter->hashes >> (8 * i))));
	if (filter->all_multicast)
		wants |= ENC28J60_WANT_MULTICAST;
	return enc28j60_put(enc28j60, ENC28J60_FILTER, filter->promiscuous ? 0 : (u8)wants);
}

static int enc28j60_link(struct enc28j60 *enc28j60, struct inox_net_link *link)
{
	link->modes = INOX_NET_10_HALF | INOX_NET_10_FULL;
	link->mbit = 10;
	link->full_duplex = enc28j60->full_duplex;
	return 0;
}

/* The chip cannot agree on anything with who is at the other end. */
static int enc28j60_set_link(struct enc28j60 *enc28j60, const struct inox_net_link *link)
{
	if (link->autoneg || link->mbit != 10)
		return -EOPNOTSUPP;
	enc28j60->full_duplex = link->full_duplex;
	return 0;
}

/* Where no chip is, the bus reads as ones or zeros. */
static int enc28j60_probe(struct enc28j60 *enc28j60)
{
	u8 revision;

	if (!inox_has_irq(enc28j60)) {
		inox_err(enc28j60, "it needs an interrupt\n");
		return -EINVAL;
	}
	TRY(inox_spi_setup(enc28j60, .modes = INOX_SPI_MODE(0), .max_hz = 20000000));
	TRY(enc28j60_reset(enc28j60));
	revision = TRY(enc28j60_get(enc28j60, ENC28J60_REVISION));
	if (revision == 0x00 || revision == 0xff) {
		inox_err(enc28j60, "no such chip answers\n");
		return -ENODEV;
	}
	return enc28j60_silence(enc28j60);
}

inox_netdev(enc28j60, net,
	.open = enc28j60_open,
	.stop = enc28j60_stop,
	.transmit = enc28j60_transmit,
	.filter = enc28j60_filter,
	.hash = enc28j60_hash,
	.link = enc28j60_link,
	.set_link = enc28j60_set_link);

inox_spi_driver(enc28j60,
	.supply = "vdd",
	.probe = enc28j60_probe,
	.irq = enc28j60_irq,
	.publish = enc28j60_netdev);

MODULE_DESCRIPTION("ENC28J60 Ethernet controllers");
MODULE_LICENSE("GPL");
