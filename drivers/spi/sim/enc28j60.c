// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: ENC28J60 Ethernet controller
 *
 * Chips of one bus that have the same "cable" are on one wire: what one sends, all
 * others hear.  "link" says whether the cable is plugged in.  A frame is on the wire
 * for "frame_us", as exactly as the kernel's ticks are.  One that is written to "wire"
 * is heard by this chip alone, as if it came over the cable; read, "wire" is the last
 * frame the chip sent.  Neither has a check sequence, and what follows a shorter frame
 * is zeros.
 *
 * What the datasheet or the errata forbid is counted in "misuses".  Where errata say
 * that something may happen, it always does; which of them a chip has depends on its
 * "revision".
 *
 * Neither its DMA nor wake-up by patterns is here.
 *
 * Datasheet: Microchip ENC28J60 (DS39662); errata: DS80349.
 */
#include <linux/bitrev.h>
#include <linux/bits.h>
#include <linux/crc32.h>

#include <inox/sim/spi.h>

#include <inox/strict.h>

/* A bank and an address in it; those from EIE on are in all banks. */
enum enc28j60_register {
	ENC28J60_ERDPT = 0x00,
	ENC28J60_EWRPT = 0x02,
	ENC28J60_ETXST = 0x04,
	ENC28J60_ETXND = 0x06,
	ENC28J60_ERXST = 0x08,
	ENC28J60_ERXND = 0x0a,
	ENC28J60_ERXRDPT = 0x0c,
	ENC28J60_ERXWRPT = 0x0e,
	ENC28J60_EIE = 0x1b,
	ENC28J60_EIR = 0x1c,
	ENC28J60_ESTAT = 0x1d,
	ENC28J60_ECON2 = 0x1e,
	ENC28J60_ECON1 = 0x1f,
	ENC28J60_EHT0 = 0x20,
	ENC28J60_ERXFCON = 0x38,
	ENC28J60_EPKTCNT = 0x39,
	ENC28J60_MACON1 = 0x40,
	ENC28J60_MACON3 = 0x42,
	ENC28J60_MACLCON1 = 0x48,
	ENC28J60_MACLCON2 = 0x49,
	ENC28J60_MAMXFL = 0x4a,
	ENC28J60_MICMD = 0x52,
	ENC28J60_MIREGADR = 0x54,
	ENC28J60_MIWR = 0x56,
	ENC28J60_MIRD = 0x58,
	ENC28J60_MAADR5 = 0x60,
	ENC28J60_MAADR1 = 0x64,
	ENC28J60_MISTAT = 0x6a,
	ENC28J60_EREVID = 0x72,
	ENC28J60_REGISTERS = 0x80,
};

/* In EIE and EIR. */
#define ENC28J60_INTIE	0x80u
#define ENC28J60_PKTIF	0x40u
#define ENC28J60_LINKIF	0x10u
#define ENC28J60_TXIF	0x08u
#define ENC28J60_TXERIF	0x02u
#define ENC28J60_RXERIF	0x01u
#define ENC28J60_KEPT	0x2bu	/* flags that stay until they are cleared */

/* In ESTAT. */
#define ENC28J60_INT		0x80u
#define ENC28J60_LATECOL	0x10u
#define ENC28J60_TXABRT		0x02u
#define ENC28J60_CLKRDY		0x01u

/* In ECON2. */
#define ENC28J60_AUTOINC	0x80u
#define ENC28J60_PKTDEC		0x40u
#define ENC28J60_PWRSV		0x20u

/* In ECON1. */
#define ENC28J60_TXRST		0x80u
#define ENC28J60_RXRST		0x40u
#define ENC28J60_TXRTS		0x08u
#define ENC28J60_RXEN		0x04u
#define ENC28J60_BANK		0x03u

/* In ERXFCON. */
#define ENC28J60_UCEN	0x80u
#define ENC28J60_ANDOR	0x40u
#define ENC28J60_CRCEN	0x20u
#define ENC28J60_HTEN	0x04u
#define ENC28J60_MCEN	0x02u
#define ENC28J60_BCEN	0x01u

#define ENC28J60_MARXEN	0x01u	/* in MACON1 */
#define ENC28J60_PADCFG	0x20u	/* in MACON3, and the next three */
#define ENC28J60_TXCRC	0x10u
#define ENC28J60_HUGE	0x04u
#define ENC28J60_FULDPX	0x01u
#define ENC28J60_MIIRD	0x01u	/* in MICMD */
#define ENC28J60_BUSY	0x01u	/* in MISTAT */

/* Registers of the PHY, and bits of them. */
#define ENC28J60_PHCON1		0x00u
#define ENC28J60_PHSTAT1	0x01u
#define ENC28J60_PHHID1		0x02u
#define ENC28J60_PHHID2		0x03u
#define ENC28J60_PHCON2		0x10u
#define ENC28J60_PHSTAT2	0x11u
#define ENC28J60_PHIE		0x12u
#define ENC28J60_PHIR		0x13u
#define ENC28J60_PHLCON		0x14u
#define ENC28J60_PDPXMD		0x0100u	/* in PHCON1 */
#define ENC28J60_HDLDIS		0x0100u	/* in PHCON2 */
#define ENC28J60_LINK_NEWS	0x0012u	/* in PHIE, and of PHIR */

/* In a receive status. */
#define ENC28J60_RX_CRC		0x0010u
#define ENC28J60_RX_OK		0x0080u
#define ENC28J60_RX_MULTICAST	0x0100u
#define ENC28J60_RX_BROADCAST	0x0200u

