"""What the public reads, made from the clauses: the notice, its pages, and the register of processing.

For a DPO: the policy is written once; the notice in each language, every earlier version and the art. 30 register come
from it. Nothing here touches a place where data lies.
"""

from kept.publish.notice import notice, sentence_of_clause
from kept.publish.values import Notice

__all__ = ["Notice", "notice", "sentence_of_clause"]
