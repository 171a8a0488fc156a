"""Characters beyond ASCII that students type, and what each stands for. Every other character is refused."""

from __future__ import annotations

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "µ": "mu", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "∆": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi",
    "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
"""Greek letters (and the signs that look the same) to their names."""

GREEK_NAMES = frozenset(GREEK.values())

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵀⁿⁱʲᵏᵐᵗˣʸ", "0123456789+-()Tnijkmtxy")
SUBSCRIPT = str.maketrans("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘₜₐₑₒₚₛₓ₊₋", "0123456789ijknmtaeopsx+-")
SUPERSCRIPTS = "".join(map(chr, SUPERSCRIPT))
SUBSCRIPTS = "".join(map(chr, SUBSCRIPT))

OPERATORS = {
    "·": "*", "×": "*", "⋅": "*", "∗": "*", "∙": "*", "•": "*", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-",
    "÷": "/", "⁄": "/", "∕": "/", "⟨": "<", "⟩": ">", "〈": "<", "〉": ">", "’": "'", "′": "'", "**": "^", "∥": "|",
    "‖": "|", "∣": "|",
}  # fmt: skip
"""Signs that are read as an ASCII operator."""

SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u202f\u3000"

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅙": (1, 6), "⅛": (1, 8)}

HOMOGLYPHS = dict(
    zip(
        "асԁеһіјӏорԛѕԝхуАВЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧοіϲոսƒ",
        "acdehijlopqswxyABEHIJKMOPSTXYABEZHIKMNOPTYXoicnuf",
        strict=True,
    )
)
"""Letters of other scripts that look like a Latin one; used only to say what was probably meant."""
