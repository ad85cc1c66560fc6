"""What nobody expected, said once and quietly: never on the projector, never a modal box.

One of the outer hooks: an exception that reaches Qt is written to the journal and told in a banner;
the program goes on.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from workshop_app.desktop.tasks import Refusal
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _

log = logging.getLogger(__name__)


def catch_what_escapes(tell: Callable[[str, str], None]) -> Callable[[], None]:
    """From now on a bug is logged and `tell(result, detail)` says so. Returns the way out."""

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        log.error("a bug", exc_info=(kind, error, traceback))
        tell(
            _("Tablée a rencontré une erreur."),
            _("Rien n'est perdu, vous pouvez continuer. L'erreur est notée dans le journal."),
        )

    before, sys.excepthook = sys.excepthook, hook

    def give_back() -> None:
        sys.excepthook = before

    return give_back


def said(refusal: Refusal) -> str:
    """The sentence of a refusal."""
    return sentence(refusal.code, refusal.values)
