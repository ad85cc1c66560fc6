"""Small PDFs made by Qt, for what shows them."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter


def small_pdf(*colours: str, landscape: bool = False) -> bytes:
    """One A4 page filled with each colour."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    if landscape:
        layout = writer.pageLayout()
        layout.setOrientation(layout.Orientation.Landscape)
        writer.setPageLayout(layout)
    painter = QPainter(writer)
    for place, colour in enumerate(colours):
        if place:
            writer.newPage()
        painter.fillRect(0, 0, 3000, 3000, QColor(colour))
    painter.end()
    buffer.close()
    return bytes(content.data())
