#!/bin/bash
# i2c-sim: raw and SMBus transfers through stock tools, errors as they see them, and counters.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

all=0xfff8009 smbus_only=0xfff8008
chip=$sim/a/tmp105.x

# Counters of the chip now, as "acknowledged/refused".
counters() { echo "$(<"$chip/transfers")/$(<"$chip/nacks")"; }

with_functionality() {
	bus_with a functionality "$1"
	n=$(bus_num a)
}

raw_transfers() {
	put "$chip/temperature" 25500
	is "a register is read after a repeated start" "0x19 0x80" "$(raw a w1@0x48 0 r2)"
	is "the pointer stays for the next transfer" "0x19 0x80" "$(raw a r2@0x48)"
	is "reading on repeats the register" "0x19 0x80 0x19 0x80 0x19" "$(raw a r5@0x48)"
	succeeds "a register is written" raw a w3@0x48 3 0x5a 0xf0
	is "the chip has it" 0x5af0 "$(<"$chip/max")"
	is "several messages are one transfer" "0x5a 0xf0
0x4b 0x00" "$(raw a w1@0x48 3 r2 w1 2 r2)"
	is "a long read is carried whole" 8192 "$(raw a w1@0x48 1 r8192 | wc -w)"
	succeeds "a message may be empty" raw a w0@0x48
	refuses "nobody answers at another address" "No such device or address" raw a w1@0x49 0
	refuses "nor in the middle of a transfer" "No such device or address" raw a w1@0x48 0 r1@0x49
	is "a transfer to nobody changes no counter" "$(counters)" "$(raw a w1@0x49 0 2>&1 | grep -q Error && counters)"
}

# Each of two memories writes what it was sent at the end of the transfer.
two_chips() {
	local place
	for place in 0x50 0x51; do
		new_chip a/24c02.$place $place
		live a/24c02.$place
	done
	raw a w2@0x50 0 1 w2@0x51 0 2
	is "a transfer ends for all that it was for" "01 02" \
		"$(cat "$sim"/a/24c02.0x5[01]/content | hexdump -v -e '256/1 "%02x " "\n"' | cut -c 1-2 | paste -sd ' ')"
	for place in 0x50 0x51; do drop_chip a/24c02.$place; done
}

power_cycle() {
	put "$chip/live" 0
	put "$chip/live" 1
}

# A block's length is the first byte that the chip sends: whole degrees, here.
block_read() {
	put "$chip/temperature" "$(($1 * 1000))"
	i2cget -y "$n" 0x48 0 s
}

block_lengths() {
	power_cycle
	is "a block of 1 byte ($1)" 0x00 "$(block_read 1)"
	is "a block of 32 bytes ($1)" 32 "$(block_read 32 | wc -w)"
	refuses "a block of 0 bytes ($1)" "Read failed" block_read 0
	refuses "a block of 33 bytes ($1)" "Read failed" block_read 33
	refuses "a block of 255 bytes ($1)" "Read failed" block_read -1
}

# Every call that there is, with what it leaves in the registers.
smbus_calls() {
	power_cycle
	put "$chip/temperature" 3000
	i2cget -y "$n" 0x48
	i2cget -y "$n" 0x48 1 c
	i2cget -y "$n" 0x48 2 b
	i2cget -y "$n" 0x48 2 w
	i2cget -y "$n" 0x48 0 s
	i2cget -y "$n" 0x48 2 i 32 | wc -w
	i2cget -y "$n" 0x48 2 i 1
	i2cset -y "$n" 0x48 2 c && get "$chip/pointer"
	i2cset -y "$n" 0x48 1 0x40 b && get "$chip/conf"
	i2cset -y "$n" 0x48 2 0x1032 w && get "$chip/hyst"
	i2cset -y "$n" 0x48 3 0x20 0x30 i && get "$chip/max"
	i2cset -y "$n" 0x48 3 0x50 0x60 s && get "$chip/max"
	smbus-process "/dev/i2c-$n" 0x48 3 word 0x7042
	smbus-process "/dev/i2c-$n" 0x48 3 block 0x80 0x90
	i2cdump -y -r 0-3 "$n" 0x48 b | sed -n 's/ *$//;2p'
	i2cdump -y -r 0-3 "$n" 0x48 w | sed -n 's/ *$//;2p'
	i2cdetect -y -q "$n" 0x48 0x48 | grep -o 48
	i2cdetect -y -r "$n" 0x48 0x48 | grep -o 48
}

# A block write sends its length first, and the chip takes that for data.
smbus_expected="0x03
0x00
0x4b
0x004b
0x00 0x03 0x00
32
0x4b
0x02
0x40
0x3210
0x2030
0x0250
0x7042
0x80 0x02
00: 03 40 32 02                                        ?@2?
00: 0003 4040 1032 8002
48
48"

# The chip knows no PEC: to it the check byte is one more byte of data.
pec_calls() {
	power_cycle
	i2cset -y "$n" 0x48 1 0x60 bp && get "$chip/conf"
	i2cset -y "$n" 0x48 3 0x1122 wp && get "$chip/max"
	i2cset -y "$n" 0x48 1 cp && get "$chip/conf"
	i2cget -y "$n" 0x48 2 bp 2>&1
	i2cget -y "$n" 0x48 2 wp 2>&1
	i2cget -y "$n" 0x48 0 cp 2>&1
}

# The CRC-8 of 0x90 0x01 0x60 is 0x9b, that of 0x90 0x01 is 0xe6; conf has no bit 7.
pec_expected="0x1b
0x2210
0x66
Error: Read failed
Error: Read failed
Error: Read failed"

