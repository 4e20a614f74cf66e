"""The clients of a company that is controller and processor at once: who they are, what they ordered, what they instruct."""

from kept.clients.clientele import Client, Clientele, Licence, Order
from kept.clients.serving import processing, services_of, unserved

__all__ = ["Client", "Clientele", "Licence", "Order", "processing", "services_of", "unserved"]
