#!/bin/bash
# inox_pca953x: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=pca953x-lib.sh
. "$(dirname "$0")/pca953x-lib.sh"

driver=/sys/bus/i2c/drivers/inox_pca953x

bind() { echo "$(bus_num a)-0020" >"$driver/bind"; }

unbind() { echo "$(bus_num a)-0020" >"$driver/unbind"; }

new_lines() { new_chip "a/$1" 0x20 "inox-$1" "${2:-0}" && plug "a/$1" 0x20; }

autoload() {
	unload inox_pca953x
	new_lines pca9555
	succeeds "the driver is loaded by the device's name" test -e "$driver"
	is "and binds" inox_pca953x "$(driver_of a 0x20)"
	drop_chip a/pca9555
}

# job MODEL LINES BYTES
job() {
	new_lines "$1"
	is "$1: inox_pca953x binds" inox_pca953x "$(driver_of a 0x20)"
	lines_job "a/$1" "$2" "$3"
	drop_chip "a/$1"
}

edges() {
	new_lines "$1" 1
	edges_job "a/$1"
	drop_chip "a/$1"
}

# Nobody answers the interrupt while a change comes and goes again.
short_change() {
	put "$sim/$chip/fault_nack" -1
	pins 0xfe
	pins 0xff
	put "$sim/$chip/fault_nack" 0
}

latching() {
	chip=a/pcal6408
	new_lines pcal6408 1
	is "nobody waits, so nothing interrupts" "0x00ff 0x0000" \
		"$(<"$sim/$chip/no_interrupt") $(<"$sim/$chip/latched")"
	watch "$(chip_lines)" 0
	is "a line that is waited for does, and is latched" "0x00fe 0x0001" \
		"$(<"$sim/$chip/no_interrupt") $(<"$sim/$chip/latched")"
	unwatch
	watch --falling-edge "$(chip_lines)" 0
	short_change
	expect "a change that is over before it is read is heard" "0 0,"
	unwatch
	wait_for 5 unheard
	is "and nobody waits any more" "0x00ff 0x0000" \
		"$(<"$sim/$chip/no_interrupt") $(<"$sim/$chip/latched")"
	pins 0xfe
	watch "$(chip_lines)" 0
	sleep 0.5
	is "what was before is no news" "" "$(events)"
	unwatch
	watch --rising-edge "$(chip_lines)" 0
	put "$sim/$chip/fault_nack" -1
	pins 0xff
	pins 0xfe
	sleep 3
	put "$sim/$chip/fault_nack" 0
	gpioget "$(chip_lines)" 3 >/dev/null
	expect "a change that is over is heard also if who reads another line saw it" "1 0,"
	unwatch
	drop_chip $chip
	chip=a/pca9554
	new_lines pca9554 1
	watch "$(chip_lines)" 0
	short_change
	pins 0xfe
	expect "a chip without latches has no such news" "0 0,"
	unwatch
	drop_chip $chip
}

unheard() { [ "$(<"$sim/$chip/no_interrupt")" = 0x00ff ]; }

# A read releases the interrupt pin; what it saw must not be lost.
read_first() {
	chip=a/pca9554
	new_lines pca9554 1
	watch "$(chip_lines)" 0
	put "$sim/$chip/fault_nack" -1
	pins 0xfe
	sleep 3
	put "$sim/$chip/fault_nack" 0
	is "who reads a line" 1 "$(gpioget "$(chip_lines)" 3)"
	is "has released the pin" 0 "$(<"$sim/$chip/pin")"
	expect "and the change of another is heard all the same" "0 0,"
	unwatch
	drop_chip $chip
}

errors() {
	local missing="No such device or address"
	chip=a/pca9555
	new_lines pca9555 1
	put "$sim/$chip/fault_nack" -1
	refuses "lines that cannot be read" "$missing" gpioget "$(chip_lines)" 0
	refuses "lines that cannot be driven" "$missing" gpioset "$(chip_lines)" 0=0
	put "$sim/$chip/fault_nack" 1
	put "$sim/$chip/fault_nack_skip" 1
	refuses "a line that is driven and does not become an output" "$missing" gpioset "$(chip_lines)" 0=0
	is "is still an input" "0xffff" "$(<"$sim/$chip/is_input")"
	put "$sim/$chip/fault_nack" 0
	put "$sim/$chip/fault_nack_skip" 0
	gpioset "$(chip_lines)" 0=0
	is "and tried again it is one" "0xfffe 0xfffe" "$(<"$sim/$chip/is_input") $(<"$sim/$chip/levels")"
	put "$sim/$chip/fault_nack" 1
	refuses "a level that cannot be driven" "$missing" gpioset "$(chip_lines)" 0=1
	raw a w3@0x20 2 0xff 0xff
	gpioset "$(chip_lines)" 0=0
	is "if it was all the same, it is no longer" 0xfffe "$(<"$sim/$chip/levels")"
	drop_chip $chip
	chip=a/pcf8574
	new_lines pcf8574
	refuses "without an interrupt line nobody can wait" "No such device" timeout 10 gpiomon -n 1 "$(chip_lines)" 0
	drop_chip $chip
}

