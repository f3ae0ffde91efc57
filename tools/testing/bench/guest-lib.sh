# shellcheck shell=bash
# What a measurement in the guest is written with: source it, build two of the same thing, one on
# our driver and one on its peer's, and give each claim its row.
#
#	versus NAME BAR OURS PEER		instructions of a read of either file
#	versus NAME BAR OURS PEER TEXT		of a write of TEXT to either
#	same NAME OURS PEER			the two must be equal, or what was measured was not
#						the same work
#
# BAR is what ours / peer must stay below; "-" is a row for information.

count=/bench/count

row() { printf 'row'; printf '\t%s' "$@"; printf '\n'; }

fact() { row fact "$@"; }

versus() {
	local ours peer name=$1 bar=$2
	ours=$($count "$3" ${5:+"$5"}) || exit 1
	peer=$($count "$4" ${5:+"$5"}) || exit 1
	# shellcheck disable=SC2086 # smallest, median, largest
	row count "$name" "$bar" $ours $peer
}

same() {
	local said="ours says '$2', the peer '$3'"
	[ -z "$2" ] || [ "$2" != "$3" ] || said=ok
	fact "$1" "$said"
}
