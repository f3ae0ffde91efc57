#!/bin/bash
# i2c-sim: a chip's pin as an interrupt line, up to the driver that requested it.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip=$sim/a/lm75

# Row of the line in /proc/interrupts; nothing while nobody has requested it.
requested() { grep "^ *$(<"$chip/irq_num"):" /proc/interrupts; }

# How often it came.
count() { interrupts a/lm75; }

counted() { [ "$(count)" = "$1" ]; }

# crossing NAME TEMPERATURE COUNT: the count it comes to, and stays at
crossing() {
	put "$chip/temperature" "$2"
	wait_for 2 counted "$3"
	sleep 0.2
	is "$1" "$3" "$(count)"
}

bound() { [ -e "$(device a 0x48)/driver" ]; }

released() { [ "$(<"$chip/pin")" = 0 ]; }

without_driver() {
	live a/lm75
	like "the line has a number" "[1-9]*" "$(<"$chip/irq_num")"
	put "$chip/temperature" 81000
	is "the pin is asserted, and nobody hears it" "1 " "$(<"$chip/pin") $(requested)"
	dead a/lm75
	is "the line goes with the chip" 0 "$(<"$chip/irq_num")"
	put "$chip/temperature" 25000
}

with_driver() {
	put "$chip/device" inox-lm75
	live a/lm75
	wait_for 5 bound || note "no driver bound"
	like "a driver has requested it" "*i2c_sim*" "$(requested)"
	before=$(count)
	is "nothing came yet" 0 "$before"
	crossing "above max: once" 81000 1
	is "the driver has released the pin" 0 "$(<"$chip/pin")"
	crossing "still above: nothing" 85000 1
	crossing "below hyst: once more" 70000 2
	crossing "back again" 81000 3
}

# A driver that cannot reach its chip must not be called without end, nor for ever be deaf.
stuck_pin() {
	put "$chip/fault_nack" -1
	put "$chip/temperature" 70000
	sleep 1
	is "an asserted pin stays while the chip is out of reach" 1 "$(<"$chip/pin")"
	put "$chip/fault_nack" 0
	wait_for 3 released
	is "the driver gets to it when it is back" 0 "$(<"$chip/pin")"
}

unplugged() {
	put "$chip/temperature" 81000
	wait_for 2 released
	put "$chip/fault_nack" -1
	put "$chip/temperature" 70000
	succeeds "a chip with its pin asserted is taken away" dead a/lm75
	put "$chip/fault_nack" 0
	put "$chip/temperature" 25000
	put "$chip/device" ""
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		live a/lm75
		put "$chip/temperature" 81000
		dead a/lm75
		put "$chip/temperature" 25000
	done
	succeeds "lines come and go" live a/lm75
}

need_module inox_lm75
plan 14
start_sim
load inox_lm75
new_bus a
live a
new_chip a/lm75 0x48 "" 1
without_driver
with_driver
stuck_pin
unplugged
finish