/* In the upper half of the first word of a transmit status. */
#define ENC28J60_TX_DONE	0x0080u
#define ENC28J60_TX_COLLISIONS	0x1000u
#define ENC28J60_TX_LATE	0x2000u
#define ENC28J60_TX_GIANT	0x4000u

#define ENC28J60_MEMORY		8192u
#define ENC28J60_CHECK		4u	/* bytes of a frame's check sequence */
#define ENC28J60_LEAST		60u	/* bytes of a frame without it */
#define ENC28J60_MOST		1600u
#define ENC28J60_SHOWN		1518u
#define ENC28J60_HEAD		6u	/* bytes before a frame that was received */
#define ENC28J60_PACKETS	255u

/* Revisions up to this one have the errata. */
#define ENC28J60_B7		6u
/* Selections that an access to the PHY takes. */
#define ENC28J60_MII_TIME	4

enum enc28j60_command {
	ENC28J60_READ = 0x00,
	ENC28J60_READ_MEMORY = 0x20,
	ENC28J60_WRITE = 0x40,
	ENC28J60_WRITE_MEMORY = 0x60,
	ENC28J60_SET = 0x80,
	ENC28J60_CLEAR = 0xa0,
	ENC28J60_RESET = 0xe0,
	ENC28J60_NONE = 0x01,
};

struct enc28j60_kind {
};

static const struct enc28j60_kind enc28j60_only;

#define ENC28J60_MODELS(model) \
	model("enc28j60", enc28j60_only)

struct enc28j60 {
	struct inox_sim_chip chip;
	enum enc28j60_command command;
	u8 address;		/* what the command is for */
	bool dummy;		/* the next byte means nothing */
	u8 registers[ENC28J60_REGISTERS];
	u8 memory[ENC28J60_MEMORY];
	u16 phy[32];
	u8 read_low;		/* written to ERXRDPT, and not yet what it is */
	s32 mii_left;		/* selections; 0: nothing is on its way */
	bool sends;		/* a frame is on its way */
	bool stalled;		/* until its transmitter is reset */
	bool spoils;		/* an even ERXRDPT was written */

	char cable[16];
	bool link;
	u32 revision;
	u32 frame_us;
	u8 frame[ENC28J60_MOST];	/* on the wire, last from here */
	u32 frame_bytes;		/* with its check sequence */
	u32 sent, received, filtered;	/* frames */
	u32 overflows;		/* frames that found no room */
	u32 misuses;
	u32 resets;		/* of the whole chip */
	s32 fault_late;		/* frames to collide late; -1: all */
	s32 fault_collisions;	/* frames to give up after 16 collisions */
	s32 fault_stall;	/* frames whose end never comes */
	s32 fault_crc;		/* frames to come in with a bit wrong */
	s32 fault_pointer;	/* frames whose place for the next one is wrong */
	s32 fault_mii;		/* accesses to the PHY that do not end */
	u32 fault_hits;
};

inox_sim_models(enc28j60, struct enc28j60_kind, ENC28J60_MODELS);

#define ENC28J60_ATTRS(attr)						\
	attr(enc28j60, cable, setup_str, 0)				\
	attr(enc28j60, link, set_int, 0, 1)				\
	attr(enc28j60, revision, rw_int, 0, 0xff)			\
	attr(enc28j60, frame_us, rw_int, 0, 1000000)			\
	attr(enc28j60, wire, blob, ENC28J60_SHOWN)			\
	attr(enc28j60, address, text)					\
	attr(enc28j60, hashes, text)					\
	attr(enc28j60, filter, text)					\
	attr(enc28j60, full_duplex, text)				\
	attr(enc28j60, waiting, text)					\
	attr(enc28j60, sent, ro_int)					\
	attr(enc28j60, received, ro_int)				\
	attr(enc28j60, filtered, ro_int)				\
	attr(enc28j60, overflows, ro_int)				\
	attr(enc28j60, misuses, ro_int)					\
	attr(enc28j60, resets, ro_int)					\
	attr(enc28j60, fault_late, rw_int, -1, S32_MAX)			\
	attr(enc28j60, fault_collisions, rw_int, -1, S32_MAX)		\
	attr(enc28j60, fault_stall, rw_int, -1, S32_MAX)		\
	attr(enc28j60, fault_crc, rw_int, -1, S32_MAX)			\
	attr(enc28j60, fault_pointer, rw_int, -1, S32_MAX)		\
	attr(enc28j60, fault_mii, rw_int, -1, S32_MAX)			\
	attr(enc28j60, fault_hits, ro_int)

/* Registers */

static u8 enc28j60_is(const struct enc28j60 *enc28j60, enum enc28j60_register reg, u32 bits)
{
	return (u8)(enc28j60->registers[reg] & bits);
}

static u16 enc28j60_pair(const struct enc28j60 *enc28j60, enum enc28j60_register low)
{
	return (u16)(enc28j60->registers[low] | enc28j60->registers[low + 1] << 8);
}

static void enc28j60_set_pair(struct enc28j60 *enc28j60, enum enc28j60_register low, u32 value)
{
	enc28j60->registers[low] = (u8)value;
	enc28j60->registers[low + 1] = (u8)(value >> 8);
}

