"""Work that takes time or must survive a stop, and the organisation it is done for."""
