"""Copies the icons we use from the npm package lucide-static into assets/icons.

    python packaging/build_icons.py PACKAGE.tgz [assets/icons]

Decides: which icons we ship (those of `icon.map` in tokens.json and a few general ones). It does
not colour them: the desktop, the phone page and the PDF tint the same files. The result is
committed: this runs only when the list or the package changes.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from pathlib import Path

GENERAL = """
search chevron-left chevron-right chevron-up chevron-down plus minus x check folder-open settings
life-buoy info wifi wifi-off history funnel eye phone copy square-pen calendar calendar-days
arrow-up arrow-down arrow-left arrow-right user user-check user-minus user-round volume-2 volume-x
maximize zoom-in zoom-out sliders-horizontal table-2 list external-link file archive usb panel-left
keyboard languages trash-2 triangle-alert circle-x rotate-ccw clock hash palette maximize-2 log-in
log-out mail mic circle-help circle-question-mark grid-3x3 layout-grid type between-horizontal-start
door-open id-card monitor key-round link
"""
WHITE = ["check", "minus"]
"""Marks of a ticked box: a style sheet cannot tint them."""


def main(package: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    tokens = json.loads(Path("assets/tokens.json").read_text(encoding="utf-8"))
    states = [state["icon"] for state in tokens["color"]["state"].values()]
    wanted = {*tokens["icon"]["map"].values(), *states, *GENERAL.split()}
    with tarfile.open(package) as archive:
        names = set(archive.getnames())
        for name in sorted(wanted):
            path = f"package/icons/{name}.svg"
            if path not in names:
                print(f"{name}: not in this version of the set")
                continue
            text = _read(archive, path)
            (target / f"{name}.svg").write_text(_compact(text), encoding="utf-8")
            if name in WHITE:
                white = _compact(text).replace("currentColor", "white")
                (target / f"{name}-white.svg").write_text(white, encoding="utf-8")
        (target / "LICENSE.txt").write_text(_read(archive, "package/LICENSE"), encoding="utf-8")


def _read(archive: tarfile.TarFile, path: str) -> str:
    member = archive.extractfile(path)
    if member is None:
        raise SystemExit(f"{path} is not a file")
    return member.read().decode("utf-8")


def _compact(svg: str) -> str:
    without_comment = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    one_line = re.sub(r"\s+", " ", without_comment).strip()
    return one_line.replace("> <", "><") + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "assets/icons"))
