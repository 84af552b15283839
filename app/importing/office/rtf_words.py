"""What the words of RTF mean: which groups are text, which signs stand for letters, code pages."""

from __future__ import annotations

LETTERS = {
    "emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019",
    "ldblquote": "\u201c", "rdblquote": "\u201d", "bullet": "\u2022", "tab": "\t", "line": "\n",
    "lbr": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
    "~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
"""Words and signs behind a backslash that stand for a letter."""

GROUPS = {
    "fonttbl": "fonts", "stylesheet": "styles", "info": "info", "creatim": "made",
    "title": "title", "author": "author", "listtext": "marker", "pntext": "marker",
    "footnote": "note", "ftnsep": "silent", "ftnsepc": "silent", "ftncn": "silent",
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "shpinst": "shape", "shp": "shape", "do": "shape", "shptxt": "box", "dptxbxtext": "box",
    "shprslt": "silent", "nonshppict": "silent", "pict": "silent", "object": "silent",
    "result": "text", "fldinst": "silent", "fldrslt": "text", "colortbl": "silent",
    "annotation": "silent", "atnid": "silent", "atnauthor": "silent", "xe": "silent",
    "tc": "silent", "rxe": "silent", "txe": "silent", "bkmkstart": "silent",
    "bkmkend": "silent", "listtable": "silent", "filetbl": "silent", "revtbl": "silent",
    "private": "silent", "ud": "silent", "nesttableprops": "silent", "nonesttables": "silent",
    "keywords": "silent", "subject": "silent", "operator": "silent", "doccomm": "silent",
    "company": "silent", "comment": "silent", "template": "silent", "datafield": "silent",
    "field": "text", "sv": "silent", "sn": "silent", "pn": "marks",
}  # fmt: skip
"""Words that open a group, and what is in it: "text" is that of the group around it."""

ONLY_WITHIN = {"title": "info", "author": "info", "made": "info", "box": "shape"}
"""What a group counts as such in only."""

PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The code pages of fonts by the number of their character set."""
