"""Small numbers in words, as a letter writes them. « Un » is never asked for: it agrees."""

from __future__ import annotations

from workshop_app.i18n.translate import language, number

FRENCH = """
zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
dix-sept dix-huit dix-neuf vingt
"""
ENGLISH = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
WORDS = {"fr": tuple(FRENCH.split()), "en": tuple(ENGLISH.split())}


def spelled(count: int) -> str:
    """« deux » to « vingt »; figures beyond."""
    words = WORDS[language()]
    return words[count] if 0 <= count < len(words) else number(count)


def capital(text: str) -> str:
    """The same, its first letter a capital: it begins a sentence."""
    return text[:1].upper() + text[1:]
