"""How well two colours can be told apart, as WCAG measures it."""


def ratio(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white.

    >>> round(ratio("#000000", "#ffffff"), 2), ratio("#777777", "#777777")
    (21.0, 1.0)
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(colour: str, ground: str, share: float = 1) -> str:
    """The colour that is seen where one lies over another; ``colour`` may be rgba(), with a share.

    >>> over("#000000", "#ffffff", 0.6), over("rgba(0,0,0,0.6)", "#ffffff")
    ('#666666', '#666666')
    """
    if colour.startswith("rgba"):
        *parts, own = colour.removeprefix("rgba(").removesuffix(")").split(",")
        colour = "#" + "".join(f"{int(part):02x}" for part in parts)
        share *= float(own)
    mixed = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02x}" for top, below in mixed)


def _parts(colour: str) -> list[int]:
    return [int(colour[n : n + 2], 16) for n in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
