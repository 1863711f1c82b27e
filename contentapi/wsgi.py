"""The WSGI application: the front outermost, Django behind it."""

from __future__ import annotations

import os
import time
from functools import partial

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")

django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - Django must be set up first

from contentapi.core.feed.clock import Clock  # noqa: E402
from contentapi.front.table import Table  # noqa: E402
from contentapi.front.watcher import Watcher  # noqa: E402
from contentapi.front.wsgi import Front  # noqa: E402
from contentapi.middleware.replica import Worker  # noqa: E402

table = Table(settings.FRONT_BYTES)
clock = Clock(
    fresh=settings.FRONT_FRESH_SECONDS,
    bound=settings.FRONT_STALE_SECONDS,
    # no setting of the clock changes it, and where the system has it, it goes on while the machine sleeps
    now=partial(time.clock_gettime, getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)),
    wall=time.time,
)
watcher = Watcher(table, clock, Worker.told_by(clock.trusted))
application = (
    Front(django_application, table, watch=watcher.start, trusted=clock.trusted)
    if settings.FRONT_BYTES
    else django_application
)
