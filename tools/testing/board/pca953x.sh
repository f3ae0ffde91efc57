#!/bin/bash
# inox_pca953x with QEMU's MAX7310 on the i.MX's controller.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=board-lib.sh
. "$(dirname "$0")/board-lib.sh"

chip() { basename "$(device "$bus" 0x21)"/gpiochip*; }

register() { i2cget -f -y "$bus" 0x21 "$1"; }

# driven VALUES...: the outputs among lines 0, 3 and 5
driven() {
	gpioset "$(chip)" "$@"
	printf '0x%02x' $(($(register 1) & 0x29))
}

# QEMU forgets the level of a line whose direction changes, which no chip does: so all become outputs
# before anything is expected of them, of the stock driver's as well.
outputs() {
	gpioset "$(chip)" 0=0 3=0 5=0
	is "$1: lines are driven" 0x28 "$(driven 0=0 3=1 5=1)"
	is "$1: others" 0x09 "$(driven 0=1 3=1 5=0)"
	is "$1: three are outputs" 0xd6 "$(register 3)"
}

plan 11
start_board
bus=$(bus_at 21a8000)
load inox_pca953x
new_device "$bus" inox-max7310 0x21
is "inox_pca953x has it" inox_pca953x "$(driver_of "$bus" 0x21)"
like "it has eight lines" "*8 lines*" "$(gpioinfo "$(chip)" | head -n 1)"
outputs inox_pca953x
like "gpioinfo says so" "*output*" "$(gpioinfo "$(chip)" | grep 'line *3:')"
is "no line is inverted" 0x00 "$(register 2)"
delete_device "$bus" 0x21
is "its lines go" 0 "$(find /sys/bus/gpio/devices/ -name 'gpiochip*' -exec readlink -f {} + | grep -c -- -0021)"
unload inox_pca953x
if modprobe gpio-pca953x 2>/dev/null; then
	new_device "$bus" max7310 0x21
	outputs "the stock driver"
	delete_device "$bus" 0x21
else
	for name in "lines are driven" others "three are outputs"; do skip "the stock driver: $name" "this kernel has none"; done
fi
finish
