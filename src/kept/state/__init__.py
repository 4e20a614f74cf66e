"""What Kept itself must remember: its journal, the requests in hand, the holds, and the keys that seal them.

For a DPO: this is Kept's own memory, apart from the places where personal data lies. What a person told us in a request
is stored sealed; the journal beside it carries counts and pseudonyms only.

This room opens the memory, brings its tables to today's shape and guards the keys. It knows nothing of what the other
rooms write in it.
"""

from kept.state.errors import StateUnusable
from kept.state.keys import Keys
from kept.state.opening import State, open_state

__all__ = ["Keys", "State", "StateUnusable", "open_state"]
