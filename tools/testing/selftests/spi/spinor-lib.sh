# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every driver of serial NOR flash, ours and the stock one, on a simulated chip.

driver=/sys/bus/spi/drivers/inox_spinor

bind() { put "$driver/bind" "$(basename "$(device a 0)")"; }

unbind() { put "$driver/unbind" "$(basename "$(device a 0)")"; }

# What the part of a chip that is shown should hold.
shadow=$(mktemp)
at_exit "rm -f '$shadow' '$shadow'.*"

sum() {
	local digest
	digest=$(sha256sum "$1") && echo "${digest%% *}"
}

# The device that a driver has made of a chip: mtdN; nothing while there is none.
mtd_of() {
	local file
	for file in "$(device "$1" "$2")"/mtd/mtd*[0-9]; do
		[ ! -e "$file" ] || echo "${file##*/}"
	done
}

has_mtd() {
	local name
	name=$(mtd_of "$1" "$2")
	[ -n "$name" ] && [ -c "/dev/$name" ]
}

# new_nor CHIP CS DEVICE [FROM]: not live, quick, erased; of it 1 MiB is shown
new_nor() {
	new_chip "$1" "$2" "$3"
	case $1 in */sst*) ;; *) put "$sim/$1/program_us" 100 ;; esac
	put "$sim/$1/erase_us" 500
	put "$sim/$1/status_us" 500
	put "$sim/$1/from" "${4:-0}"
	erased
}

erased() {
	[ -e "$shadow.blank" ] || head -c 1048576 /dev/zero | tr '\0' '\377' >"$shadow.blank"
	cp "$shadow.blank" "$shadow"
}

# plug CHIP CS: live, and a driver has it, whose node is in $flash
plug() {
	live "$1" || return
	find_flash "${1%%/*}" "$2"
}

find_flash() {
	wait_for 60 has_mtd "$1" "$2" || return
	flash=/dev/$(mtd_of "$1" "$2")
}

about() { get "/sys/class/mtd/${flash##*/}/$1"; }

# So many bytes that nobody can guess.
noise() { head -c "$1" /dev/urandom; }

# in_shadow AT FILE, as bytes of the chip
in_shadow() { dd if="$2" of="$shadow" bs=4096 seek=$(($1 - ${from:-0})) oflag=seek_bytes conv=notrunc status=none; }

# write_at AT LENGTH: fresh bytes, in one write()
write_at() {
	noise "$2" >"$shadow.part"
	mtd_debug write "$flash" "$1" "$2" "$shadow.part" >/dev/null && in_shadow "$1" "$shadow.part"
}

# erase_at AT LENGTH
erase_at() {
	mtd_debug erase "$flash" "$1" "$2" >/dev/null || return
	dd if="$shadow.blank" of="$shadow" bs=4096 count=$(($2 / 4096)) seek=$(($1 - ${from:-0})) oflag=seek_bytes \
		conv=notrunc status=none
}

# reads_back AT LENGTH: what the driver reads there
reads_back() {
	mtd_debug read "$flash" "$1" "$2" "$shadow.got" >/dev/null || return
	tail -c +$(($1 - ${from:-0} + 1)) "$shadow" | head -c "$2" | cmp - "$shadow.got"
}

holds() { is "$1" "$(sum "$shadow")" "$(sum "$sim/$2/content")"; }

# Counters of a chip which a driver leaves at nought.
blunders() { echo "$(get "$sim/$1/wraps") $(get "$sim/$1/unerased") $(get "$sim/$1/protected") $(get "$sim/$1/busy_misses")"; }

# Writes that meet every kind of boundary of pages.
writes_anywhere() {
	local at bad=
	for at in "0 1" "255 2" "513 600" "1536 256" "4095 2" "8000 1000"; do
		# shellcheck disable=SC2086 # two words
		write_at $(($1 + ${at% *})) ${at#* } || bad+=" $at"
	done
	is "$2: writes of any length anywhere" "" "$bad"
}

# spinor_job CHIP ERASES: a driver at its whole job on an erased chip, SPINOR_RESULTS results; so many
# erases it takes for 128 KiB and a sector.
SPINOR_RESULTS=12
spinor_job() {
	local from size before
	size=$(get "$sim/$1/size") from=$(get "$sim/$1/from")
	is "$1: it has the chip's size" "$size 4096 nor" "$(about size) $(about erasesize) $(about type)"
	writes_anywhere "$from" "$1"
	holds "$1: the chip holds what was written" "$1"
	succeeds "$1: and it is read" reads_back "$from" 12288
	succeeds "$1: from anywhere" reads_back $((from + 254)) 5000
	before=$(get "$sim/$1/erases")
	succeeds "$1: it erases" erase_at $((from + 65536)) $((131072 + 4096))
	is "$1: in so many pieces" "$2" $(($(get "$sim/$1/erases") - before))
	noise 20000 >"$shadow.file"
	succeeds "$1: flashcp" flashcp "$shadow.file" "$flash"
	is "$1: what it wrote is there" "$(sum "$shadow.file")" "$(dd if="$flash" bs=4000 count=5 status=none | sha256sum | cut -d' ' -f1)"
	succeeds "$1: flash_erase" flash_erase -q "$flash" $((size - 8192)) 2
	refuses "$1: beyond the end nothing is written" "" mtd_debug write "$flash" "$size" 1 "$shadow.file"
	is "$1: pages, time and locks are minded" "0 0 0 0" "$(blunders "$1")"
}
