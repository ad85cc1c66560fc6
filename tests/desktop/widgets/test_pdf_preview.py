from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.pdf import small_pdf
from workshop_app.desktop.widgets.pdf_preview import KEPT, Pages, PdfPreview

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"


def shown(qtbot: QtBot, *colours: str, thumbnails: bool = True) -> PdfPreview:
    preview = PdfPreview(thumbnails)
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    if not thumbnails:
        qtbot.addWidget(preview.turner)
    preview.show()
    if colours:
        preview.show_document(small_pdf(*colours))
    return preview


def middle(preview: PdfPreview) -> QColor:
    """The colour one sees in the middle of the large page."""
    area = preview._area
    return area.grab().toImage().pixelColor(area.rect().center())


def button(preview: PdfPreview, name: str) -> QPushButton:
    found = [b for b in preview.findChildren(QPushButton) if b.accessibleName() == name]
    return found[0]


def test_pages_are_counted_fitted_and_drawn_on_white(qapp: QApplication) -> None:
    pages = Pages()
    assert pages.count() == 0
    pages.load(small_pdf(RED, GREEN))
    assert pages.count() == 2
    assert pages.fit(0, QSize(400, 400)) == QSize(282, 400)
    picture = pages.picture(1, QSize(100, 141), 2.0)
    assert picture.size() == QSize(200, 282)
    assert picture.pixelColor(100, 100) == QColor(GREEN)
    pages.load(small_pdf("transparent"))
    assert pages.picture(0, QSize(100, 141)).pixelColor(50, 50) == QColor("white")


def test_a_page_drawn_once_is_kept_until_the_document_changes(qapp: QApplication) -> None:
    pages = Pages()
    pages.load(small_pdf(RED))
    first = pages.picture(0, QSize(100, 141))
    assert pages.picture(0, QSize(100, 141)) is first
    for width in range(20, 20 + KEPT):
        pages.picture(0, QSize(width, width))
    assert pages.picture(0, QSize(100, 141)) is not first
    pages.load(small_pdf(BLUE))
    assert pages.picture(0, QSize(100, 141)).pixelColor(50, 50) == QColor(BLUE)


def test_the_page_is_turned_by_buttons_keys_and_thumbnails(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED, GREEN, BLUE)
    assert preview.page() == 1
    assert middle(preview) == QColor(RED)
    qtbot.mouseClick(button(preview, "Page suivante"), Qt.MouseButton.LeftButton)
    assert middle(preview) == QColor(GREEN)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page() == 3
    qtbot.mouseClick(button(preview, "Page précédente"), Qt.MouseButton.LeftButton)
    pages = preview.findChild(QListView)
    assert pages is not None
    assert pages.currentIndex().row() == 1
    qtbot.mouseClick(
        pages.viewport(),
        Qt.MouseButton.LeftButton,
        pos=pages.visualRect(pages.model().index(0, 0)).center(),
    )
    assert preview.page() == 1
    assert middle(preview) == QColor(RED)


def test_a_document_made_anew_keeps_the_page_if_it_still_has_it(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED, GREEN, BLUE)
    preview.go_to(1)
    preview.show_document(small_pdf(BLUE, RED, GREEN))
    assert preview.page() == 2
    assert middle(preview) == QColor(RED)
    preview.show_document(small_pdf(BLUE))
    assert preview.page() == 1
    assert middle(preview) == QColor(BLUE)
    preview.show_document(small_pdf(BLUE, RED, GREEN), 2)
    assert preview.page() == 3


def test_waiting_dims_the_old_page_and_says_so(qtbot: QtBot) -> None:
    preview = shown(qtbot, BLUE)
    preview.show_waiting("Mise en page…")
    assert preview._sheet.accessibleName() == "Mise en page…"
    corner = preview._area.grab().toImage()
    assert QColor(BLUE) not in [corner.pixelColor(x, 60) for x in range(0, 500, 5)]
    preview.show_waiting("")
    assert middle(preview) == QColor(BLUE)


def test_a_cleared_preview_has_no_page_and_nothing_to_turn(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED, GREEN, thumbnails=False)
    assert preview.turner.isEnabled()
    preview.clear("Mise en page…")
    assert preview.page() == 0
    assert preview.pages.count() == 0
    assert not preview.turner.isEnabled()
    assert middle(preview) != QColor(RED)
    preview.go_to(0)
    assert preview.page() == 0
    preview.show_document(small_pdf(GREEN), 0)
    assert middle(preview) == QColor(GREEN)
    assert not preview.turner.isEnabled()


def test_zoom_goes_by_steps_and_stops_at_the_ends(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED)
    whole = preview._sheet.width()
    larger = button(preview, "Plus grand")
    for _ in range(12):
        qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert preview._scale.text() == "200\N{NARROW NO-BREAK SPACE}%"
    assert preview._sheet.width() > 2 * whole
    qtbot.mouseClick(button(preview, "Plus petit"), Qt.MouseButton.LeftButton)
    assert preview._scale.text() == "150\N{NARROW NO-BREAK SPACE}%"


def test_the_wheel_zooms_with_control_only(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED)
    before = preview._sheet.width()
    for modifier, grows in (
        (Qt.KeyboardModifier.NoModifier, False),
        (Qt.KeyboardModifier.ControlModifier, True),
    ):
        at = QPointF(300, 300)
        turn = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(preview, turn)
        assert (preview._sheet.width() > before) is grows


def test_the_whole_page_fits_whatever_the_window(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED)
    for width, height in ((900, 400), (300, 800)):
        preview.resize(width, height)
        room = preview._area.viewport().size()
        assert preview._sheet.width() <= room.width() + 1
        assert preview._sheet.height() <= room.height() + 1
