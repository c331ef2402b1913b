"""The patterns that are woven, knitted or printed into a surface."""

PATTERNS = """
<pattern id="weave" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-8)">
<rect width="9" height="9" fill="#5a4016" opacity=".42"/>
<rect x=".3" y=".6" width="4.2" height="3.3" rx="1.2" fill="#fff8e6" opacity=".62"/>
<rect x="4.8" y="5.1" width="4.2" height="3.3" rx="1.2" fill="#fff8e6" opacity=".62"/>
<rect x="5.2" y=".2" width="3.3" height="4.2" rx="1.2" fill="#fff8e6" opacity=".34"/>
<rect x=".7" y="4.7" width="3.3" height="4.2" rx="1.2" fill="#fff8e6" opacity=".34"/></pattern>
<pattern id="knit" width="11" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-6)">
<rect width="11" height="9" fill="#000" opacity=".3"/>
<path d="M.9 -1.5 L5 4.6 M10.1 -1.5 L6 4.6 M.9 7.5 L5 13.6 M10.1 7.5 L6 13.6" stroke="#fff" stroke-opacity=".62"
 stroke-width="3.7" stroke-linecap="round"/></pattern>
<pattern id="mesh" width="10" height="9" patternUnits="userSpaceOnUse">
<rect width="10" height="9" fill="#fff" opacity=".1"/>
<ellipse cx="2.5" cy="2.3" rx="1.8" ry="1.5" fill="#000" opacity=".6"/>
<ellipse cx="7.5" cy="6.8" rx="1.8" ry="1.5" fill="#000" opacity=".6"/></pattern>
<pattern id="terry" width="9" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(12)">
<rect width="9" height="8" fill="#000" opacity=".16"/>
<ellipse cx="2.3" cy="2" rx="2" ry="1.7" fill="#fff" opacity=".55"/>
<ellipse cx="6.8" cy="6" rx="2" ry="1.7" fill="#fff" opacity=".5"/>
<ellipse cx="6.6" cy="1.8" rx="1.6" ry="1.4" fill="#fff" opacity=".25"/>
</pattern>
<pattern id="web" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="4" height="4" fill="#000" opacity=".05"/><rect width="2" height="4" fill="#fff" opacity=".14"/></pattern>
<pattern id="ribs" width="7" height="7" patternUnits="userSpaceOnUse">
<rect width="3" height="7" fill="#000" opacity=".2"/>
<rect x="3" width="1.2" height="7" fill="#fff" opacity=".5"/></pattern>
<pattern id="diamonds" width="16" height="12" patternUnits="userSpaceOnUse">
<path d="M0 6 L8 0 L16 6 L8 12 Z" fill="#000" opacity=".10"/><path d="M1.4 6 L8 1.1 L14.6 6" fill="none" stroke="#fff"
 stroke-opacity=".65" stroke-width="1.4"/><path d="M1.4 6 L8 10.9 L14.6 6" fill="none" stroke="#000"
 stroke-opacity=".22" stroke-width="1.4"/></pattern>
<pattern id="beads" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">
<circle cx="3.5" cy="3.5" r="2.4" fill="#fff" opacity=".55"/><circle cx="3.1" cy="3.1" r="1" fill="#fff"/></pattern>
"""
