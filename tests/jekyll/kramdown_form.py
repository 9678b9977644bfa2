"""Our reading of a paragraph in the form in which the oracle tells kramdown's."""

from __future__ import annotations

from sitecheck.jekyll import kramdown_nodes as n

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
