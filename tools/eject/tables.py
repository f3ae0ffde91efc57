# SPDX-License-Identifier: GPL-2.0
"""What a driver gave in its table of callbacks is known: it is called by name, or not at all."""
import re

import ctext
import fold

TABLE = re.compile(r"inox__\w+")


def table(item):
    """Name and members of a table, or None."""
    at = ctext.find(item.bare, "=")
    if at is None or not TABLE.fullmatch(item.bare[at - 1].text) or item.words[0:2] != ["static", "const"]:
        return None
    inside = item.bare[at + 2:ctext.end_of(item.bare, at + 1)]
    parts = [part for part in ctext.split(inside) if part]
    if any(part[0].text != "." for part in parts):
        return None
    return item.bare[at - 1].text, {part[1].text: part[3:] for part in parts}


def known(given, functions, member):
    """What stands for the member: a function's name, None if there is nothing, False if nobody knows."""
    if member not in given:
        return None
    value = given[member]
    return value[0] if len(value) == 1 and value[0].text in functions else False


def call_by_name(found, tables, functions):
    """The uses of tables in the tokens of one function."""
    i = 0
    while i + 3 < len(found):
        if found[i].text in tables and found[i + 1].text == ".":
            value = known(tables[found[i].text], functions, found[i + 2].text)
            replace(found, i, value)
        i += 1
    return found


def replace(found, i, value):
    """A function is there, NULL is not; an address of the member is left alone."""
    before, after = found[i - 1].text, found[i + 3].text
    yes, no = fold.ALWAYS, fold.NEVER
    if value is False or before == "&":
        return
    if before == "!" and after == ")":
        found[i - 1:i + 3] = [ctext.Token("name", yes if value is None else no, "")]
    elif (before == "(" and after == ")" and found[i - 2].text == "if") or after == "?":
        found[i:i + 3] = [ctext.Token("name", no if value is None else yes, found[i].space)]
    elif after == "(" and value:
        found[i:i + 3] = [ctext.Token("name", value.text, found[i].space)]


def resolve(items):
    """Items with what tables of callbacks decide decided."""
    tables = dict(filter(None, map(table, items)))
    functions = {item.function() for item in items if item.body}
    return [decided(item, tables, functions) if item.body and tables else item for item in items]


def decided(item, tables, functions):
    found = call_by_name(item.tokens, tables, functions)
    return type(item)(item.comments, fold.never(fold.always(found)))
