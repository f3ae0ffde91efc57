#!/bin/bash
# Chips that notify the host, on a real register model and a stand-in for what it lacks. QEMU's ICH9 has
# no slave: its ports read as 0. So this test lays the eight ports of a PCI serial port over them, in
# that state in which they are memory: divisor (status, command) and modem control (address, of five
# bits). Status is therefore not cleared by writing 1 but set to what was written, and the interrupt
# is that of a call.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=i801-lib.sh
. "$(dirname "$0")/i801-lib.sh"

serial=/sys/bus/pci/devices/0000:00:1d.0
polled=16 no_notify=32
waiter=/sys/module/inox_irq_test/parameters

need_serial() {
	[ -c /dev/port ] || skip_all "no /dev/port here"
	[ "$(cat $serial/vendor $serial/device 2>/dev/null | paste -sd :)" = 0x1b36:0x0002 ] ||
		skip_all "no serial port 1b36:0002 at ${serial##*/} here"
}

# config OFFSET BYTE...: of the serial port's PCI configuration
config() {
	local offset=$1 byte text=''
	shift
	for byte in "$@"; do text+=$(printf '\\x%02x' "$byte"); done
	printf '%b' "$text" | dd of=$serial/config bs=1 seek="$offset" conv=notrunc status=none
}

port() { dd if=/dev/port bs=1 skip=$((base + $1)) count=1 status=none | hexdump -v -e '1/1 "0x%02x"'; }
set_port() { printf '%b' "$(printf '\\x%02x' "$2")" | dd of=/dev/port bs=1 seek=$((base + $1)) conv=notrunc status=none; }

status=16 command=17 address=20

# On top is who came last: after the host's own ports, which a driver has switched on. The kernel must
# not know the serial port, or it would put it back after a suspend. The firmware's command has a bit
# of its own.
lay_over() {
	bind_host 0
	unbind_host
	[ ! -e $serial/driver ] || echo "${serial##*/}" >$serial/driver/unbind
	config 16 $(((base + 16 | 1) & 0xff)) $((base >> 8)) 0 0
	config 4 1 0
	echo 1 >$serial/remove
	set_port 19 0x80
	set_port $status 0
	set_port $command 0x80
}

# Found again, it gets ports that are free.
take_off() { echo 1 >/sys/bus/pci/rescan; }

base_of_host() { base=$(sed -n '5s/ .*//p' "/sys/bus/pci/devices/$host/resource"); }

byte() { i2cget -y "$bus" 0x50 0 b 2>&1; }

wait_at() { load inox_irq_test bus="$bus" addr="$1" trigger=0; }
came() { cat $waiter/count; }
has_come() { [ "$(came)" = "$1" ]; }

# notified STATUS ADDRESS: while a call runs
notified() {
	set_port $address $(($2 << 1))
	set_port $status "$1"
	byte
}

hears() {
	is "it enables them, and keeps the firmware's bits" 0x85 "$(port $command)"
	succeeds "a driver waits for the chip at 0x0c" wait_at 0x0c
	notified 0 0x0c >/dev/null
	is "no chip has notified the host: nobody is told" 0 "$(came)"
	is "one does, and the call that runs has its byte" 0x5c "$(notified 0x03 0x0c)"
	succeeds "the driver is told" wait_for 10 has_come 1
	is "what acknowledges it is its bit alone" 0x01 "$(port $status)"
	is "another bit is no notification" 0x5c "$(notified 0xfe 0x0c)"
	is "and is left alone" "0xfe 1" "$(port $status) $(came)"
	is "a chip that nobody waits for" 0x5c "$(notified 0x03 0x0d)"
	is "is acknowledged, and nobody is told" "0x01 1" "$(port $status) $(came)"
	notified 0x01 0x0c >/dev/null
	succeeds "and the next one is heard" wait_for 10 has_come 2
	set_port $status 0
}

sleeps() {
	set_port $status 0x03
	succeeds "it suspends and resumes" sleep_once
	is "and enables them again, without what came before" "0x85 0x01" "$(port $command) $(port $status)"
	set_port $status 0
}

does_without() {
	rebind_host "$1"
	is "$2: it leaves the slave alone" 0x80 "$(port $command)"
	refuses "$2: no driver can wait for a chip" "No such device or address" wait_at 0x0c
	is "$2: and the address is free again" "" "$(compgen -G "/sys/bus/i2c/devices/$bus-000c")"
}

# Each interrupt says that a chip has notified the host, and the drivers' interrupts go.
unbinds_in_use() {
	rebind_host 0
	set_port $address 0x18
	set_port $status 1
	succeeds "it is unbound five times while chips notify it" rebinds_in_use 5
	set_port $status 0
	is "and reads" 0x5c "$(byte)"
}

is_gone() { [ ! -e "/sys/bus/i2c/devices/i2c-$bus" ]; }

# Unbinding waits for whoever has the bus open; by then the interrupts of its chips' drivers are gone.
hears_no_more() {
	exec 5<"/dev/i2c-$bus"
	unbind_host 5<&- &
	wait_for 10 is_gone
	is "before the bus goes, it hears no more" 0x80 "$(port $command)"
	exec 5<&-
	wait $!
	is "unbound, the slave is as the firmware left it" 0x80 "$(port $command)"
}

# A status that stays keeps the stock driver's handler at it for ever, so it is only asked what it writes.
stock_writes() {
	echo >"/sys/bus/pci/devices/$host/driver_override"
	modprobe i2c-i801
	wait_for 10 find_bus
	is "the stock driver enables them with the same bits" 0x85 "$(port $command)"
	modprobe -r i2c-i801
}

need_host
need_serial
need_module inox_irq_test
base_of_host
plan 24
load inox_i801
give_host inox_i801
at_exit "echo >'/sys/bus/pci/devices/$host/driver_override'"
lay_over
at_exit take_off
bind_host 0
i2cset -y "$bus" 0x50 0 0x5c b
hears
sleeps
unload inox_irq_test
does_without $no_notify "told to do without"
does_without $polled polled
unbinds_in_use
hears_no_more
stock_writes
finish
