#!/bin/bash
# The stock drivers gpio-pca953x and gpio-pcf857x on the simulated expanders: peers that say whether
# the chips are right. Debian's amd64 kernels lack them; lab/stock builds them from their source.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=pca953x-lib.sh
. "$(dirname "$0")/pca953x-lib.sh"

# job MODEL LINES BYTES DRIVER [IRQ]
new_lines() {
	new_chip "a/$1" 0x20 "$1" "${3:-0}" && plug "a/$1" 0x20
	is "$1: the stock driver binds" "$2" "$(driver_of a 0x20)"
}

drop_lines() { drop_chip "$1" && settle_hotplug; }

job() {
	new_lines "$1" "$4"
	lines_job "a/$1" "$2" "$3"
	drop_lines "a/$1"
}

edges() {
	new_lines "$1" pca953x 1
	edges_job "a/$1"
	drop_lines "a/$1"
}

need_tool gpioinfo gpioget gpioset gpiomon
need_config CONFIG_GPIO_CDEV_V1
need_module gpio-pca953x gpio-pcf857x i2c-sim
plan $((4 * (LINES_RESULTS + 1) + 2 * (EDGES_RESULTS + 1)))
start_sim
modprobe gpio-pca953x
modprobe gpio-pcf857x
new_bus a
live a
job pca9554 8 1 pca953x
job pca9555 16 2 pca953x
job max7310 8 1 pca953x
job pcf8574 8 1 pcf857x
edges pca9554
edges pca9555
finish
