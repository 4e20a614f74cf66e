"""How sentences are put together in each language: lists, articles, days, lengths, figures, countries, typography.

What is said stands with who says it: the notice in ``publish``, the answers to people in ``requests``.
"""
