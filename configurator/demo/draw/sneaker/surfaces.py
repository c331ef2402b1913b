"""Filters that light a filled shape from the upper left by its swell, its edge and its grain."""

LIGHT = '<feDistantLight azimuth="232" elevation="54"/>'


def surface(
    name: str,
    *,
    grain: str = "0.4",
    octaves: int = 2,
    relief: float = 0.6,
    swell: float = 24,
    lift: float = 22,
    edge: float = 1.8,
    gloss: float = 0.0,
    shine: int = 40,
    mottle: float = 0.0,
    room: int = 10,
) -> str:
    """A filter: colour x swell x edge x grain, then a gloss; numbers are pixels or strengths."""
    return f"""<filter id="{name}" color-interpolation-filters="sRGB" x="-{room}%" y="-{room}%"
 width="{100 + 2 * room}%" height="{100 + 2 * room}%">
<feGaussianBlur in="SourceAlpha" stdDeviation="{swell}" result="a"/>
<feDiffuseLighting in="a" surfaceScale="{lift}" diffuseConstant="0.99" lighting-color="#fff">{LIGHT}</feDiffuseLighting>
<feGaussianBlur stdDeviation="{max(swell / 4, 0.6)}" result="body"/>
<feGaussianBlur in="SourceAlpha" stdDeviation="1.6"/>
<feDiffuseLighting surfaceScale="{edge}" diffuseConstant="0.99" lighting-color="#fff">{LIGHT}</feDiffuseLighting>
<feGaussianBlur stdDeviation="0.7" result="rim"/>
<feTurbulence type="fractalNoise" baseFrequency="{grain}" numOctaves="{octaves}" seed="4"/>
<feDiffuseLighting surfaceScale="{relief}" diffuseConstant="0.99" lighting-color="#fff"
 result="skin">{LIGHT}</feDiffuseLighting>
<feTurbulence type="fractalNoise" baseFrequency="0.018 0.03" numOctaves="3" seed="9"/>
<feColorMatrix values="{mottle} 0 0 0 {0.8 - mottle / 2} {mottle} 0 0 0 {0.8 - mottle / 2} {mottle} 0 0 0
 {0.8 - mottle / 2} 0 0 0 0 1" result="cloud"/>
<feComposite operator="arithmetic" in="SourceGraphic" in2="body" k1="0.94" k2="0.25"/>
<feComposite operator="arithmetic" in2="rim" k1="0.8" k2="0.36"/>
<feComposite operator="arithmetic" in2="skin" k1="1.25"/>
<feComposite operator="arithmetic" in2="cloud" k1="1.25" result="matt"/>
<feSpecularLighting in="a" surfaceScale="{lift}" specularConstant="{gloss}" specularExponent="{shine}"
 lighting-color="#fff">{LIGHT}</feSpecularLighting>
<feGaussianBlur stdDeviation="{max(swell / 4, 0.6)}" result="glint"/>
<feComposite operator="arithmetic" in="matt" in2="glint" k2="1" k3="1"/>
<feComposite operator="in" in2="SourceAlpha"/></filter>"""


def blur(name: str, amount: float) -> str:
    return (
        f'<filter id="{name}" filterUnits="userSpaceOnUse" x="-100" y="-100" width="1400" height="1400"'
        ' color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{amount}"/></filter>'
    )


def clip(name: str, path: str) -> str:
    return f'<clipPath id="{name}"><path d="{path}"/></clipPath>'
