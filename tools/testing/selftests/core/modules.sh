#!/bin/sh
# Every module loads and unloads twice and leaves nothing behind. INOX_ONLY names some of them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"

folder=$(dirname "$(modinfo -n i2c-sim)")
modules=${INOX_ONLY:-$(find "$folder" -name '*.ko' | sed -e 's|.*/||' -e 's|\.ko$||' | sort)}

need_root
need_tool modprobe modinfo rmmod
# shellcheck disable=SC2086 # names
set -- $modules
[ $# -gt 0 ] || skip_all "no modules in $folder"
plan $#
for module in "$@"; do
	loads_twice "$module"
done
finish
