# SPDX-License-Identifier: GPL-2.0
"""A translation unit as its declarations, and which of them anything needs."""
import ctext

STORAGE = {"static", "extern", "inline", "const", "volatile", "struct", "union", "enum"}


class Item:
    """A declaration or a directive, with the comments before it."""

    def __init__(self, comments, found):
        self.comments, self.tokens = comments, found
        self.layer = found[0].layer
        self.bare = ctext.without_comments(found)
        self.words = [token.text for token in self.bare]
        self.body = self.body_at()
        self.directive = found[0].kind == "line"

    def body_at(self):
        """Where the body of a function begins, in bare tokens; None: it is none."""
        at = ctext.find(self.bare, "{")
        if at and self.words[at - 1] == ")" and self.words[-1] == "}" and ctext.find(self.bare, "=") is None:
            return at
        return None

    def function(self):
        """The name of the function that is defined or declared here."""
        if self.words[0] == "typedef" or ctext.find(self.bare, "=") is not None:
            return None
        end = (self.body if self.body else len(self.bare) - 1) - 1
        if end < 1 or self.words[end] != ")":
            return None
        at = ctext.start_of(self.bare, end)
        name = self.bare[at - 1]
        return name.text if at > 1 and name.kind == "name" else None

    def returns(self):
        """The struct that the function returns by value, or None."""
        name = self.function()
        at = self.words.index(name)
        if "*" in self.words[:at] or "struct" not in self.words[:at]:
            return None
        return self.words[self.words.index("struct") + 1]

    def tag(self):
        """Of the struct, union or enum that is only declared here."""
        if len(self.words) == 3 and self.words[0] in ("struct", "union", "enum"):
            return self.words[1]
        return None

    def is_check(self):
        return self.words[0] in ("static_assert", "_Static_assert")

    def is_refusal(self):
        return "__error__" in self.words

    def names(self):
        """What this defines."""
        if self.directive:
            parts = self.words[0].split(None, 2)
            return {parts[1].partition("(")[0]} if parts[0] == "#define" else set()
        if self.tag():
            return set()
        name = self.function()
        found = {name} if name and not self.is_object() else set()
        return found | self.tags() | (self.objects() if not found else set())

    def is_object(self):
        """A macro makes it: static LIST_HEAD(x)."""
        return not self.body and self.words[0] == "static" and not any(
            word not in STORAGE and not word.startswith("__") for word in self.words[1:self.words.index("(") - 1])

    def tags(self):
        """Types and enumerators with a body here."""
        found = set()
        for i, word in enumerate(self.words):
            if word in ("struct", "union", "enum") and "{" in self.words[i + 1:i + 3]:
                at = self.words.index("{", i)
                if at == i + 2:
                    found.add(self.words[i + 1])
                if word == "enum":
                    inside = self.bare[at + 1:ctext.end_of(self.bare, at)]
                    found |= {part[0].text for part in ctext.split(inside) if part}
        return found

    def objects(self):
        """Variables and typedefs: what stands before '=', '[', ';' or in a macro's parentheses."""
        found, depth = set(), 0
        bare = [token for token in self.bare if not token.text.startswith("__")]
        for before, token in zip(bare, bare[1:]):
            depth += (before.text == "{") - (before.text == "}")
            if not depth and before.kind == "name" and token.text in ("=", "[", ";", ",", ")"):
                found.add(before.text)
            if token.text == "=":
                break
        return found

    def uses(self):
        """Names that are neither members nor declared as such."""
        if self.directive:
            return {token.text for token in ctext.tokens(self.words[0][len("#define"):])}
        declared = ctext.declared_members(self.bare)
        return {token.text for before, token in zip([self.bare[0]] + self.bare, self.bare)
                if token.kind == "name" and before.text not in (".", "->") and id(token) not in declared}

    def is_root(self):
        """A macro at the top that says something of the module."""
        return (not self.directive and not self.names() & self.uses()) or self.words[0].startswith(
            ("MODULE_", "module_", "EXPORT_", "late_", "subsys_"))


def split(found):
    """The items of a file."""
    items, comments, start, i = [], [], 0, 0
    while i < len(found):
        token = found[i]
        if token.kind == "comment" and i == start:
            if not (token.layer and is_alone(found, i)):
                comments.append(token)
            start = i + 1
        elif token.kind == "line":
            items.append(Item(comments, [token]))
            comments, start = [], i + 1
        elif token.text in ctext.OPEN:
            end = ctext.end_of(found, i)
            if token.text == "{" and before_is(found, i) and ctext.find(found[start:i], "=") is None:
                items.append(Item(comments, found[start:end + 1]))
                comments, start = [], end + 1
            i = end
        elif token.text == ";":
            if i > start:
                items.append(Item(comments, found[start:i + 1]))
                comments = []
            start = i + 1
        i += 1
    return items


def is_alone(found, at):
    """A comment of the layer that nothing follows at once: what it was about is no more."""
    return at + 1 == len(found) or found[at + 1].space.count("\n") != 1


def before_is(found, at):
    """Is a parenthesis closed right before?"""
    while at and ctext.is_comment(found[at - 1]):
        at -= 1
    return at and found[at - 1].text == ")"


def needed(items):
    """The items that what is registered leads to."""
    makers = {}
    for item in items:
        for name in item.names():
            makers.setdefault(name, []).append(item)
    todo = [item for item in items if not item.tag() and item.is_root()]
    kept = set()
    while todo:
        item = todo.pop()
        if item in kept:
            continue
        kept.add(item)
        for name in item.uses():
            todo += makers.get(name, [])
    return [item for item in items if item in kept]


def declare_first(items, ours):
    """A declaration of each struct of @ours that is named before it is there."""
    there, out = set(), []
    for item in items:
        words = item.words
        for kind, tag in zip(words, words[1:]):
            if kind in ("struct", "union") and tag in ours - there - item.tags():
                out.append(Item([], ctext.code(f"\n\n{kind} {tag};")))
                there.add(tag)
        there |= item.tags()
        out.append(item)
    return out
