# shellcheck shell=bash
# What the tests of SMBus hosts share: the ICH9's of QEMU's q35 machine, whom it belongs to, and the
# result of each call, which i2c-tools keep to themselves and the kernel's trace does not.

# shellcheck source=../lib/sim.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/sim.sh"

ours=/sys/bus/pci/drivers/inox_i801
features=/sys/module/inox_i801/parameters/disable_features

find_host() { host=$(pci_device 0x8086 0x2930); }

# The address is QEMU's machine's alone: these tests write EEPROMs.
need_host() {
	need_root
	need_tool modprobe i2cset i2cget i2cdump i2cdetect
	need_module inox_i801 i2c-dev
	find_host || skip_all "no ICH9 SMBus host (8086:2930) here"
	grep -q QEMU /sys/class/dmi/id/sys_vendor || skip_all "not QEMU's machine: this test writes EEPROMs"
	modprobe i2c-dev
	if [ -d "/sys/bus/pci/devices/$host/driver" ]; then modprobe -r i2c-i801; fi
}

# give_host DRIVER: whoever is loaded by that name may have it
give_host() { echo "$1" >"/sys/bus/pci/devices/$host/driver_override"; }

find_bus() {
	local name
	bus=''
	for name in "/sys/bus/pci/devices/$host"/i2c-*/name; do
		name=${name%/name}
		bus=${name##*/i2c-}
	done
	[ -c "/dev/i2c-$bus" ]
}

# bind_host FEATURES: what disable_features is to say
bind_host() {
	echo "$1" >"$features" && echo "$host" >"$ours/bind" && wait_for 10 find_bus
}

unbind_host() { echo "$host" >"$ours/unbind"; }

rebind_host() { unbind_host && bind_host "$1"; }

# calls_until FILE: on all buses, until there is that file
calls_until() {
	local node
	while [ ! -e "$1" ]; do
		for node in /dev/i2c-*; do i2cget -y "${node##*-}" 0x50 5 w >/dev/null 2>&1; done
	done
}

# rebinds_in_use ROUNDS: while calls run; who has the bus open keeps the host waiting, and no longer
rebinds_in_use() {
	local round stop wrong=0
	stop=$(mktemp -u)
	beside calls_until "$stop" &
	for ((round = 0; round < $1; round++)); do rebind_host 0 || wrong=1; done
	: >"$stop"
	wait $!
	rm -f "$stop"
	return $wrong
}

# result COMMAND...: traced, of the last SMBus call it makes, 0 or a negative errno
# shellcheck disable=SC2154 # of trace.sh
result() {
	echo >"$tracing/trace"
	"$@" >/dev/null 2>&1
	sed -n 's/.* res=\(-\?[0-9]*\)$/\1/p' "$tracing/trace" | tail -n 1
}

interrupts() { awk -v name="$host" '$NF == name { print $2 + $3 }' /proc/interrupts; }
