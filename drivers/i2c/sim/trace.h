/* SPDX-License-Identifier: GPL-2.0 */
/* What the kernel's own tracing can record of i2c-sim. */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM i2c_sim

#if !defined(I2C_SIM_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define I2C_SIM_TRACE_H

#include <linux/tracepoint.h>

TRACE_EVENT(i2c_sim_transfer,
	TP_PROTO(int bus, const char *wire, u32 bytes, int err),
	TP_ARGS(bus, wire, bytes, err),
	TP_STRUCT__entry(__field(int, bus)
			 __field(u32, bytes)
			 __field(int, err)
			 __dynamic_array(char, wire, strlen(wire) + 1)),
	TP_fast_assign(__entry->bus = bus;
		       __entry->bytes = bytes;
		       __entry->err = err;
		       memcpy(__get_dynamic_array(wire), wire,
			      __get_dynamic_array_len(wire));),
	TP_printk("i2c-%d err=%d bytes=%u:%s", __entry->bus, __entry->err,
		  __entry->bytes, __get_str(wire))
);

#endif

/* From include/, where the compiler looks. */
#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH ../drivers/i2c/sim
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
