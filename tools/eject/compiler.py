# SPDX-License-Identifier: GPL-2.0
"""The compiler of a kernel, with the flags that kbuild gives it."""
import os
import re
import subprocess

import ctext


class Compiler:
    def __init__(self, cmd_file, kdir, work, place):
        with open(cmd_file, encoding="utf-8") as text:
            target, line = re.search(r"^(?:saved)?cmd_(\S+) := (.*?)(?: ; .*)?$", text.read(), re.M).groups()
        self.folder = kdir if os.path.isabs(target) else work
        self.probes = re.search(r"-include (\S*/inox-probes\.h)", line)[1]
        line = re.sub(r"-Wp,-MM?D,\S+| -c -o \S+ \S+\s*$", "", line)
        # The layer's own headers and probes are not there.
        self.line = re.sub(r"-include \S*(config/autoconf\.h|inox-probes\.h)|-I\S*/include/(?= )", self.kernels, line)
        self.work, self.place = work, list(place)

    @staticmethod
    def kernels(match):
        return match[0] if "linux-headers" in match[0] or "/usr/src/" in match[0] else ""

    def run(self, more, text, name="ask.c"):
        path = os.path.join(self.work, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        shell = ["sh", "-c", f"cd {self.folder} && LC_ALL=C {self.line} {more} {path}"]
        return subprocess.run(self.place + shell, capture_output=True, text=True, check=False).stderr

    def errors(self, text, name="ask.c"):
        """What the compiler says of a whole file: errors and, under W=1, warnings."""
        return self.run("-c -o /dev/null -fmax-errors=20", text, name)

    def includes(self):
        """Where the kernel's headers are."""
        return [os.path.join(self.folder, path) for path in re.findall(r"-I(\S+)", self.line)]

    def header(self, name):
        """The text of a header of the kernel's."""
        path = next(path for path in self.includes() if os.path.exists(os.path.join(path, name)))
        with open(os.path.join(path, name), encoding="utf-8") as text:
            return text.read()


DECLARED = re.compile(r"""
    ^[ \t]*\#[ \t]*define[ \t]+(\w+)
  | ^(?:[a-z_][^\n;{}()]*[ *])?(\w+)\(
  | ^(?:struct|union|enum)[ ](\w+)[ ]*\{
  | ^(?:extern|typedef)[^\n;]*?(\w+)(?:\[\])?;
  | ^\t(\w+)[ ]*[,=]
""", re.X | re.M)


def declares(header):
    """Names that a header seems to make known; comments may add some."""
    return {name for names in DECLARED.findall(header) for name in names if name}


def used(names, text, compiler):
    """The headers that make something known which the text says."""
    words = set(re.findall(r"[A-Za-z_]\w*", text))
    return [name for name in names if name == "linux/module.h" or declares(compiler.header(name)) & words]


def innermost(found, words):
    """Where calls of @words stand that have none inside: (start, end)."""
    places = []
    for i, token in enumerate(found):
        if token.text in words and found[i + 1].text == "(":
            end = ctext.end_of(found, i + 1)
            if not any(inner.text in words for inner in found[i + 1:end]):
                places.append((i, end))
    return places


def answers(call):
    """The selector and the values of a _Generic or __builtin_choose_expr."""
    parts = ctext.split(call[2:-1])
    if call[0].text == "__builtin_types_compatible_p":
        return [f"{ctext.text_of(call)} ? 0 : 1"], [ctext.code(" EJECT_ALWAYS"), ctext.code(" EJECT_NEVER")]
    if call[0].text == "__builtin_choose_expr":
        return [f"({ctext.text_of(parts[0])}) ? 0 : 1"], parts[1:]
    cases, values = [], []
    for i, part in enumerate(parts[1:]):
        at = ctext.find(part, ":")
        cases.append(f"{ctext.text_of(part[:at])}: {i}")
        values.append(part[at + 1:])
    return [f"_Generic({ctext.text_of(parts[0])}, {', '.join(cases)})"], values


def question(number, call):
    """The call, beside assertions of which the one fails that tells which value it has."""
    (selector,), values = answers(call)
    checks = "".join(f'_Static_assert(({selector}) != {i}, "EJECT {number} {i}");' for i in range(len(values)))
    return ctext.code(f" __builtin_choose_expr(sizeof(struct {{ {checks} int n; }}), {ctext.text_of(call)}, 0)")


def select(found, compiler, prologue):
    """Each _Generic and __builtin_choose_expr of a file as the value that it has."""
    words = ("_Generic", "__builtin_choose_expr", "__builtin_types_compatible_p")
    while places := innermost(found, words):
        asked = list(found)
        for number, (start, end) in reversed(list(enumerate(places))):
            asked[start:end + 1] = question(number, found[start:end + 1])
        said = compiler.run("-fsyntax-only -fmax-errors=0 -fno-diagnostics-show-caret -w", prologue + ctext.text_of(asked))
        chosen = dict(re.findall(r'failed: "EJECT (\d+) (\d+)"', said))
        if len(chosen) < len(places):
            raise SystemExit(f"eject: the compiler cannot tell what is meant:\n{said[:2000]}")
        for number, (start, end) in reversed(list(enumerate(places))):
            value = answers(found[start:end + 1])[1][int(chosen[str(number)])]
            value[0].space = value[0].space or " "
            found[start:end + 1] = value
    return found
