"""The log: a file in the platform's state folder, for when something has to be found out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.settings import folders

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = 500_000
"""Bytes; a log that has grown larger is set aside at the next start."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(path: Path | None = None) -> Path | None:
    """Write the log to ``path``, else to the usual place; ``None`` if the disk does not let it."""
    path = path or folders.log_file()
    logger = logging.getLogger()
    logger.setLevel(logging.INFO)
    qInstallMessageHandler(_from_qt)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _SIZE:
            path.replace(path.with_suffix(".1.log"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        logger.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    return path


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    name = context.category or "default"
    logging.getLogger(f"qt.{name}").log(_LEVELS[kind], "%s", message)
