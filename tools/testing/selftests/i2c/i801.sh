#!/bin/bash
# inox_i801 on a real register model: the ICH9 SMBus host of QEMU's q35 machine, and the 256 byte
# EEPROMs on it, which answer byte, word and block calls. The content is written by byte calls.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=../lib/trace.sh
. "${KTAP_LIB%/*}/trace.sh"
# shellcheck source=i801-lib.sh
. "$(dirname "$0")/i801-lib.sh"

image=$(mktemp)
at_exit "rm -f '$image' '$image'.*"
no_buffer=2 no_read=8 polled=16

# Every byte is another than its neighbours; from 0x80 on there are blocks: of 32, 1, 0 and 33 bytes.
byte_at() {
	case $1 in
	128) byte=32 ;;
	168) byte=1 ;;
	170) byte=0 ;;
	172) byte=33 ;;
	*) byte=$((($1 * 7 + 0x35) & 0xff)) ;;
	esac
}

# By I2C blocks, in a fraction of the time.
write_image() {
	local at byte bytes
	for ((at = 0; at < 256; at++)); do
		byte_at "$at"
		bytes+=" $byte"
		# shellcheck disable=SC2059 # the format is a byte
		printf "\\x$(printf %x "$byte")"
		[ $((at % 16)) -eq 15 ] || continue
		# shellcheck disable=SC2086 # words
		i2cset -y "$bus" 0x50 $((at - 15)) $bytes i || return
		bytes=''
	done >"$image"
}

expected() { hexdump -v -e '16/1 "%02x " "\n"' "$image" | sed 's/ *$//'; }
expected_words() { hexdump -v -e '1/1 "%02x\n"' "$image" | awk 'NR > 1 { print $0 low } { low = $0 }'; }
expected_bytes() { hexdump -v -s "$1" -n "$2" -e '1/1 "0x%02x\n"' "$image" | paste -sd ' '; }

dump() { i2cdump -y "$bus" 0x50 b | sed -n 's/^[0-9a-f]0: \(.\{47\}\).*/\1/p'; }
words() { i2cdump -y "$bus" 0x50 w | sed -n 's/^[0-9a-f][08]: //p' | tr -s ' ' '\n' | grep . | head -n 255; }

# block OFFSET; plain OFFSET COUNT; byte OFFSET
block() { i2cget -y "$bus" 0x50 "$1" s 2>&1; }
plain() { i2cget -y "$bus" 0x50 "$1" i "$2" 2>&1; }
byte() { i2cget -y "$bus" "${2:-0x50}" "$1" b 2>&1; }

bytes() {
	local at
	for at in "$@"; do byte "$at"; done | paste -sd ' '
}

functions() { i2cdetect -F "$bus" | sed -n "s/^$1 *//p"; }

attach() {
	echo "inox-24c02 0x50" >"/sys/bus/i2c/devices/i2c-$bus/new_device" && wait_for 10 test -e "$(memory)"
}
detach() { echo 0x50 >"/sys/bus/i2c/devices/i2c-$bus/delete_device"; }
memory() { echo "/sys/bus/i2c/devices/$bus-0050/eeprom"; }

is_bound() { [ ! -e "$ours/$host" ] || echo bound; }

binds_on_request() {
	is "loaded, it takes no host by itself" "" "$(is_bound)"
	give_host inox_i801
	at_exit "echo >'/sys/bus/pci/devices/$host/driver_override'"
	succeeds "it binds to the host that names it" bind_host 0
	find_bus
	like "the bus has the name that programs look for" "SMBus I801 adapter at [0-9a-f]*" \
		"$(cat "/sys/bus/i2c/devices/i2c-$bus/name")"
	like "its ports are taken" "*inox_i801" "$(grep inox_i801 /proc/ioports)"
	is "and tells what it can do" "yes yes yes no" \
		"$(for f in 'SMBus Block Read' 'SMBus Block Process Call' 'I2C Block Read' 'SMBus PEC'; do functions "$f"; done | paste -sd ' ')"
}

# reads HOW: what all modes have in common
reads() {
	is "$1: bytes" "$(expected)" "$(dump)"
	is "$1: words" "$(expected_words)" "$(words)"
}

# errors HOW: what nobody may take for a success
errors() {
	is "$1: a chip that is not there: ENXIO" -6 "$(result byte 0 0x20)"
	is "$1: a block of no byte: EPROTO" -71 "$(result block 170)"
	is "$1: a packet error code, which QEMU has not: EOPNOTSUPP" -95 "$(result i2cget -y "$bus" 0x50 0 bp)"
	is "$1: and then it goes on" 0x35 "$(byte 0)"
}

