"""The monogram patch, its initials and their thread."""

from configurator.demo.draw.sneaker.line import inset
from configurator.demo.draw.sneaker.option import Choice, Fixed, Option, Window
from configurator.demo.draw.sneaker.paint import cast, line, made_of, stitch, within

PATCH = (
    "M 668 640 C 668 624 676 617 690 615 L 838 601 C 852 600 860 606 861 620 L 866 690"
    " C 867 704 860 712 846 714 L 696 729 C 682 730 674 724 673 710 Z"
)
PATCH_WINDOW = Window("front", 652, 574, 220)
INITIALS = {"letters-mr": "M.R.", "letters-ak": "A.K.", "letters-no7": "No7", "letters-jo": "Jo."}
THREADS = {"thread-navy": "#27406a", "thread-gold": "#bd8a2e", "thread-red": "#a63a2c"}


def monogram_letters() -> Choice:
    options = tuple(
        Option(id, text, letters_bed(text), default=id == "letters-mr", sku="CS-LETTERS")
        for id, text in INITIALS.items()
    )
    return Choice("letters", "Initials", options, (39, 39), PATCH_WINDOW, show_if="mark-monogram")


def monogram_threads() -> Choice:
    labels = {"thread-navy": "Navy", "thread-gold": "Gold", "thread-red": "Brick red"}
    options = tuple(
        Option(id, labels[id], thread_border(colour), default=id == "thread-navy", color=colour, sku=f"CS-{id.upper()}")
        for id, colour in THREADS.items()
    )
    return Choice("thread", "Thread colour", options, (40, 40), PATCH_WINDOW, show_if="mark-monogram")


def embroidery() -> list[Fixed]:
    """The letters in thread: one layer per pair of initials and colour."""
    return [
        Fixed(
            f"embroidery-{word.split('-')[1]}-{thread.split('-')[1]}",
            f"{text} in {thread.split('-')[1]}",
            letters(text, colour),
            "",
            (41, 41),
            {"all": [word, thread]},
        )
        for word, text in INITIALS.items()
        for thread, colour in THREADS.items()
    ]


def mark_monogram() -> str:
    return (
        within("quarter", cast(PATCH, 2, 3, 3, 0.4))
        + made_of("patch", PATCH, "#e9e0cf")
        + line(inset(PATCH, 0.985), "#7d6a52", 1.4, 0.35)
    )


def letters(text: str, colour: str) -> str:
    """Initials in satin stitch."""
    hatch = (
        f'<pattern id="satin" width="3.2" height="3.2" patternUnits="userSpaceOnUse" patternTransform="rotate(28)">'
        f'<rect width="3.2" height="3.2" fill="{colour}"/><rect width="1.1" height="3.2" fill="#000" opacity=".28"/>'
        '<rect x="1.7" width=".9" height="3.2" fill="#fff" opacity=".26"/></pattern>'
    )
    return f'{hatch}<g filter="url(#thread)">{_initials(text, "url(#satin)", 2.4)}</g>'


def letters_bed(text: str) -> str:
    """Where the thread pulls the patch in around the initials."""
    return f'<g filter="url(#b2)" opacity=".45">{_initials(text, "#3a2a18", 7)}</g>'


def _initials(text: str, paint: str, width: float) -> str:
    return (
        '<text transform="rotate(-5.6 767 664) translate(767 685)" font-family="DejaVu Serif, serif" font-weight="700"'
        f' text-anchor="middle" font-size="56" fill="{paint}" stroke="{paint}" stroke-width="{width}">{text}</text>'
    )


def thread_border(colour: str) -> str:
    return stitch(inset(PATCH, 0.88), colour, 3, 7, 3, 1)
