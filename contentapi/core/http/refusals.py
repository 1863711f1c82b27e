"""What only a reader by HTTP can be refused for; the rest of the tree is `core.errors`."""

from __future__ import annotations

from contentapi.core.errors import ContentError


class MethodNotAllowed(ContentError):
    """The path knows other methods only."""

    code = "method_not_allowed"
    status = 405


class PreconditionFailed(ContentError):
    """If-Match or If-Unmodified-Since of a read does not hold."""

    code = "precondition_failed"
    status = 412


class RangeNotSatisfiable(ContentError):
    """The range asked for lies outside the bytes there are."""

    code = "range_not_satisfiable"
    status = 416


class ServerError(ContentError):
    """A fault of ours; what is known of it is in the log."""

    code = "server_error"
    status = 500
