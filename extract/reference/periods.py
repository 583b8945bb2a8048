"""How the table writes a period: 2023, 2023-H1, 2023-01/2023-11, 2021/2025."""

PERIOD = r"(\d{4})(-H[12]|-Q[1-4]|-\d{2})?(/(\d{4})(-\d{2}|-H[12])?)?"
"""Groups 1 and 4 are the first and the last year; the last is empty where it is the first."""
