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


def page_lines(text):
    """What kernel-doc wrote, with its text escaped; literal blocks stay as they are."""
    structs = re.findall(r"^\.\. c:struct:: (\w+)$", text, re.M)
    literal = None
    for line in text.expandtabs(8).splitlines():
        if literal is not None and line.strip() and indent(line) <= literal:
            literal = None
        if line.startswith(".. c:macro:: ") and line.split()[-1] in structs:
            # The C domain knows a name once, and a structure may share a macro's.
            line = line.replace("c:macro", "describe")
        yield line if literal is not None or line.startswith("..") else outside_literals(line)
        if literal is None and line.endswith("::"):
            literal = indent(line)


class KernelDoc(Directive):
    """``.. kernel-doc:: FILE [FILE]``: the kernel-doc comments of a source file, or of two that share names."""

    required_arguments = 1
    optional_arguments = 1

    def run(self):
        paths = [os.path.join(TOP, argument) for argument in self.arguments]
        command = ["perl", os.environ["KERNELDOC"], "-rst", "-Werror", "-Wall", *paths]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or not done.stdout.strip():
            raise self.error(f"kernel-doc of {self.arguments[0]}: {done.stderr or 'no comments'}")
        for path in paths:
            self.state.document.settings.env.note_dependency(path)
        self.state_machine.insert_input(list(page_lines(done.stdout)), paths[0])
        return []


def setup(app):
    app.add_directive("kernel-doc", KernelDoc)
    return {"parallel_read_safe": True}
