"""« Abréviations »: what the short forms of the network stand for, for every workshop."""

from __future__ import annotations

from workshop_app.desktop.screens.abbreviations.presenter import AbbreviationsPresenter
from workshop_app.desktop.screens.abbreviations.view import AbbreviationsView
from workshop_app.desktop.tasks import Tasks


def build_abbreviations(tasks: Tasks) -> tuple[AbbreviationsView, AbbreviationsPresenter]:
    view = AbbreviationsView()
    presenter = AbbreviationsPresenter(view, tasks)
    view.searched.connect(presenter.search)
    view.sort_asked.connect(presenter.sort)
    view.chosen.connect(presenter.choose)
    view.new_asked.connect(presenter.new)
    view.line.saved.connect(presenter.save)
    view.line.removed.connect(presenter.remove)
    view.line.left.connect(presenter.leave)
    view.usual_asked.connect(presenter.back_to_usual)
    return view, presenter
