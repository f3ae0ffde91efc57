# SPDX-License-Identifier: GPL-2.0
"""What can only be one thing becomes that thing."""
import ctext

NEVER = "EJECT_NEVER"
ALWAYS = "EJECT_ALWAYS"
BEGINS = {"(", "[", "{", ",", ";", "=", "?", ":", "return"}
NO_CALLS = {"for", "sizeof", "typeof", "__attribute__"}


def colon(found, start):
    """The colon of the condition at @start."""
    depth = 0
    i = start + 2
    while True:
        text = found[i].text
        if text in ctext.OPEN:
            i = ctext.end_of(found, i)
        elif text == "?":
            depth += 1
        elif text == ":":
            if not depth:
                return i
            depth -= 1
        i += 1


def last(found, start):
    """The index after an expression that ends with what contains it."""
    i = start
    while found[i].text not in (",", ";", ":") and found[i].text not in ctext.CLOSE:
        if found[i].text == "?":
            i = colon(found, i - 1)
        elif found[i].text in ctext.OPEN:
            i = ctext.end_of(found, i)
        i += 1
    return i


def always_if(found, at):
    """The statement alone; what follows a return is never reached."""
    end = ctext.statement_end(found, at + 2)
    if found[end].text == "else":
        found[end:ctext.statement_end(found, end + 1)] = []
    if found[at + 2].text == "return":
        brace = end
        while found[brace].text != "}":
            brace = ctext.statement_end(found, brace)
        found[end:brace] = []
    found[at - 2:at + 2] = []


def begins(found, at):
    """Does an expression begin here? Only then is what follows a whole operand."""
    return found[at - 1].text in BEGINS


def always(found):
    """EJECT_ALWAYS ? a : b is a."""
    while (at := next((i for i, token in enumerate(found) if token.text == ALWAYS), None)) is not None:
        if found[at + 1].text == "?" and begins(found, at):
            middle = colon(found, at)
            found[middle:last(found, middle + 1)] = []
            found[at:at + 2] = []
        elif found[at - 2].text == "if" and found[at + 1].text == ")":
            always_if(found, at)
        else:
            found[at].text = "true"
    return found


def never(found):
    """Takes EJECT_NEVER out, with what it decides."""
    found = list(found)
    while (at := next((i for i, token in enumerate(found) if token.text == NEVER), None)) is not None:
        before = found[at - 1].text
        after = found[at + 1].text
        if after == "?" and begins(found, at):
            found[at:colon(found, at) + 1] = []
        elif before == "!" and after == "&&":
            found[at - 1:at + 2] = []
        elif after == "||" and (begins(found, at) or before == "||"):
            found[at:at + 2] = []
        elif before == "||" and after == ")":
            found[at - 1:at + 1] = []
        elif before == "(" and after == ")" and found[at - 2].text == "if":
            end = ctext.statement_end(found, at + 2)
            if end < len(found) and found[end].text == "else":
                end += 1
            found[at - 2:end] = []
        else:
            found[at].text = "false"
    return found


def refusals(found, refused):
    """if (...) call(); and return call(); of what no program that compiles can call."""
    i = 0
    while i < len(found):
        if found[i].text == "if":
            close = ctext.end_of(found, i + 1)
            end = ctext.statement_end(found, close + 1)
            if any(token.text in refused for token in found[close + 1:end]):
                found[i:end] = []
                continue
        i += 1
    return found


def empties(found):
    """Statements of nothing, which the layer's empty macros leave."""
    i, depth = 0, []
    while i < len(found):
        text = found[i].text
        if text in ctext.OPEN:
            depth.append(text)
        elif text in ctext.CLOSE:
            depth.pop()
        elif text == ";" and depth and depth[-1] == "{" and found[i - 1].text in (";", "{"):
            del found[i]
            continue
        elif text == ";" and found[i - 1].text == ")" and depth and depth[-1] == "{":
            start = ctext.start_of(found, i - 1)
            if found[start - 1].text == "if" and i - start == 3 and found[start - 2].text in (";", "{", "}"):
                found[start - 1:i + 1] = []
                i = start - 1
                continue
        i += 1
    return found


def asserts(found):
    """Assertions inside functions: they hold."""
    i = 0
    while i < len(found):
        if found[i].text in ("static_assert", "_Static_assert"):
            end = ctext.end_of(found, i + 1)
            found[i:end + 2] = []
            continue
        i += 1
    return found


