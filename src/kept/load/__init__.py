"""From text to a policy and its findings. Loading never raises on what a person wrote.

For a DPO: every mistake is told at once, each with its place; what can be read is read, so that one wrong duration does
not hide the rest of the policy.
"""

from kept.load.folder import Loaded, load_folder, load_inventory, load_policy, load_text
from kept.load.writing import write

__all__ = ["Loaded", "load_folder", "load_inventory", "load_policy", "load_text", "write"]
