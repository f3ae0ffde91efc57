#!/bin/bash
# inox_pca954x: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=pca954x-lib.sh
. "$(dirname "$0")/pca954x-lib.sh"

driver=/sys/bus/i2c/drivers/inox_pca954x

bind() { echo "$(bus_num a)-0070" >"$driver/bind"; }

unbind() { echo "$(bus_num a)-0070" >"$driver/unbind"; }

# new_mux MODEL CHANNELS [PROPERTIES]
new_mux() { new_chip "a/$1" 0x70 "inox-$1" && put "$sim/a/$1/properties" "${3:-}" && plug "a/$1" "$2"; }

control() { get "$sim/$chip/control"; }

autoload() {
	unload inox_pca954x
	new_mux pca9548 8
	succeeds "the driver is loaded by the device's name" test -e "$driver"
	is "and binds" inox_pca954x "$(driver_of a 0x70)"
	drop_chip a/pca9548
}

job() {
	new_mux "$1" "$2"
	channels_job "a/$1" "$2" "$3"
	drop_chip "a/$1"
}

idle() {
	chip=a/pca9546
	new_mux pca9546 4 i2c-mux-idle-disconnect
	behind 2 0x50
	first_byte 2 >/dev/null
	is "asked to disconnect, after a transfer nothing is connected" 0x00 "$(control)"
	drop_chip a/24c02.2
	drop_chip $chip
	new_mux pca9546 4 idle-state=3
	behind 2 0x50
	is "asked to come back to a channel, it reads another" 0x12 "$(first_byte 2)"
	is "and comes back" 0x08 "$(control)"
	drop_chip a/24c02.2
	drop_chip $chip
	new_chip $chip 0x70 inox-pca9546
	put "$sim/$chip/properties" idle-state=4
	live $chip
	refuses "a channel that is not there is refused" "out of range" bind
	like "and the log says why" "*there is no channel 4*" "$(dmesg | tail -n 3)"
	drop_chip $chip
}

errors() {
	local before
	chip=a/pca9548
	new_mux pca9548 8
	behind 0 0x50
	behind 1 0x50
	first_byte 0 >/dev/null
	put "$sim/$chip/fault_nack" 1
	like "a channel that cannot be connected is an error" "*failed*" "$(first_byte 1)"
	is "and what was connected is disconnected" 0x00 "$(control)"
	put "$sim/$chip/fault_nack" 2
	like "one that cannot be disconnected either" "*failed*" "$(first_byte 0)"
	raw a w1@0x70 0x02
	is "is written again, whatever was there" 0x10 "$(first_byte 0)"
	before=$(<"$sim/$chip/writes")
	put "$sim/a/24c02.0/fault_nack" 1
	like "a chip behind it that does not answer is an error" "*failed*" "$(first_byte 0)"
	is "of its own" "$before 0x10" "$(<"$sim/$chip/writes") $(first_byte 0)"
	drop_chip a/24c02.0
	drop_chip a/24c02.1
	unbind
	put "$sim/$chip/fault_nack" -1
	refuses "a chip that does not answer is not bound" "No such device" bind
	put "$sim/$chip/fault_nack" 0
	drop_chip $chip
}

# Drivers bind behind the channels like anywhere, and go with them.
eeprom_file() { echo "/sys/bus/i2c/devices/$(channel_num "$1")-0050/eeprom"; }

drivers() {
	local n
	chip=a/pca9545
	new_mux pca9545 4
	for n in 0 1; do
		behind $n 0x50
		echo inox-24c02 0x50 >"/sys/bus/i2c/devices/i2c-$(channel_num $n)/new_device"
		wait_for 10 test -e "$(eeprom_file $n)"
	done
	echo one >"$(eeprom_file 1)"
	echo nought >"$(eeprom_file 0)"
	is "drivers behind two channels reach each its own chip" "nought one" \
		"$(head -n 1 "$(eeprom_file 0)") $(head -n 1 "$(eeprom_file 1)")"
	for n in 1 2 3 4 5; do
		beside cat "$(eeprom_file 0)" "$(eeprom_file 1)" >/dev/null 2>&1 &
		beside cat "$(eeprom_file 1)" "$(eeprom_file 0)" >/dev/null 2>&1 &
		i2cget -y "$(bus_num a)" 0x70 >/dev/null 2>&1
	done
	wait
	is "also several at once" "nought one" "$(head -n 1 "$(eeprom_file 0)") $(head -n 1 "$(eeprom_file 1)")"
	raw a w1@0x70 0
	succeeds "it suspends and resumes" sleep_once
	is "resumed, it is told again what to connect" "one" "$(head -n 1 "$(eeprom_file 1)")"
	unbind
	is "unbound, the drivers behind it are gone too" "0" "$(find /sys/bus/i2c/drivers/inox_at24/ -name "*-0050" | wc -l)"
	drop_chip a/24c02.0
	drop_chip a/24c02.1
	drop_chip $chip
}

busy() {
	while [ -e "$work" ]; do
		i2cget -y "$(channel_num 0)" 0x50 0
		i2cget -y "$(channel_num 3)" 0x50 0
	done >/dev/null 2>&1
}

in_use() {
	local n
	new_mux pca9548 8
	behind 0 0x50
	behind 3 0x50
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 10; n++)); do
		unbind
		bind
	done
	is "it is unbound and bound 10 times in use" inox_pca954x "$(driver_of a 0x70)"
	for ((n = 0; n < 5; n++)); do
		dead a/pca9548
		live a/pca9548
	done
	succeeds "the chip is unplugged and plugged 5 times in use" wait_for 20 has_channel 7
	rm "$work"
	wait
	is "and still it connects" "0x10 0x13" "$(first_byte 0) $(first_byte 3)"
	at_exit wait_for 20 unloaded inox_pca954x
}

need_tool i2cdetect i2cget
need_module inox_pca954x inox_at24 i2c-sim i2c-mux
work=$(mktemp)
at_exit "rm -f '$work'"
plan $((1 + 2 + 4 * CHANNELS_RESULTS + 5 + 7 + 5 + 3))
loads_twice inox_pca954x
start_sim
load inox_at24
load inox_pca954x
new_bus a
live a
autoload
job pca9540 2 0x05
job pca9546 4 0x02
job pca9547 8 0x09
job pca9548 8 0x02
idle
errors
drivers
in_use
finish
