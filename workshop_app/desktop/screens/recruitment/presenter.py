"""What « Recrutement » does: rules are tried as they are changed, and written only when applied.

No widget. The rules tried live here and nowhere else: leaving the page, or going back to those in
place, leaves no trace. Decides which verb a gesture asks for; `domain.recruitment`, who is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.screens.recruitment import effect_words, rules_words
from workshop_app.desktop.screens.recruitment.faces import (
    ActionsShown,
    EffectShown,
    RulesShown,
)
from workshop_app.desktop.screens.recruitment.letters import LettersPresenter, LettersShown
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.entity import Entity
from workshop_app.domain.people import Person
from workshop_app.domain.recruitment import editing
from workshop_app.domain.recruitment.candidature import Candidature, Recruitment
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules, ValueClass
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.history import undo
from workshop_app.services.ports import (
    Clock,
    LetterPrinter,
    ListReader,
    Snapshot,
    UnitOfWork,
    Watch,
)
from workshop_app.services.recruiting import Call, apply_rules
from workshop_app.services.recruiting_trial import Trial, invented_call, trial, try_rules
from workshop_app.services.recruitment_presets import PRESETS, ready_conditions, start_from
from workshop_app.settings import assets_folder

INVENTED = "candidatures.csv"
AUTHOR = "animateur"


class RecruitmentScreen(LettersShown, Protocol):
    """What the presenter asks of its view."""

    def forget(self) -> None:
        """Another workshop is open."""

    def show_rules(self, shown: RulesShown) -> None: ...

    def show_effect(self, shown: EffectShown) -> None: ...

    def show_contradictions(self, said: Sequence[str]) -> None:
        """The rules contradict each other: no effect to show."""

    def show_nobody(self) -> None:
        """No candidature yet."""

    def show_invented(self, on: bool) -> None: ...

    def show_reading(self, on: bool) -> None:
        """The invented candidatures are being read, or have been."""

    def show_actions(self, shown: ActionsShown) -> None: ...

    def edit_class(
        self, place: int, number: int, made: ValueClass, attribute: str, known: Sequence[str]
    ) -> None: ...

    def edit_awaited(self, place: int, quota: Quota, known: Sequence[str]) -> None: ...

    def edit_condition(
        self, place: int, condition: Condition, attributes: Sequence[tuple[str, str]]
    ) -> None: ...

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None: ...


class RecruitmentPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Person, Candidature, Recruitment}
    )

    def __init__(
        self,
        view: RecruitmentScreen,
        tasks: Tasks,
        clock: Clock,
        read_list: ListReader,
        printer: Callable[[], LetterPrinter],
        go: Callable[[str], None],
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._read_list, self._go = read_list, go
        self._of: UUID | None = None
        self._draft: Rules | None = None
        """None until read, or while it is the rules in place."""
        self._invented: Call | None = None
        self._shown: Trial | None = None
        self.letters = LettersPresenter(view, tasks, clock, printer)

    # reading

    def refresh(self) -> None:
        if self._tasks.workshop != self._of:
            self._of, self._draft = self._tasks.workshop, None
            self._invented = self._shown = None
            self._view.forget()
        self._try()

    def _try(self) -> None:
        draft, invented, now = self._draft, self._invented, self._clock.now()

        def read(snapshot: Snapshot) -> tuple[Trial, Trial]:
            """The trial shown, and the real one beside it while the invented are tried."""
            real = try_rules(snapshot, draft, now)
            if invented is None or real.call.applicants:
                return real, real
            return trial(invented, real.workshop, real.rules, now), real

        self._tasks.query("recruitment", read, self._take, self._refuse)

    def _take(self, read: tuple[Trial, Trial]) -> None:
        shown, real = read
        if real.call.applicants:
            self._invented = None
        self._shown = shown
        self._view.show_invented(self._invented is not None)
        self._view.show_rules(rules_words.rules_shown(shown.rules, shown.headings))
        self._show_effect(shown, real)
        self._show_actions(shown, real)
        self.letters.show(shown.letters)

    def _show_effect(self, shown: Trial, real: Trial) -> None:
        if shown.foreseen is None:
            self._view.show_contradictions(effect_words.contradiction_words(shown.contradictions))
        elif not shown.call.applicants:
            self._view.show_nobody()
        else:
            effect = effect_words.effect_shown(
                shown.foreseen,
                shown.rules,
                invented=self._invented is not None,
                in_place=real.in_place,
                since=_since(real.call),
            )
            self._view.show_effect(effect)

    def _show_actions(self, shown: Trial, real: Trial) -> None:
        """Applying is offered when it would write something; letters leave once it has."""
        kept = real.call.recruitment
        foreseen = real.foreseen
        pending = _pending(real)
        news = pending > 0 or not real.in_place
        may = foreseen is not None and self._invented is None and news
        why = ""
        if foreseen is None:
            why = _("Ces règles se contredisent : rien ne peut être appliqué.")
        elif self._invented is not None:
            why = _("Ces candidatures sont inventées : importez les vôtres, puis appliquez.")
        elif not may:
            why = _("Ces règles sont en place et tout est décidé.")
        decided = kept is not None and real.in_place and not pending and self._invented is None
        self._view.show_actions(
            ActionsShown(
                tag=self._tag(shown, pending),
                may_apply=may,
                why_not=why,
                may_revert=kept is not None and not real.in_place,
                may_write=decided and bool(real.letters),
                letters=len(real.letters),
            )
        )

    def _tag(self, shown: Trial, pending: int) -> str:
        if self._invented is not None or shown.foreseen is None:
            return ""
        changes = len(shown.foreseen.changes)
        if changes:
            return n_("{n} décision change", "{n} décisions changent", changes)
        return n_("{n} à décider", "{n} à décider", pending) if pending else ""

    # rules

    def choose_preset(self, key: str) -> None:
        preset = next((each for each in PRESETS if each == key), None)
        if preset is not None:
            self._change(lambda rules: start_from(rules, preset))

    def set_size(self, least: int, most: int) -> None:
        self._change(lambda rules: editing.set_size(rules, least, most))

    def set_most(self, place: int, most: int) -> None:
        self._change(lambda rules: editing.set_most(rules, place, most))

    def set_class_most(self, place: int, number: int, most: int) -> None:
        def change(rules: Rules) -> Rules:
            made = replace(rules.quotas[place].classes[number], most=most or None)
            return editing.set_class(rules, place, number, made)

        self._change(change)

    def set_attribute(self, place: int, attribute: str) -> None:
        self._change(lambda rules: editing.set_attribute(rules, place, attribute))

    def add_quota(self) -> None:
        """About the first attribute that has no rule yet."""

        def change(rules: Rules) -> Rules:
            used = {quota.attribute for quota in rules.quotas}
            headings = self._shown.headings if self._shown else ()
            free = (k for k, _w in rules_words.attribute_choices(rules, headings) if k not in used)
            preferred = "departement"
            attribute = preferred if preferred not in used else next(free, "")
            return editing.add_quota(rules, attribute) if attribute else rules

        self._change(change)

    def remove_quota(self, place: int) -> None:
        self._change(lambda rules: editing.remove_quota(rules, place))

    def choose_representation(self, key: str) -> None:
        if key != rules_words.BY_HAND:
            wanted = rules_words.wanted_first(key)
            self._change(lambda rules: editing.set_representation(rules, wanted))

    def set_once(self, on: bool) -> None:
        self._change(lambda rules: editing.set_once(rules, on))

    def add_ready(self, key: str) -> None:
        """One of the conditions of the field."""
        ready = ready_conditions()[int(key)]
        self._change(lambda rules: editing.add_condition(rules, ready))

    def remove_condition(self, place: int) -> None:
        self._change(lambda rules: editing.remove_condition(rules, place))

    def keep_condition(self, place: int, condition: Condition) -> None:
        """Changed, or added when `place` is beyond the last one."""

        def change(rules: Rules) -> Rules:
            if place < len(rules.conditions):
                return editing.change_condition(rules, place, condition)
            return editing.add_condition(rules, condition)

        self._change(change)

    def keep_class(self, place: int, number: int, made: ValueClass | None) -> None:
        self._change(lambda rules: editing.set_class(rules, place, number, made))

    def keep_awaited(self, place: int, values: Sequence[str]) -> None:
        self._change(lambda rules: editing.set_awaited(rules, place, values))

    def set_order(self, field: str, value: Any) -> None:
        """`order`, `tie`, `draw` or `closes`."""
        self._change(lambda rules: replace(rules, **{field: value}))

    def ask_class(self, place: int, number: int) -> None:
        """Edit a class, or a new one when there is none of that number."""
        if (quota := self._quota(place)) is not None:
            classes = quota.classes
            made = classes[number] if number < len(classes) else ValueClass("", (), most=1)
            known = self._known(quota)
            self._view.edit_class(place, number, made, quota.attribute, known)

    def ask_awaited(self, place: int) -> None:
        if (quota := self._quota(place)) is not None:
            self._view.edit_awaited(place, quota, self._known(quota))

    def ask_condition(self, place: int) -> None:
        """Edit a condition, or a new one when `place` is beyond the last one."""
        if self._shown is None:
            return
        rules = self._shown.rules
        new = Condition("", "below")
        condition = rules.conditions[place] if place < len(rules.conditions) else new
        choices = rules_words.attribute_choices(rules, self._shown.headings)
        asked = [each.attribute for each in rules.conditions]
        known = {key for key, _words in choices}
        choices += [(key, key) for key in dict.fromkeys(asked) if key and key not in known]
        self._view.edit_condition(place, condition, choices)

    def revert(self) -> None:
        """Back to the rules in place: what was tried is forgotten."""
        self._draft = None
        self._try()

    def apply(self) -> None:
        if self._shown is None:
            return
        run = partial(_apply, rules=self._shown.rules)
        self._tasks.command(run, self._applied, self._refuse, self._of)

    def try_invented(self) -> None:
        """The forty of the samples, read like any list and kept nowhere."""
        path = assets_folder() / "samples" / INVENTED

        def work(_watch: Watch) -> Call:
            return invented_call(self._read_list(path.read_bytes(), path.name))

        def read(call: Call) -> None:
            self._view.show_reading(False)
            self._invented = call
            self._try()

        def refused(refusal: Refusal) -> None:
            self._view.show_reading(False)
            self._refuse(refusal)

        self._view.show_reading(True)
        self._tasks.job(work, read, refused)

    def leave_invented(self) -> None:
        self._invented = None
        self._try()

    def open_people(self) -> None:
        self._go("people")

    def copy_sentence(self) -> None:
        if self._shown is not None:
            words = rules_words.rules_shown(self._shown.rules, ()).sentence
            self._view.copy(words, _("Phrase copiée : collez-la dans l'appel."))

    def _quota(self, place: int) -> Quota | None:
        quotas = self._shown.rules.quotas if self._shown else ()
        return quotas[place] if 0 <= place < len(quotas) else None

    def _known(self, quota: Quota) -> Sequence[str]:
        met = self._shown.met.get(quota.attribute, ()) if self._shown else ()
        return rules_words.known_values(quota, met)

    def _change(self, change: Callable[[Rules], Rules]) -> None:
        if self._shown is None:
            return
        after = change(self._shown.rules)
        if after != self._shown.rules:
            # At once: the next change builds on this one, whenever the effect arrives.
            self._shown = replace(self._shown, rules=after)
            self._draft = after
            self._try()

    def _applied(self, done: tuple[int, int]) -> None:
        count, command = done
        self._draft = None
        said = n_("{n} candidature décidée.", "{n} candidatures décidées.", count)
        if not count:
            said = _("Ces règles sont en place.")
        self._view.offer_undo(said, partial(self._take_back, command))
        self._try()

    def _take_back(self, command: int) -> None:
        self._tasks.command(
            partial(undo, command=command), lambda _c: self._try(), self._refuse, self._of
        )

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _apply(uow: UnitOfWork, rules: Rules) -> tuple[int, int]:
    """How many are decided, and the command that takes it back."""
    outcome = apply_rules(uow, rules, AUTHOR)
    return len(outcome.decisions), uow.command


def _pending(real: Trial) -> int:
    """Decisions that applying would change, and candidatures nothing is decided of."""
    if real.foreseen is None:
        return 0
    return len(real.foreseen.changes) + real.foreseen.before.get("", 0)


def _since(call: Call) -> str:
    if call.recruitment is None:
        return ""
    at = call.recruitment.applied_at.astimezone().date()
    return _("depuis le {day}", day=typography.day(at, language(), "d MMMM"))
