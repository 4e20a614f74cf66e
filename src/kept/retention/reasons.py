"""Why something is not carried out: a row with its reason, never a silence.

For a DPO: each reason has a code that never changes, a sentence in both languages, and what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kept.findings import Finding, Words
from kept.policy import Disposal


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` for machines; ``words`` why; ``way_out`` what to do."""

    code: str
    words: Words
    way_out: Words


def of_finding(finding: Finding) -> Reason:
    """A place that cannot be asked says why in a finding; as a reason it stands in its row."""
    return Reason(finding.code, finding.headline, finding.help or Words("", ""))


class Reasons:
    """The reasons that a plan can give, written out in one place."""

    @staticmethod
    def no_promise() -> Reason:
        """Values that no clause covers."""
        return Reason(
            "no-promise",
            Words("no promise says how long it is kept", "aucune promesse ne dit combien de temps c’est gardé"),
            Words(
                "add a retention clause for these people and this data",
                "ajoutez une clause de conservation pour ces personnes et ces données",
            ),
        )

    @staticmethod
    def no_clock(events: tuple[str, ...]) -> Reason:
        """No column dates what the clause counts from."""
        named = ", ".join(f"`{event}`" for event in events)
        return Reason(
            "no-clock",
            Words(f"nothing there dates {named}", f"rien n’y date {named}"),
            Words(
                "declare the clock on the holding, or on the one its records belong to",
                "déclarez l’horloge sur le gisement, ou sur celui dont ses données dépendent",
            ),
        )

    @staticmethod
    def no_length() -> Reason:
        """The clause gives nothing to count."""
        return Reason(
            "no-length",
            Words(
                "the clause gives no length and starting point to count from",
                "la clause ne donne ni durée ni point de départ à compter",
            ),
            Words("write `keep` and `since`", "écrivez `keep` et `since`"),
        )

    @staticmethod
    def set_apart() -> Reason:
        """Kept lets archived data go at the end of its time, and moves nothing to the archive before."""
        return Reason(
            "archive-not-set-apart",
            Words(
                "the end of the archive is carried out; setting the data apart until then is not",
                "la fin de l’archivage est exécutée ; la mise à part des données d’ici là ne l’est pas",
            ),
            Words(
                "move them to a separate place that few people may open",
                "placez-les dans un lieu distinct, que peu de personnes peuvent ouvrir",
            ),
        )

    @staticmethod
    def by_option(options: tuple[str, ...]) -> Reason:
        """The length depends on what a client's contract says, which nothing in the holdings tells yet."""
        named = ", ".join(f"`{option}`" for option in options)
        return Reason(
            "depends-on-option",
            Words(
                f"the length depends on an option of the client's contract ({named})",
                f"la durée dépend d’une option du contrat du client ({named})",
            ),
            Words(
                "these records stay until the holdings can tell which clients took it",
                "ces enregistrements restent tant que les gisements ne disent pas quels clients l’ont prise",
            ),
        )

    @staticmethod
    def hours() -> Reason:
        """Clocks of a record count days."""
        return Reason(
            "length-in-hours",
            Words("a length in hours cannot be counted from a day", "une durée en heures ne part pas d’un jour"),
            Words("write days, months or years", "indiquez des jours, des mois ou des années"),
        )

    @staticmethod
    def not_by_erasure(then: Disposal) -> Reason:
        """Kept erases and blanks; it does not anonymise or move."""
        return Reason(
            "not-by-erasure",
            Words(
                f"the clause ends in `then: {then}`, which Kept does not carry out",
                f"la clause s’achève par `then: {then}`, que Kept n’exécute pas",
            ),
            Words(
                "write `then: erase`, or see to it by hand and keep a note of it",
                "écrivez `then: erase`, ou faites-le à la main en gardant trace",
            ),
        )

    @staticmethod
    def held_by(party: str) -> Reason:
        """Another party carries the promise out."""
        return Reason(
            "held-by-another",
            Words(f"held by `{party}`, who carries the promise out", f"détenu par `{party}`, qui exécute la promesse"),
            Words(
                "ask for their proof, or for the setting that limits the duration",
                "demandez-leur la preuve, ou le réglage qui limite la durée",
            ),
        )

    @staticmethod
    def held_by_kept() -> Reason:
        """Of Kept's own records, proofs of identity go as requests close; the requests themselves are not let go yet."""
        return Reason(
            "held-by-kept",
            Words(
                "held by Kept itself: proofs of identity go as requests close, requests stay",
                "détenu par Kept : les justificatifs partent à la clôture des demandes, les demandes restent",
            ),
            Words("see `kept request list`", "voyez `kept request list`"),
        )

    @staticmethod
    def on_hold(hold: str) -> Reason:
        """A hold covers the whole holding."""
        return Reason(
            "on-hold",
            Words(f"the whole holding is held ({hold})", f"le gisement entier est gelé ({hold})"),
            Words("see `kept hold list`", "voyez `kept hold list`"),
        )

    @staticmethod
    def elsewhere(owner: str) -> Reason:
        """The record it belongs to lies in another place."""
        return Reason(
            "owner-elsewhere",
            Words(
                f"its records belong to `{owner}`, in another place: one statement cannot follow the link",
                f"ses données dépendent de `{owner}`, dans un autre lieu : une requête ne peut pas suivre le lien",
            ),
            Words(
                "declare people, clocks and purposes on this holding itself",
                "déclarez les personnes, les horloges et les finalités sur ce gisement même",
            ),
        )

    @staticmethod
    def shared_table(table: str) -> Reason:
        """Two holdings describe the same rows."""
        return Reason(
            "shared-table",
            Words(
                f"several holdings describe the table `{table}`: its values are blanked, its rows stay",
                f"plusieurs gisements décrivent la table `{table}` : ses valeurs sont vidées, ses lignes restent",
            ),
            Words("describe the table in one holding", "décrivez la table dans un seul gisement"),
        )

    @staticmethod
    def belonging_elsewhere(other: str) -> Reason:
        """Records in another place belong to these."""
        return Reason(
            "belonging-elsewhere",
            Words(
                f"`{other}`, in another place, belongs to these records: its rows stay, their lapsed values blanked",
                f"`{other}`, dans un autre lieu, dépend de ces données : les lignes restent, leurs valeurs échues vidées",
            ),
            Words(
                "have both in one place, or see to the rows by hand",
                "tenez les deux dans un même lieu, ou traitez les lignes à la main",
            ),
        )

    @staticmethod
    def of_nobody() -> Reason:
        """No word says whom the records are about."""
        return Reason(
            "of-nobody",
            Words("nothing says whom its records are about", "rien ne dit de qui sont ses données"),
            Words("declare `people`, or `of: HOLDING via COLUMN`", "déclarez `people`, ou `of: GISEMENT via COLONNE`"),
        )

    @staticmethod
    def of_nothing() -> Reason:
        """No value is declared, so no clause covers anything."""
        return Reason(
            "of-nothing",
            Words(
                "it declares no value, so that no promise lets its rows go",
                "il ne déclare aucune valeur, si bien qu’aucune promesse ne laisse partir ses lignes",
            ),
            Words("declare what it holds under `holds`", "déclarez ce qu’il tient sous `holds`"),
        )

    @staticmethod
    def undeclared_table(table: str) -> Reason:
        """Rows nobody declared point at these."""
        return Reason(
            "undeclared-table",
            Words(
                f"rows of `{table}`, which no holding declares, point at these records: such records stay, blanked",
                f"des lignes de `{table}`, qu’aucun gisement ne déclare, pointent vers ces données : celles-là restent, vidées",
            ),
            Words(f"declare `{table}` in holdings.yaml", f"déclarez `{table}` dans holdings.yaml"),
        )

    @staticmethod
    def no_collected() -> Reason:
        """Nothing says under which version the data was collected."""
        return Reason(
            "no-collection-day",
            Words(
                "nothing dates the collection: the current version is taken to govern",
                "rien ne date la collecte : on prend la version actuelle",
            ),
            Words("declare the clock `collected`", "déclarez l’horloge `collected`"),
        )

    @staticmethod
    def part_of_clause(events: tuple[str, ...]) -> Reason:
        """One end of a clause has no clock; the other is kept."""
        named = ", ".join(f"`{event}`" for event in events)
        return Reason(
            "part-without-clock",
            Words(
                f"nothing there dates {named}: only the other end of the clause is kept",
                f"rien n’y date {named} : seule l’autre fin de la clause est tenue",
            ),
            Words("declare the clock on the holding", "déclarez l’horloge sur le gisement"),
        )
