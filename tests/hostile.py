"""Words that try to act instead of being read, and a workshop that says them everywhere.

Each one is something a prankster can type on a phone or put in a list of participants. Whatever
leaves Tablée (paper, files, phones, the projector, the console) shows them as words.
"""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from tests.conftest import Workshop
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.moderation import reject_cards
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.workshops import change_workshop

MARKUP = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '"><svg onload=alert(4)>',
    "'-alert(5)-'",
    "<!-- <b>ouvert",
    "<b>gras</b> <font size=99>grand</font>",
    "<para><link href='file:///etc/hosts'>ici</link></para>",
    '<a href="javascript:alert(6)">ici</a>',
    "<![CDATA[ ]]> &lt;i&gt; &amp;amp; &#60;u&#62;",
    "{{ 7 * 7 }} {% raw %} {n} {0.__class__} %s %(n)s",
    "\\u003cscript\\u003e \\x3c",
)
FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://ailleurs.example/";"ici")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=1;=2",
    '=1";"=2',
)
OTHERS = (
    "'); DROP TABLE card; --",
    "../../etc/passwd",
    "Une ligne\nBEGIN:VEVENT\nSUMMARY:une autre",
    "Fin de ligne\u2028puis une autre",
    "m" * 300,
    "👩‍👩‍👧 مرحبا 中文",
    "http://ailleurs.example/?a=1&b=2",
)
HOSTILE = (*MARKUP, *FORMULAS, *OTHERS)
REJECTED, UNREAD = "Zutrefusee", "Zutnonlue"
"""Words of a card that was rejected, of one that nobody has read."""


def say_everywhere(workshop: Workshop) -> None:
    """Every hostile word on a card, in a name, in what the workshop says of itself."""
    for place, text in enumerate(HOSTILE):
        draft = Draft(uuid4(), place % 9 + 1, "forces", text, source="desk", author=text[:60])
        workshop.do(partial(write_card, draft=draft))
        name = " ".join(text.split())[:80]
        workshop.add(name, name, organisation=name, function=name)
    workshop.do(
        partial(
            change_workshop,
            title=" ".join(MARKUP[:2]),
            question=MARKUP[2],
            organiser=FORMULAS[2],
            place=MARKUP[3],
            context="\n".join(HOSTILE),
            objectives=MARKUP,
            results=FORMULAS,
            reads_first=True,
        )
    )
    forces = next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")
    workshop.do(
        partial(
            change_phase,
            key=forces.id,
            title=MARKUP[0],
            question=MARKUP[2],
            steps=MARKUP[:4],
            note=MARKUP[1],
        )
    )
    workshop.start(MARKUP[0])
    rejected = workshop.write(REJECTED).card
    workshop.do(partial(reject_cards, seen={rejected.id: rejected.change}))
    workshop.write(UNREAD)
