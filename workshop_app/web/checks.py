"""The question every device asks of a Wi-Fi, « is there internet? », answered so that it stays.

Each system fetches a small file of its maker and compares it. Where the hall's network leads such
a name to this laptop, the answer it expects keeps the phone on the Wi-Fi instead of going back to
its mobile plan. Decides which names and files are such a question, and nothing else: any other name
of the internet is still refused (`hosts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Scope

NAMES = frozenset(
    (
        # Android, ChromeOS and what is made from them
        *("connectivitycheck.gstatic.com", "connectivitycheck.android.com", "www.gstatic.com"),
        *("clients1.google.com", "clients3.google.com", "clients4.google.com", "www.google.com"),
        *("play.googleapis.com", "connectivitycheck.platform.hicloud.com"),
        *("connect.rom.miui.com", "cp.cloudflare.com", "connectivitycheck.grapheneos.network"),
        # iOS, iPadOS, macOS
        *("captive.apple.com", "www.apple.com", "gsp1.apple.com", "www.airport.us"),
        *("www.appleiphonecell.com", "www.ibook.info", "www.itools.info", "www.thinkdifferent.us"),
        # Windows, Edge
        *("www.msftconnecttest.com", "www.msftncsi.com", "edge-http.microsoft.com"),
        # Firefox
        "detectportal.firefox.com",
        # Linux: NetworkManager as GNOME, Ubuntu, Debian, Fedora and Arch set it
        *("nmcheck.gnome.org", "connectivity-check.ubuntu.com", "network-test.debian.org"),
        *("fedoraproject.org", "ping.archlinux.org"),
        # Amazon
        "spectrum.s3.amazonaws.com",
    )
)


@dataclass(frozen=True, slots=True)
class Expected:
    status: int
    media: str
    body: bytes


NO_CONTENT = Expected(204, "text/plain", b"")
APPLE = Expected(
    200, "text/html", b"<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"
)
NETWORK_MANAGER = Expected(200, "text/plain", b"NetworkManager is online\n")
FILES: Mapping[str, Expected] = {
    "/generate_204": NO_CONTENT,
    "/gen_204": NO_CONTENT,
    "/generate204": NO_CONTENT,
    "/captiveportal/generate_204": NO_CONTENT,
    "/hotspot-detect.html": APPLE,
    "/library/test/success.html": APPLE,
    "/bag": APPLE,
    "/connecttest.txt": Expected(200, "text/plain", b"Microsoft Connect Test"),
    "/ncsi.txt": Expected(200, "text/plain", b"Microsoft NCSI"),
    "/success.txt": Expected(200, "text/plain", b"success\n"),
    "/canonical.html": Expected(
        200,
        "text/html",
        b'<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
    ),
    "/check_network_status.txt": NETWORK_MANAGER,
    "/nm": NETWORK_MANAGER,
    "/nm-check.txt": NETWORK_MANAGER,
    "/static/hotspot.txt": Expected(200, "text/plain", b"OK"),
}
UBUNTU = "connectivity-check.ubuntu.com"


def answer_of(expected: Expected) -> Response:
    headers = {"Cache-Control": "no-store", "X-NetworkManager-Status": "online"}
    return Response(expected.body, expected.status, headers, expected.media)


def expected_of(scope: Scope) -> Expected | None:
    """What the device wants to hear; None when it asks something else."""
    if scope["method"] not in ("GET", "HEAD"):
        return None
    name = host_name(scope)
    if name not in NAMES:
        return None
    if name == UBUNTU and scope["path"] == "/":
        return NO_CONTENT
    return FILES.get(scope["path"])


def host_name(scope: Scope) -> str:
    """The name asked for, without its number, in small letters."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    host = next((value for name, value in headers if name == b"host"), b"")
    return host.decode("latin-1").lower().partition(":")[0]
