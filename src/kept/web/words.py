"""The words of the pages around the notice, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from kept.findings import Language
from kept.journal import Kind, Stage


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the proof, the cookie page and the error pages say. ``{}`` are filled with figures and dates."""

    policy: str
    proof: str
    cookies: str
    proof_title: str
    proof_intro: tuple[str, ...]
    not_yet: str
    elsewhere: str
    archive: str
    last: str
    in_all: str
    entries: str
    statement: str
    receipts: str
    receipts_of: str
    promises: str
    in_policy: str
    back_to_proof: str
    when: str
    act: str
    outcome: str
    number_of_records: str
    journal: str
    journal_size: str
    checkpoint: str
    verify_title: str
    verify_intro: str
    verify_steps: tuple[str, ...]
    key: str
    acts: dict[Kind, str]
    stages: dict[Stage, str]
    choice_title: str
    choice_intro: str
    choice_exempt: str
    choice_gpc: str
    choice_kept: str
    accept: str
    refuse: str
    accepted: str
    refused: str
    current: str
    details: str
    missing_title: str
    missing: str
    method_title: str
    method: str
    failed_title: str
    failed: str
    refused_title: str
    refused_request: str
    unread_title: str
    unread: str
    too_much_title: str
    too_much: str
    received_title: str
    received: str
    other_form: str
    not_taken: str
    perhaps_taken: str
    home: str


_ENGLISH = PageWords(
    policy="The policy",
    proof="Proof",
    cookies="Cookies",
    proof_title="How we keep our promises",
    proof_intro=(
        "Below is each promise of our policy that leaves a trace, in the words of the policy, with what was done to keep it.",
        "The figures come from a journal that only grows. It holds counts and digests, never personal data.",
    ),
    not_yet="Not yet carried out.",
    elsewhere="Carried out by {}, on our instructions; our journal holds no trace of it.",
    archive="We set the archive apart ourselves: our journal shows what was erased at the end, not what was archived before.",
    last="Last carried out",
    in_all="Records in all",
    entries="Entries of the journal",
    statement="Digest of the statement",
    receipts="All receipts",
    receipts_of="Receipts",
    promises="The promises",
    in_policy="Read it in the policy",
    back_to_proof="All promises",
    when="When",
    act="What",
    outcome="Outcome",
    number_of_records="Records",
    journal="The journal",
    journal_size="{} entries, under this checkpoint:",
    checkpoint="Checkpoint",
    verify_title="How to verify it",
    verify_intro="A checkpoint stands for the whole journal at one size. Nobody can change an entry without changing it.",
    verify_steps=(
        "Keep today’s checkpoint and our public key.",
        "Later, an auditor or an authority to whom the journal is handed over runs the command below.",
        "It says whether anything that stood before your checkpoint was altered, removed or reordered, and which entry.",
    ),
    key="Public key",
    acts={
        Kind.RETENTION_ERASE: "Expired records erased",
        Kind.RETENTION_BLANK: "Expired values blanked",
        Kind.REQUEST_FULFIL: "Request carried out",
    },
    stages={
        Stage.INTENDED: "Begun, not ended",
        Stage.DONE: "Done",
        Stage.REFUSED: "Refused, nothing touched",
        Stage.FAILED: "Failed",
        Stage.NOTE: "Noted",
    },
    choice_title="Your choice about cookies",
    choice_intro="Nothing below is used before you accept it. Refusing is as easy as accepting, and you can come back here at any time.",
    choice_exempt="These need no choice: they only serve to provide what you ask for.",
    choice_gpc="Your browser asks us not to track you. We treat that as a refusal, and ask nothing.",
    choice_kept="We keep your choice in a cookie named {} for six months. It needs no consent.",
    accept="Accept",
    refuse="Refuse",
    accepted="You have accepted.",
    refused="You have refused.",
    current="Your choice",
    details="See the details",
    missing_title="This page does not exist",
    missing="The address may have changed, or may be incomplete.",
    method_title="This cannot be done here",
    method="This page can be read, not written to.",
    failed_title="Something went wrong on our side",
    failed="Nothing that you sent was kept. Please try again later.",
    refused_title="This request was refused",
    refused_request="It came from another site. Open the page again and answer there.",
    unread_title="This could not be read",
    unread="What was sent is not what the form sends. Open it again and fill it in there; nothing was kept.",
    too_much_title="This is too much",
    too_much="What you sent is larger than a form may be. Nothing was kept; please write less.",
    received_title="Your answers have arrived",
    received="We use them for what the form says, and for nothing else.",
    other_form="What was sent is not what this form asks. Nothing was kept; please fill it in below.",
    not_taken="We could not take this in just now, and nothing was kept. What you typed is still below: please try again later.",
    perhaps_taken="Our connection broke while we were taking this in: it may have arrived. What you typed is still below; before you send it again, please ask us.",
    home="Back to the first page",
)

