"""Our reading of a paragraph in the form in which the oracle tells kramdown's."""

from __future__ import annotations

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.text import Tree
from sitecheck.jekyll.reading import read_tree

SAID = (n.TEXT, n.RAW, n.ENTITY, n.TYPOGRAPHY)


def pieces(nodes):
    """Nested lists: strings for text, [kind, ...] for the rest."""
    shown = []
    for node in nodes:
        if node.kind in SAID:
            if shown and isinstance(shown[-1], str):
                shown[-1] += node.value
            else:
                shown.append(node.value)
        elif node.kind != n.ATTRIBUTES:
            shown.append(_piece(node))
    return [piece for piece in shown if piece != ""]


def _piece(node):
    inner = pieces(node.children)
    match node.kind:
        case n.EM | n.STRONG:
            return [node.kind, inner]
        case n.CODE | n.MATH | n.IMAGE | n.FOOTNOTE | n.EXTENSION:
            return [node.kind, node.value]
        case n.LINK:
            return ["link", node.value, inner]
        case n.AUTOLINK:
            return ["link", node.value, [node.value.removeprefix("mailto:")]]
        case n.HTML:
            return ["html", node.value, inner]
        case n.DEL:
            return ["~~", "del", inner]
        case n.COMMENT | n.BREAK:
            return [node.kind]


def blocks(element):
    """The blocks inside an element, as the oracle tells kramdown's."""
    shown = []
    for child in element.children:
        if child.kind in (e.BLANK, e.BOUNDARY):
            continue
        piece = _block(child)
        if not (piece == ["raw"] and shown and shown[-1] == piece):
            shown.append(piece)
    return shown


def _block(el):
    match el.kind:
        case e.PARAGRAPH:
            return ["paragraph", el.explicit_id, el.text.text.rstrip()]
        case e.HEADING:
            return ["heading", el.explicit_id, el.level, el.text.text]
        case e.CODE | e.RULE | e.MATH:
            return [el.kind, el.explicit_id]
        case e.LIST:
            return ["list", el.explicit_id, el.name, *blocks(el)]
        case e.TABLE:
            return [
                "table",
                el.explicit_id,
                *[[cell.text.text for cell in row.children] for row in el.children],
            ]
        case e.TERM:
            return ["term", el.explicit_id, el.text.text]
        case e.HTML:
            return ["html", el.name, el.model, *blocks(el)]
        case e.SPANS:
            return ["spans", el.text.text]
        case e.RAW | e.COMMENT:
            return [el.kind]
        case e.FOOTNOTE:
            return ["footnote", el.name, *blocks(el)]
    return [el.kind, el.explicit_id, *blocks(el)]


def headings(text):
    """[level, id] of each heading that kramdown prints, in the order in which it names them."""
    found = read_tree(text, Tree(text)).heading_ids()
    return [[heading.text.element.level, name or None] for heading, name in found if heading.block]
