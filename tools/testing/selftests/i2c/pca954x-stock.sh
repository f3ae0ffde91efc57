#!/bin/bash
# The stock i2c-mux-pca954x driver on the simulated chips: a peer that says whether they are right.
# Debian's amd64 kernels lack it; lab/stock builds it from their source.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=pca954x-lib.sh
. "$(dirname "$0")/pca954x-lib.sh"

# job MODEL CHANNELS CONTROL
job() {
	new_chip "a/$1" 0x70 "$1" && plug "a/$1" "$2"
	is "$1: the stock driver binds" pca954x "$(driver_of a 0x70)"
	channels_job "a/$1" "$2" "$3"
	drop_chip "a/$1"
}

# interrupts_job MODEL CHANNELS CHANNEL
interrupts_job() {
	new_chip "a/$1" 0x70 "$1" 1 && plug "a/$1" "$2"
	driver_behind "a/$1" "$3"
	drop_chip "a/$1"
}

need_tool i2cdetect i2cget
need_module i2c-mux-pca954x inox_lm75 inox_board_test i2c-sim
plan $((4 * (CHANNELS_RESULTS + 1) + 4 * DRIVER_BEHIND_RESULTS))
irq_chip=i2c-mux-pca954x
start_sim
modprobe i2c-mux-pca954x
load inox_lm75
new_bus a
live a
job pca9540 2 0x05
job pca9546 4 0x02
job pca9547 8 0x09
job pca9548 8 0x02
interrupts_job pca9542 2 1
interrupts_job pca9543 2 0
interrupts_job pca9544 4 3
interrupts_job pca9545 4 2
finish
