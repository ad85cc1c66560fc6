"""Before a wheel is built: compile the catalogues and Qt's resources, which are not committed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GeneratedFiles(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        here = Path(self.root) / "packaging"
        subprocess.run([sys.executable, here / "catalogue.py", "compile"], check=True)
        subprocess.run([sys.executable, here / "build_resources.py"], check=True)
