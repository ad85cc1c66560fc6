"""Compiles resources.qrc into workshop_app/desktop/_resources.py, if anything in it is newer.

python packaging/build_resources.py [--force]
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LIST = TOP / "resources.qrc"
COMPILED = TOP / "workshop_app" / "desktop" / "_resources.py"


def main(force: bool) -> None:
    if not force and _is_current():
        return
    rcc = Path(sys.executable).parent / "pyside6-rcc"
    aside = COMPILED.with_suffix(".new")
    subprocess.run([rcc, LIST, "-o", aside], check=True)
    aside.replace(COMPILED)


def _is_current() -> bool:
    if not COMPILED.exists():
        return False
    listed = [TOP / str(node.text) for node in ElementTree.parse(LIST).iter("file")]
    return all(path.stat().st_mtime <= COMPILED.stat().st_mtime for path in [LIST, *listed])


if __name__ == "__main__":
    main(force="--force" in sys.argv)
