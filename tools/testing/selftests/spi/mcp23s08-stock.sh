#!/bin/bash
# The stock pinctrl-mcp23s08 driver on the simulated chips: a peer that says whether they are right.
# Debian's amd64 kernels lack it; lab/stock builds it from their source.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=mcp23s08-lib.sh
. "$(dirname "$0")/mcp23s08-lib.sh"

# It takes levels that it has never read for zeros: Documentation/stock-bugs.rst.
eval "unread_$(declare -f watch)"
watch() { get_lines 8 >/dev/null && unread_watch "$@"; }

first_edge() {
	pins 0xfff7
	pins 0xffff
	unread_watch "$(chip_lines)" 3
	pins 0xfff7
	sleep 0.5
	is "the first edge after it is bound is not heard" "" "$(events)"
	pins 0xffff
	expect "the next is" "1 3,"
	unwatch
}

# plug_stock MODEL [PROPERTY...]
plug_stock() {
	new_lines "$1" "$1" "interrupt-controller microchip,spi-present-mask=1 ${*:2}" 1
	is "$1: the stock driver binds" mcp23s08 "$(driver_of a 0)"
}

job() {
	plug_stock "$1"
	lines_job "a/$1" "$2" "$3"
	edges_job "a/$1"
	[ "$2" -eq 8 ] || ports_job "a/$1"
	drop_chip "a/$1"
}

need_tool gpioinfo gpioget gpioset gpiomon
need_config CONFIG_GPIO_CDEV_V1
need_module pinctrl-mcp23s08_spi spi-sim
plan $((2 * (1 + LINES_RESULTS + EDGES_RESULTS) + PORTS_RESULTS + 1 + 2 + MIRROR_RESULTS))
start_sim
modprobe pinctrl-mcp23s08_spi
new_bus a
live a
job mcp23s08 8 1
job mcp23s17 16 2
plug_stock mcp23s17 microchip,irq-mirror
first_edge
mirror_job a/mcp23s17
drop_chip a/mcp23s17
finish
