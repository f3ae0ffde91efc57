# SPDX-License-Identifier: GPL-2.0
"""The layer's names as names of the driver."""
import re

import ctext

PRIVATE = re.compile(r"inox__?(\w+)|INOX__?(\w+)")

MEMBER_LAST = re.compile(r"container_of|offsetof|list_for_each_entry\w*|list_(first_|last_|next_)?entry(_or_null)?")
# No member can have the name of a type or a word of the language.
WORDS = re.compile(r"[us](8|16|32|64)|bool|char|short|int|long|float|double|void|auto|break|case|const|continue|default"
                   r"|do|else|enum|extern|for|goto|if|inline|register|return|signed|sizeof|static|struct|switch|typedef"
                   r"|union|unsigned|volatile|while")


def plain(name):
    """Without the layer's prefix."""
    match = PRIVATE.fullmatch(name)
    short = (match[1] or match[2]) if match else name
    return f"{short}_" if WORDS.fullmatch(short) else short


def last_arguments(found):
    """What is a member because of the macro that it is given to."""
    for i, token in enumerate(found):
        if MEMBER_LAST.fullmatch(token.text) and found[i + 1].text == "(":
            argument = ctext.split(found[i + 2:ctext.end_of(found, i + 1)])[-1]
            yield argument[0]


class Names:
    def __init__(self, items, tag, taken):
        self.tag, self.taken = tag, taken
        found = [token for item in items for token in item.bare]
        self.members = ctext.declared_members(found)
        there = {name for item in items for name in item.names()}
        there |= {tag.text for kind, tag in zip(found, found[1:]) if kind.text in ("struct", "union", "enum")}
        private = [name for name in there if PRIVATE.fullmatch(name)]
        # What drivers may say keeps the shorter name.
        self.others = {name: self.unique(plain(name), name.isupper())
                       for name in sorted(private, key=lambda name: ("__" in name, name))}
        self.locals = {}

    def unique(self, name, upper):
        """With the driver's prefix; not one that is there."""
        prefix = self.tag.upper() if upper else self.tag
        stem = "driver" if name == prefix else name.removeprefix(f"{prefix}_").removesuffix("_")
        for form in (f"{prefix}_{stem}", f"{prefix}_core_{stem}", f"{prefix}_the_{stem}"):
            if form not in self.taken:
                self.taken.add(form)
                return form
        raise SystemExit(f"eject: no name for {name}")

    def rename(self, found):
        self.members |= {id(token) for token in last_arguments(found)}
        for before, token in zip([ctext.Token("sign", "")] + found, found):
            if token.kind in ("comment", "line"):
                token.text = PRIVATE.sub(lambda match: self.others.get(match[0], plain(match[0])), token.text)
            elif token.kind == "name" and PRIVATE.fullmatch(token.text):
                is_member = before.text in (".", "->") or id(token) in self.members
                token.text = plain(token.text) if is_member else self.of(token.text)

    def of(self, name):
        """What stands at the top has the driver's prefix; so has a local that would hide another name."""
        if name in self.others:
            return self.others[name]
        if name not in self.locals:
            short = plain(name)
            self.locals[name] = self.unique(short, False) if short in self.taken else short
        return self.locals[name]