/* The other kind of register is slower: a byte passes before it is there. */
static bool enc28j60_is_mac(u32 reg)
{
	return (reg >= ENC28J60_MACON1 && reg <= ENC28J60_MIRD + 1) ||
	       (reg >= ENC28J60_MAADR5 && reg <= ENC28J60_MAADR1 + 1) ||
	       reg == ENC28J60_MISTAT;
}

static bool enc28j60_has_errata(const struct enc28j60 *enc28j60)
{
	return enc28j60->revision <= ENC28J60_B7;
}

static bool enc28j60_is_full_duplex(const struct enc28j60 *enc28j60)
{
	return enc28j60->phy[ENC28J60_PHCON1] & ENC28J60_PDPXMD;
}

static bool enc28j60_strikes(struct enc28j60 *enc28j60, s32 *left)
{
	return inox_sim_fault(left, &enc28j60->fault_hits);
}

static u8 enc28j60_flags(const struct enc28j60 *enc28j60)
{
	u32 flags = enc28j60_is(enc28j60, ENC28J60_EIR, ENC28J60_KEPT);

	if (enc28j60->phy[ENC28J60_PHIR] &&
	    enc28j60->phy[ENC28J60_PHIE] == ENC28J60_LINK_NEWS)
		flags |= ENC28J60_LINKIF;
	if (enc28j60->registers[ENC28J60_EPKTCNT])
		flags |= ENC28J60_PKTIF;
	return (u8)flags;
}

static void enc28j60_drive(struct enc28j60 *enc28j60)
{
	inox_sim_pin_set(enc28j60, enc28j60_is(enc28j60, ENC28J60_EIE, ENC28J60_INTIE) &&
				   enc28j60_is(enc28j60, ENC28J60_EIE,
					       enc28j60_flags(enc28j60)));
}

static void enc28j60_flag(struct enc28j60 *enc28j60, u8 flag)
{
	enc28j60->registers[ENC28J60_EIR] |= flag;
	enc28j60_drive(enc28j60);
}

/* Files */

static void enc28j60_address(struct enc28j60 *enc28j60, struct inox_text *text)
{
	const u8 *at = &enc28j60->registers[ENC28J60_MAADR5];

	inox_text_add(text, "%02x:%02x:%02x:%02x:%02x:%02x\n",
		      at[4], at[5], at[2], at[3], at[0], at[1]);
}

static void enc28j60_hashes(struct enc28j60 *enc28j60, struct inox_text *text)
{
	const u8 *at = &enc28j60->registers[ENC28J60_EHT0];

	inox_text_add(text, "%02x%02x%02x%02x%02x%02x%02x%02x\n",
		      at[7], at[6], at[5], at[4], at[3], at[2], at[1], at[0]);
}

static void enc28j60_filter(struct enc28j60 *enc28j60, struct inox_text *text)
{
	inox_text_add(text, "0x%02x\n", enc28j60->registers[ENC28J60_ERXFCON]);
}

static void enc28j60_full_duplex(struct enc28j60 *enc28j60, struct inox_text *text)
{
	inox_text_add(text, "%d\n", enc28j60_is_full_duplex(enc28j60));
}

static void enc28j60_waiting(struct enc28j60 *enc28j60, struct inox_text *text)
{
	inox_text_add(text, "%u\n", enc28j60->registers[ENC28J60_EPKTCNT]);
}

static int enc28j60_set_link(struct enc28j60 *enc28j60, u8 link)
{
	if (link == enc28j60->link)
		return 0;
	enc28j60->link = link;
	enc28j60->phy[ENC28J60_PHIR] = ENC28J60_LINK_NEWS;
	if (inox_sim_powered(enc28j60))
		enc28j60_drive(enc28j60);
	return 0;
}

/* Receiving */

static u16 enc28j60_after(const struct enc28j60 *enc28j60, u16 at)
{
	return at == enc28j60_pair(enc28j60, ENC28J60_ERXND) ?
		enc28j60_pair(enc28j60, ENC28J60_ERXST) : (at + 1) % ENC28J60_MEMORY;
}

/* As the datasheet has it, in section 7.2.4. */
static u32 enc28j60_room(const struct enc28j60 *enc28j60)
{
	u32 all = (u32)enc28j60_pair(enc28j60, ENC28J60_ERXND) -
		  enc28j60_pair(enc28j60, ENC28J60_ERXST);
	u32 writes = enc28j60_pair(enc28j60, ENC28J60_ERXWRPT);
	u32 reads = enc28j60_pair(enc28j60, ENC28J60_ERXRDPT);

	if (writes > reads)
		return all - (writes - reads);
	return writes == reads ? all : reads - writes - 1;
}

static void enc28j60_store(struct enc28j60 *enc28j60, u8 byte)
{
	u16 at = enc28j60_pair(enc28j60, ENC28J60_ERXWRPT) % ENC28J60_MEMORY;

	enc28j60->memory[at] = byte;
	enc28j60_set_pair(enc28j60, ENC28J60_ERXWRPT, enc28j60_after(enc28j60, at));
}

static u16 enc28j60_place_of_next(const struct enc28j60 *enc28j60, u32 bytes)
{
	u32 size = (u32)enc28j60_pair(enc28j60, ENC28J60_ERXND) + 1 -
		   enc28j60_pair(enc28j60, ENC28J60_ERXST);
	u32 next = enc28j60_pair(enc28j60, ENC28J60_ERXWRPT) + bytes;

	return (u16)(next > enc28j60_pair(enc28j60, ENC28J60_ERXND) ? next - size : next);
}

