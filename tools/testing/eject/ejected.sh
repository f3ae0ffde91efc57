#!/bin/bash
# What the tests before this one loaded was written by make eject: nothing of the layer is in it.

# shellcheck source=../selftests/lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"

need_tool modinfo

modules=()
for file in "$(dirname "$0")"/*.ko; do modules+=("$(basename "$file" .ko)"); done
plan $((2 * ${#modules[@]}))
for module in "${modules[@]}"; do
	load "$module"
	is "$module: the module that is loaded counts no objects" "" "$(ls "/sys/module/$module/parameters" 2>/dev/null)"
	is "$module: it tells no version of the layer" "" "$(modinfo -F inox_version "$module")"
done
finish