_FRENCH = PageWords(
    policy="La politique",
    proof="La preuve",
    cookies="Cookies",
    proof_title="Comment nous tenons nos promesses",
    proof_intro=(
        "Voici chaque promesse de notre politique qui laisse une trace, dans les mots de la politique, avec ce qui a été fait pour la tenir.",
        "Les chiffres viennent d’un journal qui ne fait que croître. Il contient des nombres et des empreintes, jamais de données personnelles.",
    ),
    not_yet="Pas encore exécutée.",
    elsewhere="Exécutée par {}, sur nos instructions ; notre journal n’en porte pas trace.",
    archive="Nous tenons l’archive nous-mêmes : notre journal montre ce qui a été effacé à la fin, pas ce qui a été archivé auparavant.",
    last="Dernière exécution",
    in_all="Enregistrements au total",
    entries="Écritures du journal",
    statement="Empreinte de l’instruction",
    receipts="Tous les reçus",
    receipts_of="Reçus",
    promises="Les promesses",
    in_policy="La lire dans la politique",
    back_to_proof="Toutes les promesses",
    when="Quand",
    act="Quoi",
    outcome="Issue",
    number_of_records="Enregistrements",
    journal="Le journal",
    journal_size="{} écritures, sous ce point de contrôle :",
    checkpoint="Point de contrôle",
    verify_title="Comment le vérifier",
    verify_intro="Un point de contrôle vaut pour tout le journal à une taille donnée. Personne ne peut modifier une écriture sans le modifier.",
    verify_steps=(
        "Gardez le point de contrôle d’aujourd’hui et notre clé publique.",
        "Plus tard, l’auditeur ou l’autorité à qui le journal est remis exécute la commande ci-dessous.",
        "Elle dit si ce qui précède votre point de contrôle a été modifié, retiré ou déplacé, et quelle écriture est en cause.",
    ),
    key="Clé publique",
    acts={
        Kind.RETENTION_ERASE: "Données échues effacées",
        Kind.RETENTION_BLANK: "Valeurs échues vidées",
        Kind.REQUEST_FULFIL: "Demande exécutée",
    },
    stages={
        Stage.INTENDED: "Commencée, pas achevée",
        Stage.DONE: "Faite",
        Stage.REFUSED: "Refusée, rien n’a été touché",
        Stage.FAILED: "Échouée",
        Stage.NOTE: "Notée",
    },
    choice_title="Votre choix sur les cookies",
    choice_intro="Rien de ce qui suit n’est utilisé avant que vous acceptiez. Refuser est aussi simple qu’accepter, et vous pouvez revenir ici à tout moment.",
    choice_exempt="Ceux-ci n’appellent pas de choix : ils ne servent qu’à fournir ce que vous demandez.",
    choice_gpc="Votre navigateur nous demande de ne pas vous suivre. Cela vaut refus, et nous ne demandons rien.",
    choice_kept="Nous gardons votre choix dans un cookie nommé {} pendant six mois. Il n’appelle pas de consentement.",
    accept="Accepter",
    refuse="Refuser",
    accepted="Vous avez accepté.",
    refused="Vous avez refusé.",
    current="Votre choix",
    details="Voir le détail",
    missing_title="Cette page n’existe pas",
    missing="L’adresse a peut-être changé, ou elle est incomplète.",
    method_title="Cela ne peut pas se faire ici",
    method="Cette page se lit ; elle ne se modifie pas.",
    failed_title="Une erreur s’est produite de notre côté",
    failed="Rien de ce que vous avez envoyé n’a été gardé. Réessayez plus tard.",
    refused_title="Cette demande a été refusée",
    refused_request="Elle venait d’un autre site. Rouvrez la page et répondez-y.",
    unread_title="Cet envoi est illisible",
    unread="Ce qui a été envoyé n’est pas ce qu’envoie le formulaire. Rouvrez-le et remplissez-le ; rien n’a été gardé.",
    too_much_title="Cet envoi est trop volumineux",
    too_much="Ce que vous avez envoyé dépasse la taille d’un formulaire. Rien n’a été gardé ; écrivez moins, s’il vous plaît.",
    received_title="Vos réponses nous sont parvenues",
    received="Elles nous servent à ce que dit le formulaire, et à rien d’autre.",
    other_form="Ce qui a été envoyé n’est pas ce que demande ce formulaire. Rien n’a été gardé ; remplissez-le ci-dessous.",
    not_taken="Nous n’avons pas pu recevoir cet envoi, et rien n’a été gardé. Ce que vous avez saisi est toujours ci-dessous : réessayez plus tard.",
    perhaps_taken="Notre connexion a été coupée pendant la réception : l’envoi est peut-être arrivé. Ce que vous avez saisi est toujours ci-dessous ; demandez-nous avant de l’envoyer de nouveau.",
    home="Retour à la première page",
)

PAGE_WORDS: dict[Language, PageWords] = {"en": _ENGLISH, "fr": _FRENCH}