probing() {
	local n=0
	chip=a/pca9555
	new_lines pca9555
	unbind
	raw a w3@0x20 4 0x0f 0xf0
	while [ $n -lt 20 ]; do
		put "$sim/$chip/fault_nack_skip" $n
		put "$sim/$chip/fault_nack" 1
		bind 2>/dev/null && break
		n=$((n + 1))
	done
	put "$sim/$chip/fault_nack_skip" 0
	put "$sim/$chip/fault_nack" 0
	is "a probe fails at each of its 7 addressings" 7 $n
	drop_chip $chip
}

# What firmware made an output stays one, and drives what it drove.
firmware() {
	chip=a/pca9555
	new_lines pca9555
	unbind
	raw a w3@0x20 2 0x5a 0xa5
	raw a w3@0x20 4 0xff 0xff
	raw a w3@0x20 6 0xf0 0x0f
	bind
	wait_for 10 has_lines a 0x20
	is "outputs of the firmware drive what they drove" "0xaffa" "$(<"$sim/$chip/levels")"
	is "and are known as outputs" 8 "$(gpioinfo "$(chip_lines)" | grep -c output)"
	like "they are found by the device's name" "*[[]$(bus_num a)-0020[]]*16 lines*" "$(gpiodetect)"
	is "what it inverted is not" 0x0000 "$(<"$sim/$chip/inverted")"
	drop_chip $chip
}

sleeping() {
	chip=a/pcal6416
	new_lines pcal6416 1
	gpioset "$(chip_lines)" 8=0 9=1
	watch "$(chip_lines)" 3
	raw a w3@0x20 6 0xff 0xff
	raw a w3@0x20 2 0xff 0xff
	raw a w3@0x20 0x4a 0xff 0xff
	succeeds "it suspends and resumes" sleep_once
	is "and what a chip without power has forgotten is there again" "0xfcff 0xfeff 0xfff7" \
		"$(<"$sim/$chip/is_input") $(<"$sim/$chip/output") $(<"$sim/$chip/no_interrupt")"
	pins 0xfff7
	expect "interrupts too" "0 3,"
	unwatch
	drop_chip $chip
}

# storm NAME TRIGGER: of the line; whoever had it before has left it so
storm() {
	local count
	chip=a/pca9554
	new_lines pca9554 1
	put "$driver/unbind" "$(bus_num a)-0020"
	load inox_irq_test irq="$(<"$sim/$chip/irq_num")" trigger="$2"
	unload inox_irq_test
	put "$driver/bind" "$(bus_num a)-0020"
	watch "$(chip_lines)" 0
	failing_for "$sim/$chip/fault_nack"
	pins 0
	sleep 3
	count=$(tries "$sim/$chip/fault_nack")
	put "$sim/$chip/fault_nack" 0
	succeeds "$1: a chip that holds its line and does not answer is asked now and then ($count)" [ "$count" -ge 3 -a "$count" -le 13 ]
	expect "$1: when it answers, the change is heard" "0 0,"
	unwatch
	drop_chip $chip
}

# Expanders often have one line together.
sharing() {
	chip=a/pca9554
	new_lines pca9554 1
	unbind
	load inox_irq_test irq="$(<"$sim/$chip/irq_num")" trigger=0x88
	bind
	wait_for 10 has_lines a 0x20
	is "it binds beside who shares the line" inox_pca953x "$(driver_of a 0x20)"
	watch "$(chip_lines)" 0
	pins 0xfe
	expect "who shares it hears" "0 0,"
	unwatch
	unbind
	count=$(get "$neighbour/count")
	pins 0xff
	succeeds "and goes on when the other has gone" wait_for 5 heard_more "$count"
	unload inox_irq_test
	drop_chip $chip
}

neighbour=/sys/module/inox_irq_test/parameters
heard_more() { [ "$(get "$neighbour/count")" -gt "$1" ]; }

in_use() {
	new_lines pca9555 1
	lines_in_use a/pca9555 0x20 inox_pca953x
}

need_tool gpiodetect gpioinfo gpioget gpioset gpiomon
need_config CONFIG_GPIO_CDEV_V1
need_module inox_pca953x inox_irq_test i2c-sim
work=$(mktemp)
at_exit "rm -f '$work'"
plan $((1 + 2 + 4 * (LINES_RESULTS + 1) + 3 * EDGES_RESULTS + 5 + 3 + 6 + 1 + 3 + 3 + 2 * 2 + 5 + 3 + LINES_IN_USE_RESULTS))
loads_twice inox_pca953x
start_sim
load inox_pca953x
new_bus a
live a
autoload
job pca9534 8 1
job pca9535 16 2
job pcal6408 8 1
job pcf8574 8 1
edges pca9554
edges pca9555
edges pcf8574
latching
read_first
errors
probing
firmware
sleeping
storm level 8
storm edge 2
sharing
in_use
finish
