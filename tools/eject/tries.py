# SPDX-License-Identifier: GPL-2.0
"""TRY() as the kernel writes it: the errno in a variable, looked at, returned."""
import ctext

FORM = "({{ __auto_type {name} = {what}; if ({name}{err}) return {name}{err}; {name}{val}; }})"


class Body:
    """The body of one function, in braces."""

    def __init__(self, found, results, taken):
        self.found, self.results = found, results
        self.locals, self.taken = {}, taken

    def result(self, what):
        """The struct that an expression gives, or None: it is an errno."""
        bare = ctext.without_comments(what)
        if len(bare) > 1 and bare[0].kind == "name" and bare[1].text == "(" and ctext.end_of(bare, 1) == len(bare) - 1:
            return self.results.get(bare[0].text)
        return None

    def variable(self, struct):
        """A variable at the top of the function."""
        if struct not in self.locals:
            names = ["err", "ret"] if not struct else ["got", f"got_{struct.removeprefix('inox_')}"]
            names = [name for name in names if name not in self.taken] or [f"{names[-1]}_{len(self.taken)}"]
            self.locals[struct] = names[0]
            self.taken.add(names[0])
        return self.locals[struct]

    def lower(self):
        while (at := self.innermost()) is not None:
            end = ctext.end_of(self.found, at + 1)
            what = self.found[at + 2:end]
            if not self.statement(at, end, what):
                self.expression(at, end, what)
        for struct, name in sorted(self.locals.items(), key=lambda pair: pair[0] or "~"):
            kind = f"struct {struct}" if struct else "int"
            self.declare(f"\n\t{kind} {name};")
        return self.found

    def declare(self, text):
        """After the last declaration at the top."""
        at = 1
        while is_declaration(self.found, at):
            at = ctext.find(self.found, ";", at) + 1
        lines = ctext.code(text)
        if at < len(self.found) and not self.found[at].space.startswith("\n\n"):
            self.found[at].space = "\n" + self.found[at].space
        self.found[at:at] = lines

    def innermost(self):
        """TRY() without another inside."""
        for i, token in enumerate(self.found):
            if token.text == "TRY":
                end = ctext.end_of(self.found, i + 1)
                if not any(inner.text == "TRY" for inner in self.found[i + 1:end]):
                    return i
        return None

    def expression(self, at, end, what):
        """Anywhere."""
        struct = self.result(what)
        form = FORM.format(name="got", what=ctext.text_of(what),
                           err=".inox__err" if struct else "", val=".inox__val" if struct else "")
        if not struct:
            form = form.replace("got; })", "})")
        self.found[at:end + 1] = ctext.code(form)

    def statement(self, at, end, what):
        """TRY(x); and y = TRY(x); alone in a statement, or in a declaration."""
        if self.found[end + 1].text != ";":
            return False
        start = self.begin(at)
        target = self.found[start:at]
        if not target:
            return self.put(start, end, what, [])
        if target[-1].text != "=" or ctext.find(target, "?") is not None:
            return False
        if is_declaration(self.found, start):
            return self.declaration(start, at)
        return self.put(start, end, what, target[:-1])

    def begin(self, at):
        """Where the statement of @at begins."""
        i = at
        while self.found[i - 1].text not in (";", "{", "}", ":", "else", "do") and not is_comment(self.found[i - 1]):
            i -= 1
            if self.found[i].text == ")":
                start = ctext.start_of(self.found, i)
                if self.found[start - 1].text in ("if", "while", "for") or self.found[start - 1].text.startswith(
                        "list_for_each"):
                    return i + 1
                i = start
            elif self.found[i].text == "]":
                i = ctext.start_of(self.found, i)
        return i

    def put(self, start, end, what, target):
        struct = self.result(what)
        name = self.variable(struct)
        err, val = (".inox__err", ".inox__val") if struct else ("", "")
        text = f"\n\t{name} = {ctext.text_of(what).strip()};\n\tif ({name}{err})\n\t\treturn {name}{err};"
        if target:
            text += f"\n\t{ctext.text_of(target).strip()} = {name}{val};"
        if self.found[start - 1].text in (")", "else", "do"):
            text = f" {{{text}\n\t}}"
        if "\n" not in self.found[end + 2].space:
            self.found[end + 2].space = "\n\t"
        self.found[start:end + 2] = ctext.code(text)
        return True

    def declaration(self, start, at):
        """T x = TRY(); and what follows it: first declared, then given their values."""
        stop, parts = start, []
        while is_declaration(self.found, stop):
            after = ctext.find(self.found, ";", stop) + 1
            parts.append(self.found[stop:after])
            stop = after
        pairs = [self.part(part) for part in parts]
        if None in pairs:
            return False
        declared = [token for first, _ in pairs for token in first]
        given = [token for _, then in pairs for token in then]
        if given:
            given[0].space = "\n\n\t"
        self.found[start:stop] = declared + given
        return True

    @staticmethod
    def part(part):
        """A declaration as one without a value, and the assignment."""
        at = ctext.find(part, "=")
        if at is None:
            return part, []
        name = part[at - 1]
        if name.kind != "name" or part[at + 1].text == "{" or part[0].text == "static":
            return None
        first = list(part[:at])
        if first[0].text == "const" and not any(token.text == "*" for token in first):
            first[1].space = first.pop(0).space + first[0].space
        semicolon = ctext.Token("sign", ";", "")
        then = [ctext.Token("name", name.text, "\n\t")] + part[at:]
        return first + [semicolon], then


def is_comment(token):
    return token.kind == "comment"


def is_declaration(found, at):
    """Does a declaration stand here? Two names in a row, or a name, stars and a name."""
    while at < len(found) and is_comment(found[at]):
        at += 1
    i = at
    while found[i].kind == "name" and found[i].text in ("const", "static", "struct", "union", "enum", "unsigned"):
        i += 1
    if found[i].kind != "name" or found[i].text in ("return", "goto", "else", "do", "case", "break", "continue"):
        return False
    i += 1
    while found[i].text in ("*", "const", "long", "int"):
        i += 1
    return found[i].kind == "name" and found[i + 1].text in ("=", ";", "[", ",", "__maybe_unused", "__attribute__")


def lower(items, results):
    """Every function without TRY()."""
    for item in items:
        if item.body and "TRY" in item.words:
            at = next(i for i, token in enumerate(item.tokens) if token is item.bare[item.body])
            found = item.tokens[:at] + Body(item.tokens[at:], results, set(item.words)).lower()
            yield type(item)(item.comments, found)
        else:
            yield item
