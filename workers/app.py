"""The Celery application, configured; `registration.py` adds the tasks."""

from celery import Celery

from workers.celery_settings import options
from workers.settings import Settings


def make_app(settings: Settings) -> Celery:
    """An application of its own, no global; without tasks, which beat and Flower do not need."""
    app = Celery("palimpsest", broker=settings.broker_url, set_as_current=False)
    app.events_cls = "workers.events:ThreadedEvents"
    app.conf.update(options(settings))
    return app
