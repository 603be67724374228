"""When and where work runs: the only Celery, the only reader of the environment."""
