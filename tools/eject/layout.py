# SPDX-License-Identifier: GPL-2.0
"""Line breaks where macros had none: what the formatter does not add by itself."""
import ctext
import tries


def initialisers(found):
    """Designated members each on a line; some that are nested the formatter leaves as they are."""
    depth, i = 0, 0
    while i + 1 < len(found):
        depth += (found[i].text == "{") - (found[i].text == "}")
        if found[i].text == "{" and found[i + 1].text == "." and found[i - 1].text in ("=", ",", "{"):
            members(found, i, depth)
        i += 1
    return found


def members(found, start, depth):
    """The braces at @start opened: a comma after the last member, too."""
    last = end = ctext.end_of(found, start)
    while ctext.is_comment(found[last - 1]):
        last -= 1
    if found[last - 1].text != ",":
        found.insert(last, ctext.Token("sign", ",", ""))
        end += 1
    at = start + 1
    while at < end:
        found[at].space = "\n" + "\t" * depth
        at = ctext.find(found, ",", at) + 1
    found[end].space = "\n" + "\t" * (depth - 1)


def blank(token):
    """An empty line before it."""
    if token.space.count("\n") < 2:
        token.space = "\n\n"


def declarations(found):
    """An empty line after the declarations at the top of a block."""
    for i, token in enumerate(found):
        if token.text == "{" and found[i - 1].text in (")", "else", "do"):
            at = i + 1
            while at < len(found) and tries.is_declaration(found, at):
                at = ctext.find(found, ";", at) + 1
            if at > i + 1 and found[at].text != "}":
                blank(found[at])
    return found


def items(parts):
    """An empty line around what has braces."""
    before = False
    for item in parts:
        first = (item.comments + item.tokens)[0]
        braces = "{" in item.words
        if "\n" not in first.space:
            first.space = "\n\n" if (braces or before) and not item.is_root() else "\n"
        before = braces
    return parts
