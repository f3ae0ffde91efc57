#!/bin/bash
# inox_mcp23s08: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=mcp23s08-lib.sh
. "$(dirname "$0")/mcp23s08-lib.sh"

driver=/sys/bus/spi/drivers/inox_mcp23s08

bind() { put "$driver/bind" "$(basename "$(device a 0)")"; }

unbind() { put "$driver/unbind" "$(basename "$(device a 0)")"; }

# ours MODEL [IRQ [PROPERTY...]]
ours() { new_lines "$1" "inox-$1" "${*:3}" "${2:-0}"; }

# The registers of the chip, by name.
registers() {
	local name out=''
	for name in "$@"; do out+="$(<"$sim/$chip/$name") "; done
	echo "${out% }"
}

autoload() {
	unload inox_mcp23s08
	ours mcp23s17
	succeeds "the driver is loaded by the device's name" test -e "$driver"
	is "and binds" inox_mcp23s08 "$(driver_of a 0)"
	like "its clock is as fast as the chip bears" "*hz 10000000 *" "$(last_transfer a)"
	drop_chip a/mcp23s17
}

job() {
	ours "$1" 1
	is "$1: inox_mcp23s08 binds" inox_mcp23s08 "$(driver_of a 0)"
	lines_job "a/$1" "$2" "$3"
	edges_job "a/$1"
	[ "$2" -eq 8 ] || ports_job "a/$1"
	drop_chip "a/$1"
}

# What nobody drives is what the chip pulls it to.
pulls() {
	ours mcp23s17
	put "$sim/$chip/floating" $((0x0300))
	is "a floating line" "0 0" "$(gpioget "$(chip_lines)" 8 9)"
	is "one that is pulled up" 1 "$(gpioget --bias=pull-up "$(chip_lines)" 9)"
	is "and no other" "0x0200 0x0200" "$(registers gppu) $(printf '0x%04x' $(($(<"$sim/$chip/levels") & 0x300)))"
	gpioget --bias=as-is "$(chip_lines)" 9 >/dev/null
	is "stays so" 0x0200 "$(registers gppu)"
	is "until it is not" "0 0x0000" "$(gpioget --bias=disable "$(chip_lines)" 9) $(registers gppu)"
	is "the chip has no pull-down, which changes nothing" "0 0x0000" \
		"$(gpioget --bias=pull-down "$(chip_lines)" 9) $(registers gppu)"
	drop_chip "$chip"
}

mirrored() {
	ours mcp23s17 1 microchip,irq-mirror
	mirror_job a/mcp23s17
	drop_chip "$chip"
	ours mcp23s17 1
	watch "$(chip_lines)" 12
	pins 0xefff
	sleep 0.5
	is "without it nobody hears of the upper port" "" "$(events)"
	unwatch
	drop_chip "$chip"
}

# wiring MODEL IOCON PROPERTY...
wiring() {
	ours "$1" 1 "${*:3}"
	is "$1 with '${*:3}'" "$2" "$(registers iocon)"
	drop_chip "$chip"
}

# Nobody answers the interrupt while a change comes and goes again.
short_change() {
	put "$sim/$chip/fault_error" -1
	pins "$1"
	pins 0xffff
	put "$sim/$chip/fault_error" 0
}

# wait_level NAME TRIGGER PINS REST: a line of which one waits for that level
wait_level() {
	local number
	ours mcp23s17 1 microchip,irq-mirror
	pins "$4"
	number=$(irq_of 10)
	load inox_irq_test irq="${number%:}" trigger="$2"
	sleep 0.3
	is "$1: it is not so yet" "0 0x0400 0x0400" "$(levels_count) $(registers gpinten intcon)"
	pins "$3"
	wait_for 5 levels_counted 5
	sleep 0.3
	is "$1: as long as it lasts it interrupts, until it is masked" "5 0x0000" "$(levels_count) $(registers gpinten)"
	put /sys/module/inox_irq_test/parameters/again 1
	wait_for 5 levels_counted 10
	sleep 0.3
	is "$1: unmasked, it still lasts" 10 "$(levels_count)"
	pins "$4"
	put /sys/module/inox_irq_test/parameters/again 1
	sleep 0.5
	is "$1: and when it is over, nothing is heard" "10 0" "$(levels_count) $(pin)"
	unload inox_irq_test
	watch "$(chip_lines)" 10
	pins 0xffff
	sleep 0.3
	pins 0xfbff
	expect "$1: then edges of the same line" "$([ "$1" = low ] && echo "0 10," || echo "1 10,0 10,")"
	is "$1: it is held to nothing more" 0x0000 "$(registers intcon)"
	unwatch
	drop_chip "$chip"
}

