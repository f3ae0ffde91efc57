#!/bin/bash
# at24 drivers on a real register model: the ICH9 SMBus host of QEMU's q35 machine, and the 256 byte
# EEPROMs on it. QEMU gives these no content and takes no image, so the test writes one, byte by byte
# with i2cset, which no at24 driver has a part in; only where QEMU says that it is the machine.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"

image=$(mktemp)
at_exit "rm -f '$image' '$image'.*"

# Numbers of the buses whose adapter is the ICH9's.
find_bus() {
	local name
	for name in /sys/bus/i2c/devices/i2c-*/name; do
		case $(cat "$name" 2>/dev/null) in
		"SMBus I801"*)
			name=${name%/name}
			echo "${name##*/i2c-}"
			return
			;;
		esac
	done
	return 1
}

# Every byte is another than its neighbours and than that of the same place in other blocks.
write_image() {
	local at byte escaped
	for ((at = 0; at < 256; at++)); do
		byte=$(((at * 7 + 0x35 + (at >> 5)) & 0xff))
		i2cset -y "$bus" 0x50 "$at" "$byte" b || return
		printf -v escaped '\\x%02x' "$byte"
		printf '%b' "$escaped"
	done >"$image"
}

# dump MODE: the bytes as i2cdump has them, in octets of hex
dump() { i2cdump -y "$bus" 0x50 "$1" | sed -n 's/^[0-9a-f]0: \(.\{47\}\).*/\1/p'; }

# A word at each address but the last, so each byte comes as a low and as a high one.
words() {
	i2cdump -y "$bus" 0x50 w | sed -n 's/^[0-9a-f][08]: //p' | tr -s ' ' '\n' | grep . | head -n 255
}

expected() { hexdump -v -e '16/1 "%02x " "\n"' "$image" | sed 's/ *$//'; }

expected_words() {
	hexdump -v -e '1/1 "%02x\n"' "$image" | awk 'NR > 1 { print $0 low } { low = $0 }'
}

memory() { echo "/sys/bus/i2c/devices/$bus-0050/$bus-0050"*/nvmem; }

has_memory() { [ -e "$(memory)" ]; }

attach() {
	echo "$1 0x50" >"/sys/bus/i2c/devices/i2c-$bus/new_device" && wait_for 10 has_memory
}

detach() { echo 0x50 >"/sys/bus/i2c/devices/i2c-$bus/delete_device"; }

# What is wrong of a file: offsets, in decimal.
wrong_bytes() { cmp -l "$image" "$1" | awk '{ printf "%s%d", sep, $1 - 1; sep = " " }'; }

# By byte and by word the bus is right; that says that the image is there.
independent() {
	is "i2cdump reads the image by bytes" "$(expected)" "$(dump b)"
	is "i2cdump reads the image by words" "$(expected_words)" "$(words)"
}

# The end of each block is not read, and nobody is told: Documentation/stock-bugs.rst.
stock_blocks() {
	i2cset -y "$bus" 0x50 7 0x5a b
	is "i2c-i801: a block of one byte is right" 0x5a "$(i2cget -y "$bus" 0x50 7 i 1)"
	like "i2c-i801: of more, the last is not, and that is a success" "* 0x5a 0x[0-9a-f][0-9a-f]" \
		"$(i2cget -y "$bus" 0x50 0 i 9)"
	i2cset -y "$bus" 0x50 7 0x66 b
}

# at24_reads DEVICE DRIVER WRONG: each byte is asked for; WRONG are those at the ends of its blocks,
# of 31 bytes and 128 in all, or of 32, which are the host's and not the driver's fault
at24_reads() {
	modprobe "$2"
	succeeds "$2 binds" attach "$1"
	is "$2: the driver is at work" "$2" "$(basename "$(readlink "/sys/bus/i2c/devices/$bus-0050/driver")")"
	cat "$(memory)" >"$image.got"
	is "$2: it reads 256 bytes" 256 "$(wc -c <"$image.got")"
	is "$2: of them it reads wrong, by I2C blocks" "$3" "$(wrong_bytes "$image.got")"
	dd if="$(memory)" of="$image.got" bs=1 status=none
	is "$2: one by one it reads all" "" "$(wrong_bytes "$image.got")"
	detach
}

need_root
need_tool modprobe i2cset i2cget i2cdump
need_module at24 i2c-dev
modprobe i2c-dev
modprobe -q i2c-i801
wait_for 2 find_bus >/dev/null || skip_all "no i2c-i801 host here: a bus named 'SMBus I801 adapter' is needed"
grep -q QEMU /sys/class/dmi/id/sys_vendor || skip_all "not QEMU's machine: this test writes EEPROMs"
bus=$(find_bus)
at_exit modprobe -r i2c-i801
plan 15
succeeds "i2cset writes the image" write_image
independent
stock_blocks
at24_reads spd at24 "30 61 92 123 127 158 189 220 251 255"
modprobe -r at24
if [ -n "$(modinfo -n inox_at24 2>/dev/null)" ]; then
	load inox_at24
	at24_reads inox-spd inox_at24 "31 63 95 127 159 191 223 255"
else
	for _ in 1 2 3 4 5; do skip inox_at24 "not built"; done
fi
finish
