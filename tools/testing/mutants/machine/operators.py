# SPDX-License-Identifier: GPL-2.0
"""Faults that a machine can seed: each changes one place of one line and keeps the line count."""
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    file: str
    line: int       # of its first line, from 1
    what: str
    before: str     # that line, without its indentation
    text: str       # the whole file with the fault

    @property
    def name(self):
        return f"{self.file}:{self.line}: {self.what}: {self.before}"


DECLARATION = re.compile(r"^(?:(?:static|const|struct|enum|union|unsigned|volatile|register|typeof|__auto_type|extern|typedef)\b"
                         r"|\w+ \**\w+(?:\[[^]]*\])?(?:,| =|;)|INOX_[A-Z_]+\(\w+, )")
KEEP = re.compile(r"^(?:return|goto|else|do|case|default|#|\}|\{|static_assert|INOX__(?:TRUST|END)|_Pragma|inox__reason|MODULE_|\.)")
BOUND = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > "}
NUMBER = re.compile(r"(?<![\w.])(0|[1-9]\d*|0x[0-9a-fA-F]+)(u?)(?![\w.])")


def blank_comments(text):
    """The same text with spaces for comments and strings, so that places stay where they are."""
    def spaces(match):
        return re.sub(r"(?!\\\n)[^\n\t]", " ", match[0])
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\])\'', spaces, text, flags=re.S)


def closing(code, at):
    """Index after the parenthesis that closes the one at `at`."""
    depth = 0
    for i in range(at, len(code)):
        depth += {"(": 1, ")": -1}.get(code[i], 0)
        if depth == 0:
            return i + 1
    return -1


def inside_function(line):
    """Code of a function, or of a macro that stands for some, is indented; a table's row begins with a dot."""
    return line.startswith("\t") and not line.lstrip().startswith((".", "[", "{"))


class Source:
    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.code = blank_comments(text)
        self.starts = [0] + [m.end() for m in re.finditer("\n", text)]

    def line_of(self, at):
        return self.text.count("\n", 0, at) + 1

    def mutant(self, what, start, end, new):
        line = self.line_of(start)
        begin = self.starts[line - 1]
        before = self.text[begin:self.text.find("\n", begin)].strip().rstrip("\\").strip()
        return Mutant(self.path, line, what, before, self.text[:start] + new + self.text[end:])

    def lines(self):
        return zip(self.starts, self.code.split("\n"))

    def deletions(self):
        """Statements that begin on a line of their own; what they spread over stays as empty lines."""
        fresh = True
        for start, line in self.lines():
            body = line.strip().rstrip("\\").strip()
            if fresh and inside_function(line) and body and not DECLARATION.match(body) and not KEEP.match(body):
                yield from self.deletion(start + len(line) - len(line.lstrip()))
            fresh = not body or body.endswith((";", "{", "}", ":")) or bool(re.match(r"(?:if|for|while) \(.*\)$|else$|do$", body))

    def deletion(self, at):
        match = re.compile(r"[\w*(][^;{}]*;").match(self.code, at)
        if not match or re.match(r"(?:if|for|while|switch)\b", match[0]):
            return
        if self.code[at:match.end()].count("(") == self.code[at:match.end()].count(")"):
            yield self.mutant("statement deleted", at, match.end(), re.sub(r"(?!\\\n)[^\n\t]", "", match[0]) + ";")

    def negations(self):
        for match in re.finditer(r"\b(?:if|while) \(", self.code):
            opened, closed = match.end() - 1, closing(self.code, match.end() - 1)
            line_start = self.starts[self.line_of(match.start()) - 1]
            if closed > 0 and not self.code[line_start:match.start()].lstrip().startswith("#"):
                yield self.mutant("condition negated", opened, closed, f"(!{self.text[opened:closed]})")

    def bounds(self):
        for start, line in self.lines():
            if not inside_function(line) or line.lstrip().startswith("#"):
                continue
            for match in re.finditer(r" (?:<|<=|>|>=) ", line):
                yield self.mutant("bound shifted", start + match.start(), start + match.end(), BOUND[match[0]])
            if line.strip() == "return 0;":
                continue
            for match in NUMBER.finditer(line):
                new = f"{int(match[1], 0) + 1}{match[2]}"
                yield self.mutant(f"{match[0]} became {new}", start + match.start(), start + match.end(), new)

    def mutants(self):
        yield from self.deletions()
        yield from self.negations()
        yield from self.bounds()
