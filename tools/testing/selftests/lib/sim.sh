# shellcheck shell=bash
# shellcheck disable=SC2154 # sim is set by who includes this
# What the tests of simulated buses share: buses and chips in configfs, below the folder $sim.

# The shell names the errno of a write that failed.
put() { echo "$2" >"$1"; }

# Shell alone, as everything that tests do often: a guest without KVM starts programs slowly.
get() {
	local value
	read -r value <"$1" || [ -n "$value" ] || return
	echo "$value"
}

new_bus() { mkdir "$sim/$1"; }

live() { put "$sim/$1/live" 1; }

dead() { put "$sim/$1/live" 0; }

drop_chip() { dead "$1" && rmdir "$sim/$1"; }

# line_came NUMBER: how often an interrupt has come, by its number
line_came() { awk -v line="$1:" '$1 == line { n = 0; for (i = 2; $i ~ /^[0-9]+$/; i++) n += $i; print n }' /proc/interrupts; }

# interrupts CHIP: how many it has asked for
interrupts() { line_came "$(<"$sim/$1/irq_num")"; }

# failing_for FILE: it fails from now on; tries FILE: how often it has
failing_for() { put "$1" 10000; }
tries() { echo $((10000 - $(get "$1"))); }

# interrupted CHIP TIMES: at least so often
interrupted() { [ "$(interrupts "$1")" -ge "$2" ]; }

drop_bus() {
	local chip
	dead "$1"
	for chip in "$sim/$1"/*/; do
		chip=${chip%/}
		[ ! -d "$chip" ] || drop_chip "$1/${chip##*/}"
	done
	rmdir "$sim/$1"
}

# Whoever loads drivers for new devices may be late: it must not load one that we have just unloaded.
# The lab's guest has no udev; its init says how mdev is asked.
settle_hotplug() {
	if [ -e /run/udev/control ]; then
		udevadm settle --timeout=60
	elif [ -d /run/mdev ]; then
		rm -f /run/mdev/settled
		put /sys/class/mem/null/uevent add
		wait_for 60 test -e /run/mdev/settled
	fi
}

# Events of all that plugging still wait in line, and would load the module again.
unloaded() {
	settle_hotplug
	rmmod "$1" 2>/dev/null
	[ ! -d "/sys/module/$1" ]
}

drop_all() {
	local bus
	for bus in "$sim"/*/; do
		bus=${bus%/}
		[ ! -d "$bus" ] || drop_bus "${bus##*/}"
	done
	settle_hotplug
}

# pci_device VENDOR DEVICE: the first such
pci_device() {
	local device
	for device in /sys/bus/pci/devices/*; do
		[ "$(get "$device/vendor") $(get "$device/device")" = "$1 $2" ] || continue
		echo "${device##*/}"
		return
	done
	return 1
}

# sleep_to LEVEL: as far as one of pm_test, and back, with a second between: the kernel waits for it in a loop
sleep_to() {
	local status
	put /sys/module/suspend/parameters/pm_test_delay 1
	put /sys/power/pm_test "$1"
	put /sys/power/state freeze
	status=$?
	put /sys/power/pm_test none
	return $status
}

sleep_once() { sleep_to devices; }

bus_num() { get "$sim/$1/bus_num"; }

# Shell alone, too; find_device is that of the bus at hand, and leaves the directory in $found.
device() { find_device "$1" "$2" && echo "$found"; }

hwmon() { find_device "$1" "$2" && echo "$found"/hwmon/hwmon*; }

driver_of() {
	local link
	find_device "$1" "$2" && link=$(readlink "$found/driver") && echo "${link##*/}"
}

mount_configfs() {
	modprobe -q configfs
	grep -q ' /sys/kernel/config configfs ' /proc/mounts || mount -t configfs none /sys/kernel/config
}

# play DEVICE PROGRAM...: a shell function plays a chip, until the chip goes or the caller kills $player
# shellcheck disable=SC2034
play() {
	exec 5<>"$1" || return
	"${@:2}" <&5 >&5 5>&- & player=$! stage=$1
	exec 5>&-
}

stage_is_free() { [ ! -e "$stage" ] || : <>"$stage"; }

# What the player was just about to start has its files for a moment longer.
end_player() {
	kill "$player"
	wait "$player"
	wait_for 60 stage_is_free
} 2>/dev/null

# What a scribe was asked, to the caller's file $asked; it says yes, and 12.
scribe() {
	local line
	while read -r line; do
		echo "$line" >>"$asked"
		case $line in
		R) echo 12 ;;
		*) echo A ;;
		esac
	done
}

# Since the last call, with commas between.
asked() {
	paste -sd, "$asked"
	: >"$asked"
}
