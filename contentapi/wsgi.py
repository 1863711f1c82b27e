"""The WSGI application: the front outermost, Django behind it."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")

django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - Django must be set up first

from contentapi.front.table import Table  # noqa: E402
from contentapi.front.watcher import Watcher  # noqa: E402
from contentapi.front.wsgi import Clock, Front  # noqa: E402

table = Table(settings.FRONT_BYTES)
clock = Clock(fresh=settings.FRONT_FRESH_SECONDS, bound=settings.FRONT_STALE_SECONDS)
watcher = Watcher(table, clock)
application = (
    Front(django_application, table, watch=watcher.start, trusted=clock.trusted)
    if settings.FRONT_BYTES
    else django_application
)
