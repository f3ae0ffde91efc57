# shellcheck shell=bash
# What the tests of i2c-sim share: buses and chips in configfs, and who answers on them.

sim=/sys/kernel/config/i2c-sim

# The shell names the errno of a write that failed.
put() { echo "$2" >"$1"; }

# Shell alone, as everything that tests do often: a guest without KVM starts programs slowly.
get() {
	local value
	read -r value <"$1" || [ -n "$value" ] || return
	echo "$value"
}

new_bus() { mkdir "$sim/$1"; }

# new_chip BUS/MODEL[.ANY] ADDRESS [DEVICE [IRQ]]: set up, not live
new_chip() {
	mkdir "$sim/$1" && put "$sim/$1/address" "$2" && put "$sim/$1/device" "$3" && put "$sim/$1/irq" "${4:-0}"
}

live() { put "$sim/$1/live" 1; }

dead() { put "$sim/$1/live" 0; }

drop_chip() { dead "$1" && rmdir "$sim/$1"; }

drop_bus() {
	local chip
	dead "$1"
	for chip in "$sim/$1"/*/; do
		chip=${chip%/}
		[ ! -d "$chip" ] || drop_chip "$1/${chip##*/}"
	done
	rmdir "$sim/$1"
}

# mdev has no way to ask it: it works in order, so when it has made this node it is done with all before.
settle_mdev() {
	local node
	new_bus settle && live settle || return
	node=i2c-$(bus_num settle)
	rm -f "/dev/$node"
	put "/sys/class/i2c-dev/$node/uevent" add
	wait_for 60 test -e "/dev/$node"
	drop_bus settle
}

# Whoever loads drivers for new devices may be late: it must not load one that we have just unloaded.
settle_hotplug() {
	if [ -e /run/udev/control ]; then
		udevadm settle --timeout=60
	elif pidof mdev >/dev/null; then
		settle_mdev
	fi
}

drop_all() {
	local bus
	for bus in "$sim"/*/; do
		[ ! -d "$bus" ] || drop_bus "$(basename "$bus")"
	done
	settle_hotplug
}

bus_num() { get "$sim/$1/bus_num"; }

# The directory of the device at an address, and of its hardware monitoring.
device() { printf '/sys/bus/i2c/devices/%d-%04x' "$(bus_num "$1")" "$2"; }

hwmon() { echo "$(device "$1" "$2")"/hwmon/hwmon*; }

driver_of() { basename "$(readlink "$(device "$1" "$2")/driver")"; }

# Raw messages to a bus, as i2ctransfer takes them.
raw() {
	local bus=$1
	shift
	i2ctransfer -f -y "$(bus_num "$bus")" "$@"
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
	modprobe -q configfs
	grep -q ' /sys/kernel/config configfs ' /proc/mounts || mount -t configfs none /sys/kernel/config
	modprobe i2c-dev
	load i2c-sim || ktap_fail_all "i2c-sim does not load"
	at_exit drop_all
}
