#!/bin/bash
# Bulk streams of vusb under two stock drivers that know nothing of it: uas is the host and f_tcm the
# disk, whose commands, data and answers have a stream each.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"

target=/sys/kernel/config/target
memory=$target/core/rd_mcp_0/disk
name=naa.6001405c3214b06a
portal=$target/usb_gadget/$name/tpgt_1
work=${TMPDIR:-/tmp}/uas.$$
megabytes=16

start_target() {
	modprobe target_core_mod && mkdir -p "$memory" && put "$memory/control" rd_pages=$((megabytes * 256)) &&
		put "$memory/enable" 1
}

stop_target() {
	rmdir "$memory" "${memory%/*}"
}

# The stock function wants its directory before its target.
new_disk() {
	mkdir "$gadgets/g" "$gadgets/g/configs/c.1" "$gadgets/g/functions/tcm.0" || return
	put "$gadgets/g/idVendor" 0x1d6b && put "$gadgets/g/idProduct" 0x0104 || return
	mkdir "$target/usb_gadget" "${portal%/*}" "$portal" "$portal/lun/lun_0" || return
	ln -s "$memory" "$portal/lun/lun_0/disk" && put "$portal/nexus" "$name" && put "$portal/enable" 1 || return
	ln -s "$gadgets/g/functions/tcm.0" "$gadgets/g/configs/c.1/"
}

drop_disk() {
	drop_gadget g
	put "$portal/enable" 0
	put "$portal/nexus" NULL
	rm "$portal/lun/lun_0/disk"
	rmdir "$portal/lun/lun_0" "$portal" "${portal%/*}" "$target/usb_gadget"
}

disk_of() { basename "$device:1.0"/host*/target*/*/block/sd*; }
has_disk() { [ -b "/dev/$(disk_of)" ]; }

has_no_disk() { ! [ -b "$disk" ]; }

# at SPEED PREFIX: the disk is there, and stock uas has it
at() {
	new_port b/p "$1"
	plug g b/p
	device=$(device_at b 1 "$2")
	succeeds "$1: the disk is there" wait_for 30 has_disk
	disk=/dev/$(disk_of)
	is "$1: stock uas has it" uas "$(basename "$(readlink "$device:1.0/driver")")"
	is "$1: of its size" $((megabytes * 2048)) "$(<"/sys/block/${disk##*/}/size")"
}

gone() {
	unplug g
	succeeds "$1: it goes" wait_for 20 has_no_disk
	dead b/p
	rmdir "$vusb/b/p"
}

# Past the host's cache, so that what is read comes from the device.
same() { dd if="$disk" bs="$1" iflag=direct 2>/dev/null | cmp - "$work/data"; }
copied() { dd if="$work/data" of="$disk" bs="$1" oflag=direct conv=fsync 2>/dev/null && same "$1"; }

# part N: one of sixteen, written and read back while the others are
part() {
	local i
	for ((i = 0; i < 3; i++)); do
		dd if="$work/data" of="$disk" bs=65536 count=16 skip=$(($1 * 16)) seek=$(($1 * 16)) oflag=direct 2>/dev/null
		dd if="$disk" bs=65536 count=16 skip=$(($1 * 16)) iflag=direct of="$work/part.$1" 2>/dev/null
		dd if="$work/data" bs=65536 count=16 skip=$(($1 * 16)) 2>/dev/null | cmp - "$work/part.$1" || return
	done
	echo same >"$work/same.$1"
}

at_once() {
	local i
	rm -f "$work"/same.*
	for ((i = 0; i < 16; i++)); do part "$i" & done
	wait
	is "$1: sixteen at once each read what they wrote" 16 "$(cat "$work"/same.* | wc -l)"
}

# Not while it is written or unplugged, which the stock function does not survive:
# Documentation/stock-bugs.rst.  A refused transfer makes the host reset the device, which takes the streams away.
halted() {
	put "$vusb/b/p/fault_stall" 1
	succeeds "after a refusal all is read as before" same 65536
	is "it was refused" 0 "$(<"$vusb/b/p/fault_stall")"
}

need_tool dd cmp modprobe
need_module f_tcm uas sd_mod target_core_mod
plan 14
mkdir -p "$work"
at_exit "rm -r $work"
start_vusb
modprobe f_tcm
at_exit "rmmod f_tcm"
modprobe uas
modprobe sd_mod
start_target || ktap_fail_all "no target"
at_exit stop_target
mkdir "$vusb/b"
live b
new_disk || ktap_fail_all "no disk"
at_exit drop_disk
head -c $((megabytes << 20)) /dev/urandom >"$work/data"
at super-speed super_
succeeds "what is written is read again" copied 65536
succeeds "in small pieces too" copied 4096
at_once "super-speed"
halted
gone super-speed
at high-speed ""
succeeds "high-speed: what is written is read again" copied 65536
gone high-speed
finish
