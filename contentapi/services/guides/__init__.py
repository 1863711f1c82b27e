"""Acts on guides and versions: write, submit, approve, publish now or at a time, review, withdraw."""

from contentapi.services.guides import freezing
from contentapi.services.guides.acts import approve, publish, send_back, solve, submit, withdraw
from contentapi.services.guides.reviewing import confirm_review
from contentapi.services.guides.scheduling import call_off, schedule, settle
from contentapi.services.guides.writing import delete_draft, roll_back, write_draft

__all__ = [
    "approve",
    "call_off",
    "confirm_review",
    "delete_draft",
    "freezing",
    "publish",
    "roll_back",
    "schedule",
    "send_back",
    "settle",
    "solve",
    "submit",
    "withdraw",
    "write_draft",
]