static void enc28j60_keep(struct enc28j60 *enc28j60, const u8 *frame, u32 bytes, u32 status)
{
	u32 even = (ENC28J60_HEAD + bytes + 1) & ~1u;
	u32 next = enc28j60_place_of_next(enc28j60, even);
	u32 i;

	if (enc28j60->spoils || enc28j60_strikes(enc28j60, &enc28j60->fault_pointer))
		next ^= 0x4001;
	enc28j60_store(enc28j60, (u8)next);
	enc28j60_store(enc28j60, (u8)(next >> 8));
	enc28j60_store(enc28j60, (u8)bytes);
	enc28j60_store(enc28j60, (u8)(bytes >> 8));
	enc28j60_store(enc28j60, (u8)status);
	enc28j60_store(enc28j60, (u8)(status >> 8));
	for (i = 0; i < bytes; i++)
		enc28j60_store(enc28j60, frame[i]);
	if (bytes % 2)
		enc28j60_store(enc28j60, 0);
	enc28j60->registers[ENC28J60_EPKTCNT]++;
	enc28j60->received++;
	enc28j60_drive(enc28j60);
}

static bool enc28j60_is_mine(const struct enc28j60 *enc28j60, const u8 *frame)
{
	const u8 *at = &enc28j60->registers[ENC28J60_MAADR5];

	return frame[0] == at[4] && frame[1] == at[5] && frame[2] == at[2] &&
	       frame[3] == at[3] && frame[4] == at[0] && frame[5] == at[1];
}

static bool enc28j60_is_broadcast(const u8 *frame)
{
	return (frame[0] & frame[1] & frame[2] & frame[3] & frame[4] & frame[5]) == 0xff;
}

static bool enc28j60_is_hashed(const struct enc28j60 *enc28j60, const u8 *frame)
{
	u32 hash = bitrev32(crc32_le(U32_MAX, frame, 6)) >> 23 & 63;

	return enc28j60->registers[ENC28J60_EHT0 + hash / 8] & BIT(hash % 8);
}

static u32 enc28j60_meets(const struct enc28j60 *enc28j60, const u8 *frame)
{
	return (enc28j60_is_mine(enc28j60, frame) ? ENC28J60_UCEN : 0) |
	       (enc28j60_is_hashed(enc28j60, frame) ? ENC28J60_HTEN : 0) |
	       (frame[0] & 1 && !enc28j60_is_broadcast(frame) ? ENC28J60_MCEN : 0) |
	       (enc28j60_is_broadcast(frame) ? ENC28J60_BCEN : 0);
}

static bool enc28j60_wants(const struct enc28j60 *enc28j60, const u8 *frame, bool right)
{
	u32 filters = ENC28J60_UCEN | ENC28J60_HTEN | ENC28J60_MCEN | ENC28J60_BCEN;
	u32 asked = enc28j60_is(enc28j60, ENC28J60_ERXFCON, filters);
	u32 met = enc28j60_meets(enc28j60, frame) & asked;

	if (!right && enc28j60_is(enc28j60, ENC28J60_ERXFCON, ENC28J60_CRCEN))
		return false;
	if (enc28j60_is(enc28j60, ENC28J60_ERXFCON, ENC28J60_ANDOR))
		return met == asked;
	return met || !asked;
}

static bool enc28j60_listens(const struct enc28j60 *enc28j60)
{
	return inox_sim_powered(enc28j60) && enc28j60->link &&
	       enc28j60_is(enc28j60, ENC28J60_ECON1, ENC28J60_RXEN) &&
	       !enc28j60_is(enc28j60, ENC28J60_ECON1, ENC28J60_RXRST) &&
	       enc28j60_is(enc28j60, ENC28J60_MACON1, ENC28J60_MARXEN) &&
	       !enc28j60_is(enc28j60, ENC28J60_ECON2, ENC28J60_PWRSV);
}

static bool enc28j60_has_room(const struct enc28j60 *enc28j60, u32 bytes)
{
	return enc28j60->registers[ENC28J60_EPKTCNT] < ENC28J60_PACKETS &&
	       enc28j60_room(enc28j60) >= ENC28J60_HEAD + bytes + 1;
}

static void enc28j60_hear(struct enc28j60 *enc28j60, const struct enc28j60 *from)
{
	const u8 *frame = from->frame;
	u32 status = (frame[0] & 1 ? ENC28J60_RX_MULTICAST : 0) |
		     (enc28j60_is_broadcast(frame) ? ENC28J60_RX_BROADCAST : 0);
	bool right;

	if (!enc28j60_listens(enc28j60))
		return;
	right = !enc28j60_strikes(enc28j60, &enc28j60->fault_crc);
	if (!enc28j60_wants(enc28j60, frame, right) ||
	    from->frame_bytes > enc28j60_pair(enc28j60, ENC28J60_MAMXFL)) {
		enc28j60->filtered++;
	} else if (!enc28j60_has_room(enc28j60, from->frame_bytes)) {
		enc28j60->overflows++;
		enc28j60_flag(enc28j60, ENC28J60_RXERIF);
	} else {
		enc28j60_keep(enc28j60, frame, from->frame_bytes,
			      status | (right ? ENC28J60_RX_OK : ENC28J60_RX_CRC));
	}
}

/* Sending */

static void enc28j60_frame_add(struct enc28j60 *enc28j60, u8 byte)
{
	if (enc28j60->frame_bytes < ENC28J60_MOST)
		enc28j60->frame[enc28j60->frame_bytes++] = byte;
}

