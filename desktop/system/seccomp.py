"""A system call filter for a process that has everything it needs and must ask for nothing more.

Memory, threads, time and the files already open stay allowed. Opening, making or removing files,
sockets, other programs and other processes are refused with EPERM. The numbers are those of the
kernel's tables for x86-64 and for arm64.
"""

import ctypes
import errno
import platform
import struct
import sys

_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000
_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2

_X86_64 = {
    "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "bind": 49, "listen": 50,
    "socketpair": 53, "accept4": 288, "fork": 57, "vfork": 58, "execve": 59, "execveat": 322,
    "kill": 62, "tkill": 200, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311,
    "pidfd_open": 434, "pidfd_getfd": 438, "open": 2, "creat": 85, "openat": 257, "openat2": 437,
    "truncate": 76, "rename": 82, "mkdir": 83, "rmdir": 84, "link": 86, "unlink": 87,
    "symlink": 88, "chmod": 90, "chown": 92, "mknod": 133, "chroot": 161, "mount": 165,
    "mkdirat": 258, "mknodat": 259, "unlinkat": 263, "renameat": 264, "linkat": 265,
    "symlinkat": 266, "fchmodat": 268, "renameat2": 316, "open_by_handle_at": 304, "setns": 308,
    "unshare": 272, "bpf": 321, "userfaultfd": 323, "keyctl": 250, "add_key": 248,
    "request_key": 249, "perf_event_open": 298, "io_uring_setup": 425, "memfd_create": 319,
    "shmget": 29, "msgget": 68,
}  # fmt: skip
_ARM64 = {
    "socket": 198, "socketpair": 199, "bind": 200, "listen": 201, "accept": 202, "connect": 203,
    "sendto": 206, "accept4": 242, "execve": 221, "execveat": 281, "kill": 129, "tkill": 130,
    "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "pidfd_open": 434,
    "pidfd_getfd": 438, "openat": 56, "openat2": 437, "truncate": 45, "mkdirat": 34,
    "mknodat": 33, "unlinkat": 35, "renameat": 38, "linkat": 37, "symlinkat": 36, "fchmodat": 53,
    "renameat2": 276, "chroot": 51, "mount": 40, "open_by_handle_at": 265, "setns": 268,
    "unshare": 97, "bpf": 280, "userfaultfd": 282, "keyctl": 219, "add_key": 217,
    "request_key": 218, "perf_event_open": 241, "io_uring_setup": 425, "memfd_create": 279,
    "shmget": 194, "msgget": 186,
}  # fmt: skip
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_TABLES = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _ARM64)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install() -> bool:
    """Filter this process and its threads for good; False where the kernel offers no filter."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _TABLES:
        return False
    code = program(machine)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = (
        ctypes.c_int,
        ctypes.c_ulong,
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.c_ulong,
    )
    if libc.prctl(_SET_NO_NEW_PRIVS, 1, None, 0, 0) != 0:
        return False
    asked = _Program(len(code) // 8, code)
    return bool(libc.prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(asked), 0, 0) == 0)


def program(machine: str) -> bytes:
    """Return the filter for ``x86_64`` or ``aarch64`` as classic BPF instructions."""
    architecture, table = _TABLES[machine]
    refuse = _step(_RETURN, _ERRNO | errno.EPERM)
    absent = _step(_RETURN, _ERRNO | errno.ENOSYS)
    steps = [_step(_LOAD, _ARCHITECTURE_AT), _step(_EQUAL, architecture, 1, 0), refuse]
    steps += [_step(_LOAD, _NUMBER_AT), _step(_AT_LEAST, _X32, 0, 1), refuse]
    # Without clone3 the C library makes threads by clone, whose flags a filter can read.
    steps += [_step(_EQUAL, _CLONE3, 0, 1), absent]
    for number in sorted(table.values()):
        steps += [_step(_EQUAL, number, 0, 1), refuse]
    steps += [_step(_EQUAL, _CLONE[machine], 0, 3), _step(_LOAD, _FIRST_ARGUMENT_AT)]
    steps += [_step(_BITS, _CLONE_THREAD, 1, 0), refuse, _step(_RETURN, _ALLOW)]
    return b"".join(steps)


def _step(code: int, value: int, when_true: int = 0, when_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, when_true, when_false, value)
