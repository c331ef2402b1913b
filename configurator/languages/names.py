"""Names of languages."""

from babel import Locale


def language_name(tag: str, reader: str = "") -> str:
    """“Français” for “fr”, “Deutsch (Österreich)” for “de-AT”; `reader`: the locale to say it in, else its own."""
    locale = Locale.parse(tag.replace("-", "_"))
    name = locale.get_display_name(reader.replace("-", "_") or locale.language) or tag
    return name[:1].upper() + name[1:]
