"""Years in few words."""

from collections.abc import Sequence

from pages.parts.labels.translations import Translation


def spans(years: Sequence[int], t: Translation) -> str:
    """Years with runs drawn together.

    >>> spans([2019, 2021, 2022, 2023], Translation("zh"))
    '2019和2021–2023'
    """
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return t.listed(f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
