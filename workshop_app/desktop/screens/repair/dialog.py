"""« Réparer après émargement », over its page. Lays out, says what was asked; decides nothing."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.repair.compare_panel import ComparePanel
from workshop_app.desktop.screens.repair.curve import Curve
from workshop_app.desktop.screens.repair.faces import Fact, RepairShown
from workshop_app.desktop.screens.repair.move_list import MoveList
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import hex_of, space
from workshop_app.desktop.widgets.banner import BannerStack
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.dialog import Overlay
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _
from workshop_app.services.repair_words import Kept, Told

WIDE, HIGH, EDGE = 1120, 820, 20
"""As large as the window lets it, up to this."""
PATIENCE_MS = 300
PICTURES = {
    "referents": "referent",
    "hosts": "home",
    "locked": "lock",
    "still": "participants",
    "walk_ins": "walk_in",
}


class RepairDialog(Overlay):
    stepped = Signal(int)
    chosen = Signal(int)
    refused = Signal(object, bool)
    print_chosen = Signal(bool)
    apply_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Réparer après émargement"), "dialog-page")
        room = window.size()
        self.frame.setFixedSize(
            min(WIDE, room.width() - 2 * EDGE), min(HIGH, room.height() - 2 * EDGE)
        )
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addLayout(self._header())
        self.banners = BannerStack()
        column.addWidget(self.banners)
        self._pages = QStackedWidget()
        self._plan = self._plan_page()
        self._pages.addWidget(self._plan)
        self._pages.addWidget(self._nothing())
        column.addWidget(self._pages, 1)
        column.addLayout(self._footer())
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(partial(self._show_share, 0.0))
        self._reason = ""
        self._plan.setEnabled(False)
        self.go.refuse(_("Le calcul est en cours."))

    # what the presenter says

    def show_working(self, job: Job) -> None:
        """Told only when it takes longer than one notices."""
        self._patience.start()
        job.progress.connect(self._show_share_late)
        job.ended.connect(self._patience.stop)

    def show_plan(self, shown: RepairShown) -> None:
        self._patience.stop()
        self._tag.say(shown.tag)
        self._show_facts(shown.facts)
        self._drawn.setText(shown.drawn)
        self._pages.setCurrentIndex(1 if shown.state == "nothing" else 0)
        if not self._plan.isEnabled():
            self._plan.setEnabled(True)
            self.curve.setFocus(Qt.FocusReason.OtherFocusReason)
        self.curve.show_curve(shown.curve)
        self._count.setText(str(shown.curve.chosen))
        self.less.setEnabled(shown.curve.chosen > shown.curve.forced)
        self.more.setEnabled(shown.curve.chosen < shown.curve.most)
        self._show_told(shown.elbow)
        self._moves.set_title(shown.rows_title)
        self._hint.setVisible(bool(shown.rows))
        self.list.show_rows(shown.rows)
        self.compare.show_plan(shown.sizes, shown.worst, shown.checks)
        self._show_fixed(shown.fixed)
        self.prints.setText(shown.print_label)
        self.prints.setChecked(shown.prints)
        self.prints.setVisible(bool(shown.print_label) and shown.state != "nothing")
        self.go.setText(shown.go)
        self.go.setVisible(shown.state != "nothing")
        if shown.go_refused:
            self.go.refuse(shown.go_refused)
        else:
            self.go.allow()

    def show_refusal(self, said: str) -> None:
        self._patience.stop()
        self.banners.show_banner("error", said, key="refused")

    def told(self) -> str:
        """Why so many moves, as it is read."""
        return self._reason

    # building

    def _header(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(space(2))
        first = QHBoxLayout()
        first.setSpacing(space(3))
        title = label(_("Réparer après émargement"), "page-title")
        self._tag = Tag()
        first.addWidget(title)
        first.addWidget(self._tag)
        first.addStretch(1)
        closing = icon_button("x", _("Fermer sans rien changer"), "quiet", on_click=self.reject)
        first.addWidget(closing)
        made.addLayout(first)
        second = QHBoxLayout()
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.RichText)
        self._drawn = label("", "caption")
        second.addWidget(self._facts, 1)
        second.addWidget(self._drawn)
        made.addLayout(second)
        return made

    def _plan_page(self) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space("grid_gap"))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(space("grid_gap"))
            across.addLayout(column, 1)
        left.addWidget(self._curve_panel(), 1)
        left.addWidget(self._fixed_panel())
        right.addWidget(self._moves_panel(), 1)
        self.compare = ComparePanel()
        right.addWidget(self.compare)
        return made

    def _curve_panel(self) -> Panel:
        panel = Panel(_("Combien de personnes déplacer ?"))
        panel.title.setWordWrap(False)
        self.less = icon_button(
            "minus", _("Une de moins"), scale="small", on_click=partial(self.stepped.emit, -1)
        )
        self.more = icon_button(
            "plus", _("Une de plus"), scale="small", on_click=partial(self.stepped.emit, 1)
        )
        self._count = label("", "strong-title")
        self._count.setFont(sized_font(20, 700, tabular=True))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setMinimumWidth(26)
        for widget in (self.less, self._count, self.more):
            panel.buttons.addWidget(widget)
        said = _("Écart à l'équilibre, selon le nombre de déplacements. Plus bas est mieux.")
        panel.body.addWidget(label(said, "caption", wrap=True))
        self.curve = Curve()
        self.curve.stepped.connect(self.stepped)
        self.curve.chosen.connect(self.chosen)
        panel.body.addWidget(self.curve, 1)
        panel.body.addWidget(self._told_panel())
        return panel

    def _told_panel(self) -> Panel:
        panel = Panel(look="panel-info")
        column = panel.layout()
        assert column is not None
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        picture = QLabel()
        picture.setPixmap(pixmap("why", "state.info.text", 18))
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.RichText)
        self._told.setWordWrap(True)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._told, 1)
        panel.body.addLayout(row)
        return panel

    def _fixed_panel(self) -> Panel:
        panel = Panel(_("Ce qui ne bouge pas"))
        self._fixed = QVBoxLayout()
        self._fixed.setSpacing(space(1))
        panel.body.addLayout(self._fixed)
        self._fixed_lines: list[QWidget] = []
        return panel

    def _moves_panel(self) -> Panel:
        self._moves = Panel(_("Les déplacements"))
        self._moves.title.setWordWrap(False)
        self._hint = label(_("décocher pour refuser"), "caption")
        self._moves.buttons.addWidget(self._hint)
        self.list = MoveList()
        self.list.refused.connect(self.refused)
        self._moves.body.addWidget(self.list, 1)
        return self._moves

    def _nothing(self) -> QWidget:
        return EmptyState(
            "done",
            _("Les tables sont équilibrées."),
            _("Aucun déplacement ne ferait mieux pour les personnes présentes."),
            [],
        )

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(4))
        self.closing = Button(_("Fermer sans rien changer"), on_click=self.reject)
        self.prints = QCheckBox()
        self.prints.hide()
        self.prints.clicked.connect(lambda: self.print_chosen.emit(self.prints.isChecked()))
        self.go = Button(_("Déplacer"), "primary", "check", on_click=self.apply_asked.emit)
        row.addWidget(self.closing)
        row.addStretch(1)
        row.addWidget(self.prints)
        row.addWidget(self.go)
        return row

    # showing

    def _show_share_late(self, share: float) -> None:
        if not self._patience.isActive():
            self._show_share(share)

    def _show_share(self, share: float) -> None:
        self.curve.show_share(share)
        self.go.refuse(_("Le calcul est en cours."))

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        amber = hex_of("state.signal.text")
        parts = []
        for fact in facts:
            words = f"<b>{html.escape(fact.figure)}</b> {html.escape(fact.words)}"
            parts.append(f'<span style="color:{amber}">{words}</span>' if fact.amber else words)
        self._facts.setText("&nbsp;&nbsp;&nbsp;&nbsp;".join(parts))
        self._facts.setAccessibleName(", ".join(f"{fact.figure} {fact.words}" for fact in facts))

    def _show_told(self, told: Told) -> None:
        self._reason = f"{told.bold} {told.rest}"
        self._told.setText(f"<b>{html.escape(told.bold)}</b> {html.escape(told.rest)}")

    def _show_fixed(self, lines: Sequence[Kept]) -> None:
        for old in self._fixed_lines:
            self._fixed.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fixed_lines = [_kept(each) for each in lines]
        for each in self._fixed_lines:
            self._fixed.addWidget(each)


def _kept(line: Kept) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(3))
    picture = QLabel()
    picture.setPixmap(pixmap(PICTURES[line.mark], "neutral.text_secondary", 17))
    words = QLabel(f"<b>{html.escape(line.bold)}</b> {html.escape(line.rest)}")
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setWordWrap(True)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return made
