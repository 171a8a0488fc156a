"""The signs of the LaTeX subset: macro names and the characters, operator kinds and typefaces that they stand for."""

from __future__ import annotations

from examgen.text.formula import OperatorKind, Style

IDENTIFIERS: dict[str, str] = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ϵ",
    "varepsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "vartheta": "ϑ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "varpi": "ϖ",
    "rho": "ρ",
    "varrho": "ϱ",
    "sigma": "σ",
    "varsigma": "ς",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "ϕ",
    "varphi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Upsilon": "Υ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
    "ell": "ℓ",
    "hbar": "ℏ",
    "imath": "ı",
    "jmath": "ȷ",
    "partial": "∂",
    "nabla": "∇",
    "infty": "∞",
    "emptyset": "∅",
    "varnothing": "∅",
    "top": "⊤",
    "bot": "⊥",
    "prime": "′",
    "dagger": "†",
    "Re": "ℜ",
    "Im": "ℑ",
    "aleph": "ℵ",
    "angle": "∠",
    "square": "□",
    "blacksquare": "■",
    "bullet": "•",
    "star": "⋆",
    "circledast": "⊛",
    "degree": "°",
}
"""Macros of letters and letter-like signs."""

UPRIGHT = frozenset("ΓΔΘΛΞΠΣΥΦΨΩ∇∞∅⊤⊥′†ℜℑℵ∠□■•⋆⊛°")
"""Letters that mathematics sets upright without being asked."""

_BINARY = {
    "cdot": "⋅",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "mp": "∓",
    "ast": "∗",
    "circ": "∘",
    "cup": "∪",
    "cap": "∩",
    "setminus": "∖",
    "odot": "⊙",
    "oplus": "⊕",
    "ominus": "⊖",
    "otimes": "⊗",
    "wedge": "∧",
    "land": "∧",
    "vee": "∨",
    "lor": "∨",
}
_RELATIONS = {
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "lt": "<",
    "gt": ">",
    "approx": "≈",
    "sim": "∼",
    "simeq": "≃",
    "cong": "≅",
    "equiv": "≡",
    "propto": "∝",
    "ll": "≪",
    "gg": "≫",
    "lesssim": "≲",
    "gtrsim": "≳",
    "prec": "≺",
    "succ": "≻",
    "preceq": "⪯",
    "succeq": "⪰",
    "in": "∈",
    "notin": "∉",
    "ni": "∋",
    "subset": "⊂",
    "subseteq": "⊆",
    "supset": "⊃",
    "supseteq": "⊇",
    "mid": "∣",
    "nmid": "∤",
    "parallel": "∥",
    "perp": "⟂",
    "to": "→",
    "rightarrow": "→",
    "longrightarrow": "⟶",
    "leftarrow": "←",
    "gets": "←",
    "longleftarrow": "⟵",
    "leftrightarrow": "↔",
    "Rightarrow": "⇒",
    "implies": "⟹",
    "Leftarrow": "⇐",
    "Leftrightarrow": "⇔",
    "iff": "⟺",
    "mapsto": "↦",
    "uparrow": "↑",
    "downarrow": "↓",
    "rightleftharpoons": "⇌",
    "vdash": "⊢",
    "models": "⊨",
    "colon": ":",
    "coloneqq": "≔",
}
_ORDINARY = {
    "ldots": "…",
    "dots": "…",
    "dotsc": "…",
    "cdots": "⋯",
    "dotsb": "⋯",
    "vdots": "⋮",
    "ddots": "⋱",
    "%": "%",
    "#": "#",
    "&": "&",
    "$": "$",
    "_": "_",
}
_PREFIX = {"neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃"}

OPERATORS: dict[str, tuple[str, OperatorKind]] = {
    **{name: (sign, "binary") for name, sign in _BINARY.items()},
    **{name: (sign, "relation") for name, sign in _RELATIONS.items()},
    **{name: (sign, "ordinary") for name, sign in _ORDINARY.items()},
    **{name: (sign, "prefix") for name, sign in _PREFIX.items()},
}
"""Macros of signs, with where the sign stands."""

