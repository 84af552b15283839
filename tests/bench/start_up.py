"""How long until the window is in sight, beside a bare PySide6 window with one text view.

``python tests/bench/start_up.py [RUNS]`` prints the ratio of the medians, seconds from the start of
the process until the first paint: the aim is 2.0 or less. The third number is when the library is
open and its first place shown. The sample library is used; byte code is cached beforehand.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]

BARE = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
from PySide6.QtCore import QTimer
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, end)
def end():
    print(time.time() - float(sys.argv[1]), flush=True)
    os._exit(0)
window = Window()
text = QTextEdit()
text.setPlainText('word ' * 1500)
window.setCentralWidget(text)
window.resize(1440, 900)
window.show()
application.exec()
"""

FULL = """
import os, sys, time
from app import startup
from app.startup import display
real = display.why_no_window
def measured():
    problem = real()
    from app.startup import program
    class Opening(program.Opening):
        def _open(self):
            painted = time.time() - float(sys.argv[1])
            super()._open()
            print(painted, time.time() - float(sys.argv[1]), flush=True)
            os._exit(0)
    program.Opening = Opening
    return problem
display.why_no_window = measured
startup.run(['--library', sys.argv[2]])
"""


def once(script, folder, environment):
    import time

    done = subprocess.run(
        [sys.executable, "-c", script, str(time.time()), str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(number) for number in done.stdout.split()]


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": name}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = f"{name}/cache"
        folder = Path(name) / "library"
        sys.path.insert(0, str(ROOT))
        from app import resources
        from app.library.library import Library

        with Library.open(folder) as library:
            library.imports.add([resources.seeds()])
            library.searching.catch_up()
        for script in (BARE, FULL):
            once(script, folder, environment)
        bare = [once(BARE, folder, environment)[0] for _ in range(runs)]
        full = [once(FULL, folder, environment) for _ in range(runs)]
    plain = statistics.median(bare)
    painted = statistics.median(seconds for seconds, _ in full)
    filled = statistics.median(seconds for _, seconds in full)
    print(f"bare window {plain:.3f} s, Collate in sight {painted:.3f} s: {painted / plain:.2f} x")
    print(f"library open and shown {filled:.3f} s: {filled / plain:.2f} x")


if __name__ == "__main__":
    main()
