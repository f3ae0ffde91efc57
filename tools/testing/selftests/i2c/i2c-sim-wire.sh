#!/bin/bash
# i2c-sim: what is on the wire, as the kernel's tracing records it: messages that bend the protocol,
# time, and what goes wrong before a chip is addressed.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/trace.sh
. "${KTAP_LIB%/*}/trace.sh"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip=$sim/a/tmp105.x
busy="Device or resource busy"

with() {
	bus_with a "$@"
	n=$(<"$sim/a/bus_num")
}

messages() { i2c-messages "/dev/i2c-$n" "$@"; }

# wire COMMAND...: what it made of the wire, behind the name of the bus
wire() {
	put $tracing/trace ""
	"$@" >/dev/null 2>&1
	sed -n "s/.*i2c_sim_transfer: i2c-$n //p" $tracing/trace
}

traced() {
	is "a write" "err=0 bytes=4: S 48 W A 03 A 5a A f0 A P" "$(wire raw a w3@0x48 3 0x5a 0xf0)"
	is "a register is read after a repeated start" "err=0 bytes=5: S 48 W A 03 A S 48 R A 5a A f0 N P" \
		"$(wire raw a w1@0x48 3 r2)"
	is "an empty message" "err=0 bytes=1: S 48 W A P" "$(wire raw a w0@0x48)"
	is "nobody is there" "err=-6 bytes=1: S 49 W N P" "$(wire raw a w1@0x49 0)"
	put "$chip/fault_nack_data" 1
	is "a byte is refused" "err=-5 bytes=2: S 48 W A 03 N P" "$(wire raw a w3@0x48 3 1 2)"
	put "$chip/temperature" 2000
	is "a block says how long it is" "err=0 bytes=6: S 48 W A 00 A S 48 R A 02 A 00 A 02 N P" \
		"$(wire i2cget -y "$n" 0x48 0 s)"
	like "what is too long is cut" "err=0 bytes=8192: S 48 R A 02 A * 0[02]*" "$(wire raw a r8191@0x48)"
	is "and does not end" 0 "$(wire raw a r8191@0x48 | grep -c 'P$')"
	new_chip a/nct1008.x 0x4c
	live a/nct1008.x
	put "$sim/a/nct1008.x/remote" 90000
	is "who alerts says who it is" "err=0 bytes=3: S 0c R A 98 A ff N P" "$(wire raw a r2@0x0c)"
	drop_chip a/nct1008.x
	put $tracing/events/i2c_sim/enable 0
	is "nobody wants to know, nothing is told" "" "$(wire raw a r1@0x48)"
	put $tracing/events/i2c_sim/enable 1
}

not_offered() {
	local no="Operation not supported"
	refuses "no start: not without the functionality" "$no" messages w:0x48:3 n:0x48:1,2
	refuses "nor to ignore what is refused" "$no" messages i:0x48:3
	refuses "nor a direction reversed" "$no" messages d:0x48:3
	refuses "nor a stop" "$no" messages s:0x48:3 r:0x48:2
	refuses "nor a ten-bit address" "$no" messages t:0x48:3
}

bent() {
	local wrong="Invalid argument"
	with functionality 0x0fff801d
	is "no start: the message goes on" "err=0 bytes=4: S 48 W A 03 A 11 A 20 A P" "$(wire messages w:0x48:3 n:0x48:0x11,0x20)"
	is "no start: the chip has got it" 0x1120 "$(<"$chip/max")"
	is "no start: reading too" "0x11
0x20" "$(messages w:0x48:3 r:0x48:1 rn:0x48:1)"
	is "no start: and the byte between is acknowledged" "err=0 bytes=5: S 48 W A 03 A S 48 R A 11 A 20 N P" \
		"$(wire messages w:0x48:3 r:0x48:1 rn:0x48:1)"
	refuses "no start: not of the first" "$wrong" messages n:0x48:1
	refuses "no start: not at another address" "$wrong" messages w:0x48:3 n:0x49:1
	refuses "no start: not in the other direction" "$wrong" messages w:0x48:3 rn:0x48:1
	refuses "no start: not behind a stop" "$wrong" messages s:0x48:3 n:0x48:1
	is "stop: between messages" "err=0 bytes=5: S 48 W A 03 A P S 48 R A 11 A 20 N P" "$(wire messages s:0x48:3 r:0x48:2)"
	is "ignored: a byte that is refused" "err=0 bytes=4: S 48 W A 03 N 33 A 40 A P" \
		"$(put "$chip/fault_nack_data" 1; wire messages i:0x48:3,0x33,0x40)"
	is "ignored: that nobody is there" "err=0 bytes=5: S 49 W N 03 N S 49 R N ff A ff N P" "$(wire messages i:0x49:3 ri:0x49:2)"
	refuses "ignored: only where it is asked for" "No such device or address" messages i:0x49:3 r:0x49:2
	is "reversed: the direction bit alone" "err=0 bytes=4: S 48 R A 03 A 44 A 50 A P" "$(wire messages d:0x48:3,0x44,0x50)"
	with functionality 0x0fff8009
}