CHARACTERS: dict[str, tuple[str, OperatorKind]] = {
    **{sign: (sign, kind) for sign, kind in OPERATORS.values() if not sign.isascii()},
    "+": ("+", "binary"),
    "-": ("−", "binary"),
    "−": ("−", "binary"),
    "*": ("∗", "binary"),
    "/": ("/", "binary"),
    "·": ("⋅", "binary"),
    "=": ("=", "relation"),
    "<": ("<", "relation"),
    ">": (">", "relation"),
    ":": (":", "relation"),
    ",": (",", "separator"),
    ";": (";", "separator"),
    ".": (".", "ordinary"),
    "!": ("!", "postfix"),
    "?": ("?", "ordinary"),
    "…": ("…", "ordinary"),
}
"""Signs that are typed as they are."""

SIGNED = frozenset("+−±∓")
"""Binary signs that stand in front of a term as well."""

BIG_OPERATORS: dict[str, tuple[str, bool]] = {
    "sum": ("∑", True),
    "prod": ("∏", True),
    "coprod": ("∐", True),
    "bigcup": ("⋃", True),
    "bigcap": ("⋂", True),
    "bigoplus": ("⨁", True),
    "bigotimes": ("⨂", True),
    "int": ("∫", False),
    "iint": ("∬", False),
    "iiint": ("∭", False),
    "oint": ("∮", False),
}
"""Macros of large operators, and whether their scripts are limits."""

FUNCTIONS = frozenset(
    (
        "exp",
        "log",
        "ln",
        "lg",
        "sin",
        "cos",
        "tan",
        "sec",
        "csc",
        "cot",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "arcsin",
        "arccos",
        "arctan",
        "det",
        "dim",
        "ker",
        "deg",
        "arg",
        "hom",
    )
)
LIMIT_FUNCTIONS = {
    "lim": "lim",
    "max": "max",
    "min": "min",
    "sup": "sup",
    "inf": "inf",
    "limsup": "lim sup",
    "liminf": "lim inf",
    "argmax": "arg max",
    "argmin": "arg min",
    "Pr": "Pr",
}
"""Functions whose subscript is set below."""

ACCENTS = frozenset(
    (
        "hat",
        "widehat",
        "bar",
        "overline",
        "underline",
        "tilde",
        "widetilde",
        "dot",
        "ddot",
        "dddot",
        "vec",
        "overrightarrow",
        "check",
        "breve",
        "acute",
        "grave",
    )
)

SPACES = {
    ",": 0.1667,
    "thinspace": 0.1667,
    ":": 0.2222,
    ">": 0.2222,
    ";": 0.2778,
    "!": -0.1667,
    " ": 0.25,
    "enspace": 0.5,
    "quad": 1.0,
    "qquad": 2.0,
}
"""Macros of spaces, in em."""

FONTS: dict[str, Style] = {
    "mathrm": "upright",
    "mathnormal": "italic",
    "mathit": "italic",
    "mathbf": "bold",
    "boldsymbol": "bold-italic",
    "bm": "bold-italic",
    "mathcal": "script",
    "mathscr": "script",
    "mathbb": "double-struck",
    "mathfrak": "fraktur",
    "mathsf": "sans-serif",
    "mathtt": "monospace",
}
"""Macros that set their argument in another typeface."""

OPENING = {
    "(": "(",
    "[": "[",
    "\\{": "{",
    "\\lbrace": "{",
    "\\lbrack": "[",
    "\\langle": "⟨",
    "\\lfloor": "⌊",
    "\\lceil": "⌈",
    "\\lvert": "|",
    "\\lVert": "‖",
}
CLOSING = {
    ")": ")",
    "]": "]",
    "\\}": "}",
    "\\rbrace": "}",
    "\\rbrack": "]",
    "\\rangle": "⟩",
    "\\rfloor": "⌋",
    "\\rceil": "⌉",
    "\\rvert": "|",
    "\\rVert": "‖",
}
BARS = {"|": "|", "\\vert": "|", "\\|": "‖", "\\Vert": "‖"}
DELIMITERS = {**OPENING, **CLOSING, **BARS, ".": "", "/": "/", "<": "⟨", ">": "⟩"}
"""What may follow `\\left`, `\\right` and `\\big`."""

