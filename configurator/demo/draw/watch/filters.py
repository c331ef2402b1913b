"""Light, grain and shadow laid over a drawing."""

import math

from configurator.demo.draw.watch.names import name

AREA = 'filterUnits="userSpaceOnUse" x="0" y="0" width="1200" height="1200" color-interpolation-filters="sRGB"'
HEIGHT = 48
LIGHT = f'<feDistantLight azimuth="225" elevation="{HEIGHT}"/>'


def shaped(body: str, *, blur: float, depth: float, shine: float = 0.5, sharp: float = 18) -> str:
    """`body` with edges rounded by light from the upper left; level ground keeps its colour."""
    own, level = name("f"), shine * math.cos(math.radians((90 - HEIGHT) / 2)) ** sharp
    gain = 1 / (1 - level)
    return (
        f'<filter id="{own}" {AREA}><feGaussianBlur in="SourceAlpha" stdDeviation="{blur}" result="h"/>'
        f'<feDiffuseLighting in="h" surfaceScale="{depth}" diffuseConstant="1.35" lighting-color="#fff" result="d">'
        f'{LIGHT}</feDiffuseLighting><feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1" result="m"/>'
        f'<feSpecularLighting in="h" surfaceScale="{depth}" specularConstant="{shine}" specularExponent="{sharp}"'
        f' lighting-color="#fff" result="s">{LIGHT}</feSpecularLighting><feComponentTransfer in="s" result="t">'
        f'<feFuncA type="linear" slope="{gain:.3f}" intercept="{-level * gain:.3f}"/></feComponentTransfer>'
        '<feComposite in="m" in2="t" operator="arithmetic" k2="1" k3="1" result="sum"/>'
        f'<feComposite in="sum" in2="SourceAlpha" operator="in"/></filter><g filter="url(#{own})">{body}</g>'
    )


def dropped(body: str, dx: float, dy: float, blur: float, alpha: float = 0.45) -> str:
    own = name("f")
    shadow = f'<feDropShadow dx="{dx}" dy="{dy}" stdDeviation="{blur}" flood-color="#0c0a08" flood-opacity="{alpha}"/>'
    return f'<filter id="{own}" {AREA}>{shadow}</filter><g filter="url(#{own})">{body}</g>'


def blurred(body: str, deviation: float) -> str:
    own = name("f")
    blur = f'<filter id="{own}" {AREA}><feGaussianBlur stdDeviation="{deviation}"/></filter>'
    return f'{blur}<g filter="url(#{own})">{body}</g>'


def grained(shape: str, fx: float, fy: float, *, dark: float = 2.0, light: float = 2.0, seed: int = 3) -> str:
    """Fine dark and light noise inside `shape`, nothing else; unequal frequencies make a brushed finish."""
    own = name("f")

    def tone(value: int, gain: float, sign: int) -> str:
        row = f"0 0 0 0 {value} "
        return f'<feColorMatrix in="n" values="{row * 3}{sign * gain} 0 0 0 {-sign * gain * 0.5}" result="t{value}"/>'

    return (
        f'<filter id="{own}" {AREA}><feTurbulence type="fractalNoise" baseFrequency="{fx} {fy}" numOctaves="2"'
        f' seed="{seed}" result="n"/>{tone(1, light, 1)}{tone(0, dark, -1)}'
        '<feMerge result="both"><feMergeNode in="t1"/><feMergeNode in="t0"/></feMerge>'
        f'<feComposite in="both" in2="SourceAlpha" operator="in"/></filter><g filter="url(#{own})">{shape}</g>'
    )


def embossed(body: str, frequency: float, scale: float, *, octaves: int = 3, seed: int = 5) -> str:
    """`body` with a lit grain in its surface: leather, canvas, paper, cast metal."""
    own = name("f")
    return (
        f'<filter id="{own}" {AREA}><feTurbulence type="fractalNoise" baseFrequency="{frequency}"'
        f' numOctaves="{octaves}" seed="{seed}" result="n"/><feColorMatrix in="n" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'
        f' 1 0 0 0 0" result="h"/><feDiffuseLighting in="h" surfaceScale="{scale}" diffuseConstant="1.35"'
        f' lighting-color="#fff" result="d">{LIGHT}</feDiffuseLighting>'
        '<feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1" result="m"/>'
        f'<feComposite in="m" in2="SourceAlpha" operator="in"/></filter><g filter="url(#{own})">{body}</g>'
    )
