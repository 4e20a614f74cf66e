"""Les mots courts de la page, en français."""

from kept.law.vocabulary import Right
from kept.policy import Role
from kept.publish.tongue import Labels

LABELS = Labels(
    skip="Aller au texte",
    contents="Sommaire",
    summary="En bref",
    languages="Langue",
    other_language="English",
    versions="Versions de cette politique",
    in_force="la présente version",
    proof="Voir comment cette promesse est tenue",
    registration="Société",
    address="Adresse",
    email="E-mail",
    phone="Téléphone",
    site="Site",
    right="Base légale",
    people="Personnes concernées",
    data="Données personnelles",
    recipients="Destinataires",
    issuer="Émetteur",
    used_to="Sert à",
    records="Enregistre",
    life="Durée",
    cookies="Cookies",
    choice="Votre choix",
    needed_for="Sans lui, ne fonctionnent plus",
    opt_out="Refuser à la source",
    top="Haut de page",
    sections={
        "who": "Qui est responsable",
        "scope": "À qui cette politique s’adresse, et d’où viennent les données personnelles",
        "data": "Quelles données personnelles nous utilisons",
        "purposes": "À quoi elles servent, et de quel droit",
        "recipients": "Qui les reçoit",
        "transfers": "Où elles vont",
        "retention": "Combien de temps nous les conservons",
        "rights": "Vos droits",
        "objection": "Votre droit d’opposition",
        "exercise": "Comment exercer vos droits",
        "complaint": "Réclamations",
        "automated": "Décisions automatisées",
        "trackers": "Cookies et autres traceurs",
        "marketing": "Messages commerciaux",
        "security": "Comment elles sont protégées",
        "breach": "Si la protection échoue",
        "versions": "Textes de référence et versions",
    },
    kinds={
        "essential": "indispensables",
        "audience": "mesure d’audience",
        "personalisation": "personnalisation",
        "advertising": "publicité",
    },
    channels={"email": "Par e-mail", "sms": "Par SMS", "phone": "Par téléphone", "post": "Par courrier"},
    roles={
        Role.CONTROLLER: "responsable du traitement",
        Role.JOINT_CONTROLLER: "responsable conjoint",
        Role.PROCESSOR: "sous-traitant",
        Role.RECIPIENT: "destinataire",
        Role.STAFF: "personnel",
        Role.AUTHORITY: "autorité",
    },
    rights={
        Right.ACCESS: (
            "Accès",
            "Vous pouvez demander si nous détenons des données personnelles sur vous, et en recevoir une copie avec tout ce qui l’explique.",
        ),
        Right.RECTIFICATION: (
            "Rectification",
            "Vous pouvez faire corriger des données personnelles inexactes et compléter celles qui ne le sont pas assez.",
        ),
        Right.ERASURE: (
            "Effacement",
            "Vous pouvez faire effacer vos données personnelles. Nous gardons seulement ce qu’une loi nous impose, ce qu’exige un contrat en cours et ce qui sert de preuve d’un contrat terminé ; nous vous disons quoi, pourquoi et jusqu’à quand.",
        ),
        Right.RESTRICTION: (
            "Limitation",
            "Vous pouvez nous demander de garder vos données personnelles sans les utiliser, par exemple le temps d’en vérifier l’exactitude.",
        ),
        Right.PORTABILITY: (
            "Portabilité",
            "Vous pouvez récupérer, dans un format que d’autres logiciels savent lire, les données personnelles que vous nous avez confiées dans le cadre d’un contrat ou avec votre consentement, ou les faire transmettre à un tiers.",
        ),
        Right.OBJECTION: (
            "Opposition",
            "Vous pouvez vous opposer à certains usages de vos données personnelles : voir la partie suivante.",
        ),
        Right.WITHDRAW_CONSENT: (
            "Retrait du consentement",
            "Quand nous agissons avec votre consentement, vous pouvez le retirer à tout moment, aussi simplement que vous l’avez donné. Ce qui a été fait auparavant reste licite.",
        ),
        Right.HUMAN_REVIEW: (
            "Réexamen humain",
            "Vous pouvez demander qu’une personne réexamine une décision prise par des moyens automatisés.",
        ),
        Right.POST_MORTEM: (
            "Après votre mort",
            "Vous pouvez laisser des directives sur la conservation, l’effacement ou la communication de vos données personnelles après votre mort, et les changer quand vous voulez.",
        ),
        Right.COMPLAINT: (
            "Réclamation",
            "Vous pouvez vous adresser à l’autorité de contrôle : voir la partie consacrée aux réclamations.",
        ),
    },
)
