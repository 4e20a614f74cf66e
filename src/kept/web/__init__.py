"""The pages that people read: the notice, the proof, the choice about cookies. Read-only but for that choice.

For a DPO: everything works without JavaScript, in French and in English, on a phone and with a screen reader.
"""
