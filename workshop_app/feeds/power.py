"""Where the laptop's current comes from."""

from __future__ import annotations

import psutil

from workshop_app.services.machine import Power


def power() -> Power | None:
    """None without a battery, or where the system says nothing. Blocks."""
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    if battery is None or battery.power_plugged is None:
        return None
    return Power(round(battery.percent), bool(battery.power_plugged))
