#!/bin/bash
# Every call of the layer that can fail is made to, in the drivers and in the simulator.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at25-lib.sh
. "$(dirname "$0")/at25-lib.sh"

nothing() { :; }

# use DRIVER CS: whose device the sweeps are about
use() {
	driver=/sys/bus/spi/drivers/$1
	target=$(basename "$(device a "$2")")
	wait_for 10 test -e "$driver/$target"
}

bind() { put "$driver/bind" "$target"; }
unbind() { put "$driver/unbind" "$target"; }
is_bound() { [ ! -e "$driver/$target" ] || echo bound; }

probes() {
	unbind
	sweep "$1: bind" "$1" bind unbind is_bound
	bind
}

content() { echo "$(is_bound) $(sum "$sim/a/at25128/content")"; }

# A write that fails may have written; what it was asked to write is there already.
again() { dd if="$shadow" of="$eeprom" bs=100 count=1 conv=notrunc status=none; }

eeproms() {
	new_eeprom a/at25128 0 inox-at25128
	put "$sim/a/at25128/properties" "pagesize=64 size=16384"
	plug a/at25128 0
	use inox_at25 0
	probes inox_at25
	eeprom=$(memory a 0)
	sweep "at25: write" inox_at25 again nothing content
	sweep "at25: read" inox_at25 "dd if=$eeprom of=/dev/null bs=16 count=1 status=none" nothing content
	drop_chip a/at25128
}

converters() {
	new_chip a/mcp3008 0 inox-mcp3008
	live a/mcp3008
	use inox_mcp3008 0
	probes inox_mcp3008
	sweep "mcp3008: read" inox_mcp3008 "get $(echo "$(device a 0)"/iio:device*/in_voltage3_raw)" nothing is_bound
	drop_chip a/mcp3008
	new_chip a/max31855 0 inox-max31855
	live a/max31855
	use inox_max31855 0
	probes inox_max31855
	sweep "max31855: read" inox_max31855 "get $(hwmon a 0)/temp1_input" nothing is_bound
	drop_chip a/max31855
}

directions() { echo "$(is_bound) $(<"$sim/a/mcp23s17/iodir")"; }

# gpiod of Debian 12 speaks the first version of the kernel's interface only.
lines() {
	if has_config CONFIG_GPIO_CDEV_V1; then
		sweep "mcp23s08: $1" inox_mcp23s08 "${@:2}"
	else
		skip "mcp23s08: $1" "the kernel lacks CONFIG_GPIO_CDEV_V1"
	fi
}

expanders() {
	new_chip a/mcp23s17 0 inox-mcp23s17 0 1
	put "$sim/a/mcp23s17/properties" "microchip,spi-present-mask=2 microchip,irq-mirror"
	put "$sim/a/mcp23s17/address" 1
	live a/mcp23s17
	use inox_mcp23s08 0
	probes inox_mcp23s08
	gpiochip=$(basename "$(device a 0)"/gpiochip*)
	wait_for 10 test -c "/dev/$gpiochip"
	lines read "gpioget $gpiochip 3" nothing is_bound
	lines drive "gpioset $gpiochip 9=1" "gpioget $gpiochip 9" directions
	gpioset "$gpiochip" 9=0
	lines "drive again" "gpioset $gpiochip 9=1" "gpioset $gpiochip 9=0" directions
	lines "pull up" "gpioget --bias=pull-up $gpiochip 3" "gpioget --bias=disable $gpiochip 3" directions
	drop_chip a/mcp23s17
}

ups() { echo "$(is_bound) $(ip link show dev "$port" up)"; }

ethernet() {
	new_chip a/enc28j60 0 inox-enc28j60 0 1
	put "$sim/a/enc28j60/properties" local-mac-address=02:00:00:00:00:0a
	live a/enc28j60
	use inox_enc28j60 0
	probes inox_enc28j60
	port=$(basename "$(device a 0)"/net/*)
	sweep "enc28j60: open" inox_enc28j60 "ip link set $port up" "ip link set $port down" ups
	drop_chip a/enc28j60
}

# The node may come late.
flash_there() { [ -n "$(echo "$(device a 0)"/mtd/mtd*[0-9])" ] && [ -c "$flash" ]; }

# A write that fails may have written, and what is there already can be written again.
flash_write() { dd if="$shadow.flash" of="$flash" bs=300 conv=notrunc status=none; }
flash_read() { dd if="$flash" of=/dev/null bs=300 count=1 status=none; }

flashes() {
	new_chip a/w25q80 0 inox-spi-nor
	put "$sim/a/w25q80/erase_us" 100
	live a/w25q80
	use inox_spinor 0
	probes inox_spinor
	flash=/dev/$(basename "$(echo "$(device a 0)"/mtd/mtd*[0-9])")
	wait_for 60 flash_there
	head -c 300 /dev/urandom >"$shadow.flash"
	sweep "spinor: write" inox_spinor flash_write nothing is_bound
	sweep "spinor: read" inox_spinor flash_read nothing is_bound
	sweep "spinor: erase, write, read" inox_spinor "flashcp $shadow.flash $flash" nothing is_bound
	drop_chip a/w25q80
}

folders() { echo "$sim"/* "$sim"/*/*/; }
is_live() { [ ! -d "$sim/c" ] || echo "live: $(<"$sim/c/live") $(<"$sim/c/bus_num") $(ls "$sim/c")"; }
chip_live() { echo "live: $(<"$sim/c/loopback/live") $(ls /sys/bus/spi/devices)"; }
numbers() { echo "$(<"$sim/c/live")"; }

make_and_remove() {
	sweep "spi-sim: mkdir of a bus" spi_sim "mkdir $sim/c" "rmdir $sim/c" folders
	new_bus c
	sweep "spi-sim: live of a bus" spi_sim "live c" "dead c" is_live
	sweep "spi-sim: mkdir of a chip" spi_sim "mkdir $sim/c/loopback" "rmdir $sim/c/loopback" folders
	new_chip c/loopback 0 inox-none 0 1
	live c
	sweep "spi-sim: live of a chip" spi_sim "live c/loopback" "dead c/loopback" chip_live
	dead c
	live c/loopback
	sweep "spi-sim: live of a bus with a live chip" spi_sim "live c" "dead c" numbers
}

models() {
	drop_bus c
	drop_bus a
	for model in spi-sim-loopback spi-sim-at25 spi-sim-mcp3008 spi-sim-max31855 spi-sim-spinor spi-sim-mcp23s08 spi-sim-enc28j60; do
		unload "$model"
		sweep_load "$model"
	done
}

drivers=(inox_at25 inox_mcp3008 inox_max31855 inox_spinor inox_mcp23s08 inox_enc28j60)
need_module spi-sim "${drivers[@]}"
plan 37
modinfo -F parm inox_at25 | grep -q '^inox_fail_nth:' || skip_all "the modules lack CONFIG_INOX_FAIL_NTH"
modprobe -q configfs
for module in spi-sim "${drivers[@]}"; do sweep_load "$module"; done
for module in "${drivers[@]}"; do load "$module"; done
start_sim
new_bus a
live a
eeproms
converters
expanders
ethernet
flashes
make_and_remove
models
finish
