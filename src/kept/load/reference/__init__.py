"""What every key of the two documents means, in both languages, and the JSON Schema that editors complete from.

For a DPO: the page of the language (``docs/reference/policy.md``) and the help an editor shows beside a key are the same
words. For an engineer: the schema is made from the types, so that it accepts what loading accepts, short forms included.
"""

from kept.load.reference.page import page
from kept.load.reference.schema import DOCUMENTS, keys_told, schema

__all__ = ["DOCUMENTS", "keys_told", "page", "schema"]
