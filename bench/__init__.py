"""How fast Kept is, measured on the machine at hand: `make bench`."""