# A block whose first byte is its count, and then the image again. One result.
counted_block() {
	i2cset -y "$bus" 0x50 0x20 7 6 5 s
	is "$1" "0x03 0x07 0x06 0x05" "$(bytes 32 33 34 35)"
	i2cset -y "$bus" 0x50 0x20 0x15 0x1c 0x23 0x2a i
}

plain_blocks() {
	is "$1: an I2C block of one byte" "$(expected_bytes 5 1)" "$(plain 5 1)"
	is "$1: of more QEMU keeps the last: EIO" -5 "$(result plain 0 9)"
	is "$1: so no byte is shown" "Error: Read failed" "$(plain 0 9)"
	i2cset -y "$bus" 0x50 0x10 1 2 3 4 5 i
	is "$1: an I2C block is written" "0x01 0x02 0x03 0x04 0x05" \
		"$(bytes 16 17 18 19 20)"
	i2cset -y "$bus" 0x50 0x10 0xa5 0xac 0xb3 0xba 0xc1 i
	is "$1: QEMU's buffer does not begin anew after that: ENXIO" -6 \
		"$(result i2cset -y "$bus" 0x50 0x20 7 6 5 s)"
	counted_block "$1: a block with its count is written"
}

with_interrupt() {
	local before
	before=$(interrupts)
	byte 0 >/dev/null
	is "a byte is one interrupt" 1 $(($(interrupts) - before))
	reads interrupt
	is "interrupt: a block of 32 bytes" "$(expected_bytes 129 32)" "$(block 128)"
	is "interrupt: a block of one" "$(expected_bytes 169 1)" "$(block 168)"
	errors interrupt
	plain_blocks interrupt
	endless_is_killed interrupt
}

without_interrupt() {
	local before
	before=$(interrupts)
	rebind_host $polled
	reads polled
	is "polled: a block of 32 bytes" "$(expected_bytes 129 32)" "$(block 128)"
	errors polled
	plain_blocks polled
	endless_is_killed polled
	is "polled: no interrupt came" "" "$(interrupts)"
}

# Byte by byte QEMU keeps the last of these too, and wants to be told of the last before it has said
# that there is one: of a block of one byte it sends more without end.
without_buffer() {
	rebind_host $(($1 | no_buffer))
	is "$2, no buffer: a block that does not end: EPROTO" -71 "$(result block 168)"
	is "$2, no buffer: it is killed, and the next call runs" 0x35 "$(byte 0)"
	is "$2, no buffer: of more QEMU keeps the last: EIO" -5 "$(result block 128)"
	is "$2, no buffer: a block of no byte: EPROTO" -71 "$(result block 170)"
	counted_block "$2, no buffer: a block is written"
}

# QEMU's counter goes round before the 32nd byte, so it wants bytes without end. Whatever the chip
# then has, it had not been written: the model keeps a block until it is whole.
endless_is_killed() {
	local block
	block=$(seq -s ' ' 32)
	# shellcheck disable=SC2086 # words
	is "$1: a call without end: EPROTO" -71 "$(result i2cset -y "$bus" 0x50 0x40 $block i)"
	is "$1: it is killed, and the next one runs" "$(expected_bytes 64 1)" "$(byte 64)"
}

# A reader of the memory is told, or gets all of it.
at24() {
	rebind_host 0
	load inox_at24
	attach
	refuses "at24 by I2C blocks: the reader is told" "Input/output error" cat "$(memory)"
	detach
	rebind_host $no_read
	attach
	succeeds "at24 without them reads all bytes" cmp "$image" "$(memory)"
	detach
}

sleeps() {
	rebind_host 0
	succeeds "it suspends and resumes" sleep_once
	is "and reads" 0x35 "$(byte 0)"
}

unbinds_in_use() {
	succeeds "it is unbound five times while calls run" rebinds_in_use 5
	is "and reads" 0x35 "$(byte 0)"
}

nothing() { :; }
bind_0() { echo "$host" >"$ours/bind"; }

# Each wait for an interrupt that fails is a call that takes too long: it is killed.
failures() {
	sweep "i801: a byte" inox_i801 "byte 0" nothing is_bound
	is "a call that is killed leaves the host ready" 0x35 "$(byte 0)"
	unbind_host
	sweep_over "i801: bind" inox_i801 bind_0 unbind_host is_bound
	bind_host 0
}

need_host
plan 59
loads_twice inox_i801
load inox_i801
start_trace smbus/smbus_result
binds_on_request
at_exit unbind_host
succeeds "i2cset writes the image" write_image
with_interrupt
without_interrupt
without_buffer 0 interrupt
without_buffer $polled polled
at24
sleeps
unbinds_in_use
failures
finish
