"""The account that the program runs under."""

from __future__ import annotations


def account_name() -> str:
    """The name of the account; empty for one without a name, as in a container."""
    import getpass

    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    return name.encode("utf-8", "replace").decode()  # the system's may be no UTF-8