/* The short are filled up, and what the host did not write is checked by the chip. */
static void enc28j60_frame_end(struct enc28j60 *enc28j60)
{
	u32 check;

	while (enc28j60->frame_bytes < ENC28J60_LEAST)
		enc28j60_frame_add(enc28j60, 0);
	check = ~crc32_le(U32_MAX, enc28j60->frame, enc28j60->frame_bytes);
	enc28j60_frame_add(enc28j60, (u8)check);
	enc28j60_frame_add(enc28j60, (u8)(check >> 8));
	enc28j60_frame_add(enc28j60, (u8)(check >> 16));
	enc28j60_frame_add(enc28j60, (u8)(check >> 24));
}

static void enc28j60_frame_take(struct enc28j60 *enc28j60)
{
	u32 at = enc28j60_pair(enc28j60, ENC28J60_ETXST);
	u32 end = enc28j60_pair(enc28j60, ENC28J60_ETXND);

	enc28j60->frame_bytes = 0;
	while (at++ < end)
		enc28j60_frame_add(enc28j60, enc28j60->memory[at % ENC28J60_MEMORY]);
	enc28j60_frame_end(enc28j60);
}

static void enc28j60_tell(struct enc28j60 *enc28j60, u32 status)
{
	u32 at = enc28j60_pair(enc28j60, ENC28J60_ETXND);
	u32 n = enc28j60->frame_bytes;
	const u8 vector[] = { (u8)n, (u8)(n >> 8), (u8)status, (u8)(status >> 8),
			      (u8)n, (u8)(n >> 8), 0 };
	u32 i;

	for (i = 0; i < ARRAY_SIZE(vector); i++)
		enc28j60->memory[(at + 1 + i) % ENC28J60_MEMORY] = vector[i];
}

static void enc28j60_abort(struct enc28j60 *enc28j60, u32 status)
{
	enc28j60_tell(enc28j60, status);
	enc28j60->registers[ENC28J60_ECON1] &= (u8)~ENC28J60_TXRTS;
	enc28j60->registers[ENC28J60_ESTAT] |= ENC28J60_TXABRT;
	if (status & ENC28J60_TX_LATE)
		enc28j60->registers[ENC28J60_ESTAT] |= ENC28J60_LATECOL;
	enc28j60->stalled = enc28j60_has_errata(enc28j60);
	enc28j60_flag(enc28j60, ENC28J60_TXERIF);
}

/* In half duplex a chip hears itself, unless it is told not to. */
static void enc28j60_spread(struct enc28j60 *enc28j60)
{
	struct enc28j60 *other;

	enc28j60->sent++;
	if (!enc28j60_is_full_duplex(enc28j60) &&
	    !(enc28j60->phy[ENC28J60_PHCON2] & ENC28J60_HDLDIS))
		enc28j60_hear(enc28j60, enc28j60);
	if (!enc28j60->link || !*enc28j60->cable)
		return;
	inox_sim_for_each_beside(other, enc28j60)
		if (!strcmp(other->cable, enc28j60->cable))
			enc28j60_hear(other, enc28j60);
}

static bool enc28j60_collides(struct enc28j60 *enc28j60, s32 *left)
{
	return !enc28j60_is_full_duplex(enc28j60) && enc28j60_strikes(enc28j60, left);
}

static void enc28j60_sent(struct enc28j60 *enc28j60)
{
	if (!enc28j60->sends)
		return;
	enc28j60->sends = false;
	enc28j60_frame_take(enc28j60);
	enc28j60_tell(enc28j60, ENC28J60_TX_DONE);
	enc28j60->registers[ENC28J60_ECON1] &= (u8)~ENC28J60_TXRTS;
	enc28j60_spread(enc28j60);
	enc28j60_flag(enc28j60, ENC28J60_TXIF);
}

static void enc28j60_transmit(struct enc28j60 *enc28j60)
{
	if (enc28j60->stalled || enc28j60_is(enc28j60, ENC28J60_ECON1, ENC28J60_TXRST) ||
	    enc28j60_strikes(enc28j60, &enc28j60->fault_stall))
		return;
	if (enc28j60_is_full_duplex(enc28j60) !=
	    enc28j60_is(enc28j60, ENC28J60_MACON3, ENC28J60_FULDPX) ||
	    enc28j60_is(enc28j60, ENC28J60_MACON3, ENC28J60_PADCFG | ENC28J60_TXCRC) !=
	    (ENC28J60_PADCFG | ENC28J60_TXCRC))
		enc28j60->misuses++;
	enc28j60_frame_take(enc28j60);
	if (enc28j60_collides(enc28j60, &enc28j60->fault_late))
		return enc28j60_abort(enc28j60, ENC28J60_TX_LATE);
	if (enc28j60_collides(enc28j60, &enc28j60->fault_collisions))
		return enc28j60_abort(enc28j60, ENC28J60_TX_COLLISIONS | 15);
	if (enc28j60->frame_bytes > enc28j60_pair(enc28j60, ENC28J60_MAMXFL) &&
	    !enc28j60_is(enc28j60, ENC28J60_MACON3, ENC28J60_HUGE))
		return enc28j60_abort(enc28j60, ENC28J60_TX_GIANT);
	enc28j60->sends = true;
	if (enc28j60->frame_us)
		inox_sim_after(enc28j60, enc28j60->frame_us);
	else
		enc28j60_sent(enc28j60);
}

