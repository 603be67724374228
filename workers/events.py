"""Task events that survive threads, for Flower."""

from celery.app.events import Events
from celery.events.dispatcher import EventDispatcher


class Dispatcher(EventDispatcher):  # type: ignore[misc]  # Celery publishes no types
    """Celery's own, which forgets what another thread adds while it publishes.

    Flower then shows finished tasks as running for ever. Source: celery issue 10434; in 5.6.3
    `EventDispatcher.flush` empties the buffer after a publish that took milliseconds.
    """

    def flush(self, errors: bool = True, groups: bool = True) -> None:  # noqa: FBT001, FBT002 (Celery's)
        """Send what is buffered; what comes meanwhile stays for the next time."""
        super().flush(errors=errors, groups=False)
        if not groups:
            return
        with self.mutex:
            for group, buffered in list(self._group_buffer.items()):
                if taken := list(buffered):
                    self._publish(taken, self.producer, f"{group}.multi")
                    del buffered[: len(taken)]  # others only ever append


class ThreadedEvents(Events):  # type: ignore[misc]  # Celery publishes no types
    """How an application is told of our dispatcher."""

    dispatcher_cls = "workers.events:Dispatcher"
