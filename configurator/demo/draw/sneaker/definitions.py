"""What every picture of the sneaker may refer to: surfaces, blurs, outlines to cut by, patterns."""

from configurator.demo.draw.sneaker.heel import B_SOLE, B_TAB, B_TONGUE, B_UPPER
from configurator.demo.draw.sneaker.patterns import PATTERNS
from configurator.demo.draw.sneaker.side import HEEL_TAB, INSIDE, QUARTER, SOLE, TOE_CAP, TONGUE, UPPER, WING
from configurator.demo.draw.sneaker.surfaces import blur, clip, surface

DEFS = (
    "<defs>"
    + surface("calf", grain="0.6", relief=0.2, swell=34, lift=30, edge=1.1, gloss=0.22, mottle=0.05)
    + surface("tumbled", grain="0.15 0.17", octaves=3, relief=1.7, swell=34, lift=30, edge=1.1, gloss=0.16, mottle=0.07)
    + surface("suede", grain="0.85 0.6", octaves=2, relief=1.0, swell=34, lift=26, edge=1.0, mottle=0.22)
    + surface("cloth", grain="0.9", octaves=1, relief=0.25, swell=34, lift=26, edge=1.1, mottle=0.08)
    + surface("padded", grain="0.6", relief=0.22, swell=14, lift=17, gloss=0.16)
    + surface("fabric", grain="0.6", octaves=2, relief=0.6, swell=12, lift=14, mottle=0.08)
    + surface("fleece", grain="0.3", octaves=3, relief=1.0, swell=6, lift=6, edge=0.5, mottle=0.1)
    + surface("rubber", grain="0.5", octaves=2, relief=0.2, swell=15, lift=13, edge=1.3, gloss=0.16)
    + surface("crepe", grain="0.1 0.15", octaves=3, relief=0.9, swell=15, lift=13, edge=1.4, gloss=0.14, mottle=0.08)
    + surface("patch", grain="0.4", relief=0.4, swell=5, lift=7, edge=2.2, gloss=0.1)
    + surface("nap", grain="0.55", octaves=3, relief=1.2, swell=5, lift=6, edge=1.6, mottle=0.2)
    + surface("tape", grain="0.7", octaves=2, relief=0.22, swell=3.4, lift=3.2, edge=0.8, room=40)
    + surface("cord", grain="0.5", relief=0.4, swell=3.2, lift=7.0, edge=1.0, gloss=0.06, room=20)
    + surface("metal", grain="0.05", relief=0.1, swell=1.8, lift=5, edge=1.4, gloss=0.75, shine=18)
    + surface("thread", grain="0.6", relief=0.4, swell=1.1, lift=2.6, edge=0.8)
    + surface("card", grain="0.6", octaves=2, relief=0.12, swell=3, lift=1.6, edge=0.9)
    + "".join(blur(f"b{n}", n) for n in (1, 2, 3, 4, 6, 9, 14, 20, 30))
    + clip("upper", UPPER)
    + f'<clipPath id="shoe"><path d="{UPPER}"/><path d="{TONGUE}"/></clipPath>'
    + clip("quarter", QUARTER)
    + clip("sole", SOLE)
    + clip("tongue", TONGUE)
    + clip("inside", INSIDE)
    + clip("tab", HEEL_TAB)
    + clip("b-upper", B_UPPER)
    + clip("b-sole", B_SOLE)
    + clip("b-tongue", B_TONGUE)
    + clip("b-tab", B_TAB)
    + clip("cap", TOE_CAP)
    + clip("wing", WING)
    + PATTERNS
    + "</defs>"
)
