/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: version.h
 *
 * The version of the layer, in this one place.  Each module tells which one it
 * was built with: ``modinfo -F inox_version x.ko``.
 */
#ifndef INOX_VERSION_H
#define INOX_VERSION_H

#define INOX_VERSION "0.1.0"

#endif
