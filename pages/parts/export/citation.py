"""How the project is cited: GB/T 7714 and BibTeX, from data/project.toml."""

from datetime import date

from extract.reference.project import project


def gb_t_7714(accessed: date, address: str = "") -> str:
    """The reference in the form of GB/T 7714-2015 for an online data set.

    Args:
        accessed: the day on which the reader took the data.
        address: where they were read; left out where it is not known.

    >>> gb_t_7714(date(2026, 1, 2)).endswith("[DS/OL]. 0.1.0 版. (2026)[2026-01-02].")
    True
    """
    known = project()
    told = (
        f"{known.authors}. {known.title}[DS/OL]. {known.version} 版. "
        f"({known.year})[{accessed:%Y-%m-%d}]."
    )
    return f"{told} {address}." if address else told


def bibtex(accessed: date, address: str = "") -> str:
    """The reference as a BibTeX entry; braces keep the authors' name in one piece."""
    known = project()
    fields = {
        "author": f"{{{known.authors_en}}}",
        "title": f"{{{known.title_en}}}",
        "year": str(known.year),
        "version": known.version,
        "note": f"{known.title}; accessed {accessed:%Y-%m-%d}",
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{promises_in_numbers,\n" + ",\n".join(lines) + "\n}"
