"""What is said above Conduite of the projector's screen: pulled out, or a copy of this one.

Each is said once, when it begins, and withdrawn by itself when it is over.
"""

from __future__ import annotations

from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.widgets.banner import BannerStack
from workshop_app.i18n.translate import _


class ScreenBanners:
    def __init__(self, banners: BannerStack) -> None:
        self._banners = banners
        self._unplugged = self._copied = False

    def show_state(self, state: ProjectorState) -> None:
        # Extended, then copied: it left its place too, but nobody is to plug anything.
        self._say_unplugged(state.is_unplugged and not state.is_copied)
        self._say_copied(state.is_copied)

    def _say_unplugged(self, is_unplugged: bool) -> None:
        if is_unplugged and not self._unplugged:
            self._banners.show_banner(
                "signal",
                _("L'écran du projecteur est débranché."),
                _("Le reste continue. Rebranchez-le : l'image revient toute seule."),
                icon_name="unplug",
                key="projector",
            )
        elif not is_unplugged:
            self._banners.withdraw("projector")
        self._unplugged = is_unplugged

    def _say_copied(self, is_copied: bool) -> None:
        """The hall reads over the facilitator's shoulder until the system extends the desktop."""
        if is_copied and not self._copied:
            self._banners.show_banner(
                "error",
                _("La salle voit cet écran : le projecteur en est la copie."),
                _(
                    "Vos notes et les noms s'y lisent. Dans les réglages d'affichage, choisissez "
                    "« Étendre » : la vue du projecteur s'y ouvrira, seule."
                ),
                icon_name="copy",
                key="copied",
            )
        elif not is_copied:
            self._banners.withdraw("copied")
        self._copied = is_copied
