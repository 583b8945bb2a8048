"""How the rows on screen are had in other tools: a line for each, to be copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Line:
    """What is copied into a tool.

    Attributes:
        tool: its name in data/words.toml: elsewhere.pandas.
        text: for it.
    """

    tool: str
    text: str


def address_of(page: str, table: str, query: Mapping[str, str]) -> str:
    """The address of the rows for programs, beside that of a page.

    Args:
        page: the page's own address.
        table: metrics or promises.

    >>> address_of("https://example.org/numbers/data?a=b", "metrics", {"theme": "housing"})
    'https://example.org/numbers/api/metrics.csv?theme=housing'
    """
    known = urlsplit(page)
    path = f"{quote(known.path).rpartition('/')[0]}/api/{table}.csv"
    return known._replace(path=path, query=urlencode(query), fragment="").geturl()


def lines(address: str, table: str) -> tuple[Line, ...]:
    """The lines; an address of a page is ASCII and has no quotation mark in it."""
    return (
        Line("pandas", f'import pandas as pd\n{table} = pd.read_csv("{address}")'),
        Line("r", f'{table} <- read.csv("{address}", fileEncoding = "UTF-8-BOM")'),
        Line("curl", f'curl --fail --compressed --output {table}.csv "{address}"'),
        Line("excel", _power_query(address)),
    )


def _power_query(address: str) -> str:
    """The text of a query in M, the language of Excel's Power Query."""
    read = '[Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]'
    return "\n".join(
        (
            "let",
            f'    File = Csv.Document(Web.Contents("{address}"), {read}),',
            "    Rows = Table.PromoteHeaders(File, [PromoteAllScalars = true])",
            "in",
            "    Rows",
        )
    )
