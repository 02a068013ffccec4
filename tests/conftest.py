"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]

settings.register_profile("fast", max_examples=150, deadline=None, suppress_health_check=SLOW)
settings.register_profile("long", max_examples=12_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
