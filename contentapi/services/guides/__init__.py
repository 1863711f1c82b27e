"""Acts on guides and versions: write, submit, approve, publish, withdraw."""

from contentapi.services.guides import freezing
from contentapi.services.guides.acts import approve, publish, send_back, submit, withdraw, write_draft

__all__ = ["approve", "freezing", "publish", "send_back", "submit", "withdraw", "write_draft"]
