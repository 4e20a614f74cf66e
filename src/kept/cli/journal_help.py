"""The pages of help of `kept journal`, in both languages."""

from kept.cli.words import say

JOURNAL = say(
    """Show, verify and hand over the journal.

    \b
    Example:
      kept journal show --last 5              what was done lately
      kept journal show --open                what was meant and never finished
      kept journal export --out evidence/     four files that anyone can verify
      kept journal verify evidence/ --key "acme.example/journal+185c3cd5+AY/Sg..."
    """,
    """Montrer, attester et remettre le journal.

    \b
    Exemple :
      kept journal show --last 5              ce qui a été fait dernièrement
      kept journal show --open                ce qui était prévu et n’a jamais abouti
      kept journal export --out preuves/      quatre fichiers que chacun peut attester
      kept journal verify preuves/ --key "acme.example/journal+185c3cd5+AY/Sg..."
    """,
)

SHOW = say(
    """Show entries, oldest first.

    \b
    Example:
      kept journal show examples/ouicom --kind retention.erase --last 3
    """,
    """Montrer des écritures, la plus ancienne d’abord.

    \b
    Exemple :
      kept journal show examples/ouicom --kind retention.erase --last 3
    """,
)

VERIFY = say(
    """Verify an exported journal, or the one of an organisation's folder. Exit code 1 where it was touched.

    \b
    Example:
      kept journal verify evidence/ --key key.pub --against last-year/checkpoint
    """,
    """Attester un journal exporté, ou celui du dossier d’une organisation. Code de sortie 1 si l’on y a touché.

    \b
    Exemple :
      kept journal verify preuves/ --key cle.pub --against an-dernier/checkpoint
    """,
)

EXPORT = say(
    """Write the journal as files that anyone can verify: entries, hashes, checkpoint, public key.

    \b
    Example:
      kept journal export examples/ouicom --out evidence/
    """,
    """Écrire le journal dans des fichiers que chacun peut attester : écritures, empreintes, point de contrôle, clé
    publique.

    \b
    Exemple :
      kept journal export examples/ouicom --out preuves/
    """,
)

PROOF = say(
    """Prove that one entry is in the journal, without showing the others (C2SP tlog-proof).

    \b
    Example:
      kept journal proof 12 examples/ouicom > entry-12.tlog-proof
    """,
    """Prouver qu’une écriture figure au journal, sans montrer les autres (C2SP tlog-proof).

    \b
    Exemple :
      kept journal proof 12 examples/ouicom > ecriture-12.tlog-proof
    """,
)

CHECKPOINT = say(
    """Sign the journal as it stands. Keep what it prints: later, `verify --against` holds the journal to it.

    \b
    Example:
      kept journal checkpoint examples/ouicom > checkpoint-2026-11
    """,
    """Signer le journal tel qu’il est. Gardez ce qui s’affiche : plus tard, `verify --against` y confrontera le journal.

    \b
    Exemple :
      kept journal checkpoint examples/ouicom > point-2026-11
    """,
)

KEY = say(
    """Print the public key that verifies the journal. Publish it where you do not publish the journal.

    \b
    Example:
      kept journal key examples/ouicom > key.pub
    """,
    """Donner la clé publique qui atteste le journal. Publiez-la ailleurs que le journal lui-même.

    \b
    Exemple :
      kept journal key examples/ouicom > cle.pub
    """,
)
