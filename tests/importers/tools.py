"""Lists as the tools of the field export them: headings, encoding, separator, line ends, dates.

Each function writes the file of one tool, byte for byte as that tool does. The people are invented.
HelloAsso, Eventbrite and Microsoft Forms follow exports published by their users; LimeSurvey and
Framaforms follow the source of LimeSurvey's CsvWriter and of Drupal's Webform.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter


@dataclass(frozen=True)
class Somebody:
    first_name: str
    last_name: str
    email: str
    organisation: str
    departement: str
    """As the person typed it."""
    code: str
    function: str
    referent: bool = False


PEOPLE = (
    Somebody(
        "Jean-Noël", "Le Goff", "jn.legoff@marais.example", "OT Marais", "79", "79", "Directeur"
    ),
    Somebody(
        "Maëva",
        "L'Haÿ",
        "maeva@ete.example",
        "Office de tourisme de l'Été",
        "Hérault",
        "34",
        "Chargée d'accueil",
        referent=True,
    ),
    Somebody(
        "Clément",
        "Œuvray",
        "c.oeuvray@adt.example",
        "ADT du Lot",
        "46000",
        "46",
        "Directeur adjoint",
    ),
    Somebody(
        "Nathalie",
        "d'Estienne",
        "nathalie@garrigue.example",
        "OT Garrigue, Causses & Mer",
        "34 - Hérault",
        "34",
        "Élue",
    ),
    Somebody("Zoé", "Roux", "zoe.roux@lodeve.example", "OT Lodève", "34", "34", "Présidente"),
)


def comma(rows: Sequence[Sequence[str]], end: str = "\r\n") -> str:
    return _delimited(rows, ",", end)


def _delimited(rows: Sequence[Sequence[str]], delimiter: str, end: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def helloasso() -> bytes:
    """« Export des participants », CSV: UTF-8 with mark, semicolons, the payer beside the one who
    comes. Nathalie's place was paid by Zoé, and one order was cancelled."""
    head = [
        *("Référence commande", "Date de la commande", "Statut de la commande"),
        *("Nom participant", "Prénom participant", "Nom payeur", "Prénom payeur", "Email payeur"),
        *("Raison sociale", "Moyen de paiement", "Billet", "Numéro de billet", "Tarif"),
        *("Montant tarif", "Code Promo", "Montant code promo"),
        *("Structure", "Votre fonction", "Département", "Accepteriez-vous d'être référent·e ?"),
    ]
    rows = []
    for number, who in enumerate(PEOPLE, start=172754126):
        payer = PEOPLE[4] if who.first_name == "Nathalie" else who
        company = "Mairie de Lodève" if who.first_name == "Zoé" else ""
        rows.append(
            [
                *(str(number), "04/03/2026 14:25", "Validé", who.last_name, who.first_name),
                *(payer.last_name, payer.first_name, payer.email, company, "Carte bancaire"),
                *("https://www.helloasso.example/ticket", str(number), "Gratuit", "0,00", "", ""),
                *(who.organisation, who.function, who.departement, "Oui" if who.referent else ""),
            ]
        )
    gone = [*rows[0]]
    gone[:5] = ["172754999", "05/03/2026 09:02", "Annulé", "Petit", "Al"]
    text = _delimited([head, *rows, gone], ";", "\r\n")
    return text.encode("utf-8-sig")


def eventbrite() -> bytes:
    """« Attendee Summary », CSV: commas, UTF-8, American dates, prices that nobody paid."""
    head = [
        "Order #",
        "Order Date",
        "First Name",
        "Last Name",
        "Email",
        "Quantity",
        "Price Tier",
        "Ticket Type",
        "Attendee #",
        "Group",
        "Order Type",
        "Currency",
        "Total Paid",
        "Fees Paid",
        "Eventbrite Fees",
        "Eventbrite Payment Processing",
        "Attendee Status",
        "Home Address 1",
        "Home City",
        "Home Zip",
        "Home Country",
        "Job Title",
        "Company",
    ]
    rows = [
        [
            *("11211912243", "11/29/25 22:28", who.first_name, who.last_name, who.email, "1", ""),
            *("General Admission", str(18441583423 + place), "", "Free Order", "EUR"),
            *("0", "0", "0", "0", "Attending", "", "", f"{who.code}000", "FR"),
            *(who.function, who.organisation),
        ]
        for place, who in enumerate(PEOPLE)
    ]
    gone = [*rows[0]]
    gone[2:5], gone[16] = ["Al", "Petit", "al@petit.example"], "Not Attending"
    return comma([head, *rows, gone], "\n").encode()


def google_forms() -> bytes:
    """Answers downloaded as CSV: the questions are the headings, some on two lines."""
    head = [
        "Horodateur",
        "Adresse e-mail",
        "Quel est votre nom ?",
        "Quel est votre prénom ?",
        "Dans quelle structure travaillez-vous ?",
        "Quel est votre département ?",
        "Quelle est votre fonction ?",
        "Seriez-vous d'accord pour être référent(e) de table ?\n(une formation est prévue)",
        "Avez-vous des allergies ?",
    ]
    rows = [
        [
            *("2026/03/04 2:25:31 PM UTC+1", who.email, who.last_name, who.first_name),
            *(who.organisation, who.departement, who.function),
            *("Oui" if who.referent else "Non", "noix, gluten"),
        ]
        for who in PEOPLE
    ]
    return comma([head, *rows]).encode()


