"""The services that may be subcontracted, where the policy closes their list."""

from __future__ import annotations

from collections.abc import Iterator

from kept.policy import Policy, Role


def unlisted(policy: Policy) -> Iterator[tuple[str, str | None]]:
    """Each processor, with the service that it provides outside the list; ``None`` where it provides none at all."""
    for name, party in policy.parties.items():
        if not policy.subcontracted or party.role is not Role.PROCESSOR:
            continue
        if not party.provides:
            yield name, None
        yield from ((name, service) for service in party.provides if service not in policy.subcontracted)
