# SPDX-License-Identifier: GPL-2.0
"""Plays one fault: builds the tree with it, and looks for a test that notices."""
import fnmatch
import hashlib
import io
import os
import re
import signal
import subprocess
import tarfile
import threading

from operators import Mutant

KERNEL = os.environ.get("KERNEL", "6.12")
DISK = 8 << 20      # bytes; the modules fit in it
LIMIT = 900         # seconds for the tests of one fault, on a busy machine
SILENCE = 200       # seconds between two results, on a debug kernel


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **more)


class Player:
    """A copy of the tree with its own build folder and a guest that waits in a snapshot."""

    def __init__(self, top, home):
        self.top, self.home = top, home
        self.tree = os.path.join(home, "tree")
        self.out = os.path.join(self.tree, "build", KERNEL)
        self.state = os.path.join(home, "state")
        self.disk = os.path.join(home, "disk")
        self.lab = os.path.join(self.tree, "tools/testing/lab")

    def prepare(self, modules):
        """Build these without a fault and stop a booted guest where it waits for more of them."""
        os.makedirs(self.tree, exist_ok=True)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=self.top, capture_output=True, text=True, check=True)
        subprocess.run(["xargs", "-0", "cp", "--parents", "-t", self.tree], cwd=self.top, input=files.stdout, text=True, check=True)
        self.choose(modules)
        built = run([os.path.join(self.lab, "build"), KERNEL])
        if built.returncode:
            raise SystemExit(built.stdout)
        self.sound = self.code()
        self.write_command()
        subprocess.run([os.path.join(self.lab, "initramfs"), KERNEL], check=True, stdout=subprocess.DEVNULL)
        self.take_snapshot()

    def choose(self, modules):
        """Kconfig's answers: these modules and no others."""
        found = subprocess.run(["git", "grep", "-hE", "^config INOX_|^\ttristate"], cwd=self.top, capture_output=True, text=True, check=True)
        names = re.findall(r"^config (\w+)\n\ttristate", found.stdout, re.M)
        with open(os.path.join(self.tree, ".config"), "w", encoding="utf-8") as config:
            config.writelines(f"# CONFIG_{name} is not set\n" for name in names
                              if not any(fnmatch.fnmatch(name, pattern) for pattern in modules))

    def write_command(self):
        folder = os.path.join(self.out, "guest/lab")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(self.tree, "tools/testing/mutants/machine/guest"), encoding="utf-8") as guest:
            text = guest.read()
        with open(os.open(os.path.join(folder, "command"), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o755), "w", encoding="utf-8") as command:
            command.write(text)

    def boot(self, *more):
        drive = ["-drive", f"file={self.disk},format=raw,if=virtio,cache=writethrough", "-monitor", f"unix:{self.home}/monitor,server,nowait"]
        words = [word for one in [*drive, *more] for word in ("--with", one)]
        return subprocess.Popen([os.path.join(self.lab, "boot"), KERNEL, "--timeout", str(LIMIT), *words],
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)

    def write_disk(self, first, archive=b""):
        with open(self.disk, "wb") as disk:
            disk.write(first.encode().ljust(512, b"\0") + archive)
            disk.truncate(DISK)

    def take_snapshot(self):
        self.write_disk("")
        guest = self.boot()
        for line in guest.stdout:
            if line.startswith("# waiting"):
                break
        else:
            raise SystemExit(f"the guest did not come up: see {self.out}/console.log")
        monitor(f"{self.home}/monitor", f'migrate "exec:cat > {self.state}"')
        guest.kill()
        stop(guest)

    def modules(self):
        """What was built; copies for the guest stand beside it."""
        listed = run(["bash", "-c", '. "$1/lib.sh" && modules_of "$2"', "modules", self.lab, self.out])
        return [os.path.join(self.out, name) for name in listed.stdout.split()]

    def code(self):
        """What decides whether a fault can be seen at run time: instructions and data, not names or lines."""
        seen = {}
        for path in self.modules():
            dump = run(["sh", "-c", f"objdump -dr --no-show-raw-insn {path} | tail -n +3; objdump -s -j .rodata -j .data -j .rodata.str1.1 -j .rodata.str1.8 {path} | tail -n +3"])
            seen[path] = hashlib.sha256(dump.stdout.encode()).hexdigest()
        return seen

    def play(self, mutant: Mutant, parts):
        """(verdict, detail): refused, same, caught or survived."""
        path = os.path.join(self.tree, mutant.file)
        with open(path, encoding="utf-8") as file:
            sound = file.read()
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(mutant.text)
            return self.judge(mutant.file, parts)
        finally:
            with open(path, "w", encoding="utf-8") as file:
                file.write(sound)

    def judge(self, file, parts):
        built = run([os.path.join(self.lab, "build"), KERNEL])
        if built.returncode:
            return "refused", next((line for line in built.stdout.splitlines() if "error:" in line), "the build fails")
        host = [part for part in parts if "/" not in part]
        guest = [part for part in parts if "/" in part]
        changed = [path for path, code in self.code().items() if code != self.sound.get(path)]
        if not changed and not host:
            return "same", ""
        if "unit" in host and (words := self.on_host("unit")):
            return "caught", f"unit: {words}"
        if "reject" in host and (words := self.on_host("reject", "--kernel", KERNEL, *self.cases_of(file))):
            return "caught", f"reject: {words}"
        if changed and (words := self.in_guest(changed, guest)):
            return "caught", words
        return ("survived" if changed else "same"), ""

    def cases_of(self, header):
        """The programs of the reject runner that are about a header: that include it themselves."""
        found = run(["grep", "-lr", f"#include <{header.removeprefix('include/')}>", "tools/testing/reject/"], cwd=self.tree)
        return [os.path.basename(file).removesuffix(".c") for file in found.stdout.split() if file.endswith(".c")] or ["none"]

    def on_host(self, part, *words):
        done = run([os.path.join(self.tree, "tools/testing", part, "run"), *words])
        lines = [line for line in done.stdout.splitlines() if line.startswith("not ok")]
        return (lines or ["it fails"])[0] if done.returncode else ""

    def prove(self, tests):
        """Without a fault they pass here, so that a failure is a fault's."""
        if words := self.in_guest([], tests):
            raise SystemExit(f"without a fault: {words}")

    def in_guest(self, changed, tests):
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w") as tar:
            for path in changed:
                tar.add(path, os.path.basename(path))
        self.write_disk("play " + " ".join(tests), archive.getvalue())
        guest = self.boot("-incoming", f"exec:cat {self.state}")
        try:
            return first_failure(heard(guest))
        finally:
            stop(guest)


def heard(guest):
    """What a guest says, until it is silent for too long: then it hangs, and is stopped."""
    while True:
        alarm = threading.Timer(SILENCE, stop, [guest])
        alarm.start()
        line = guest.stdout.readline()
        alarm.cancel()
        if not line:
            return
        yield line


def first_failure(lines):
    """The first result that is not ok, or that there was no end; nothing if all was well."""
    passed = 0
    for line in lines:
        if line.lstrip().startswith("not ok"):
            return line.strip()
        passed += line.startswith("ok ")
        if line.startswith("# exit: "):
            if passed and line.strip() == "# exit: 0":
                return ""
            raise SystemExit("the tests were not run")
    return "the guest died"


def stop(guest):
    """The guest and its helpers are a session of their own."""
    try:
        os.killpg(guest.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    guest.wait()


def monitor(path, command):
    """Waits until QEMU's monitor has done the command and prompts again."""
    import socket
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(path)
        line.settimeout(120)
        line.sendall(f"{command}\n".encode())
        said = b""
        while said.count(b"(qemu) ") < 2:
            said += line.recv(4096)
    if b"rror" in said:
        raise SystemExit(said.decode())
