"""Retention: what has had its time, by which promise, and how it goes.

For a DPO: a plan says, for a given day, which records every promise lets go, with the statement that would be executed
and how many records it concerns; nothing is touched. Applying carries out that plan and no other. What cannot be
carried out is a row with its reason.

This room knows the policy, the holdings and the connectors. It knows no request of a person, and reads no clock.
"""
