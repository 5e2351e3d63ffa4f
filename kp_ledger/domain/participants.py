"""The Participants of the Kimberley Process: two letters, sixteen bits, a name in a sentence."""

from __future__ import annotations

from typing import Final

from kp_ledger.base.errors import BadInput

# ISO 3166-1 alpha-2; EU is exceptionally reserved there. Names as in a statutory list of 2025.
PARTICIPANTS: Final = {
    "AE": "the United Arab Emirates",
    "AM": "Armenia",
    "AO": "Angola",
    "AU": "Australia",
    "BD": "Bangladesh",
    "BR": "Brazil",
    "BW": "Botswana",
    "BY": "Belarus",
    "CA": "Canada",
    "CD": "the Democratic Republic of the Congo",
    "CF": "the Central African Republic",
    "CG": "the Republic of the Congo",
    "CH": "Switzerland",
    "CI": "Côte d'Ivoire",
    "CM": "Cameroon",
    "CN": "China",
    "EU": "the European Union",
    "GA": "Gabon",
    "GB": "the United Kingdom",
    "GH": "Ghana",
    "GN": "Guinea",
    "GY": "Guyana",
    "ID": "Indonesia",
    "IL": "Israel",
    "IN": "India",
    "JP": "Japan",
    "KG": "the Kyrgyz Republic",
    "KH": "Cambodia",
    "KR": "the Republic of Korea",
    "KZ": "Kazakhstan",
    "LA": "the Lao People's Democratic Republic",
    "LB": "Lebanon",
    "LK": "Sri Lanka",
    "LR": "Liberia",
    "LS": "Lesotho",
    "ML": "Mali",
    "MU": "Mauritius",
    "MX": "Mexico",
    "MY": "Malaysia",
    "MZ": "Mozambique",
    "NA": "Namibia",
    "NO": "Norway",
    "NZ": "New Zealand",
    "PA": "Panama",
    "QA": "Qatar",
    "RU": "the Russian Federation",
    "SG": "Singapore",
    "SL": "Sierra Leone",
    "SZ": "Eswatini",
    "TG": "Togo",
    "TH": "Thailand",
    "TR": "Türkiye",
    "TZ": "Tanzania",
    "UA": "Ukraine",
    "US": "the United States of America",
    "UZ": "Uzbekistan",
    "VE": "Venezuela",
    "VN": "Viet Nam",
    "ZA": "South Africa",
    "ZW": "Zimbabwe",
    "TW": "Chinese Taipei",
}


def parse_participant(text: str) -> int:
    """The sixteen bits of two letters, "BW" = 0x4257; BadInput otherwise."""
    if text not in PARTICIPANTS:
        raise BadInput(text, "a Participant is the two capital letters of its country, as in BW")
    return int.from_bytes(text.encode("ascii"), "big")


def show_participant(code: int) -> str:
    """The two letters; the number itself where they are none."""
    letters = code.to_bytes(2, "big")
    return letters.decode("ascii") if letters.isalpha() and letters.isupper() else str(code)


def participant_name(code: int) -> str:
    """The name as it stands in a sentence; the letters when it is not known."""
    return PARTICIPANTS.get(show_participant(code), show_participant(code))
