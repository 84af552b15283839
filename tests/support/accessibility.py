"""Read a window the way a screen reader does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_NAMELESS_IS_FINE = {
    QAccessible.Role.Client,
    QAccessible.Role.ScrollBar,
    QAccessible.Role.ToolBar,
    QAccessible.Role.Splitter,
    QAccessible.Role.Separator,
    QAccessible.Role.Grouping,
    QAccessible.Role.Pane,
    QAccessible.Role.MenuBar,
    QAccessible.Role.Window,
    QAccessible.Role.StatusBar,
    QAccessible.Role.Border,
    QAccessible.Role.LayeredPane,
}


@dataclass
class Node:
    """What a screen reader is told of one thing."""

    role: QAccessible.Role
    name: str
    focusable: bool
    description: str = ""
    place: str = ""
    children: list[Node] = field(default_factory=list)


def read_tree(widget) -> Node:
    """The accessible tree under ``widget``; what is invisible is left out."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    assert interface.isValid()
    return _read(interface)


def _read(interface) -> Node:
    children = []
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            children.append(_read(child))
    thing = interface.object()
    return Node(
        interface.role(),
        interface.text(QAccessible.Text.Name),
        bool(interface.state().focusable),
        interface.text(QAccessible.Text.Description),
        f"{type(thing).__name__} {thing.objectName()}" if thing is not None else "",
        children,
    )


def walk(node):
    """``node`` and everything below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def find(root, role, name):
    """The one thing of this role and name."""
    found = [n for n in walk(root) if n.role == role and n.name.replace("&", "") == name]
    assert len(found) == 1, f"{role.name} {name!r}: {len(found)} found"
    return found[0]


def nameless_controls(root):
    """Everything that can have the focus and has no name."""
    return [
        f"{n.role.name} ({n.place})"
        for n in walk(root)
        if n.focusable and not n.name.strip() and n.role not in _NAMELESS_IS_FINE
    ]


def outline(node, depth=0):
    """Role and name of everything, indented: to read in a failure."""
    lines = [f"{'  ' * depth}{node.role.name} {node.name!r}{' *' if node.focusable else ''}"]
    for child in node.children:
        lines += outline(child, depth + 1)
    return lines


def equal_shortcuts(root):
    """Keys under ``root`` that two things answer at once, each with what those are.

    Counted is what can be used now: in sight, enabled, and with reaches that meet.
    """
    found = {}
    for thing in (*root.findChildren(QAction), *root.findChildren(QShortcut)):
        keys = thing.shortcuts() if isinstance(thing, QAction) else thing.keys()
        reach = _reach(thing, root)
        if reach and thing.isEnabled():
            for key in keys:
                if not key.isEmpty():
                    found.setdefault(key.toString(), []).append((thing, reach))
    return [
        f"{key}: {_named(one)} and {_named(other)}"
        for key, things in found.items()
        for number, (one, its) in enumerate(things)
        for other, others in things[number + 1 :]
        if _meet(its, others)
    ]


def equal_mnemonics(rows):
    """Letters that several of these words (of buttons or of a menu's rows) have after their &."""
    letters = Counter(
        letter
        for text in rows
        if (letter := QKeySequence.mnemonic(text).toString().rpartition("+")[2])
    )
    return [letter for letter, times in letters.items() if times > 1]


def _reach(thing, root):
    """The widgets in sight within which a key leads to ``thing``; ``root`` for everywhere."""
    context = Qt.ShortcutContext
    if isinstance(thing, QShortcut):
        owners = [thing.parent()]
        reaching = thing.context()
    else:
        owners = [o for o in thing.associatedObjects() if isinstance(o, QWidget)]
        reaching = thing.shortcutContext()
    owners = [o for o in owners if isinstance(o, QMenu | QMenuBar) or o.isVisible()]
    if reaching in {context.WindowShortcut, context.ApplicationShortcut}:
        return [root] if owners else []
    return [o for o in owners if not isinstance(o, QMenu)]


def _meet(its, others):
    return any(a is b or a.isAncestorOf(b) or b.isAncestorOf(a) for a in its for b in others)


def _named(thing):
    text = thing.text() if isinstance(thing, QAction) else "a shortcut"
    return text or thing.objectName()
