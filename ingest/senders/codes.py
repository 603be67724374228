"""What stands in the way of a delivery as one word, by the status of an HTTP answer. Pure."""

from http import HTTPStatus

from schemas.records.alerts import FailureCode

_BY_STATUS: dict[int, FailureCode] = {
    HTTPStatus.UNAUTHORIZED: "login",
    HTTPStatus.FORBIDDEN: "login",
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: "login",
    HTTPStatus.NOT_FOUND: "gone",
    HTTPStatus.GONE: "gone",
    HTTPStatus.REQUEST_TIMEOUT: "timeout",
    HTTPStatus.GATEWAY_TIMEOUT: "timeout",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limited",
}


def code_of_status(status: int) -> FailureCode:
    """The word for an answer that is no success; what has moved is no longer there."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    match status // 100:
        case 3:
            return "gone"
        case 4:
            return "refused"
        case 5:
            return "server_error"
        case _:
            return "other"
