"""Sixteen revolutionary situations and four quiet controls, 1886-1981, coded from 0 to 1, as tables."""

from conjuncture.cases.situations.reading import anchors, codings, situations
from conjuncture.cases.situations.roots import agreement, roots

__all__ = ["agreement", "anchors", "codings", "roots", "situations"]
