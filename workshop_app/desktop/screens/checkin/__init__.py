"""« Émargement »: one person every five seconds at the door, on two devices if need be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint

from workshop_app.desktop.door_paper import DoorPaper
from workshop_app.desktop.projector.presenter import ProjectorPresenter, ProjectorState
from workshop_app.desktop.screens.checkin.posts import PostsPresenter
from workshop_app.desktop.screens.checkin.presenter import CheckinPresenter
from workshop_app.desktop.screens.checkin.row_menu import Gestures, row_menu
from workshop_app.desktop.screens.checkin.view import CheckinView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, Presence
from workshop_app.services.projection.doors import Qr


def build_checkin(
    tasks: Tasks,
    clock: Clock,
    presence: Presence,
    qr: Qr,
    go: Callable[[str], None],
    repair: Callable[[], None],
    projection: ProjectorPresenter,
    paper: DoorPaper,
) -> tuple[CheckinView, CheckinPresenter]:
    """`repair` opens the repair of the tables."""
    view = CheckinView()
    posts = PostsPresenter(view, tasks, clock, presence, qr)
    presenter = CheckinPresenter(view, tasks, clock, projection, repair, posts)
    _connect_people(view, presenter)
    _connect_posts(view, posts, go)
    _connect_menu(view, presenter, paper)
    _connect_head(view, presenter, projection)
    view.head.sheet_asked.connect(partial(paper.sheet, view))
    view.head.certificates_asked.connect(partial(paper.certify, view))
    return view, presenter


def _connect_people(view: CheckinView, presenter: CheckinPresenter) -> None:
    view.searched.connect(presenter.search)
    view.moved.connect(presenter.move)
    view.entered.connect(presenter.confirm)
    view.picked.connect(presenter.choose)
    view.confirmed.connect(presenter.confirm)
    view.undo_asked.connect(presenter.undo_last)
    view.take_back_asked.connect(presenter.take_back)
    view.newcomer_described.connect(presenter.describe_newcomer)
    view.welcome_asked.connect(presenter.welcome)
    view.repair_asked.connect(presenter.repair)
    view.wait_asked.connect(presenter.wait)


def _connect_posts(view: CheckinView, posts: PostsPresenter, go: Callable[[str], None]) -> None:
    view.link_asked.connect(posts.link)
    view.post_opened.connect(posts.open)
    view.post_closed.connect(posts.close)
    view.post_named.connect(posts.name)
    view.revoke_asked.connect(posts.revoke)
    view.page_asked.connect(go)


def _connect_menu(view: CheckinView, presenter: CheckinPresenter, paper: DoorPaper) -> None:
    gestures = Gestures(
        say=presenter.say,
        take_back=presenter.take_back,
        set_shown=presenter.set_shown,
        certify=lambda key: paper.certify(view, [key]),
    )

    def open_menu(key: UUID, at: QPoint) -> None:
        if (row := presenter.row(key)) is not None:
            view.show_menu(lambda parent: row_menu(parent, row, gestures), at)

    view.menu_wanted.connect(open_menu)


def _connect_head(
    view: CheckinView, presenter: CheckinPresenter, projection: ProjectorPresenter
) -> None:
    def toggle_places() -> None:
        if view.head.projected:
            projection.choose("brief")
            return
        projection.choose("places")
        projection.open()

    def follow(state: ProjectorState) -> None:
        shown = state.content.mode == "places" and state.placement is not None
        view.head.show_projected(shown)

    view.head.places_asked.connect(toggle_places)
    view.head.initials_set.connect(lambda on: presenter.set_places(initials=on))
    view.head.newest_set.connect(lambda on: presenter.set_places(newest=on))
    projection.watch(follow)
