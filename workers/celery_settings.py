"""Every setting of Celery with its reason beside it."""

from typing import Any
from urllib.parse import urlsplit

from workers.queues import QUEUES, declared, routes
from workers.schedule import beat_schedule
from workers.settings import Settings

# Above the longest time limit (2,700 s): within it a message may not come back while its task
# still runs. kill -9 of a worker delays its messages so long; the sweep rings again before.
VISIBILITY_TIMEOUT_S = 3600


def options(settings: Settings) -> dict[str, Any]:
    """All of Celery's settings that are not left to their defaults."""
    return {
        # -- messages -------------------------------------------------------------------------
        "task_serializer": "json",  # ids and nothing that could be executed
        "accept_content": ["json"],
        "enable_utc": True,
        "timezone": "UTC",
        "task_queues": declared(),
        "task_routes": routes(),
        # A task without a route would wait where nobody serves it: better an error at once.
        "task_create_missing_queues": False,
        "task_default_queue": QUEUES[0],
        # -- nothing is lost ------------------------------------------------------------------
        # Acknowledged when done: what a killed worker held comes back. Every task may run twice.
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        # A failed task is acknowledged: the ledger has it, and the sweep rings again.
        "task_acks_on_failure_or_timeout": True,
        # No worker sits on messages that another could do.
        "worker_prefetch_multiplier": 1,
        # -- results --------------------------------------------------------------------------
        # The ledger is the result. Flower takes its line from the task's event; nobody reads a
        # stored one, and producers that drop results print noise at exit (RUNTIME.md).
        "task_ignore_result": True,
        "result_backend": "disabled://",
        # -- a broker that goes away ----------------------------------------------------------
        "broker_transport_options": transport_options(settings.broker_url),
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,  # for ever: the supervisor could do no more
        # The thread goes on and commits; the message comes again and finds nothing to do. Threads
        # cannot be cancelled anyway.
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        # A worker lowers its prefetch after a loss until its old tasks are done; with one message
        # for each thread there is nothing to lower.
        "worker_enable_prefetch_count_reduction": False,
        # Three tries within a second; then the task goes on and leaves the bell to the sweep.
        "task_publish_retry_policy": {
            "max_retries": 3, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.4,
        },
        # -- what Flower shows ----------------------------------------------------------------
        "worker_send_task_events": True,
        "task_send_sent_event": False,  # would make each producer a label of its own in metrics
        "task_track_started": True,
        # -- the process ----------------------------------------------------------------------
        "worker_hijack_root_logger": False,  # workers/log.py has set it up
        "worker_redirect_stdouts": False,
        # In seconds between looks at Celery's timers; beat's own default would sleep 5 minutes.
        "beat_schedule": beat_schedule(settings.tick_s),
        "beat_scheduler": "celery.beat:Scheduler",  # no file: the ledger knows what is due
        "beat_max_loop_interval": settings.tick_s,
    }  # fmt: skip


def transport_options(broker_url: str) -> dict[str, Any]:
    """How to hold the line: what recovered in every trial of RUNTIME.md, or RabbitMQ's own."""
    if urlsplit(broker_url).scheme.startswith("amqp"):
        return {"confirm_publish": True}  # a message is sent when the broker says so
    return {
        "visibility_timeout": VISIBILITY_TIMEOUT_S,
        "health_check_interval": 25,
        "socket_keepalive": True,
        "socket_connect_timeout": 5,
        "socket_timeout": 30,
    }
