"""The demo: an invented organisation with an invented customer file, on which everything is done once.

For a DPO: nobody in it exists. The people are made up, their addresses end in ``.example``, their telephone numbers
belong to the ranges that the French regulator keeps for fiction.
"""
