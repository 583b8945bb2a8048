"""The code that shows a chart within another page."""

import html


def frame_of(address: str, title: str, high: int) -> str:
    """A frame for a page of one's own; ``high`` in pixels.

    >>> frame_of("https://example.org/trends?chart=lines", "GDP", 400)
    '<iframe src="https://example.org/trends?chart=lines" title="GDP" width="100%" height="400" \
style="border:0" loading="lazy"></iframe>'
    """
    source, name = html.escape(address), html.escape(title)
    return (
        f'<iframe src="{source}" title="{name}" width="100%" height="{high}" '
        'style="border:0" loading="lazy"></iframe>'
    )