# Short ones too: a port keeps what its lines were.
short_changes() {
	ours mcp23s17 1 microchip,irq-mirror
	watch --falling-edge "$(chip_lines)" 0 11
	short_change 0xfffe
	expect "a change that is over before it is read is heard" "0 0,"
	short_change 0xf7ff
	expect "in the upper port as well" "0 0,0 11,"
	unwatch
	pins 0xfffd
	watch "$(chip_lines)" 1 2
	pins 0xfff9
	expect "what a line did before anybody waited for it is no news" "0 2,"
	unwatch
	drop_chip "$chip"
}

# A read releases the interrupt pin; what it saw must not be lost.
read_first() {
	ours mcp23s08 1
	watch "$(chip_lines)" 0
	put "$sim/$chip/fault_error" -1
	pins 0xfe
	sleep 3
	put "$sim/$chip/fault_error" 0
	is "who reads a line" 1 "$(gpioget "$(chip_lines)" 3)"
	is "has released the pin" 0 "$(pin)"
	expect "and the change of another is heard all the same" "0 0,"
	unwatch
	drop_chip "$chip"
}

errors() {
	local failed="Input/output error"
	ours mcp23s17 1
	put "$sim/$chip/fault_error" -1
	refuses "lines that cannot be read" "$failed" gpioget "$(chip_lines)" 0
	refuses "lines that cannot be driven" "$failed" gpioset "$(chip_lines)" 0=1
	put "$sim/$chip/fault_error" 1
	put "$sim/$chip/fault_error_skip" 1
	refuses "a line that is driven and does not become an output" "$failed" gpioset "$(chip_lines)" 0=1
	is "is still an input" 0xffff "$(registers iodir)"
	put "$sim/$chip/fault_error" 0
	put "$sim/$chip/fault_error_skip" 0
	gpioset "$(chip_lines)" 0=1
	is "and tried again it is one" "0xfffe 0x0001" "$(registers iodir olat)"
	put "$sim/$chip/fault_short" 1
	refuses "a write that ends in the middle" "$failed" gpioset "$(chip_lines)" 0=0
	gpioset "$(chip_lines)" 0=1
	like "may have been one: the next is made, though nothing changes" "* out 40 14 01 00 *" "$(last_transfer a)"
	drop_chip "$chip"
	ours mcp23s08
	refuses "without an interrupt line nobody can wait" "No such device" timeout 10 gpiomon -n 1 "$(chip_lines)" 0
	drop_chip "$chip"
}

# bad MODEL PROPERTIES WHAT LOG ERRNO
bad() {
	new_chip "a/$1" 0 "inox-$1"
	put "$sim/a/$1/properties" "$2"
	live "a/$1"
	refuses "$3 is refused" "$5" bind
	like "and the log says why" "*$4*" "$(dmesg | tail -n 6)"
	drop_chip "a/$1"
}

bad_boards() {
	bad mcp23s08 microchip,spi-present-mask=16 "an address that the chip has not" \
		"property microchip,spi-present-mask must be a number from 1 to 15" "result out of range"
	bad mcp23s17 microchip,spi-present-mask=5 "two chips on one select line" \
		"microchip,spi-present-mask: no more than one chip" "Invalid argument"
	bad mcp23s17 microchip,spi-present-mask=8 "a chip that is not there" \
		"no such chip answers at address 3" "No such device"
	new_chip a/mcp23s17 0 inox-mcp23s17 1
	live a/mcp23s17
	refuses "a mode that the chip has not is refused" "Invalid argument" bind
	drop_chip a/mcp23s17
}

probing() {
	local n=0
	ours mcp23s17
	unbind
	while [ $n -lt 30 ]; do
		put "$sim/$chip/fault_error_skip" $n
		put "$sim/$chip/fault_error" 1
		bind 2>/dev/null && break
		n=$((n + 1))
	done
	put "$sim/$chip/fault_error_skip" 0
	put "$sim/$chip/fault_error" 0
	is "a probe fails at each of its 17 transfers" 17 $n
	drop_chip "$chip"
}

# to_chip BYTE...: one selection, by the tool of the bus
to_chip() { spidev_test -D "$(node a 0)" -s 1000000 -p "$(printf '\\x%02x' "$@")" >/dev/null; }

# give DRIVER: the device is its, and the chip keeps its power
give() {
	local device
	device=$(device a 0)
	put "$device/driver/unbind" "${device##*/}"
	put "$device/driver_override" "$1"
	put "/sys/bus/spi/drivers/$1/bind" "${device##*/}"
}

