"""One mend of reportlab, applied once: signs above U+FFFF must be copied as themselves.

reportlab 5.1 writes five hexadecimal digits where the ToUnicode map wants a UTF-16 pair, so a
reader that copies « 👍 », searches it or says it aloud gets another letter. Its second known
fault (a narrow no-break space breaks the line) lives in Paragraph, which is not used here.
"""

from __future__ import annotations

import re
from functools import cache

from reportlab.pdfbase import ttfonts

LONG_CODE = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{5,6})>")


@cache
def patch_reportlab() -> None:
    made_by_reportlab = ttfonts.makeToUnicodeCMap

    def to_unicode(font_name: str, subset: list[int]) -> str:
        return LONG_CODE.sub(_as_pair, made_by_reportlab(font_name, subset))

    ttfonts.makeToUnicodeCMap = to_unicode


def _as_pair(found: re.Match[str]) -> str:
    sign = chr(int(found[2], 16))
    return f"<{found[1]}> <{sign.encode('utf-16-be').hex().upper()}>"
