"""Each section of the report as parts to lay out: the words between the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable

from workshop_app.i18n import typography
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.printing.after_sections import notes_blocks, opinion_blocks, times_blocks
from workshop_app.printing.charts import CountsChart, counts_sentence
from workshop_app.printing.essential_section import essential_blocks
from workshop_app.printing.flowables import (
    CardRow,
    ContentsList,
    Entry,
    Figure,
    Figures,
    Heading,
    Prose,
    card_name,
)
from workshop_app.printing.photos import A_ROW, PhotoRow
from workshop_app.printing.rows import Cell, Column, Row, Rows
from workshop_app.printing.styles import style
from workshop_app.printing.text import Typesetter
from workshop_app.printing.theme_sections import theme_blocks
from workshop_app.printing.wording import (
    balance_sentence,
    method_sentence,
    people_count,
    person_row,
    phase_row,
    spread_caption,
    table_name,
    unread_sentence,
)
from workshop_app.services.report_content import (
    CardLine,
    ReportContent,
    SectionKey,
    TablePeople,
    section_label,
)

ROOM_UNDER_TITLE = 45 * mm
"""A subtitle with less than this below it goes to the next page."""
MANY_CATEGORIES = 4
"""Beyond, a column is too narrow for a word: the table of counts shows codes."""


@dataclass
class Chapter:
    """A section on paper."""

    key: SectionKey
    title: str
    blocks: list[Flowable] = field(default_factory=list)

    def entries(self) -> list[Entry]:
        """What the contents list of it: its own title, then its subtitles."""
        below = [
            Entry(block.title, block.level, block.key)
            for block in self.blocks
            if isinstance(block, Heading) and block.level == 2
        ]
        return [Entry(self.title, 1, self.key), *below]


def chapters(content: ReportContent, setter: Typesetter, page_height: float) -> list[Chapter]:
    """The sections asked for, numbered; cover and contents carry no number. Photos, opinions,
    times and notes are one only when there are some."""
    write = _Writer(content, setter, page_height)
    found: list[Chapter] = []
    place = 0
    for key in content.sections:
        if _says_nothing(key, content):
            continue  # a title above nothing
        label = section_label(key)
        if key not in ("cover", "contents"):
            place += 1
            label = f"{place}. {label}"
        found.append(Chapter(key, label, write.section(key)))
    for chapter in found:
        if chapter.key == "contents":
            others = [c for c in found if c.key not in ("cover", "contents")]
            chapter.blocks = [
                ContentsList(setter, [entry for other in others for entry in other.entries()])
            ]
    return found


def _says_nothing(key: SectionKey, content: ReportContent) -> bool:
    told: dict[SectionKey, bool] = {
        "themes": content.themes is not None,
        "photos": bool(content.photos),
        "evaluation": content.opinions is not None,
        "times": bool(content.times),
        "notes": bool(content.notes),
        "essential": bool(content.essential.lines),
    }
    return not told.get(key, True)


class _Writer:
    """Turns each part of the content into parts of a page."""

    def __init__(self, content: ReportContent, setter: Typesetter, page_height: float) -> None:
        self.content, self.setter, self.page_height = content, setter, page_height

    def section(self, key: SectionKey) -> list[Flowable]:
        write: dict[SectionKey, Callable[[], list[Flowable]]] = {
            "context": self._context,
            "method": self._method,
            "participants": self._participants,
            "counts": self._counts,
            "themes": self._themes,
            "essential": lambda: essential_blocks(self.setter, self.content.essential),
            "by_category": self._by_category,
            "by_table": self._by_table,
            "annex": self._annex,
            "photos": self._photos,
            "evaluation": self._opinions,
            "times": lambda: times_blocks(self.setter, self.content.times),
            "notes": lambda: notes_blocks(self.setter, self.content.notes),
        }
        return write[key]() if key in write else []

    def _context(self) -> list[Flowable]:
        context, cover = self.content.context, self.content.cover
        parts: list[Flowable] = []
        if cover.question:
            parts.append(self._prose(cover.question, "lead", after=10))
        parts += [self._prose(part, after=6) for part in context.text.split("\n") if part.strip()]
        parts += self._bullets("objectives", _("Objectifs"), context.objectives)
        parts += self._bullets("results", _("Résultats attendus"), context.results)
        return parts or [self._nothing(_("Le contexte n'a pas été écrit."))]

    def _bullets(self, key: str, title: str, items: Sequence[str]) -> list[Flowable]:
        if not items:
            return []
        look = style("body")
        points = [
            Prose(self.setter, item, look, role="P", marker="•", indent=12, after=3)
            for item in items
        ]
        return [*self._title(title, f"context-{key}"), *points]

    def _method(self) -> list[Flowable]:
        method = self.content.method
        unread = [self._prose(unread_sentence(method.unread), after=10)] if method.unread else []
        if not method.phases:
            return [self._nothing(_("Aucune phase n'a été prévue.")), *unread]
        lead = self._prose(method_sentence(self.content), "lead", after=10)
        parts: list[Flowable] = [lead, *unread]
        columns = [
            Column(_("Phase"), 0.36),
            Column(_("Prévue à"), 0.13, "right", "cell_figure"),
            Column(_("Durée prévue"), 0.14, "right", "cell_figure"),
            Column(_("Commencée à"), 0.15, "right", "cell_figure"),
            Column(_("Durée réelle"), 0.13, "right", "cell_figure"),
            Column(_("Écart"), 0.09, "right", "cell_figure"),
        ]
        rows = [phase_row(phase) for phase in method.phases]
        parts.append(Rows(self.setter, columns, rows))
        parts += self._questions()
        return parts

    def _questions(self) -> list[Flowable]:
        asked = [
            (phase, phase.categories[0] if phase.categories else None)
            for phase in self.content.method.phases
            if phase.question
        ]
        if not asked:
            return []
        columns = [Column(_("Phase"), 0.3, look="cell_bold"), Column(_("Question posée"), 0.7)]
        rows: list[Row] = [
            (Cell(phase.title, category), phase.question) for phase, category in asked
        ]
        title = self._title(_("Questions posées aux tables"), "method-questions")
        return [*title, Rows(self.setter, columns, rows)]

    def _participants(self) -> list[Flowable]:
        people = self.content.participants
        if not people.total:
            return [self._nothing(_("Aucun participant n'est inscrit."))]
        spread = people.spread
        figures = [
            Figure(number(people.total), n_("participant", "participants", people.total)),
            *(
                Figure(number(len(values)), spread_caption(name, len(values)))
                for name, values in spread
            ),
            Figure(
                number(self.content.cover.tables), n_("table", "tables", self.content.cover.tables)
            ),
        ]
        parts: list[Flowable] = [Figures(self.setter, figures)]
        if self.content.shareable:
            return parts + self._people_in_number()
        for table in people.tables:
            parts += self._people_at(table)
        return parts

    def _people_in_number(self) -> list[Flowable]:
        people = self.content.participants
        parts: list[Flowable] = []
        for name, values in people.spread:
            parts += self._title(field_label(name), f"participants-{name}")
            parts.append(self._numbers(field_label(name), values))
        by_table = [(table_name(table.number), table.count) for table in people.tables]
        parts += self._title(_("Par table"), "participants-tables")
        parts.append(self._numbers(_("Table"), by_table))
        return parts

    def _numbers(self, heading: str, values: Sequence[tuple[str, int]]) -> Rows:
        """Two columns of values, read down the first, then down the second."""
        half = -(-len(values) // 2)
        pairs = [(value, number(count)) for value, count in values]
        right = [*pairs[half:], *[("", "")] * (2 * half - len(pairs))]
        count = Column(_("Participants"), 0.16, "right", "cell_figure")
        columns = [Column(heading, 0.31), count, Column(heading, 0.37, lead=24), count]
        rows = [(*one, *other) for one, other in zip(pairs[:half], right, strict=True)]
        return Rows(self.setter, columns, rows)

    def _people_at(self, table: TablePeople) -> list[Flowable]:
        columns = [
            Column(_("Nom"), 0.23, look="cell_bold"),
            Column(field_label("organisation"), 0.23),
            Column(field_label("function"), 0.17),
            Column(field_label("email"), 0.37, look="caption"),
        ]
        title = _(
            "{table} : {people}",
            table=table_name(table.number),
            people=people_count(table),
        )
        key = f"participants-{table.number or 0}"
        rows = [person_row(person) for person in table.people]
        return [*self._title(title, key), Rows(self.setter, columns, rows)]

    def _counts(self) -> list[Flowable]:
        content = self.content
        if not content.cover.cards:
            return [self._nothing(_("Aucune carte n'a été reçue."))]
        figures = [
            Figure(number(len(group.cards)), group.category.label) for group in content.by_category
        ]
        parts: list[Flowable] = [
            self._prose(counts_sentence(content.counts), "lead", after=8),
            *(Figures(self.setter, figures[n : n + 4]) for n in range(0, len(figures), 4)),
            *self._title(_("Cartes par table et par catégorie"), "counts-tables"),
            CountsChart(self.setter, content.categories, content.counts),
        ]
        return [*parts, self._counts_table()]

    def _counts_table(self) -> Rows:
        categories = self.content.categories
        share = 0.62 / max(1, len(categories))
        many = len(categories) > MANY_CATEGORIES
        names = [category.code if many else category.label for category in categories]
        columns = [
            Column(_("Table"), 0.24),
            *(Column(name, share, "right", "cell_figure") for name in names),
            Column(_("Total"), 0.14, "right", "cell_figure"),
        ]
        rows: list[Row] = [
            (table_name(t.number), *(number(n) for n in t.counts), number(sum(t.counts)))
            for t in self.content.counts
        ]
        totals = [len(group.cards) for group in self.content.by_category]
        rows.append([Cell(text, look="cell_bold") for text in (
            _("Ensemble"), *(number(n) for n in totals), number(sum(totals))
        )])  # fmt: skip
        return Rows(self.setter, columns, rows)

    def _themes(self) -> list[Flowable]:
        themes = self.content.themes
        return theme_blocks(self.setter, themes, self.page_height) if themes else []

    def _by_category(self) -> list[Flowable]:
        parts: list[Flowable] = []
        for place, group in enumerate(self.content.by_category):
            title = _("{name} ({count})", name=group.category.label, count=number(len(group.cards)))
            parts += self._title(title, f"category-{place}")
            if group.category.question:
                parts.append(self._prose(group.category.question, "body_muted", after=8))
            parts += self._by_question(group.cards, f"category-{place}")
        return parts or [self._nothing(_("Aucune catégorie n'a été choisie."))]

    def _by_question(self, cards: Sequence[CardLine], key: str) -> list[Flowable]:
        """Where a phase asked several: the cards of each under its words, the others last."""
        if not any(card.question for card in cards):
            return self._cards(cards, named_table=True)
        parts: list[Flowable] = []
        for place, (question, answers) in enumerate(groupby(cards, key=attrgetter("question"))):
            title = question or _("Sans question")
            parts += [CondPageBreak(ROOM_UNDER_TITLE)]
            parts.append(Heading(self.setter, title, 3, f"{key}-{place}"))
            parts += self._cards(list(answers), named_table=True)
        return parts

    def _by_table(self) -> list[Flowable]:
        parts: list[Flowable] = []
        for group in self.content.by_table:
            title = _(
                "{name} ({count})",
                name=table_name(group.number),
                count=number(len(group.cards)),
            )
            parts += self._title(title, f"table-{group.number or 0}")
            parts += self._cards(group.cards, named_table=False)
        return parts or [self._nothing(_("Aucune table n'est ouverte."))]

    def _cards(self, cards: Sequence[CardLine], *, named_table: bool) -> list[Flowable]:
        if not cards:
            return [self._nothing(_("Aucune carte n'a été reçue."))]
        return [
            CardRow(
                self.setter,
                cards[place : place + 2],
                named_table=named_table,
                page_height=self.page_height,
            )
            for place in range(0, len(cards), 2)
        ]

    def _annex(self) -> list[Flowable]:
        return [*self._rules(), *self._split(), *self._corrections(), self._made()]

    def _rules(self) -> list[Flowable]:
        rules = self.content.annex.rules
        if not rules:
            return []
        parts = self._title(_("Règles du jeu"), "annex-rules")
        for place, rule in enumerate(rules, start=1):
            marker, look = f"{place}.", style("body_bold")
            parts.append(Prose(self.setter, rule.title, look, marker=marker, indent=18))
            if rule.detail:
                parts.append(Prose(self.setter, rule.detail, style("body"), indent=18, after=4))
        return parts

    def _split(self) -> list[Flowable]:
        split = self.content.annex.split
        if split is None:
            return []
        said = _(
            "Les participants ont été répartis par tirage le {day} à {hour}, pour que chaque table "
            "réunisse des personnes différentes par : {criteria}. Numéro du tirage : {seed}. Le "
            "même numéro avec la même liste redonne les mêmes tables.",
            day=typography.day(split.made_at.astimezone().date(), language()),
            hour=typography.clock(split.made_at, language()),
            criteria=", ".join(self.content.annex.criteria) or "–",
            seed=split.seed,
        )
        return [
            *self._title(_("Tirage des tables"), "annex-split"),
            self._prose(said, after=4),
            self._prose(balance_sentence(split.imbalance, split.lower_bound, split.proven)),
        ]

    def _corrections(self) -> list[Flowable]:
        annex = self.content.annex
        if not annex.corrected:
            return []
        said = n_(
            "{n} carte a été corrigée après son envoi. Sa première écriture est gardée.",
            "{n} cartes ont été corrigées après leur envoi. Leur première écriture est gardée.",
            annex.corrected,
        )
        parts = [*self._title(_("Cartes corrigées"), "annex-corrected"), self._prose(said, after=6)]
        if not annex.corrections:
            return parts
        columns = [
            Column(_("Carte"), 0.2, look="cell_bold"),
            Column(_("Première écriture"), 0.4),
            Column(_("Carte corrigée"), 0.4),
        ]
        rows = [(card_name(c.label, c.table), c.original, c.text) for c in annex.corrections]
        return [*parts, Rows(self.setter, columns, rows)]

    def _photos(self) -> list[Flowable]:
        photos = self.content.photos
        said = n_(
            "{n} photo prise par les tables.", "{n} photos prises par les tables.", len(photos)
        )
        rows = [
            PhotoRow(self.setter, photos[place : place + A_ROW])
            for place in range(0, len(photos), A_ROW)
        ]
        return [self._prose(said, "lead", after=10), *rows]

    def _opinions(self) -> list[Flowable]:
        opinions = self.content.opinions
        return opinion_blocks(self.setter, opinions) if opinions is not None else []

    def _made(self) -> Prose:
        made = self.content.made_at
        said = _(
            "Compte rendu préparé avec Tablée le {day} à {hour}. Les cartes sont reproduites mot "
            "pour mot.",
            day=typography.day(made.astimezone().date(), language()),
            hour=typography.clock(made, language()),
        )
        return Prose(self.setter, said, style("caption"), before=16)

    def _title(self, text: str, key: str) -> list[Flowable]:
        return [CondPageBreak(ROOM_UNDER_TITLE), Heading(self.setter, text, 2, key)]

    def _prose(self, text: str, look: str = "body", after: float = 0) -> Prose:
        return Prose(self.setter, text, style(look), after=after)

    def _nothing(self, text: str) -> Prose:
        return self._prose(text, "body_muted", after=8)
