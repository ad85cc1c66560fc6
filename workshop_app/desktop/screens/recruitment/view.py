"""What « Recrutement » looks like: rules at the left, what they would do at the right. Decides
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.recruitment.dialogs import (
    AwaitedDialog,
    ClassDialog,
    ConditionDialog,
)
from workshop_app.desktop.screens.recruitment.effect_panels import (
    ChangesPanel,
    EffectPanel,
    PlacesPanel,
)
from workshop_app.desktop.screens.recruitment.faces import (
    ActionsShown,
    Choice,
    EffectShown,
    LetterShown,
    RulesShown,
)
from workshop_app.desktop.screens.recruitment.letters_panel import LettersPanel
from workshop_app.desktop.screens.recruitment.rules_panel import RulesPanel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.skeleton import LoadingRows
from workshop_app.domain.recruitment.candidature import State
from workshop_app.domain.recruitment.rules import Condition, Quota, ValueClass
from workshop_app.i18n.translate import _, n_

LEFT_WIDE, LEFT_NARROW = 498, 392
EMPTY_HIGH = 420
NARROW, NARROWEST = 1_080, 860
REFUSED, SAVED, COPIED, INVENTED = "refused", "saved", "copied", "invented"


class RecruitmentView(Page):
    apply_asked = Signal()
    revert_asked = Signal()
    import_asked = Signal()
    invented_asked = Signal()
    invented_left = Signal()
    people_asked = Signal()
    sentence_copied = Signal()
    letters_chosen = Signal(str)
    letter_turned = Signal(int)
    letter_copied = Signal()
    letters_saved = Signal(object)
    class_given = Signal(int, int, object)
    awaited_given = Signal(int, object)
    condition_given = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Recrutement"), parent)
        self._dialog: QFileDialog | None = None
        self._invented = False
        self.revert = Button(
            _("Revenir aux règles en place"), icon_name="undo", on_click=self.revert_asked.emit
        )
        self.apply = Button(
            _("Appliquer ces règles"), "primary", "check", on_click=self.apply_asked.emit
        )
        self.add_action(self.revert)
        self.add_action(self.apply)
        self._build_left()
        self._build_right()
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(space("grid_gap"))
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._right, 1)
        self._stack = QStackedWidget()
        self._loading = LoadingRows(12)
        self._scrolled = scrolled(inside)
        self._stack.addWidget(self._loading)
        self._stack.addWidget(self._scrolled)
        self.body.addWidget(self._stack, 1)

    def panels(self) -> Sequence[QWidget]:
        return [self.rules, self.changes, self.letters]

    def print_button(self) -> QAbstractButton | None:
        return self.letters.print

    # what the presenter shows

    def forget(self) -> None:
        self.banners.clear()
        self._invented = False
        self.undo.dismiss()
        self._stack.setCurrentWidget(self._loading)

    def show_rules(self, shown: RulesShown) -> None:
        self._stack.setCurrentWidget(self._scrolled)
        self.rules.show_rules(shown)
        self.sentence.setText(shown.sentence)

    def show_effect(self, shown: EffectShown) -> None:
        self._show_side(self._effect)
        self.copy_sentence.allow()
        self.effect.show_effect(shown)
        self.places.show_effect(shown)
        self.changes.show_effect(shown)

    def show_contradictions(self, said: Sequence[str]) -> None:
        self._show_side(self._wrong)
        self._wrong.say(said)
        self.copy_sentence.refuse(_("Ces règles se contredisent : corrigez-les d'abord."))

    def show_nobody(self) -> None:
        self._show_side(self._nobody)
        self.copy_sentence.allow()

    def show_invented(self, on: bool) -> None:
        """The banner over candidatures that nobody wrote."""
        if on == self._invented:
            return
        self._invented = on
        if on:
            self.banners.show_banner(
                "info",
                _("Quarante candidatures inventées essaient ces règles."),
                _("Rien n'est écrit, et rien ne peut être appliqué."),
                action=(_("Importer les vôtres"), self.import_asked.emit),
                way_out=(_("Arrêter l'essai"), self.invented_left.emit),
                closable=False,
                key=INVENTED,
            )
        else:
            self.banners.withdraw(INVENTED)

    def show_reading(self, on: bool) -> None:
        if on:
            self.try_invented.refuse(_("Les exemples sont en cours de lecture."))
        else:
            self.try_invented.allow()

    def show_actions(self, shown: ActionsShown) -> None:
        self.count.say(shown.tag, "signal", "warn")
        if shown.may_apply:
            self.apply.allow()
        else:
            self.apply.refuse(shown.why_not)
        self.revert.setVisible(shown.may_revert)
        self.letters.show_actions(shown)

    def show_letter_counts(self, counts: Sequence[tuple[State, int]]) -> None:
        self.letters.show_counts(counts)

    def show_letter(self, shown: LetterShown | None) -> None:
        self.letters.show_letter(shown)

    def edit_class(
        self, place: int, number: int, made: ValueClass, attribute: str, known: Sequence[str]
    ) -> None:
        dialog = ClassDialog(self.window(), made, attribute, known)
        dialog.given.connect(partial(self.class_given.emit, place, number))
        dialog.show_over()

    def edit_awaited(self, place: int, quota: Quota, known: Sequence[str]) -> None:
        dialog = AwaitedDialog(self.window(), quota.attribute, quota.values, known)
        dialog.given.connect(partial(self.awaited_given.emit, place))
        dialog.show_over()

    def edit_condition(
        self, place: int, condition: Condition, attributes: Sequence[Choice]
    ) -> None:
        dialog = ConditionDialog(self.window(), condition, attributes)
        dialog.given.connect(partial(self.condition_given.emit, place))
        dialog.show_over()

    def copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.banners.show_banner("success", said, key=COPIED)

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None:
        self.undo.offer(said, take_back)

    def show_saved(self, path: Path, count: int) -> None:
        said = n_("{n} lettre enregistrée.", "{n} lettres enregistrées.", count)
        self.banners.show_banner("success", said, str(path), key=SAVED)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key=REFUSED)

    def ask_where_to_save(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer les lettres"),
            _("lettres.pdf"),
            [_("Document PDF (*.pdf)")],
            self.letters_saved.emit,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window places and changes go one under the other, then the columns do."""
        super().resizeEvent(event)
        wide = event.size().width()
        vertical, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(vertical if wide < NARROW else across)
        stacked = wide < NARROWEST
        self._columns.setDirection(vertical if stacked else across)
        if stacked:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(wide)
        else:
            self._left.setFixedWidth(LEFT_NARROW if wide < NARROW else LEFT_WIDE)

    # layout

    def _build_left(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.rules = RulesPanel()
        column.addWidget(self.rules)
        said = Panel(_("En une phrase"))
        said.title.setWordWrap(False)
        self.copy_sentence = Button(
            _("Copier pour l'appel"),
            "quiet",
            "copy",
            scale="small",
            on_click=self.sentence_copied.emit,
        )
        said.buttons.addWidget(self.copy_sentence)
        self.sentence = label("", "body", wrap=True)
        said.body.addWidget(self.sentence)
        column.addWidget(said)
        column.addStretch(1)

    def _build_right(self) -> None:
        self._right = QStackedWidget()
        self._effect = QWidget()
        column = QVBoxLayout(self._effect)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.effect, self.places, self.changes = EffectPanel(), PlacesPanel(), ChangesPanel()
        self.letters = LettersPanel()
        column.addWidget(self.effect)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(space("grid_gap"))
        self._pair.addWidget(self.places, 1)
        self._pair.addWidget(self.changes, 1)
        column.addLayout(self._pair)
        column.addWidget(self.letters, 1)
        self._wrong = Contradictions()
        self._nobody = self._empty()
        for part in (self._effect, self._wrong, self._nobody):
            self._right.addWidget(part)
        self.changes.see_asked.connect(self.people_asked)
        self.letters.chosen.connect(self.letters_chosen)
        self.letters.turned.connect(self.letter_turned)
        self.letters.copy_asked.connect(self.letter_copied)
        self.letters.print_asked.connect(self.ask_where_to_save)

    def _empty(self) -> QWidget:
        self.import_list = Button(
            _("Importer une liste"), icon_name="import", on_click=self.import_asked.emit
        )
        self.try_invented = Button(_("Essayer sur 40 exemples"), on_click=self.invented_asked.emit)
        empty = EmptyState(
            "recruit",
            _("Personne n'a encore candidaté."),
            _("Les règles peuvent déjà être mises en place : elles attendront les candidatures."),
            [self.import_list, self.try_invented],
        )
        empty.setFixedHeight(EMPTY_HIGH)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(empty)
        column.addStretch(1)
        return made

    def _show_side(self, side: QWidget) -> None:
        self._right.setCurrentWidget(side)


class Contradictions(Panel):
    """Every rule that cannot be kept beside another one, named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ces règles se contredisent"), parent=parent)
        self.title.setWordWrap(False)
        self._said = QVBoxLayout()
        self._said.setSpacing(space(2))
        self.body.addLayout(self._said)
        note = _("Rien n'est appliqué. Les règles en place et les décisions n'ont pas bougé.")
        self.body.addWidget(label(note, "secondary", wrap=True))
        self.body.addStretch(1)
        self.lines: list[str] = []

    def say(self, said: Sequence[str]) -> None:
        while (item := self._said.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = list(said)
        for each in said:
            self._said.addWidget(label(each, "error", wrap=True))