# What firmware made an output stays one, and drives what it drove; wherever it left the registers.
firmware() {
	ours mcp23s17
	give spidev
	wait_for 60 test -c "$(node a 0)"
	to_chip 0x40 0x14 0x5a 0xa5
	to_chip 0x40 0x02 0xff 0xff
	to_chip 0x40 0x0c 0x01 0x80
	to_chip 0x40 0x00 0xf0 0x0f
	to_chip 0x40 0x04 0xff 0xff
	to_chip 0x40 0x0a 0xa0
	is "firmware leaves a chip in banks" "0x00a0 0x0ff0 0xa55a 0x8001" "$(registers iocon iodir olat gppu)"
	give inox_mcp23s08
	wait_for 10 has_lines a 0
	is "its outputs drive what they drove" "0x0008 0xaffa" "$(registers iocon) $(get "$sim/$chip/levels")"
	is "and are known as outputs" 8 "$(gpioinfo "$(chip_lines)" | grep -c output)"
	is "what it inverted and watched is not, what it pulled up is" "0x0000 0x0000 0x8001" "$(registers ipol gpinten gppu)"
	drop_chip "$chip"
}

# strapped MODEL ADDRESS: not the first chip that could be there
strapped() {
	new_chip "a/$1" 0 "inox-$1"
	chip=a/$1
	put "$sim/$chip/address" "$2"
	put "$sim/$chip/properties" "microchip,spi-present-mask=$((1 << $2))"
	plug "$chip" 0
	gpioset "$(chip_lines)" 7=1
	is "$1: at address $2 it is driven" "0x0080" "$(registers olat)"
	drop_chip "$chip"
}

sleeping() {
	ours mcp23s17 1 microchip,irq-mirror
	gpioset --bias=pull-up "$(chip_lines)" 8=0 9=1
	watch "$(chip_lines)" 3 4
	put "$sim/$chip/reset" 1
	pins 0xfff7
	succeeds "it suspends and resumes" sleep_once
	is "what a chip without power has forgotten is there again" "0x0048 0xfcff 0x0200 0x0300 0x0018" \
		"$(registers iocon iodir olat gppu gpinten)"
	expect "what changed meanwhile is heard" "0 3,"
	pins 0xffe7
	expect "and what changes now" "0 3,0 4,"
	unwatch
	drop_chip "$chip"
}

storm() {
	local count
	ours mcp23s08 1
	watch "$(chip_lines)" 0
	failing_for "$sim/$chip/fault_error"
	pins 0
	sleep 3
	count=$(tries "$sim/$chip/fault_error")
	put "$sim/$chip/fault_error" 0
	succeeds "a chip that holds its line and does not answer is asked now and then ($count)" [ "$count" -ge 3 -a "$count" -le 13 ]
	expect "when it answers, the change is heard" "0 0,"
	unwatch
	drop_chip "$chip"
}

# A core that does not listen for the end of a chip keeps the interrupts of who waits there, and warns.
frees_interrupts() { grep -q " linereq_unregistered_notify" /proc/kallsyms; }

waited_for() {
	if ! frees_interrupts; then
		skip "it is unbound while somebody waits" "the kernel keeps his interrupt"
		skip "and who waits when it is bound again hears" "the kernel keeps his interrupt"
		return
	fi
	ours mcp23s17 1
	watch "$(chip_lines)" 2
	unbind
	is "it is unbound while somebody waits" "" "$(driver_of a 0)"
	unwatch
	bind
	wait_for 10 has_lines a 0
	watch "$(chip_lines)" 2
	pins 0xfffb
	expect "and who waits when it is bound again hears" "0 2,"
	unwatch
	drop_chip "$chip"
}

# Nobody waits here: the kernel's own files of lines do not stand that, see Documentation/stock-bugs.rst.
in_use() {
	ours mcp23s17 1
	lines_in_use a/mcp23s17 0 inox_mcp23s08
}

need_tool gpioinfo gpioget gpioset gpiomon spidev_test
need_config CONFIG_GPIO_CDEV_V1
need_module inox_mcp23s08 inox_irq_test spi-sim spidev
work=$(mktemp)
at_exit "rm -f '$work'"
plan $((1 + 3 + 3 * (1 + LINES_RESULTS + EDGES_RESULTS) + 2 * PORTS_RESULTS + 6 + MIRROR_RESULTS + 1 + 4 + 2 * 6 + 3 + 3 + 8 + 7 + 1 + 4 + 2 + 4 + 2 + 2 + LINES_IN_USE_RESULTS))
loads_twice inox_mcp23s08
start_sim
modprobe spidev
load inox_mcp23s08
new_bus a
live a
autoload
job mcp23s08 8 1
job mcp23s17 16 2
job mcp23s18 16 2
pulls
mirrored
wiring mcp23s08 0x0008 ""
wiring mcp23s08 0x000e microchip,irq-active-high drive-open-drain microchip,irq-mirror
wiring mcp23s17 0x004a microchip,irq-active-high microchip,irq-mirror
wiring mcp23s18 0x0044 drive-open-drain microchip,irq-mirror
wait_level low 8 0xfbff 0xffff
wait_level high 4 0xffff 0xfbff
short_changes
read_first
errors
bad_boards
probing
firmware
strapped mcp23s08 3
strapped mcp23s17 7
sleeping
storm
waited_for
in_use
finish
