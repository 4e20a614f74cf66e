"""Holdings: where the data of a policy really lies, and how its records belong to people."""

from kept.holdings.clients import Clients, Connections, Licences, Orders
from kept.holdings.coverage import chain_of, clauses_for, columns_of, dated_by, kinds_of
from kept.holdings.document import Belongs, ClockColumn, Holding, Inventory, Place, When

__all__ = [
    "Belongs",
    "Clients",
    "ClockColumn",
    "Connections",
    "Holding",
    "Inventory",
    "Licences",
    "Orders",
    "Place",
    "When",
    "chain_of",
    "clauses_for",
    "columns_of",
    "dated_by",
    "kinds_of",
]