/* The wire, for who writes frames himself */

static size_t enc28j60_wire_size(const struct enc28j60 *enc28j60)
{
	return ENC28J60_SHOWN;
}

static int enc28j60_get_wire(struct enc28j60 *enc28j60, struct inox_writer *out)
{
	u32 bytes = enc28j60->frame_bytes ? enc28j60->frame_bytes - ENC28J60_CHECK : 0;
	u32 i;

	for (i = 0; inox_writer_left(out); i++)
		TRY(inox_write_u8(out, i < bytes ? enc28j60->frame[i] : 0));
	return 0;
}

static int enc28j60_set_wire(struct enc28j60 *enc28j60, struct inox_reader *in)
{
	enc28j60->frame_bytes = 0;
	while (inox_reader_left(in))
		enc28j60_frame_add(enc28j60, TRY(inox_read_u8(in)));
	enc28j60_frame_end(enc28j60);
	enc28j60_hear(enc28j60, enc28j60);
	return 0;
}

/* The PHY */

static u16 enc28j60_phy_get(struct enc28j60 *enc28j60, u32 reg)
{
	u16 value = enc28j60->phy[reg];

	switch (reg) {
	case ENC28J60_PHSTAT1:
		return 0x1800 | (enc28j60->link ? 0x0004 : 0);
	case ENC28J60_PHSTAT2:
		return (u16)((enc28j60->link ? 0x0400 : 0) |
			     (enc28j60_is_full_duplex(enc28j60) ? 0x0200 : 0));
	case ENC28J60_PHHID1:
		return 0x0083;
	case ENC28J60_PHHID2:
		return 0x1400;
	case ENC28J60_PHIR:
		enc28j60->phy[reg] = 0;
		enc28j60_drive(enc28j60);
		return value;
	default:
		return value;
	}
}

static void enc28j60_phy_put(struct enc28j60 *enc28j60, u32 reg, u16 value)
{
	switch (reg) {
	case ENC28J60_PHCON1:
	case ENC28J60_PHCON2:
	case ENC28J60_PHIE:
	case ENC28J60_PHLCON:
		enc28j60->phy[reg] = value;
		enc28j60_drive(enc28j60);
		break;
	default:
		enc28j60->misuses++;
		break;
	}
}

static void enc28j60_mii_begin(struct enc28j60 *enc28j60)
{
	enc28j60->misuses += enc28j60->mii_left != 0;
	enc28j60->mii_left = enc28j60_strikes(enc28j60, &enc28j60->fault_mii) ? -1 :
									ENC28J60_MII_TIME;
}

static void enc28j60_mii_step(struct enc28j60 *enc28j60)
{
	u32 reg = enc28j60->registers[ENC28J60_MIREGADR] % 32u;

	if (enc28j60->mii_left <= 0 || --enc28j60->mii_left)
		return;
	if (enc28j60_is(enc28j60, ENC28J60_MICMD, ENC28J60_MIIRD))
		enc28j60_set_pair(enc28j60, ENC28J60_MIRD, enc28j60_phy_get(enc28j60, reg));
	else
		enc28j60_phy_put(enc28j60, reg, enc28j60_pair(enc28j60, ENC28J60_MIWR));
}

/* Registers that do something */

static void enc28j60_reset(struct enc28j60 *enc28j60)
{
	u32 i;

	for (i = 0; i < ENC28J60_REGISTERS; i++)
		enc28j60->registers[i] = 0;
	for (i = 0; i < ARRAY_SIZE(enc28j60->phy); i++)
		enc28j60->phy[i] = 0;
	enc28j60_set_pair(enc28j60, ENC28J60_ERDPT, 0x05fa);
	enc28j60_set_pair(enc28j60, ENC28J60_ERXST, 0x05fa);
	enc28j60_set_pair(enc28j60, ENC28J60_ERXND, 0x1fff);
	enc28j60_set_pair(enc28j60, ENC28J60_ERXRDPT, 0x05fa);
	enc28j60_set_pair(enc28j60, ENC28J60_MAMXFL, 0x0600);
	enc28j60->registers[ENC28J60_ECON2] = ENC28J60_AUTOINC;
	enc28j60->registers[ENC28J60_ESTAT] = ENC28J60_CLKRDY;
	enc28j60->registers[ENC28J60_ERXFCON] = ENC28J60_UCEN | ENC28J60_CRCEN | ENC28J60_BCEN;
	enc28j60->registers[ENC28J60_MACLCON1] = 0x0f;
	enc28j60->registers[ENC28J60_MACLCON2] = 0x37;
	enc28j60->phy[ENC28J60_PHLCON] = 0x3422;
	enc28j60->phy[ENC28J60_PHIR] = enc28j60->link ? ENC28J60_LINK_NEWS : 0;
	enc28j60->mii_left = 0;
	enc28j60->sends = false;
	enc28j60->stalled = false;
	enc28j60->spoils = false;
	enc28j60_drive(enc28j60);
}

static void enc28j60_reset_command(struct enc28j60 *enc28j60)
{
	if (enc28j60_has_errata(enc28j60) &&
	    enc28j60_is(enc28j60, ENC28J60_ECON2, ENC28J60_PWRSV)) {
		enc28j60->misuses++;
		return;
	}
	enc28j60->resets++;
	enc28j60_reset(enc28j60);
}

