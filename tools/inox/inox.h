/* SPDX-License-Identifier: GPL-2.0 */
/* What the tool's parts share: words, numbers, and answers as lines or JSON. */
#ifndef INOX_TOOL_H
#define INOX_TOOL_H

#include <stdbool.h>
#include <stdint.h>

struct word {
	const char *text;
	uint8_t command;
};

extern bool json;

/* Ends the program if the word is none of these. */
uint8_t lookup(const struct word *words, const char *text);
uint64_t number(const char *text, uint64_t most);

#define DECIMAL	"%llu"
#define HEX	"0x%llx"

void object(void);
void member(const char *name, const char *form, uint64_t value);
void member_text(const char *name, const char *text);
void object_end(void);

void lpm(int argc, char **argv);
void police(int argc, char **argv);

#endif
