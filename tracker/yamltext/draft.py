"""A text that is edited and read: what an edit adds is read, and not all the rest again."""

from tracker.problems import DataPath
from tracker.yamltext.edit import Editor, Order, merged
from tracker.yamltext.fault import Value
from tracker.yamltext.reading import read, sign_faults
from tracker.yamltext.tree import Entry, Node, outline


class Draft:
    """A text of the dialect with the plain value that `read` gives of it."""

    def __init__(self, text: str, way: DataPath) -> None:
        """`way` leads to the mapping to which values will be added; to change others costs more time."""
        self.text = text
        # An edit ends the last line where nothing ends it, and may change other line ends: such texts are read as wholes.
        tree = outline(text, way) if text.endswith("\n") and "\r" not in text and not sign_faults(text) else None
        self._tree = tree
        self.value: Value | None = tree.plain() if tree else read(text)[0]
        """None where the text has a fault."""

    def put(self, at: DataPath, value: Value, order: Order) -> None:
        """Make the value at `at` equal to `value`, which is not empty; see `merged`."""
        tree, self._tree = self._tree, None
        parent = _found(tree, at[:-1]) if tree else None
        if tree is None or parent is None or parent is tree or parent.style != ":" or parent.find(at[-1]):
            self.text = merged(self.text, at, value, order)
            self.value = read(self.text)[0]
            return
        editor = Editor(self.text, order, tree)
        editor.put(at, value)
        self.text = editor.result()
        ((start, _, lines),) = editor.cuts
        # Whole lines, indented as their neighbours and in front of one of them or of what is indented less: they are what they
        # are alone, and leave the others what they were.
        added, faults = read(f"k:\n{lines}")
        if faults or added != {"k": {at[-1]: value}}:
            self.value = read(self.text)[0]
            return
        place = sum(1 for one in parent.entries if one.start < start)
        parent.entries.insert(place, Entry(str(at[-1]), start, start, Node(None, ":", start, held=value)))
        self.value = tree.plain()


def _found(node: Node | None, at: DataPath) -> Node | None:
    """What stands in a tree at `at`."""
    for step in at:
        one = node.find(step) if node else None
        node = one.node if one else None
    return node
