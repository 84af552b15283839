"""Whether a window can open here at all: asked before Qt is, because Qt would abort.

Qt ends the process with a core dump if a library of its platform plugin is missing or no display
answers. So the same things are tried first, where a failure is an ordinary error.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_START = "Collate cannot open its window:"
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libwayland-client.so.0": "libwayland-client0",
}
"""Where Debian and Ubuntu keep what Qt needs of the system."""


def why_no_window() -> str | None:
    """One sentence that names what is missing; ``None`` if a window can open."""
    return _why_qt_does_not_load() or (
        _why_no_display() if sys.platform.startswith("linux") else None
    )


def _why_qt_does_not_load() -> str | None:
    try:
        from PySide6 import QtWidgets  # noqa: F401
    except ModuleNotFoundError as error:
        return f"{_START} the Python package {error.name} is not installed. Run “make run”."
    except ImportError as error:
        return _missing(str(error))
    return None


def _why_no_display() -> str | None:
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    has_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    has_x11 = bool(os.environ.get("DISPLAY"))
    if chosen and chosen != "xcb" and not chosen.startswith("wayland"):
        return None  # offscreen, vnc, eglfs: no display of a desktop needed
    if not has_wayland and not has_x11:
        return (
            f"{_START} there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start it in a desktop session, or use a command: “collate --help”."
        )
    if has_wayland and chosen != "xcb" and _why_plugin_fails("qwayland") is None:
        return None
    if not has_x11:
        return _why_plugin_fails("qwayland")
    return _why_plugin_fails("qxcb") or _why_x11_is_silent()


def _why_plugin_fails(name: str) -> str | None:
    """Load the platform plugin as Qt will; what is missing comes as an ordinary error."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    plugins = sorted(folder.glob(f"lib{name}*.so"))
    if not plugins:
        return f"{_START} Qt's plugin {name} is not installed. Install PySide6 again."
    import ctypes

    problem = None
    for plugin in plugins:
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            problem = _missing(str(error))
        else:
            return None
    return problem


def _why_x11_is_silent() -> str | None:
    """Knock at the X server, which Qt would do next."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return _missing(str(error))
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if failed:
        display = os.environ.get("DISPLAY", "")
        return (
            f"{_START} the display “{display}” (DISPLAY) does not answer. "
            "Start it in a desktop session, or use a command: “collate --help”."
        )
    return None


def _missing(error: str) -> str:
    """The sentence for the dynamic linker's complaint about a library."""
    import re

    found = re.search(r"(lib[\w.+-]+\.so[.\d]*)", error)
    if found is None:
        return f"{_START} Qt could not be loaded ({error})."
    library = found.group(1)
    package = _PACKAGES.get(library)
    hint = f" (Debian and Ubuntu: the package {package})" if package else ""
    return f"{_START} the system library {library} is missing. Install it{hint} and start again."
