"""From a policy back to the text it is written as: what loading reads, writing gives back."""

from __future__ import annotations

import re
from typing import Any

import yaml

from kept.policy import Policy

_WIDE = 120  # columns before a text is folded
_BREAKS = re.compile("[\x85\u2028\u2029]")  # YAML reads them as line ends; between double quotes they are escaped


def write(policy: Policy) -> str:
    """The policy as the YAML of a ``policy.yaml``: loaded again, it is the same policy.

    What a policy leaves to its default is left out, and lengths of time are written as ISO 8601 has them (``P3Y``).
    Remarks and the order of keys of the document it came from are not part of a policy, and are not given back.
    """
    plain = policy.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE)


class _Dumper(yaml.SafeDumper):
    """PyYAML's own, which leaves the rarer line ends bare."""


def _text(dumper: yaml.SafeDumper, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _BREAKS.search(text) else None)


_Dumper.add_representer(str, _text)
