#!/bin/bash
# The stock jc42 driver, which knows the MCP9808, on the tutorial's model of it.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=mcp9808-lib.sh
. "$(dirname "$0")/mcp9808-lib.sh"

need_module jc42 i2c-sim-mcp9808
modprobe jc42
plan $((1 + MCP9808_RESULTS))
start_sim
new_bus a
live a
new_chip a/mcp9808.x 0x18 jc42
live a/mcp9808.x
is "the stock driver binds" jc42 "$(driver_of a 0x18)"
mcp9808_driver "$(hwmon a 0x18)" a/mcp9808.x
finish
