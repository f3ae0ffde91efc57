#!/bin/bash
# A million calls of noise by i2c-dev on a bus with drivers (INOX_CYCLES names another number).

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../i2c/sim-lib.sh
. "$(dirname "$0")/../i2c/sim-lib.sh"
# shellcheck source=../i2c/fuzz-lib.sh
. "$(dirname "$0")/../i2c/fuzz-lib.sh"

need_tool fuzz-i2c
need_module inox_lm75 inox_at24 inox_ds1307 inox_pca953x inox_pca954x i2c-sim
plan $FUZZ_I2C_RESULTS
start_sim
load i2c-dev
fuzz_i2c "${INOX_CYCLES:-1000000}"
finish