def limesurvey(heading: str = "full") -> bytes:
    """CSV: UTF-8 with mark, every cell quoted, CRLF and an empty line at the end. Names are the
    parts of one question, in square brackets; one answer was left unfinished."""
    code = {"full": "", "code": "G01Q01. "}[heading]
    head = [
        *("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
        *("Tête de série", f"{code}Vos coordonnées [Nom]", f"{code}Vos coordonnées [Prénom]"),
        *(f"{code}Vos coordonnées [Courriel]", "Votre organisme", "Département de rattachement"),
        *("Votre fonction", "Référent de table", "Remarques"),
    ]
    rows = [
        [
            *(str(7 + place), "2026-03-04 14:25:31", "2", "fr", "1204951838", who.last_name),
            *(who.first_name, who.email, who.organisation, who.departement, who.function),
            *("Oui" if who.referent else "Non", 'train de "17 h",\nsinon non'),
        ]
        for place, who in enumerate(PEOPLE)
    ]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in [head, *rows]]
    text = "".join(f"{','.join(row)}\r\n" for row in quoted)
    return f"{text}\r\n".encode("utf-8-sig")


def framaforms(excel: bool = False) -> bytes:
    """Webform: the title, then « Détails de la soumission », then the headings. For Excel: tabs in
    UTF-16 with its mark; otherwise commas, everything quoted. Several choices make several columns.
    """
    info = ["Numéro", "SID", "Heure de soumission", "Heure de fin", "Heure de modification"]
    info += ["Brouillon", "Adresse IP", "UID", "Nom d'utilisateur"]
    asked = ["Nom", "Prénom", "Adresse électronique", "Organisme", "Votre département"]
    asked += ["Vous êtes... (votre fonction)", "Référent·e de table ?", "Matin", "Après-midi"]
    blank = [""] * (len(info) + len(asked) - 1)
    rows = [["Inscription à la concertation", *blank], ["Détails de la soumission", *blank]]
    rows[1][len(info) + 7] = "Je viens"
    rows.append([*info, *asked])
    for place, who in enumerate(PEOPLE, start=1):
        when = "12/09/2026 - 09:12"
        rows.append(
            [
                *(str(place), str(340 + place), when, when, when, "0", "192.0.2.4", "0", "Anonyme"),
                *(who.last_name, who.first_name, who.email, who.organisation, who.departement),
                *(who.function, "oui" if who.referent else "", "X", ""),
            ]
        )
    sign = "\t" if excel else ","
    lines = [
        sign.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n" for row in rows
    ]
    text = "".join(lines)
    return b"\xff\xfe" + text.encode("utf-16-le") if excel else text.encode()


def microsoft_forms(anonymous: bool = True) -> bytes:
    """XLSX: five columns of the tool, true dates, then the questions. A form open to everybody says
    « anonymous » for each address and leaves its own « Nom » empty."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    moment = book.add_format({"num_format": "m/d/yy h:mm:ss"})
    head = ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"]
    head.append("Heure de la dernière modification")
    if anonymous:
        head += ["Votre nom", "Votre prénom", "Votre adresse mail"]
    head += ["Votre structure", "Votre département", "Votre fonction", "Référent de table"]
    sheet.write_row(0, 0, head)
    for row, who in enumerate(PEOPLE, start=1):
        at = datetime(2026, 3, 4, 14, 25, 31)
        sheet.write_number(row, 0, row)
        sheet.write_datetime(row, 1, at, moment)
        sheet.write_datetime(row, 2, at, moment)
        account = f"{who.last_name.upper()} {who.first_name}"
        sheet.write_row(row, 3, ["anonymous", ""] if anonymous else [who.email, account])
        asked = [who.last_name, who.first_name, who.email] if anonymous else []
        asked += [who.organisation, who.departement, who.function]
        sheet.write_row(row, 6, [*asked, "Oui" if who.referent else "Non"])
    book.close()
    return out.getvalue()


TOOLS = {
    "helloasso": ("export-participants.csv", helloasso),
    "eventbrite": ("report-2026-03-04T1425.csv", eventbrite),
    "google-forms": ("Inscription.csv", google_forms),
    "limesurvey": ("results-survey123456.csv", limesurvey),
    "limesurvey-codes": ("results-survey123456.csv", lambda: limesurvey("code")),
    "framaforms": ("inscription_a_la_concertation.csv", framaforms),
    "framaforms-excel": ("inscription.xls", lambda: framaforms(excel=True)),
    "microsoft-forms": ("Inscription(1-5).xlsx", microsoft_forms),
    "microsoft-forms-accounts": (
        "Inscription(1-5).xlsx",
        lambda: microsoft_forms(anonymous=False),
    ),
}
"""Name of the tool → name of its file, and what writes it."""