static void enc28j60_put_econ2(struct enc28j60 *enc28j60, u8 value)
{
	u8 *packets = &enc28j60->registers[ENC28J60_EPKTCNT];

	if (value & ENC28J60_PKTDEC) {
		enc28j60->misuses += !*packets;
		*packets = (u8)(*packets - !!*packets);
	}
	enc28j60->registers[ENC28J60_ECON2] = value & 0xa8;
	enc28j60->registers[ENC28J60_ESTAT] &= (u8)~ENC28J60_CLKRDY;
	if (!(value & ENC28J60_PWRSV))
		enc28j60->registers[ENC28J60_ESTAT] |= ENC28J60_CLKRDY;
}

/* The end of a reset looks like an error once more, after one. */
static void enc28j60_put_econ1(struct enc28j60 *enc28j60, u8 value)
{
	u32 old = enc28j60->registers[ENC28J60_ECON1];

	enc28j60->registers[ENC28J60_ECON1] = value;
	if (old & ENC28J60_TXRST && !(value & ENC28J60_TXRST)) {
		if (enc28j60->stalled)
			enc28j60->registers[ENC28J60_EIR] |= ENC28J60_TXERIF;
		enc28j60->stalled = false;
	}
	if (value & ENC28J60_TXRST || !(value & ENC28J60_TXRTS))
		enc28j60->sends = false;
	if (value & ENC28J60_RXRST) {
		enc28j60->registers[ENC28J60_EPKTCNT] = 0;
		enc28j60->spoils = false;
	}
	if (value & ~old & ENC28J60_TXRTS)
		enc28j60_transmit(enc28j60);
}

/* Whoever moves the ring moves where it is written, to its begin; or to 0. */
static void enc28j60_put_ring(struct enc28j60 *enc28j60)
{
	enc28j60_set_pair(enc28j60, ENC28J60_ERXWRPT, enc28j60_has_errata(enc28j60) ? 0 :
			  enc28j60_pair(enc28j60, ENC28J60_ERXST));
}

static void enc28j60_put_read(struct enc28j60 *enc28j60, u8 high)
{
	enc28j60_set_pair(enc28j60, ENC28J60_ERXRDPT,
			  enc28j60->read_low | (high & 0x1fu) << 8);
	if (enc28j60->read_low & 1 || !enc28j60_has_errata(enc28j60))
		return;
	enc28j60->misuses++;
	enc28j60->spoils = true;
}

static bool enc28j60_is_read_only(u32 reg)
{
	return reg / 2 == ENC28J60_ERXWRPT / 2 || reg / 2 == ENC28J60_MIRD / 2 ||
	       reg == ENC28J60_EPKTCNT || reg == ENC28J60_MISTAT || reg == ENC28J60_EREVID;
}

/* What is not here is a plain byte. */
static void enc28j60_put(struct enc28j60 *enc28j60, u32 reg, u8 value)
{
	u8 *at = &enc28j60->registers[reg];

	switch (reg) {
	case ENC28J60_EIR:
		*at = value & ENC28J60_KEPT;
		break;
	case ENC28J60_ESTAT:
		*at &= (u8)(value | ~(ENC28J60_LATECOL | ENC28J60_TXABRT));
		break;
	case ENC28J60_ECON2:
		enc28j60_put_econ2(enc28j60, value);
		break;
	case ENC28J60_ECON1:
		enc28j60_put_econ1(enc28j60, value);
		break;
	case ENC28J60_ERXST:
	case ENC28J60_ERXST + 1:
	case ENC28J60_ERXND:
	case ENC28J60_ERXND + 1:
		*at = reg % 2 ? value & 0x1f : value;
		enc28j60_put_ring(enc28j60);
		break;
	case ENC28J60_ERDPT + 1:
	case ENC28J60_EWRPT + 1:
	case ENC28J60_ETXST + 1:
	case ENC28J60_ETXND + 1:
		*at = value & 0x1f;
		break;
	case ENC28J60_ERXRDPT:
		enc28j60->read_low = value;
		break;
	case ENC28J60_ERXRDPT + 1:
		enc28j60_put_read(enc28j60, value);
		break;
	case ENC28J60_MICMD:
		if (value & ~*at & ENC28J60_MIIRD)
			enc28j60_mii_begin(enc28j60);
		*at = value;
		break;
	case ENC28J60_MIWR + 1:
		*at = value;
		enc28j60_mii_begin(enc28j60);
		break;
	default:
		if (enc28j60_is_read_only(reg))
			enc28j60->misuses++;
		else
			*at = value;
		break;
	}
	enc28j60_drive(enc28j60);
}

static u8 enc28j60_get(struct enc28j60 *enc28j60, u32 reg)
{
	switch (reg) {
	case ENC28J60_EIR:
		return enc28j60_flags(enc28j60) &
		       (enc28j60_has_errata(enc28j60) ? (u8)~ENC28J60_PKTIF : 0xff);
	case ENC28J60_ESTAT:
		return (u8)(enc28j60->registers[reg] |
			    (inox_sim_pin(enc28j60) ? ENC28J60_INT : 0));
	case ENC28J60_EREVID:
		return (u8)enc28j60->revision;
	case ENC28J60_MISTAT:
		return enc28j60->mii_left ? ENC28J60_BUSY : 0;
	case ENC28J60_MIRD:
	case ENC28J60_MIRD + 1:
		enc28j60->misuses += enc28j60->mii_left != 0;
		return enc28j60->registers[reg];
	default:
		return enc28j60->registers[reg];
	}
}

/* Commands */

