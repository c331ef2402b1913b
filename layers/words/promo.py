"""A backorder promo with its numbers, or gracefully without them."""

import re

NUMBER = r"%(?:number|remaining)%"
BEFORE = (
    r"up to|at most|no more than|not more than|as many as|(?:a |the )?max(?:imum)?(?: of|\.|:)?|limit(?:ed)? (?:to|of)"
    r"|there (?:are|is)|only|just|(?:the )?(?:last|first|next)|bis zu|höchstens|maximal|nur|noch"
    r"|jusqu[’']à|au (?:plus|maximum)|seulement|(?:plus|rien) que|encore|(?:les )?derniers"
    r"|(?:il )?(?:n[’']en |ne |en )?reste(?: plus)?(?: que)?"
    r"|hasta|como (?:máximo|mucho)|(?:un )?máximo de|s[oó]lo|quedan?|(?:las )?últimas|(?:los )?últimos"
)
AFTER = (
    r"units?|pieces?|pcs\.?|items?|left|remaining|Stück|frei|übrig|pièces?|articles?|unités?|restante?s?|au maximum"
    r"|unidad(?:es)?|piezas?|artículos?|como máximo"
)
GAP = "\0"
PHRASE = re.compile(
    rf"(?:\b(?:{BEFORE})\s*)*{NUMBER}(?:\s*(?:/|of|out of|from|von)\s*(?:the\s+)?{NUMBER})?(?:\s+(?:{AFTER})(?!\w))*",
    re.IGNORECASE,
)
NAMED = re.compile(rf"[^,;.!?()|]*(?:[:=]|\b(?:is|are))\s*{GAP}(?=\s*(?:[,;.!?()|]|$))", re.IGNORECASE)
BRACKETS = re.compile(rf"\s*[(\[]\s*{GAP}\s*[)\]]")
ENDS = ("", ".", "!", "?")
BREAK = re.compile(r"(\s*[,;|]\s*|\s+[–—-]\s+|[.!?]+\s+)")


def promo(text: str, limit: int | None, left: int | None) -> str:
    """The text with %number% (the limit) and %remaining% (what is left of it); plain text, not escaped."""
    if limit is None:
        return _numberless(text)
    return text.replace("%number%", str(limit)).replace("%remaining%", str(limit if left is None else left))


def _numberless(text: str) -> str:
    """Without a limit a sentence loses its numbers and the words that only lead to them."""
    gapped = PHRASE.sub(GAP, text)
    if gapped == text:
        return text
    gapped = BRACKETS.sub("", NAMED.sub(GAP, gapped))
    return _tidy(_rejoined(BREAK.split(gapped)))


def _rejoined(parts: list[str]) -> str:
    """Clauses and the breaks between them, without clauses that held nothing but a number."""
    kept = ""
    for index in range(0, len(parts), 2):
        clause, mark = parts[index], parts[index - 1] if index else ""
        words = clause.replace(GAP, " ").strip()
        if GAP in clause and not re.search(r"\w", words):
            kept += mark if mark.strip() in ENDS else words
            continue
        starts = kept.rstrip()[-1:] in ENDS or mark.strip() in ENDS
        begins = starts and (clause.lstrip().startswith(GAP) or not kept)
        join = " " if kept.rstrip()[-1:] in ENDS else mark
        kept += (join if kept else "") + (words[:1].upper() + words[1:] if begins else words)
    return kept


def _tidy(text: str) -> str:
    spaced = re.sub(r"\s+", " ", text).strip()
    closed = re.sub(r"\s+([,;.!?)])", r"\1", spaced)
    return closed.lstrip(",;.!? ")
