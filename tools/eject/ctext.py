# SPDX-License-Identifier: GPL-2.0
"""C as tokens: enough of it to move, drop and rename what a parser is not needed for."""
import re

TOKEN = re.compile(r"""
    (?P<space>[ \t\f\v\n]+)
  | (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<line>^\#[^\n]*$)
  | (?P<text>L?"(?:\\.|[^"\\])*"|L?'(?:\\.|[^'\\])*')
  | (?P<name>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
  | (?P<sign>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\#\#|.)
""", re.X | re.S | re.M)
OPEN = {"(": ")", "[": "]", "{": "}"}
CLOSE = set(OPEN.values())


class Token:
    """One token, the space before it, and whether the driver or the layer wrote it."""
    __slots__ = ("kind", "text", "space", "layer")

    def __init__(self, kind, text, space=" ", layer=True):
        self.kind, self.text, self.space, self.layer = kind, text, space, layer

    def __repr__(self):
        return self.text


def tokens(text, driver=None):
    """The tokens of @text. With @driver, line markers say whose they are."""
    found, space, layer = [], "", driver is not None
    for match in TOKEN.finditer(text):
        kind, said = match.lastgroup, match.group()
        if kind == "space":
            space += said
        elif kind == "line" and (mark := re.match(r'# \d+ "(.*?)"', said)):
            layer = mark[1] != driver
            space += "\n\n"
        else:
            found.append(Token(kind, said, space, layer))
            space = ""
    return found


def code(text, layer=True):
    """Tokens of a text of ours."""
    found = tokens(text)
    for token in found:
        token.layer = layer
    return found


def text_of(found):
    """Tokens as text again. Two that would become one are kept apart; a line ends."""
    out, before = [], Token("sign", "")
    for token in found:
        space = token.space
        if not space and before.text[-1:].isalnum() and token.text[:1].isalnum():
            space = " "
        if "\n" not in space and (before.kind == "line" or before.text.startswith("//") or token.kind == "line"):
            space = "\n"
        out += [space, token.text]
        before = token
    return "".join(out)


def partner(found, places, more, less):
    """The first of @places where as many brackets of one kind as of the other were seen, or None."""
    depth = 0
    for i in places:
        if found[i].kind == "sign":
            depth += (found[i].text in more) - (found[i].text in less)
            if found[i].text in less and not depth:
                return i
    return None


def end_of(found, start):
    """The index of what closes the bracket at @start."""
    end = partner(found, range(start, len(found)), OPEN, CLOSE)
    if end is None:
        raise ValueError(f"nothing closes '{text_of(found[start:start + 8])}'")
    return end


def start_of(found, end):
    """The index of what opens the bracket at @end."""
    start = partner(found, range(end, -1, -1), CLOSE, OPEN)
    if start is None:
        raise ValueError(f"nothing opens '{text_of(found[end - 8:end + 1])}'")
    return start


def opener(found, at):
    """The index of the bracket that @at is inside of."""
    depth = 0
    for i in range(at - 1, -1, -1):
        depth += (found[i].text in CLOSE) - (found[i].text in OPEN)
        if depth < 0:
            return i
    return 0


def split(found, mark=","):
    """The parts between marks that no bracket hides."""
    parts, depth = [[]], 0
    for token in found:
        if token.kind == "sign":
            depth += (token.text in OPEN) - (token.text in CLOSE)
            if token.text == mark and not depth:
                parts.append([])
                continue
        parts[-1].append(token)
    return parts


def find(found, text, start=0, stop=None):
    """Where @text comes next that no bracket hides, or None."""
    depth = 0
    for i in range(start, len(found) if stop is None else stop):
        if found[i].kind == "sign":
            if found[i].text == text and not depth:
                return i
            depth += (found[i].text in OPEN) - (found[i].text in CLOSE)
            if depth < 0:
                return None
        elif found[i].text == text and not depth:
            return i
    return None


def is_comment(token):
    return token.kind == "comment"


def without_comments(found):
    return [token for token in found if not is_comment(token)]


def declared_members(found):
    """The tokens that declare members: in the braces of a struct, outside of brackets."""
    out, inside = set(), []
    for i, token in enumerate(found):
        if token.text in OPEN:
            words = {found[i - 1].text, found[i - 2].text}
            inside.append("struct" if token.text == "{" and words & {"struct", "union"} else token.text)
        elif token.text in CLOSE:
            inside.pop()
        elif token.kind == "name" and found[i - 1].text not in ("struct", "union", "enum") and (
                i + 1 == len(found) or found[i + 1].text in (";", ",", "[", ")", "=", ":")):
            around = [kind for kind in inside if kind != "("]
            if around and around[-1] == "struct" and not (inside[-1] == "(" and found[i - 1].text != "*"):
                out.add(id(token))
    return out


def statement_end(found, start):
    """The index after the statement at @start."""
    while start < len(found) and is_comment(found[start]):
        start += 1
    word = found[start].text
    if word == "{":
        return end_of(found, start) + 1
    if word in ("if", "for", "while", "switch") or word.startswith("list_for_each"):
        after = statement_end(found, end_of(found, start + 1) + 1)
        if word == "if" and after < len(found) and found[after].text == "else":
            return statement_end(found, after + 1)
        return after
    if word == "do":
        start = statement_end(found, start + 1)
    return find(found, ";", start) + 1
