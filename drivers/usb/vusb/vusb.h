/* SPDX-License-Identifier: GPL-2.0 */
/* A bus, its sockets, and the devices plugged in; shared by the files of vusb. */
#ifndef VUSB_H
#define VUSB_H

#define VUSB_SOCKETS	8
#define VUSB_NAME_SIZE	64
#define VUSB_SPEED_SIZE	16

/* An endpoint, as the host knows it at one of the two root hubs. */
struct vusb_pipe {
	struct inox_pipe host;
	struct vusb_socket *socket;
	bool super;
	u8 index;		/* of the device's endpoint */
	u64 next;		/* microframe of the next packet of a periodic one */
	u64 lost;		/* when the host gives up on a device that is silent; 0: not yet */
};

/* What one of the two root hubs says of a socket. */
struct vusb_side {
	u16 status;
	u16 change;
	struct vusb_pipe pipes[INOX_UDC_ENDPOINTS];
};

/* How far the control transfer at endpoint 0 is. */
enum vusb_stage { VUSB_IDLE, VUSB_ASKED, VUSB_DATA, VUSB_REFUSED };

/*
 * A socket of the bus and what is plugged in.  All of it is the engine's, but
 * @port changes with the tree of configfs held too, so either is enough to read
 * that.
 */
struct vusb_socket {
	struct vusb_bus *bus;
	struct vusb_port *port;		/* NULL: nothing plugged in */
	struct vusb_side sides[2];	/* USB 2, USB 3 */
	u8 address;			/* that the host gave the device */
	enum usb_device_state awake;	/* the device's, before it was suspended */
	bool wakeup;			/* may the device wake the host up? */
	u32 wakers;			/* interfaces that may, at super speed */
	u8 link_features;		/* U1, U2, LTM, as GET_STATUS tells them */
	enum vusb_stage stage;
	u32 budget;			/* bytes left of this (micro)frame, if it is paced */
	u64 budget_of;
};

/* A device side. */
struct vusb_port {
	struct inox_config config;
	struct vusb_bus *bus;
	struct vusb_socket *socket;	/* NULL: not live */
	struct inox_udc udc;

	u8 port;			/* 0: the first that is free */
	char speed[VUSB_SPEED_SIZE];
	char udc_name[VUSB_NAME_SIZE];

	s32 fault_stall;		/* transfers to refuse; -1: all */
	s32 fault_error;		/* transfers to lose; -1: all */
	s32 fault_short;		/* transfers to the host to cut short; -1: all */
	u32 transfers;			/* finished, without isochronous ones */
	u32 setups;			/* control transfers among them that began */
	u32 stalls;
	u32 errors;
	u64 bytes_in;
	u64 bytes_out;
	u32 packets;			/* isochronous ones carried */
	u32 missed;			/* those for which a device had no request */
	u32 slips;			/* times that isochronous ones came late */
};

struct vusb_bus {
	struct inox_config config;
	struct inox_usb_engine engine;
	struct inox_hcd hcd;
	struct vusb_socket sockets[VUSB_SOCKETS];

	char hcd_name[VUSB_NAME_SIZE];
	bool paced;
	u32 left;			/* bytes of this turn, if it is not */
	s32 bus_num;			/* of the root hub for USB 2; -1: not live */
	s32 super_bus_num;
};

/* hub.c */
int vusb_bus_hub(struct vusb_bus *bus, const struct inox_hub_request *request,
		 struct inox_writer *answer);
u16 vusb_bus_changed(struct vusb_bus *bus, bool super);
void vusb_socket_update(struct vusb_socket *socket);
void vusb_socket_unpower(struct vusb_socket *socket);
int vusb_socket_wakeup(struct vusb_socket *socket);
enum usb_device_speed vusb_socket_speed(const struct vusb_socket *socket);
bool vusb_side_answers(const struct vusb_socket *socket, bool super);
bool vusb_side_sleeps(const struct vusb_socket *socket, bool super);

/* ep0.c */
bool vusb_control_step(struct vusb_pipe *pipe, struct inox_urb *urb);

/* xfer.c */
void vusb_bus_turn(struct vusb_bus *bus);
bool vusb_move(struct vusb_pipe *pipe, struct inox_urb *urb, bool in, u32 most);
void vusb_finish(struct vusb_pipe *pipe, struct inox_urb *urb, int status);

#endif