CLOSERS: dict[str, frozenset[str]] = {
    "(": frozenset((")", "]", "\\rbrack")),
    "[": frozenset((")", "]", "\\rbrack")),
    "\\lbrack": frozenset((")", "]", "\\rbrack")),
    "\\{": frozenset(("\\}", "\\rbrace")),
    "\\lbrace": frozenset(("\\}", "\\rbrace")),
    "\\langle": frozenset(("\\rangle",)),
    "\\lfloor": frozenset(("\\rfloor",)),
    "\\lceil": frozenset(("\\rceil",)),
    "\\lvert": frozenset(("\\rvert",)),
    "\\lVert": frozenset(("\\rVert",)),
}
"""What may close an opening bracket: an interval may be half open."""

GRIDS: dict[str, tuple[str, str]] = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""),
    "aligned": ("", ""),
    "align": ("", ""),
    "align*": ("", ""),
    "gathered": ("", ""),
}
"""Environments with their delimiters."""

_RANGES: dict[Style, tuple[tuple[str, str, int], ...]] = {
    "bold": (("A", "Z", 0x1D400), ("a", "z", 0x1D41A), ("Α", "Ω", 0x1D6A8), ("α", "ω", 0x1D6C2), ("0", "9", 0x1D7CE)),
    "bold-italic": (("A", "Z", 0x1D468), ("a", "z", 0x1D482), ("Α", "Ω", 0x1D71C), ("α", "ω", 0x1D736), ("0", "9", 0x1D7CE)),
    "script": (("A", "Z", 0x1D49C), ("a", "z", 0x1D4B6)),
    "double-struck": (("A", "Z", 0x1D538), ("a", "z", 0x1D552), ("0", "9", 0x1D7D8)),
    "fraktur": (("A", "Z", 0x1D504), ("a", "z", 0x1D51E)),
    "sans-serif": (("A", "Z", 0x1D5A0), ("a", "z", 0x1D5BA), ("0", "9", 0x1D7E2)),
    "monospace": (("A", "Z", 0x1D670), ("a", "z", 0x1D68A), ("0", "9", 0x1D7F6)),
}
_EXCEPTIONS: dict[Style, dict[str, str]] = {
    "bold": {"ϵ": "𝛜", "ϑ": "𝛝", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡", "∂": "𝛛", "∇": "𝛁"},
    "bold-italic": {"ϵ": "𝝐", "ϑ": "𝝑", "ϕ": "𝝓", "ϱ": "𝝔", "ϖ": "𝝕", "∂": "𝝏", "∇": "𝜵"},
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "double-struck": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}


def styled(text: str, style: Style) -> str:
    """`text` in the letters that Unicode has for a mathematical typeface; a letter without one stays as it is."""
    ranges = _RANGES.get(style)
    if ranges is None:
        return text
    exceptions = _EXCEPTIONS.get(style, {})
    result = []
    for letter in text:
        if letter in exceptions:
            letter = exceptions[letter]
        else:
            for first, last, start in ranges:
                if first <= letter <= last:
                    letter = chr(start + ord(letter) - ord(first))
                    break
        result.append(letter)
    return "".join(result)


SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθϕχ⊤′*†",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᶲᵡᵀ′*†",
        strict=True,
    )
)
"""Letters that Unicode has as superscripts."""

SUBSCRIPTS = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρϕχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
"""Letters that Unicode has as subscripts."""

COMBINING = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "underline": "\u0332",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "dddot": "\u20db",
    "vec": "\u20d7",
    "overrightarrow": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
}
"""Accents as combining characters."""