static u32 enc28j60_register(const struct enc28j60 *enc28j60)
{
	u32 bank = enc28j60_is(enc28j60, ENC28J60_ECON1, ENC28J60_BANK);

	return enc28j60->address >= ENC28J60_EIE ? enc28j60->address :
						     bank * 32 + enc28j60->address;
}

/* Without its clock that half of the chip is not there. */
static bool enc28j60_sleeps(const struct enc28j60 *enc28j60)
{
	return enc28j60_is(enc28j60, ENC28J60_ECON2, ENC28J60_PWRSV) &&
	       enc28j60_is_mac(enc28j60_register(enc28j60));
}

static void enc28j60_begin(struct enc28j60 *enc28j60, u8 byte)
{
	enc28j60->command = (enum enc28j60_command)(byte & 0xe0);
	enc28j60->address = byte & 0x1f;
	switch (enc28j60->command) {
	case ENC28J60_READ:
		enc28j60->dummy = enc28j60_is_mac(enc28j60_register(enc28j60));
		enc28j60->misuses += enc28j60_sleeps(enc28j60);
		break;
	case ENC28J60_READ_MEMORY:
	case ENC28J60_WRITE_MEMORY:
		if (enc28j60->address != 0x1a)
			enc28j60->command = ENC28J60_NONE;
		break;
	case ENC28J60_RESET:
		if (enc28j60->address == 0x1f)
			enc28j60_reset_command(enc28j60);
		break;
	case ENC28J60_WRITE:
	case ENC28J60_SET:
	case ENC28J60_CLEAR:
	case ENC28J60_NONE:
		break;
	}
}

static u8 enc28j60_read_memory(struct enc28j60 *enc28j60)
{
	u16 at = enc28j60_pair(enc28j60, ENC28J60_ERDPT) % ENC28J60_MEMORY;

	if (enc28j60_is(enc28j60, ENC28J60_ECON2, ENC28J60_AUTOINC))
		enc28j60_set_pair(enc28j60, ENC28J60_ERDPT, enc28j60_after(enc28j60, at));
	return enc28j60->memory[at];
}

static void enc28j60_write_memory(struct enc28j60 *enc28j60, u8 byte)
{
	u16 at = enc28j60_pair(enc28j60, ENC28J60_EWRPT) % ENC28J60_MEMORY;

	if (enc28j60_is(enc28j60, ENC28J60_ECON2, ENC28J60_AUTOINC))
		enc28j60_set_pair(enc28j60, ENC28J60_EWRPT, (at + 1u) % ENC28J60_MEMORY);
	enc28j60->memory[at] = byte;
}

/* Bits of the other kind of register cannot be set or cleared alone. */
static void enc28j60_change(struct enc28j60 *enc28j60, u8 byte)
{
	u32 reg = enc28j60_register(enc28j60);
	u8 old = enc28j60->registers[reg];

	if (enc28j60_is_mac(reg))
		enc28j60->misuses++;
	else if (enc28j60->command == ENC28J60_SET)
		enc28j60_put(enc28j60, reg, old | byte);
	else
		enc28j60_put(enc28j60, reg, old & (u8)~byte);
}

static void enc28j60_select(struct enc28j60 *enc28j60)
{
	enc28j60->command = ENC28J60_NONE;
	enc28j60->address = U8_MAX;
	enc28j60_mii_step(enc28j60);
}

static u8 enc28j60_send(struct enc28j60 *enc28j60)
{
	if (enc28j60->command == ENC28J60_READ_MEMORY)
		return enc28j60_read_memory(enc28j60);
	if (enc28j60->command != ENC28J60_READ)
		return 0xff;
	if (!enc28j60->dummy && !enc28j60_sleeps(enc28j60))
		return enc28j60_get(enc28j60, enc28j60_register(enc28j60));
	enc28j60->dummy = false;
	return 0;
}

static void enc28j60_receive(struct enc28j60 *enc28j60, u8 byte)
{
	if (enc28j60->address == U8_MAX)
		return enc28j60_begin(enc28j60, byte);
	switch (enc28j60->command) {
	case ENC28J60_WRITE:
		enc28j60->misuses += enc28j60_sleeps(enc28j60);
		if (!enc28j60_sleeps(enc28j60))
			enc28j60_put(enc28j60, enc28j60_register(enc28j60), byte);
		break;
	case ENC28J60_WRITE_MEMORY:
		enc28j60_write_memory(enc28j60, byte);
		break;
	case ENC28J60_SET:
	case ENC28J60_CLEAR:
		enc28j60_change(enc28j60, byte);
		break;
	case ENC28J60_READ:
	case ENC28J60_READ_MEMORY:
	case ENC28J60_RESET:
	case ENC28J60_NONE:
		break;
	}
}

static int enc28j60_init(struct enc28j60 *enc28j60)
{
	enc28j60->link = true;
	enc28j60->revision = ENC28J60_B7;
	return 0;
}

inox_sim_spi_chip(enc28j60, ENC28J60_MODELS, ENC28J60_ATTRS,
	.modes = INOX_SIM_SPI_MODE(0),
	.max_hz = 20000000,
	.init = enc28j60_init,
	.power_on = enc28j60_reset,
	.later = enc28j60_sent,
	.select = enc28j60_select,
	.send = enc28j60_send,
	.receive = enc28j60_receive);

MODULE_DESCRIPTION("ENC28J60 for simulated SPI buses");
MODULE_LICENSE("GPL");
