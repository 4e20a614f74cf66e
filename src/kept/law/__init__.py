"""What the law says, as values: articles, references, dated figures, and the words of the regulation.

Nothing here judges anything. `kept.law.articles` names an article and links to it, `kept.law.references` names the
texts and the authorities, `kept.law.pack` holds the figures that change with the date, and `kept.law.vocabulary` the
words that a policy, a notice and an export share. Rules that apply them live in `kept.checks` and above.
"""
