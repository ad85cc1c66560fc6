"""What the desk says when the addresses of this laptop change, on the page in front.

Decides the sentences and the one button of each; when they are said is decided by `form_keeper`.
Nothing of it is shown on the projector: there only the square and the typed address change.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.tasks import Refusal
from workshop_app.desktop.widgets.banner import Action, Kind
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.network import News
from workshop_app.i18n.translate import _
from workshop_app.services.form_door import Place

KEY = "address"


class NetworkWords:
    def __init__(
        self,
        page_in_front: Callable[[], Page | None],
        go: Callable[[str], object],
        move_form: Callable[[str], object],
        refused: Callable[[Refusal], None],
    ) -> None:
        self._page_in_front, self._go, self._move_form = page_in_front, go, move_form
        self.refused = refused

    def address_changed(self, place: Place) -> None:
        """Paper that hangs in the hall leads nowhere any more: said with what to do."""
        self._say(
            "signal",
            _(
                "Les téléphones passent maintenant par {address}.",
                address=f"{place.shown}:{place.port}",
            ),
            _(
                "Le projecteur et Conduite montrent le nouveau carré. Les panneaux déjà imprimés "
                "mènent à l'ancienne adresse : réimprimez-les."
            ),
            (_("Préparer la salle"), lambda: self._go("room")),
        )

    def network_told(self, news: News) -> None:
        match news.event:
            case "cut":
                self._say(
                    "error",
                    _("Aucun téléphone n'atteint plus cet ordinateur : le réseau est coupé."),
                    _(
                        "Rien n'est perdu : chaque téléphone garde ses cartes et les enverra. "
                        "Rouvrez le Wi-Fi, ou saisissez ici les cartes d'une table."
                    ),
                    (_("Préparer la salle"), lambda: self._go("room")),
                )
            case "back":
                self._say(
                    "success",
                    _("Le réseau est revenu, à la même adresse."),
                    _("Les téléphones se relient d'eux-mêmes et envoient ce qu'ils gardaient."),
                    None,
                )
            case "better":
                host = news.host
                self._say(
                    "info",
                    _("Cet ordinateur a une nouvelle adresse, plus sûre : {host}.", host=host),
                    _("Les téléphones restent sur l'ancienne tant que vous ne changez rien."),
                    (_("Passer par {host}", host=host), lambda: self._move_form(host)),
                )
            case _:
                pass

    def _say(
        self,
        kind: Kind,
        result: str,
        detail: str,
        action: Action | None,
    ) -> None:
        if page := self._page_in_front():
            page.banners.show_banner(kind, result, detail, action=action, key=KEY)
