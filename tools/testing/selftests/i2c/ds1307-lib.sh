# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every driver of these clocks, ours and the stock one, on a simulated chip.

# map_of MODEL: its first register of the time, the hour 13 and Saturday there, and an alarm on
# 22 November at 01:02:03. Of an M41T80's alarm the flags behind it are read as well, or it is held back.
map_of() {
	saturday=0x07
	case $1 in
	m41t*) time_at=1 hour=0x93 alarm_at=0x0a alarm="0x91 0x22 0x01 0x02 0x03 0x00" ;;
	*) time_at=0 hour=0x13 alarm_at=0x07 alarm="0x03 0x02 0x01 0x22" ;;
	esac
}

# The kernel's name of the clock at an address; empty while there is none.
rtc_at() {
	local dir
	find_device "$1" "$2" || return
	for dir in "$found"/rtc/rtc*; do
		[ ! -d "$dir" ] || echo "${dir##*/}"
	done
}

has_rtc() { local rtc; rtc=$(rtc_at "$1" "$2") && [ -n "$rtc" ] && [ -c "/dev/$rtc" ]; }

# plug CHIP ADDRESS: live, and a driver has made a clock of it
plug() { live "$1" && wait_for 20 has_rtc "${1%%/*}" "$2"; }

clock() { hwclock --utc --noadjfile -f "/dev/$(rtc_at a 0x68)" "$@"; }

set_clock() { rtc-set "/dev/$(rtc_at a 0x68)" "$1"; }

epoch() { get "/sys/class/rtc/$(rtc_at a 0x68)/since_epoch"; }

epoch_of() { date -u -d "$1" +%s; }

registers() { raw a w1@0x68 "$1" "r$2"; }

# write_registers FIRST BYTE...
write_registers() { raw a "w$#@0x68" "$@"; }

# near TIME WANTED [SECONDS]: not before it, and not so much later
near() { [ "$1" -ge "$2" ] && [ "$1" -le $(($2 + ${3:-10})) ]; }

# shows WHEN SECONDS: set it there, let so many seconds pass, and see where it is
shows() {
	local now want
	want=$(($(epoch_of "$1") + $2))
	set_clock "$1" || { echo "$1 is not set"; return; }
	put "$sim/$chip/advance" "$2"
	now=$(epoch)
	near "$now" $want || echo "$2 s after $1 it is $now, and not $want"
}

# Each goes with a step over the boundary that it is about.
dates() {
	local bad='' when step
	while read -r when step; do
		[ -n "$when" ] || continue
		bad+=$(shows "${when/_/ }" "$step" 2>&1)
	done <<-END
		2000-01-01_00:00:00 0
		2001-02-28_23:59:50 10
		2024-02-28_23:59:50 10
		2026-11-21_11:59:50 43210
		2026-12-31_23:59:50 10
		2099-12-31_23:59:40 10
		$1
	END
	is "$chip: it is set, goes, and is read" "" "$bad"
}

# What the chip holds is compared digit by digit: 21 November 2026 is a Saturday.
digits() {
	clock --set --date "2026-11-21 13:14:15"
	like "$chip: the chip has the digits" "0x[1-5]? 0x14 $hour $saturday 0x21 0x11 0x26" "$(registers "$time_at" 7)"
	is "$chip: hwclock reads them" "2026-11-21 13:14" "$(clock --get 2>&1 | cut -c1-16)"
}

refuses_years() {
	local year
	for year in 1999 "$1"; do
		refuses "$chip: the year $year is refused" "$2" set_clock "$year-06-15 12:00:00"
	done
	near "$(epoch)" "$(epoch_of "2026-11-21 13:14:15")" 40
	is "$chip: and nothing has changed" 0 $?
}

# rtc_job CHIP NO-YEAR ERRNO [DATE STEP]: a driver at its whole job, RTC_RESULTS results
RTC_RESULTS=6
rtc_job() {
	chip=$1
	map_of "${1#*/}"
	dates "${4:-}"
	digits
	refuses_years "$2" "$3"
}

nvram() { find "$(device a 0x68)/" -name nvmem -type f | head -n 1; }

# 56 bytes that a battery keeps, RTC_NVRAM_RESULTS results
RTC_NVRAM_RESULTS=7
nvram_job() {
	local file
	file=$(nvram)
	is "$1: it has 56 bytes of memory" 56 "$(stat -c %s "$file")"
	head -c 56 /dev/urandom >"$shadow"
	dd if="$shadow" of="$file" bs=56 conv=notrunc status=none
	succeeds "$1: what is written is read" cmp "$shadow" "$file"
	tail -c +9 "$sim/$1/registers" >"$shadow.chip"
	succeeds "$1: and is in the chip" cmp "$shadow" "$shadow.chip"
	printf xyz | dd of="$file" bs=3 seek=53 oflag=seek_bytes conv=notrunc status=none
	is "$1: its last bytes" xyz "$(tail -c 3 "$file")"
	refuses "$1: beyond its end a write is refused" "File too large" \
		dd if=/dev/zero of="$file" bs=1 count=1 seek=56 conv=notrunc
	is "$1: a read has nothing" 0 "$(dd if="$file" bs=1 skip=56 status=none | wc -c)"
	near "$(epoch)" "$(epoch_of "2026-11-21 13:14:15")" 40
	is "$1: the time is as it was" 0 $?
}

alarm_file() { echo "/sys/class/rtc/$(rtc_at a 0x68)/wakealarm"; }

no_alarm() { [ -z "$(cat "$(alarm_file)")" ]; }

# alarm_job CHIP: it rings when it should, and once, ALARM_RESULTS results
ALARM_RESULTS=9
alarm_job() {
	local before
	chip=$1
	map_of "${1#*/}"
	set_clock "2026-11-21 13:14:15"
	before=$(interrupts "$1")
	put "$(alarm_file)" "$(epoch_of "2026-11-22 01:02:03")"
	is "$1: the chip has the alarm" "$alarm" "$(registers $alarm_at "$(wc -w <<<"$alarm")")"
	put "$sim/$1/advance" 40000
	is "$1: before its time it does not ring" "$before" "$(interrupts "$1")"
	put "$sim/$1/advance" 4000
	succeeds "$1: then it does" wait_for 5 interrupted "$1" $((before + 1))
	succeeds "$1: and is over" wait_for 5 no_alarm
	is "$1: the pin is calm" 0 "$(<"$sim/$1/pin")"
	is "$1: it rang once" $((before + 1)) "$(interrupts "$1")"
	succeeds "$1: rtcwake sets one and waits for it" timeout 20 rtcwake -u -m on -s 3 -d "/dev/$(rtc_at a 0x68)"
	put "$(alarm_file)" +3600
	put "$(alarm_file)" 0
	put "$sim/$1/advance" 100000
	before=$(interrupts "$1")
	is "$1: one that was taken back is off" "$before 0" "$(interrupts "$1") $(<"$sim/$1/pin")"
	early_alarm "$1"
}

# Most chips match the day of the month only.
early_alarm() {
	local days
	set_clock "2026-11-21 13:14:15"
	put "$(alarm_file)" "$(epoch_of "2027-01-22 00:00:00")"
	for days in 1 30 20; do put "$sim/$1/advance" $((days * 86400)) && sleep 0.3; done
	no_alarm && { not_ok "$1: one in two months rings in two months" "it rang early"; return; }
	put "$sim/$1/advance" $((12 * 86400))
	succeeds "$1: one in two months rings in two months" wait_for 5 no_alarm
}

shadow=$(mktemp)
at_exit "rm -f '$shadow' '$shadow.chip'"
