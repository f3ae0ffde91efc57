/* SPDX-License-Identifier: GPL-2.0 */
#pragma GCC diagnostic error "-Wconversion"
#pragma GCC diagnostic error "-Wsign-compare"
#pragma GCC diagnostic error "-Wcast-qual"
#pragma GCC diagnostic error "-Wswitch-enum"
#pragma GCC diagnostic error "-Wunused-result"
#pragma GCC diagnostic error "-Wunused-but-set-variable"
#pragma GCC diagnostic error "-Wint-in-bool-context"
