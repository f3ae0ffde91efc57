# shellcheck shell=bash
# What the tests of vusb share: buses and ports in configfs, gadgets at them, and the host's view.

vusb=/sys/kernel/config/vusb
gadgets=/sys/kernel/config/usb_gadget

# The shell names the errno of a write that failed.
put() { echo "$2" >"$1"; }

get() {
	local value
	read -r value <"$1" || [ -n "$value" ] || return
	echo "$value"
}

live() { put "$vusb/$1/live" 1; }

dead() { put "$vusb/$1/live" 0; }

# new_port BUS/PORT SPEED: a live one
new_port() { mkdir "$vusb/$1" && put "$vusb/$1/speed" "$2" && live "$1"; }

drop_bus() {
	local port
	dead "$1" || return
	for port in "$vusb/$1"/*/; do
		[ ! -d "$port" ] || { put "$port/live" 0 && rmdir "$port"; } || return
	done
	rmdir "$vusb/$1"
}

# new_gadget NAME FUNCTION.INSTANCE...: the product that usbtest knows, not bound
new_gadget() {
	local name=$1 function
	shift
	mkdir "$gadgets/$name" "$gadgets/$name/configs/c.1" || return
	put "$gadgets/$name/idVendor" 0x0525 && put "$gadgets/$name/idProduct" 0xa4a0 || return
	for function in "$@"; do
		mkdir "$gadgets/$name/functions/$function" || return
		[[ $function != SourceSink.* ]] || put "$gadgets/$name/functions/$function/bulk_qlen" 32
		ln -s "$gadgets/$name/functions/$function" "$gadgets/$name/configs/c.1/" || return
	done
}

# plug GADGET BUS/PORT, unplug GADGET
plug() { put "$gadgets/$1/UDC" "$(<"$vusb/$2/udc")"; }

unplug() { put "$gadgets/$1/UDC" "" 2>/dev/null; }

drop_gadget() {
	local link
	unplug "$1"
	for link in "$gadgets/$1"/configs/c.1/*.*; do
		[ ! -L "$link" ] || rm "$link"
	done
	rmdir "$gadgets/$1/configs/c.1" "$gadgets/$1"/functions/*.* "$gadgets/$1"
}

# The device at a port of the bus, as the host knows it: high speed and below, or super speed.
device_at() { echo "/sys/bus/usb/devices/$(<"$vusb/$1/${3:-}bus_num")-$2"; }

bound_to() { [ "$(basename "$(readlink "$1:1.0/driver")")" = "$2" ]; }

drop_all() {
	local path
	for path in "$gadgets"/*/; do
		[ ! -d "$path" ] || drop_gadget "$(basename "$path")"
	done
	for path in "$vusb"/*/; do
		[ ! -d "$path" ] || drop_bus "$(basename "$path")"
	done
}

start_vusb() {
	need_root
	need_tool modprobe
	need_module vusb libcomposite usb_f_ss_lb
	modprobe -q configfs
	grep -q ' /sys/kernel/config configfs ' /proc/mounts || mount -t configfs none /sys/kernel/config
	modprobe libcomposite
	load vusb || ktap_fail_all "vusb does not load"
	at_exit drop_all
}
