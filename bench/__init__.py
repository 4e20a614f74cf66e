"""The speeds that Kept promises, measured on this machine: ``make bench``."""
