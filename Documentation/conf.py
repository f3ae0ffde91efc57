# SPDX-License-Identifier: GPL-2.0
"""Sphinx configuration; `make docs` runs it through Documentation/build."""
import os
import re
import subprocess

from docutils.parsers.rst import Directive

project = "inox"
copyright = "the inox authors"
language = "en"
highlight_language = "c"
exclude_patterns = ["layer/strict-names.rst"]
# Of what lent pointers point to.
c_id_attributes = ["__inox_lent"]
html_theme = "alabaster"
html_copy_source = False

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def plain(line):
    """Text of a comment in which C's own * and _ are no markup."""
    line = re.sub(r"(\*\*\w+\*\*)\(", r"\1\\ (", line)
    line = re.sub(r"(?<=[\s(])\*(?=[\w<)])", r"\\*", line)
    return re.sub(r"(?<=\w)_(?=[\s.,:;)]|$)", r"\\_", line)


def outside_literals(line):
    """Every other piece between double back quotes is text."""
    pieces = line.split("``")
    return "``".join(piece if i % 2 else plain(piece) for i, piece in enumerate(pieces))


def indent(line):
    return len(line) - len(line.lstrip())


def structs():
    """The structures that the layer's comments describe."""
    for folder, _, files in os.walk(os.path.join(TOP, "include/inox")):
        for file in files:
            with open(os.path.join(folder, file), encoding="utf-8") as header:
                yield from re.findall(r"^ \* struct (\w+) - ", header.read(), re.M)


STRUCTS = set(structs())


def page_lines(text):
    """What kernel-doc wrote, with its text escaped; literal blocks stay as they are."""
    literal = None
    for line in text.expandtabs(8).splitlines():
        if literal is not None and line.strip() and indent(line) <= literal:
            literal = None
        if line.startswith(".. c:macro:: ") and line.split()[-1] in STRUCTS:
            # The C domain knows a name once, and a structure may share a macro's.
            line = line.replace("c:macro", "describe")
        yield line if literal is not None or line.startswith("..") else outside_literals(line)
        if literal is None and line.endswith("::"):
            literal = indent(line)


class KernelDoc(Directive):
    """``.. kernel-doc:: FILE``: the kernel-doc comments of a source file."""

    required_arguments = 1

    def run(self):
        path = os.path.join(TOP, self.arguments[0])
        command = ["perl", os.environ["KERNELDOC"], "-rst", "-Werror", "-Wall", path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or not done.stdout.strip():
            raise self.error(f"kernel-doc of {self.arguments[0]}: {done.stderr or 'no comments'}")
        self.state.document.settings.env.note_dependency(path)
        self.state_machine.insert_input(list(page_lines(done.stdout)), path)
        return []


def setup(app):
    app.add_directive("kernel-doc", KernelDoc)
    return {"parallel_read_safe": True}
