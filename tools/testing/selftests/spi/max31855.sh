#!/bin/bash
# inox_max31855 and the stock maxim_thermocouple on the same simulated converters.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

driver=/sys/bus/spi/drivers/inox_max31855

has_driver() { [ -e "$(device a 0)/driver" ]; }

# plug CHIP DEVICE
plug() { put "$sim/a/$1/device" "$2" && live "a/$1" && wait_for 10 has_driver; }

temp() { get "$(hwmon a 0)/temp1_$1"; }

# steps CHIP MILLIDEGREES...: what the driver reads of each, and what the stock one reads, in quarters
steps() {
	local chip=$1 mdegc ours='' stock=''
	shift
	plug "$chip" "inox-$chip"
	for mdegc in "$@"; do
		put "$sim/a/$chip/thermocouple" "$mdegc"
		ours+=" $(temp input)"
	done
	is "$chip: every temperature reads as it is" " $*" "$ours"
	dead "a/$chip"
	plug "$chip" "$(stock_name "$chip")"
	is "$chip: the stock driver binds" maxim_thermocouple "$(driver_of a 0)"
	for mdegc in "$@"; do
		put "$sim/a/$chip/thermocouple" "$mdegc"
		stock+=" $(($(get "$(device a 0)"/iio:device*/in_temp_raw) * 250))"
	done
	is "$chip: and reads the same" " $*" "$stock"
	dead "a/$chip"
}

# By type of thermocouple since 5.10.
stock_name() { [ "$1" = max31855 ] && echo max31855k || echo "$1"; }

both_channels() {
	plug max31855 max31855k
	put "$sim/a/max31855/thermocouple" 1000
	put "$sim/a/max31855/internal" -10000
	is "max31855: the stock driver reads the chip's own temperature" -160 \
		"$(get "$(device a 0)"/iio:device*/in_temp_ambient_raw)"
	dead a/max31855
}

faults() {
	local chip=$sim/a/max31855
	plug max31855 inox-max31855
	is "no fault" 0 "$(temp fault)"
	put "$chip/fault" 1
	is "an open thermocouple is a fault" 1 "$(temp fault)"
	refuses "and has no temperature" "No data available" get "$(hwmon a 0)/temp1_input"
	put "$chip/fault" 0
	put "$chip/fault_error" -1
	refuses "a bus that fails is an error" "Input/output error" get "$(hwmon a 0)/temp1_input"
	put "$chip/fault_error" 0
	put "$chip/fault_short" -1
	refuses "and one that ends in the middle" "Input/output error" get "$(hwmon a 0)/temp1_input"
	put "$chip/fault_short" 0
	dead a/max31855
	refuses "a thermocouple of 2000 degrees melts" "result out of range" put "$chip/thermocouple" 2000000
	put "$chip/cs_high" 1
	live a/max31855
	refuses "where nobody answers there is no chip" "No such device" bind
	dead a/max31855
	put "$chip/cs_high" 0
	put "$chip/mode" 1
	live a/max31855
	refuses "a mode that the chip has not" "Invalid argument" bind
	dead a/max31855
	put "$chip/mode" 0
}

bind() { put "$driver/bind" "$(basename "$(device a 0)")"; }

need_module inox_max31855 spi-sim maxim_thermocouple
modprobe maxim_thermocouple
plan $((1 + 2 * 3 + 1 + 8 + 1))
loads_twice inox_max31855
start_sim
load inox_max31855
new_bus a
live a
new_chip a/max31855 0 ""
steps max31855 0 250 -250 25000 -200000 1372000 -270000 1800000
both_channels
faults
drop_chip a/max31855
new_chip a/max6675 0 ""
steps max6675 0 250 25000 1023750
put "$sim/a/max6675/fault" 1
plug max6675 inox-max6675
is "max6675: an open thermocouple is a fault" 1 "$(temp fault)"
drop_chip a/max6675
finish
