# shellcheck shell=bash
# What the tests of i2c-sim share: buses and chips in configfs, and who answers on them.

sim=/sys/kernel/config/i2c-sim

# shellcheck source=../lib/sim.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/sim.sh"

# new_chip BUS/MODEL[.ANY] ADDRESS [DEVICE [IRQ]]: set up, not live
new_chip() {
	mkdir "$sim/$1" && put "$sim/$1/address" "$2" && put "$sim/$1/device" "$3" && put "$sim/$1/irq" "${4:-0}"
}

# The directory of the device at an address.
find_device() { printf -v found '/sys/bus/i2c/devices/%d-%04x' "$(<"$sim/$1/bus_num")" "$2"; }

# Raw messages to a bus, as i2ctransfer takes them.
raw() {
	local bus=$1
	shift
	i2ctransfer -f -y "$(<"$sim/$bus/bus_num")" "$@"
}

# The last warning of the module, without its time.
last_warning() {
	local line
	line=$(dmesg | tail -n 1)
	echo "${line##*i2c_sim: }"
}

start_sim() {
	need_root
	need_tool modprobe i2ctransfer
	need_module i2c-sim i2c-dev
	mount_configfs
	modprobe i2c-dev
	load i2c-sim || ktap_fail_all "i2c-sim does not load"
	at_exit drop_all
}