ten_bits() {
	local ten=$sim/a/tmp105.ten wrong="Invalid argument"
	with functionality 0x0fff801f
	mkdir "$ten"
	put "$ten/address_10bit" 0x148
	live a/tmp105.ten
	is "ten bits: two bits and eight" "err=0 bytes=5: S 79 W A 48 A 03 A 33 A 40 A P" "$(wire messages t:0x148:3,0x33,0x40)"
	is "ten bits: the chip has got it" 0x3340 "$(<"$ten/max")"
	is "ten bits: reading, it gets the two again" "err=0 bytes=7: S 79 W A 48 A 03 A S 79 W A 48 A S 79 R A 33 N P" \
		"$(wire messages t:0x148:3 tr:0x148:1)"
	is "ten bits: the same two only" "err=-6 bytes=2: S 79 W A 49 N P" "$(wire messages t:0x149:2)"
	is "ten bits: others" "err=-6 bytes=1: S 7a W N P" "$(wire messages t:0x248:2)"
	is "ten bits: ignored, that nobody is there" "err=0 bytes=7: S 79 W A 49 N S 79 R N ff A ff A ff A ff N P" \
		"$(wire messages tri:0x149:4)"
	is "ten bits: seven of them are another address" "err=0 bytes=2: S 48 W A 02 A P" "$(wire messages w:0x48:2)"
	refuses "ten bits: no start: not at the same number of seven" "$wrong" messages t:0x48:2 n:0x48:1
	refuses "ten bits: not eleven" "$wrong" messages t:0x400:2
	dead a/tmp105.ten
	put "$ten/alert" 1
	refuses "ten bits: such a chip alerts nobody" "$wrong" live a/tmp105.ten
	put "$ten/alert" 0
	put "$ten/address" 0x49
	refuses "ten bits: nor has it seven too" "$wrong" live a/tmp105.ten
	put "$ten/address" 0x49
	put "$ten/address_10bit" 0
	succeeds "ten bits: but in place of them" live a/tmp105.ten
	drop_chip a/tmp105.ten
	with functionality 0x0fff8009
}

# The time that a command took on the wire
took() {
	local before
	before=$(<"$sim/a/wire_ns")
	"$@" >/dev/null 2>&1
	echo $(($(<"$sim/a/wire_ns") - before))
}

timed() {
	is "time: four bytes of 9 clocks at 100 kHz" 360000 "$(took raw a w3@0x48 3 1 2)"
	put "$chip/stretch" 1000
	is "time: and a millisecond in each" 4360000 "$(took raw a w3@0x48 3 1 2)"
	put "$chip/stretch" 1000001
	is "time: more than a second is too much" "err=-110 bytes=1: S 48 W A P" "$(wire raw a w3@0x48 3 1 2)"
	put "$chip/stretch" 0
	with clock 400000 timeout 5
	is "time: at 400 kHz" 90000 "$(took raw a w3@0x48 3 1 2)"
	put "$chip/stretch" 5000
	succeeds "time: as long as the bus waits" raw a w1@0x48 0
	put "$chip/stretch" 5001
	refuses "time: and longer" "Connection timed out" raw a w1@0x48 0
	put "$chip/stretch" 0
	with clock 100000 timeout 0
}

faults() {
	with retries 2
	put "$sim/a/fault_arbitration_skip" 1
	put "$sim/a/fault_arbitration" 2
	succeeds "arbitration: one passes" raw a r1@0x48
	is "arbitration: lost twice, tried again" "err=-11 bytes=0:
err=-11 bytes=0:
err=0 bytes=2: S 48 R A 02 N P" "$(wire raw a r1@0x48)"
	put "$sim/a/fault_arbitration" 3
	refuses "arbitration: and no more often than was said" "Resource temporarily unavailable" raw a r1@0x48
	is "arbitration: all are counted" "0 5" "$(<"$sim/a/fault_arbitration") $(<"$sim/a/fault_arbitration_hits")"
	put "$sim/a/fault_timeout" 1
	refuses "no end: it takes too long, and is not tried again" "Connection timed out" raw a r1@0x48
	succeeds "no end: the next does not" raw a r1@0x48
	is "no end: it was counted" 1 "$(<"$sim/a/fault_timeout_hits")"
	put "$sim/a/fault_timeout" 1
	put "$sim/a/fault_timeout_skip" 1
	succeeds "no end: one passes" raw a r1@0x48
	refuses "no end: the next" "Connection timed out" raw a r1@0x48
}

recovery() {
	put "$sim/a/fault_sda" 9
	succeeds "SDA held for 9 clocks: the bus is free after them" raw a r1@0x48
	is "SDA held: they were counted" "0 9" "$(<"$sim/a/fault_sda") $(<"$sim/a/fault_sda_hits")"
	put "$sim/a/fault_sda" 10
	refuses "SDA held for 10: it is still held" "$busy" raw a r1@0x48
	is "SDA held: by the last" 1 "$(<"$sim/a/fault_sda")"
	succeeds "SDA held: which the next transfer finds" raw a r1@0x48
	put "$sim/a/fault_sda" -1
	refuses "SDA held for ever: no transfer" "$busy" raw a r1@0x48
	refuses "SDA held for ever: nor the next" "$busy" raw a r1@0x48
	put "$sim/a/fault_sda" 0
	succeeds "SDA free: transfers" raw a r1@0x48
}

plan 63
need_tool i2c-messages
start_sim
new_bus a
live a
new_chip a/tmp105.x 0x48
live a/tmp105.x
n=$(<"$sim/a/bus_num")
start_trace i2c_sim
traced
not_offered
bent
ten_bits
timed
faults
recovery
finish