smbus_mode() {
	is "every SMBus call ($1)" "$smbus_expected" "$(smbus_calls 2>&1)"
	is "every SMBus call with PEC ($1)" "$pec_expected" "$(pec_calls)"
	block_lengths "$1"
}

# Without the word calls the stock driver does not want the bus.
missing_calls() {
	new_chip a/lm75.driven 0x49 lm75
	live a/lm75.driven
	with_functionality $((smbus_only & ~0x00600000))
	refuses "a call that is missing is refused to a tool" "does not have" i2cget -y "$n" 0x48 2 w
	is "and to a driver" "" "$(driver_of a 0x49 2>/dev/null)"
	with_functionality $smbus_only
	is "which works on SMBus only" lm75 "$(wait_for 5 bound 0x49 && driver_of a 0x49)"
	drop_chip a/lm75.driven
}

bound() { [ -e "$(device a "$1")/driver" ]; }

smbus_modes() {
	n=$(bus_num a)
	smbus_mode "by the core"
	with_functionality $smbus_only
	smbus_mode "SMBus only"
	refuses "a raw transfer is refused then" "does not have I2C transfers capability" raw a r1@0x48
	missing_calls
	with_functionality $all
}

address_faults() {
	local before
	before=$(<"$chip/nacks")
	put "$chip/fault_nack" 2
	refuses "the first addressing is refused" "No such device or address" raw a w1@0x48 0
	refuses "the second too" "No such device or address" raw a r1@0x48
	succeeds "the third is not" raw a w1@0x48 0 r2
	is "none is left" 0 "$(<"$chip/fault_nack")"
	is "both were counted" 2 "$(<"$chip/fault_nack_hits")"
	is "and the refusals" $((before + 2)) "$(<"$chip/nacks")"
	put "$chip/fault_nack" -1
	refuses "a fault may last" "No such device or address" raw a r1@0x48
	refuses "for SMBus as well" "Write failed" i2cset -y "$n" 0x48 0 c
	is "it does not run out" -1 "$(<"$chip/fault_nack")"
	put "$chip/fault_nack" 0
	succeeds "until it is taken away" raw a r1@0x48
	put "$chip/fault_nack" 1
	put "$chip/fault_nack_skip" 2
	succeeds "a fault may come later" raw a w1@0x48 1 r2
	is "when so many addressings have passed" "0 1" "$(<"$chip/fault_nack_skip") $(<"$chip/fault_nack")"
	put "$chip/fault_nack_skip" 1
	refuses "a repeated start is an addressing of its own" "No such device or address" raw a w1@0x48 2 r2
	is "what came before it has reached the chip" 0x02 "$(<"$chip/pointer")"
}

data_faults() {
	raw a w3@0x48 2 0x11 0x20
	put "$chip/fault_nack_data" 1
	refuses "a byte is refused" "Input/output error" raw a w3@0x48 2 0x33 0x40
	is "the chip has not got what follows" 0x1120 "$(<"$chip/hyst")"
	is "it was counted" 1 "$(<"$chip/fault_nack_data_hits")"
	succeeds "the next time goes through" raw a w3@0x48 2 0x33 0x40
	is "to the chip" 0x3340 "$(<"$chip/hyst")"
	put "$chip/fault_nack_data" -1
	succeeds "a read is not refused so" raw a r2@0x48
	refuses "a quick write has no byte, one with a byte is refused" "Input/output error" raw a w1@0x48 0
	succeeds "an empty message has none" raw a w0@0x48
	put "$chip/fault_nack_data" 0
}

limits() {
	local no="Operation not supported"
	bus_with a max_num_msgs 2 max_write_len 3 max_read_len 4
	succeeds "what is within the limits is carried" raw a w3@0x48 3 0x5a 0xf0 r4
	refuses "a longer write is refused" "$no" raw a w4@0x48 3 0x11 0x22 0x33
	refuses "and a longer read" "$no" raw a w1@0x48 3 r5
	refuses "and more messages" "$no" raw a w1@0x48 3 r2 w1 0
	is "of which the chip has seen nothing" 0x5af0 "$(<"$chip/max")"
	bus_with a max_num_msgs 0 max_write_len 0 max_read_len 0 quirks 0x0f max_comb_1st_msg_len 1 max_comb_2nd_msg_len 2
	is "a write and a read are one transfer" "0x5a 0xf0" "$(raw a w1@0x48 3 r2)"
	refuses "not a longer write" "$no" raw a w2@0x48 3 0 r2
	refuses "nor a longer read" "$no" raw a w1@0x48 3 r3
	refuses "nor a read and a write" "$no" raw a r2@0x48 w1 3
	bus_with a quirks 0x60
	refuses "no empty messages: none is sent" "$no" raw a w0@0x48
	dead a
	refuses "a quirk that nobody knows is refused" "Numerical result out of range" put "$sim/a/quirks" 0x100
	bus_with a quirks 0 max_comb_1st_msg_len 0 max_comb_2nd_msg_len 0
}

counting() {
	local before
	before=$(<"$chip/transfers")
	raw a w1@0x48 0 r2 >/dev/null
	is "each addressing counts" $((before + 2)) "$(<"$chip/transfers")"
}

need_tool i2cget i2cset i2cdump i2cdetect
plan 64
start_sim
modprobe -q lm75
new_bus a
new_chip a/tmp105.x 0x48
live a/tmp105.x
live a
raw_transfers
two_chips
counting
limits
smbus_modes
n=$(bus_num a)
address_faults
data_faults
finish
