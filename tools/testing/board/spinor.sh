#!/bin/bash
# inox_spinor with QEMU's SST25VF016B on the i.MX's SPI controller: the host looks into the file behind it.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=board-lib.sh
. "$(dirname "$0")/board-lib.sh"

chip=/sys/bus/spi/devices/spi0.0

has_mtd() { [ -c "/dev/$(basename "$chip"/mtd/mtd*[0-9])" ]; }

# has DRIVER: the chip, whose node is in $flash
has() {
	wait_for 20 has_mtd
	is "$1 has it" "$1" "$(basename "$(readlink "$chip/driver")")"
	flash=/dev/$(basename "$chip"/mtd/mtd*[0-9])
}

about() { cat "/sys/class/mtd/${flash##*/}/$1"; }

sum() { sha256sum "$1" | cut -d' ' -f1; }

# The thermometer by which the host answers: 0 until it has, then its first byte.
answer() { i2cget -f -y "$(bus_at 21a8000)" 0x4a 0 w; }

answered() { [ "$(answer)" != 0x0000 ]; }

# in_file NAME AT FILE: the host's file holds the same there
in_file() {
	outside answer temperature 0
	wait_for 10 eval '! answered'
	echo "# flash: $(($2)) $(stat -c %s "$3") $(sum "$3")"
	wait_for 60 answered
	is "$1" 0x0032 "$(answer)"
}

# got AT LENGTH: what is read there, in $work/got
got() { mtd_debug read "$flash" "$1" "$2" "$work/got" >/dev/null; }

# writes NAME AT LENGTH: in erased blocks, noise, which is read back and in the file
writes() {
	head -c "$3" /dev/urandom >"$work/noise"
	succeeds "$1: it writes" mtd_debug write "$flash" "$2" "$3" "$work/noise"
	got "$2" "$3"
	succeeds "$1: and reads that" cmp "$work/noise" "$work/got"
	in_file "$1: the file has it" "$2" "$work/noise"
}

erases() {
	head -c 65536 /dev/zero | tr '\0' '\377' >"$work/blank"
	succeeds "$1: it erases" flash_erase -q "$flash" 0x10000 16
	in_file "$1: the file is blank there" 0x10000 "$work/blank"
}

plan 23
start_board
need_tool mtd_debug flash_erase flash_lock flash_unlock
modprobe -a gpio-mxc spi-imx 2>/dev/null
wait_for 10 test -e $chip || ktap_fail_all "the board has no SPI controller"
work=$(mktemp -d)
at_exit rm -rf "$work"
load inox_spinor
has inox_spinor
is "of 2 MiB, in sectors of 4 KiB" "2097152 4096 nor" "$(about size) $(about erasesize) $(about type)"
got 0x1ff000 4096
in_file "it reads what the host has put there" 0x1ff000 "$work/got"
erases inox_spinor
writes "words" 0x10000 4096
writes "from an odd address, an odd number" 0x12001 1001
writes "a byte" 0x13000 1
succeeds "the upper half can be locked" flash_lock "$flash" 0x100000 256
refuses "then it takes nothing there" "Read-only" mtd_debug write "$flash" 0x1ff000 16 "$work/blank"
succeeds "and is unlocked" flash_unlock "$flash"
got 0x10000 16384
mv "$work/got" "$work/ours"
unload inox_spinor
modprobe spi-nor
has spi-nor
got 0x10000 16384
succeeds "the stock driver reads the same" cmp "$work/ours" "$work/got"
erases spi-nor
head -c 999 /dev/urandom >"$work/noise"
mtd_debug write "$flash" 0x14001 999 "$work/noise" >/dev/null
rmmod spi-nor
load inox_spinor
has inox_spinor
got 0x14001 999
succeeds "what it wrote ours reads" cmp "$work/noise" "$work/got"
unload inox_spinor
finish
