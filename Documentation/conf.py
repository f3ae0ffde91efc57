# SPDX-License-Identifier: GPL-2.0
"""Sphinx configuration; `make docs` runs it through Documentation/build."""
import os
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
        lines = done.stdout.expandtabs(8).splitlines()
        self.state_machine.insert_input(lines, path)
        return []


def setup(app):
    app.add_directive("kernel-doc", KernelDoc)
    return {"parallel_read_safe": True}