def attributes(found):
    """Attributes that only check."""
    i = 0
    while i < len(found):
        words = [token.text for token in found[i:i + 5]]
        if words == ["[", "[", "nodiscard", "]", "]"]:
            found[i:i + 5] = []
        elif words[0] in ("__designated_init", "__must_check"):
            del found[i]
        elif words[0] == "__attribute__" and words[3:4] == ["__deprecated__"]:
            found[i:ctext.end_of(found, i + 1) + 1] = []
        else:
            i += 1
    return found


def nothing_added(found):
    """+ EJECT_NOUGHT, which is left of a proof."""
    out = []
    for token in found:
        if token.text == "EJECT_NOUGHT" and out[-1].text == "+":
            out.pop()
        else:
            token.text = "0" if token.text == "EJECT_NOUGHT" else token.text
            out.append(token)
    return out


def literals(found):
    """Literals in a row are one, if the layer put them there."""
    out = []
    for token in found:
        if (out and "\n" not in token.space and token.kind == out[-1].kind == "text"
                and token.text[0] == out[-1].text[0] == '"'):
            out[-1].text = out[-1].text[:-1] + token.text[1:]
        elif out and token.kind == "text" and out[-1].text == '""':
            out[-1] = token
        else:
            out.append(token)
    return out


def parentheses(found):
    """What macros are careful to put into parentheses, without."""
    i = 1
    while i + 2 < len(found):
        if found[i].text == "(" and not is_call(found[i - 1]):
            end = ctext.end_of(found, i)
            if is_name(found, i, end) or is_argument(found, i, end):
                found[i + 1].space = found[i].space
                del found[end], found[i]
                continue
        i += 1
    return found


def is_name(found, start, end):
    """(name) or (1) alone, and no cast."""
    inside = found[start + 1]
    return end == start + 2 and (inside.kind in ("number", "text") or (
        inside.kind == "name" and found[end + 1].text in (",", ")", ";", "->", ".", "[", "]", "?", ":")
        and found[start - 1].text != ")" and found[start - 2].text != "__attribute__"))


def is_argument(found, start, end):
    """An argument of a call, all of it: f((a + b), c)."""
    inside = found[start + 1:end]
    if found[start - 1].text not in ("(", ",") or found[end + 1].text not in (")", ","):
        return False
    call = found[ctext.opener(found, start) - 1]
    # Braces keep no comma from a macro.
    return (not any(token.text == "{" for token in inside) and call.kind == "name" and call.text not in NO_CALLS and ctext.find(inside, ",") is None
            and ctext.find(inside, "=") is None)


def wrappers(found):
    """return (x); and y = (x); and ((void)(x)); without what macros put around."""
    i = 1
    while i < len(found):
        if found[i].text == "(" and found[i - 1].text in ("return", "=", ";", "{", "}"):
            end = ctext.end_of(found, i)
            if found[end + 1].text == ";" and found[i + 1].text != "{" and end > i + 1:
                start = i + 1
                if found[i - 1].text in (";", "{", "}") and [t.text for t in found[i + 1:i + 4]] == ["(", "void", ")"]:
                    start = i + 4
                found[start].space = found[i].space
                found[i:end + 1] = found[start:end]
                continue
        i += 1
    return found


def actions(found):
    """if (devm_add_action_or_reset(device, f, x)) return ...; of an f that does nothing."""
    idle = {found[ctext.start_of(found, i - 1) - 1].text for i, token in enumerate(found)
            if token.text == "{" and found[i + 1].text == "}" and found[i - 1].text == ")"}
    i = 0
    while i < len(found):
        if [token.text for token in found[i:i + 3]] == ["if", "(", "devm_add_action_or_reset"] and any(
                token.text in idle for token in found[i:ctext.end_of(found, i + 1)]):
            found[i:ctext.statement_end(found, i)] = []
        else:
            i += 1
    return found


def unused(found):
    """Variables that are there to be checked: T *x __maybe_unused; and what is assigned to them."""
    for i in range(len(found) - 2, 0, -1):
        if found[i].text == "__maybe_unused" and found[i + 1].text == ";" and found[i - 1].kind == "name":
            start = i
            while found[start - 1].text not in (";", "{", "}"):
                start -= 1
            if found[start].text != "static":
                name = found[i - 1].text
                found[start:i + 2] = []
                while found[start].text == name and found[start + 1].text == "=":
                    del found[start:ctext.find(found, ";", start) + 1]
    return found


def is_call(token):
    return (token.kind == "name" and token.text not in ("return", "case", "else")) or token.text in (")", "]")
