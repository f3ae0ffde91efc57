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

told() { get /sys/module/inox_irq_test/parameters/count; }

told_is() { [ "$(told)" = "$1" ]; }

# tells NAME TEMPERATURE COUNT
tells() {
	put "$chip/temperature" "$2"
	wait_for 2 told_is "$3"
	sleep 0.2
	is "$1" "$3" "$(told)"
}

edges() {
	live a/lm75
	load inox_irq_test irq="$(<"$chip/irq_num")" trigger=2
	tells "an edge: told" 81000 1
	tells "an edge: not when the pin is released" 25000 1
	tells "an edge: and the next" 81000 2
	unload inox_irq_test
	load inox_irq_test irq="$(<"$chip/irq_num")" trigger=3
	tells "edges: none that was before" 82000 0
	tells "edges: of both kinds" 25000 1
	tells "edges: and again" 81000 2
	tells "edges: three" 25000 3
	tells "edges: four" 81000 4
	tells "edges: five, then it is disabled" 25000 5
	tells "edges: nothing then" 81000 5
	put /sys/module/inox_irq_test/parameters/again 1
	wait_for 2 told_is 6
	is "edges: the one that was missed, when it is enabled" 6 "$(told)"
	unload inox_irq_test
	load inox_irq_test irq="$(<"$chip/irq_num")" trigger=8
	wait_for 2 told_is 5
	is "a level again: for as long as it lasts" 5 "$(told)"
	unload inox_irq_test
	dead a/lm75
}

need_module inox_lm75 inox_irq_test
plan 26
start_sim
load inox_lm75
new_bus a
live a
new_chip a/lm75 0x48 "" 1
without_driver
with_driver
stuck_pin
unplugged
dead a/lm75
put "$chip/temperature" 25000
edges
finish
