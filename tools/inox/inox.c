// SPDX-License-Identifier: GPL-2.0
/*
 * inox [-j] lpm add|del|replace|check [PREFIX CLASS]... [-f FILE]
 * inox [-j] lpm set [source-mask MASK] [destination-mask MASK]
 * inox [-j] lpm get ADDRESS... (- reads them, a line each)
 * inox [-j] lpm show|list|flush|reset
 * inox [-j] police set rate N burst N [bytes] [key source|destination|source-port] [NAME VALUE]...
 * inox [-j] police show|off|reset
 *
 * An object of an answer is a line, or with -j an element of one array.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "genl.h"
#include "inox.h"

bool json;
static bool another_object, another_member;

uint64_t number(const char *text, uint64_t most)
{
	unsigned long long value;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 0);
	if (errno || end == text || *end || *text == '-' || value > most)
		die("'%s' is no number up to %llu", text, (unsigned long long)most);
	return value;
}

uint8_t lookup(const struct word *words, const char *text)
{
	const struct word *word;

	for (word = words; text && word->text; word++)
		if (!strcmp(word->text, text))
			return word->command;
	fputs("inox: one of these is needed:", stderr);
	for (word = words; word->text; word++)
		fprintf(stderr, " %s", word->text);
	fputc('\n', stderr);
	exit(2);
}

void object(void)
{
	if (json)
		fputs(another_object ? ",\n{" : "[\n{", stdout);
	another_object = true;
	another_member = false;
}

static void name_of(const char *name)
{
	if (json)
		printf("%s\"%s\": ", another_member ? ", " : "", name);
	else
		printf("%s%s ", another_member ? " " : "", name);
	another_member = true;
}

/* JSON knows decimal numbers only. */
void member(const char *name, const char *form, uint64_t value)
{
	name_of(name);
	printf(json ? DECIMAL : form, (unsigned long long)value);
}

void member_text(const char *name, const char *text)
{
	name_of(name);
	printf(json ? "\"%s\"" : "%s", text);
}

void object_end(void)
{
	fputs(json ? "}" : "\n", stdout);
}

static const struct word modules[] = {
	{ "lpm", 0 },
	{ "police", 1 },
	{ NULL, 0 },
};

static void (*const run[])(int argc, char **argv) = { lpm, police };

int main(int argc, char **argv)
{
	int skip = 1;

	if (argc > 1 && !strcmp(argv[1], "-j"))
		json = true, skip++;
	argc -= skip, argv += skip;
	run[lookup(modules, argc > 0 ? argv[0] : NULL)](argc - 1, argv + 1);
	if (json)
		puts(another_object ? "\n]" : "[]");
	return fflush(stdout) ? 1 : 0;
}
