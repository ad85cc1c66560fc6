"""The dialog of slides, over its page: which slides there will be, what they say that nobody else
knows, on which template. Lays out, says what was asked; decides nothing.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.slides.faces import SlideRow, SlidesFace
from workshop_app.desktop.screens.slides.presenter import STEPS, TEMPLATE, THANKS
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.banner import BannerStack
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.dialog import Overlay
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.file_dialogs import ask_to_open, ask_to_save
from workshop_app.desktop.widgets.panel import Panel, label, line, scrolled
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.slides import DeckKind
from workshop_app.i18n.translate import _, n_
from workshop_app.services.slide_words import deck_name, file_name

WIDE, EDGE = 940, 20
HIGH: dict[DeckKind, int] = {"intro": 620, "conclusion": 720}
LIST = 400
STEPS_HIGH, THANKS_HIGH = 128, 64
RESULT = "slides-result"


class SlidesDialog(Overlay):
    steps_typed = Signal(str)
    thanks_typed = Signal(str)
    words_typed = Signal(str, str)
    """A category, and its words as typed."""
    template_chosen = Signal(object)
    """A `Path`."""
    own_template_asked = Signal()
    save_asked = Signal(object)
    """A `Path`."""

    def __init__(self, window: QWidget, kind: DeckKind) -> None:
        super().__init__(window, deck_name(kind), "dialog-page")
        self._kind = kind
        self._file: QFileDialog | None = None
        room = window.size()
        self.frame.setFixedSize(
            min(WIDE, room.width() - 2 * EDGE), min(HIGH[kind], room.height() - 2 * EDGE)
        )
        self.fields: dict[str, Labelled[QLineEdit] | Labelled[QPlainTextEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addLayout(self._header())
        self.banners = BannerStack()
        column.addWidget(self.banners)
        across = QHBoxLayout()
        across.setSpacing(space(4))
        across.addWidget(self._build_list())
        across.addWidget(self._build_choices(), 1)
        column.addLayout(across, 1)

    def done(self, result: int) -> None:
        """Closing keeps what was being typed."""
        self._keep_typed()
        super().done(result)

    # what the presenter says

    def show_face(self, face: SlidesFace) -> None:
        if face.up_to_date:
            self._tag.say(face.state, "success", "circle-check")
        else:
            self._tag.say(face.state)
        self._list.set_title(face.title)
        self._show_rows(face.rows)
        shown = _("Le vôtre : « {name} »", name=face.template)
        self._template.setText(shown if face.template else _("Celui de Tablée"))
        self.own.setVisible(bool(face.template))
        if self._kind == "conclusion":
            self._show_texts(face)

    def show_refused(self, field: str, said: str) -> None:
        self.banners.withdraw(RESULT)
        self._allow()
        if field == TEMPLATE:
            self._template_error.setText(said)
            self._template_error.show()
        elif field in self.fields:
            self.fields[field].set_error(said)

    def clear_refused(self, field: str) -> None:
        self._allow()
        if field == TEMPLATE:
            self._template_error.hide()
        elif field in self.fields:
            self.fields[field].clear_error()

    def show_working(self) -> None:
        self.save.refuse(_("Le fichier est en cours."))

    def show_saved(self, path: Path, slides: int) -> None:
        self._allow()
        self.banners.show_banner(
            "success",
            _("Diaporama enregistré."),
            n_("{path}, {n} diapositive", "{path}, {n} diapositives", slides, path=path),
            action=(_("Ouvrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            key=RESULT,
        )

    def show_failure(self, said: str) -> None:
        self._allow()
        self.banners.show_banner("error", said, key=RESULT)

    # building

    def _header(self) -> QHBoxLayout:
        made = QHBoxLayout()
        made.setSpacing(space(3))
        made.addWidget(label(deck_name(self._kind), "page-title"))
        self._tag = Tag()
        made.addWidget(self._tag)
        made.addStretch(1)
        self.save = Button(_("Enregistrer"), "primary", "download", on_click=self._ask_where)
        made.addWidget(self.save)
        made.addWidget(icon_button("x", _("Fermer"), "quiet", on_click=self.accept))
        return made

    def _build_list(self) -> QWidget:
        self._list = Panel(" ")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(2))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, space(2), 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._list.body.addWidget(scrolled(inside), 1)
        self._list.setFixedWidth(min(LIST, self.frame.width() * 2 // 5))
        return self._list

    def _build_choices(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, space(2), 0)
        column.setSpacing(space("grid_gap"))
        if self._kind == "conclusion":
            column.addWidget(self._build_texts())
            self._words = Panel(_("Les mots de chaque catégorie"))
            self._words.title.setWordWrap(False)
            note = _(
                "Vide : ceux qui reviennent dans le plus de cartes, dits par deux tables au moins. "
                "Sinon, les vôtres, séparés par des virgules."
            )
            self._words.body.addWidget(label(note, "caption", wrap=True))
            column.addWidget(self._words)
        column.addWidget(self._build_template())
        if self._kind == "intro":
            note = _(
                "Ces diapositives disent ce que disent Présentation, Groupes et Déroulé : rien à "
                "retaper. Seuls les référents sont nommés, sauf ceux qui ne veulent pas être "
                "montrés."
            )
            column.addWidget(label(note, "caption", wrap=True))
        column.addStretch(1)
        return scrolled(inside)

    def _build_texts(self) -> Panel:
        panel = Panel()
        hint = _("Une ligne par suite : qui fait quoi, et quand.")
        steps = Labelled(_("Et maintenant"), QPlainTextEdit(), hint)
        steps.field.setFixedHeight(STEPS_HIGH)
        thanks = Labelled(_("Merci"), QPlainTextEdit())
        thanks.field.setFixedHeight(THANKS_HIGH)
        for name, made, typed in (
            (STEPS, steps, self.steps_typed),
            (THANKS, thanks, self.thanks_typed),
        ):
            made.field.setTabChangesFocus(True)
            panel.body.addWidget(made)
            self.fields[name] = made
            self._in_place[name] = InPlace(made.field)
            self._in_place[name].committed.connect(typed)
        return panel

    def _build_template(self) -> Panel:
        panel = Panel(_("Modèle des diapositives"))
        self._template = label("", "body", wrap=True)
        note = _("Une présentation .pptx ou .potx de l'organisateur : ses couleurs, son logo.")
        self._template_error = label("", "error", wrap=True)
        self._template_error.hide()
        panel.body.addWidget(self._template)
        panel.body.addWidget(label(note, "caption", wrap=True))
        panel.body.addWidget(self._template_error)
        self.choose = Button(_("Choisir un modèle…"), icon_name="folder-open",
                             on_click=self._ask_template)  # fmt: skip
        self.own = Button(_("Revenir à celui de Tablée"), "quiet",
                          on_click=self.own_template_asked.emit)  # fmt: skip
        across = QHBoxLayout()
        across.addWidget(self.choose)
        across.addWidget(self.own)
        across.addStretch(1)
        panel.body.addLayout(across)
        return panel

    def _show_texts(self, face: SlidesFace) -> None:
        self._in_place[STEPS].show_value(face.steps)
        self._in_place[THANKS].show_value(face.thanks)
        thanks = self.fields[THANKS].field
        assert isinstance(thanks, QPlainTextEdit)
        thanks.setPlaceholderText(face.thanks_proposed)
        last: QWidget = thanks
        for each in face.words:
            if each.key not in self.fields:
                made = Labelled(each.label, QLineEdit())
                self.fields[each.key] = made
                watched = InPlace(made.field)
                watched.committed.connect(partial(self.words_typed.emit, each.key))
                self._in_place[each.key] = watched
                self._words.body.addWidget(made)
                QWidget.setTabOrder(last, made.field)
            field = self.fields[each.key].field
            assert isinstance(field, QLineEdit)
            field.setPlaceholderText(each.proposed or _("Aucun mot ne revient encore"))
            self._in_place[each.key].show_value(each.chosen)
            last = field

    def _show_rows(self, rows: tuple[SlideRow, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        number = 0
        for place, row in enumerate(rows):
            number += not row.missing
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(_row(row, number))

    def _keep_typed(self) -> None:
        for watched in self._in_place.values():
            watched.flush()

    def _allow(self) -> None:
        self.save.allow()

    def _ask_where(self) -> None:
        self._keep_typed()
        self._file = ask_to_save(
            self,
            _("Enregistrer le diaporama"),
            file_name(self._kind),
            [_("Présentation (*.pptx)")],
            self.save_asked.emit,
        )

    def _ask_template(self) -> None:
        kinds = [_("Présentation (*.pptx *.potx)")]
        title = _("Choisir un modèle de diapositives")
        self._file = ask_to_open(self, title, kinds, self.template_chosen.emit)


def _row(row: SlideRow, number: int) -> QWidget:
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(space(2))
    place = label("–" if row.missing else str(number), "label")
    place.setFixedWidth(space(6))
    across.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    title = label(row.title, "muted" if row.missing else "label", wrap=True)
    words.addWidget(title)
    if row.detail:
        role = "caption-signal" if row.missing else "caption"
        words.addWidget(label(row.detail, role, wrap=True))
    across.addLayout(words, 1)
    said = _("absente") if row.missing else _("diapositive {n}", n=number)
    made.setAccessibleName(f"{row.title}, {said}, {row.detail}")
    set_look(made, role="bare")
    return made
