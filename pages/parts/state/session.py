"""The reader's choice from page to page: one kept value, its widgets and its address.

A widget forgets its value when the page changes, and the address is emptied. So the choice lives
under our own key, ``filters``; the widgets are filled from it and write back to it, and it is
written to the address, which is read again when it is not the one we wrote: a copied link, or the
browser's way back.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.parts.labels.names import (
    indicator_name,
    level_name,
    place_name,
    scope_name,
    theme_name,
)
from pages.parts.labels.translations import LANGUAGES, OWN_NAMES, Translation
from pages.parts.labels.verdict_labels import judged_name
from pages.parts.state.facets import Facets
from pages.parts.state.filters import Filters, from_address
from pages.parts.state.offered import Offered
from pages.parts.state.parameters import SEARCH_LIMIT, Scope, fields

_CHOICE = "filters"
_WRITTEN = "address"
_TOUCHED = "touched"
_SHOWN = "shown"
_WHERE = "where"
_PLACE = "place"


def current_filters() -> Filters:
    """The reader's choice; before it is known, as where the data cannot be read, the language."""
    filters: Filters | None = st.session_state.get(_CHOICE)
    if filters is None:
        asked = st.query_params.get("lang", "")
        return Filters(language=asked if asked in LANGUAGES else LANGUAGES[0])
    return filters


def translation() -> Translation:
    """The interface's words in the reader's language."""
    return Translation(current_filters().language)


def read_url(has: Offered) -> tuple[str, ...]:
    """Take over what the address asks for; gives the parameters that had to be dropped.

    After a widget was used the address is an old one, so the widget's word holds.
    """
    given = _given()
    used = st.session_state.pop(_TOUCHED, False)
    known = st.session_state.get(_WRITTEN)
    dropped: tuple[str, ...] = ()
    # A link of the navigation empties the address; on the same page it was the way back.
    moved = given != known and (bool(given) or st.session_state.get(_WHERE) == _where())
    if _CHOICE not in st.session_state or (moved and not used):
        filters, dropped = from_address(given, has)
    else:
        # The table may have been built anew since: what it no longer has goes.
        filters, dropped = from_address(current_filters().address(), has)
    st.session_state[_CHOICE] = filters
    st.session_state[_SHOWN] = {}
    return dropped


def write_url() -> None:
    """Write the address of what is shown, when the page is drawn.

    It names what the page chose by itself as well (the year, the indicator): with more data it
    would choose otherwise, and a copied link shall go on showing the same.
    """
    address = _shown(Scope.SHOWN).address()
    # A link of the page to itself has set what is given, and the browser shows the address before.
    if _given() != address or st.session_state.get(_WRITTEN, address) != address:
        st.query_params.from_dict(address)
    st.session_state[_WRITTEN] = address
    st.session_state.pop(_TOUCHED, None)  # The address is no longer an old one.
    st.session_state[_WHERE] = _where()


def page_filters() -> Filters:
    """What the page asks for so far: the filters of all pages, and what it looks at by itself."""
    return _shown(Scope.ASKED, Scope.SHOWN)


def shown_address() -> dict[str, str]:
    """The query of what is shown so far, but for the language: what rows there are."""
    return {name: text for name, text in _shown(Scope.SHOWN).address().items() if name != "lang"}


def current_url(**more: str) -> str:
    """The address of what is shown so far; only its query where the page's own is not known.

    Args:
        more: what it asks for beside the choice.
    """
    query = urlencode(_shown(Scope.SHOWN).address() | more)
    return urlsplit(st.context.url or "")._replace(query=query, fragment="").geturl()


def embedded_url(chart: str) -> str:
    """The address that shows one chart of what is shown so far, and nothing else."""
    return current_url(chart=chart, embed="true")


def stands_alone(chart: str) -> bool:
    """Whether the page is embedded in another for this chart alone."""
    return bool(st.context.is_embedded) and current_filters().chart == chart


def _without(*scopes: Scope) -> dict[str, Any]:
    """The fields that hold there, each empty."""
    return {field: getattr(Filters(), field) for field in fields(*scopes)}


def _shown(*scopes: Scope) -> Filters:
    """The choice; of what holds there, only what the page shows."""
    return replace(current_filters(), **{**_without(*scopes), **st.session_state[_SHOWN]})


def _given() -> dict[str, str]:
    # A parameter given twice counts as a list, which only some may be.
    return {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}


def _where() -> str:
    return urlsplit(st.context.url or "").path


def _used(*fields: str) -> None:
    """Take over what the reader has just set in the widget of these fields."""
    value = st.session_state[_key(fields[0])]
    if len(fields) > 1:
        changes = dict(zip(fields, value, strict=True))
    else:
        # A list of one thing can be emptied.
        empty = getattr(Filters(), fields[0])
        given = tuple(value) if isinstance(value, list) else value
        changes = {fields[0]: empty if given is None else given}
    st.session_state[_CHOICE] = replace(current_filters(), **changes)
    st.session_state[_TOUCHED] = True


def _key(field: str) -> str:
    return f"choice_{field}"


def update_filters(**changes: Any) -> None:
    """Change the choice from within a widget's callback."""
    st.session_state[_CHOICE] = replace(current_filters(), **changes)
    st.session_state[_TOUCHED] = True


def forget(field: str) -> None:
    """Let go of a choice that was made about something else."""
    st.session_state[_CHOICE] = replace(current_filters(), **{field: getattr(Filters(), field)})


def show_in_url(**fields: Any) -> None:
    """Say what the page shows, so that its address names it."""
    st.session_state[_SHOWN].update(fields)


def clear() -> None:
    """Forget every filter; the language and what a page looks at stay."""
    update_filters(**_without(Scope.EVERYWHERE), search="")


def clear_button(key: str) -> None:
    """A button that forgets the filters."""
    st.button(
        translation()("filters.reset"), key=key, on_click=clear, icon=":material/filter_alt_off:"
    )


def sidebar(has: Offered, left: Facets) -> None:
    """The filters that all pages share, each with what the others leave to choose."""
    t = translation()
    with st.sidebar:
        st.header(t("filters.title"), anchor=False)
        everything = t("filters.all_themes")
        _several("themes", t("filters.theme"), everything, has.themes, left.themes, theme_name)
        everything = t("filters.all_regions")
        _several("regions", t("filters.region"), everything, has.regions, left.regions, place_name)
        _years(left, t)
        _kinds(has, left, t)


def _several(
    field: str,
    label: str,
    everything: str,
    offered: Sequence[str],
    counts: Mapping[str, int],
    name: Callable[[str, str], str],
) -> None:
    language = translation().language
    options, names = _open(field, offered, counts, lambda option: name(option, language))
    st.multiselect(
        label,
        options,
        format_func=lambda option: names[option],
        key=_key(field),
        placeholder=everything,
        select_all=False,
        on_change=_used,
        args=(field,),
    )


def _kinds(has: Offered, left: Facets, t: Translation) -> None:
    options, names = _open("kinds", has.kinds, left.kinds, lambda kind: t(f"kind.{kind}"))
    st.pills(
        t("filters.kind"),
        options,
        selection_mode="multi",
        format_func=lambda option: names[option],
        key=_key("kinds"),
        on_change=_used,
        args=("kinds",),
    )


def _open(
    field: str, offered: Sequence[str], counts: Mapping[str, int], name: Callable[[str], str]
) -> tuple[list[str], dict[str, str]]:
    """What a filter can still be set to, each named with its number of rows.

    What is chosen stays, with 0 where the other filters leave it no rows.
    """
    taken = list(getattr(current_filters(), field))
    st.session_state[_key(field)] = taken
    options = [option for option in offered if option in counts or option in taken]
    return options, {option: f"{name(option)} · {counts.get(option, 0):,}" for option in options}


def _years(left: Facets, t: Translation) -> None:
    filters = current_filters()
    taken = {year for year in (filters.first, filters.last) if year is not None}
    years = sorted({*left.years, *taken})
    if not years:
        return
    if len(years) == 1:
        # A slider needs two ends.
        st.caption(t("filters.one_year", year=years[0]))
        return
    st.session_state[_key("first")] = (
        years[0] if filters.first is None else filters.first,
        years[-1] if filters.last is None else filters.last,
    )
    st.select_slider(
        t("filters.years"),
        years,
        value=(years[0], years[-1]),  # Says that there are two handles; the key says where.
        key=_key("first"),
        on_change=_years_used,
        args=(years[0], years[-1]),
    )


def _years_used(start: int, end: int) -> None:
    before = current_filters()
    _used("first", "last")
    # The ends of what there is are no choice: next year's data shall be in the same link.
    first, last = current_filters().first, current_filters().last
    st.session_state[_CHOICE] = replace(
        current_filters(),
        first=None if first == start != before.first else first,
        last=None if last == end != before.last else last,
    )


def language_switch() -> None:
    """The interface's language; all else stays as it is."""
    st.session_state[_key("language")] = current_filters().language
    st.segmented_control(
        translation()("bar.language"),
        LANGUAGES,
        format_func=lambda language: OWN_NAMES[language],
        key=_key("language"),
        label_visibility="collapsed",
        required=True,
        on_change=_used,
        args=("language",),
    )


def compared(label: str, options: Sequence[str], most: int) -> None:
    """Pick the places that a page compares; it is the shared choice, near what it changes.

    Args:
        options: the places that the page has something to show of.
    """
    language, key = current_filters().language, "compared"
    taken = [place for place in options if place in current_filters().regions]
    st.session_state[key] = taken[:most]
    st.multiselect(
        label,
        options,
        format_func=lambda option: place_name(option, language),
        key=key,
        max_selections=most,
        placeholder=translation()("trends.pick_places"),
        select_all=False,
        on_change=_compared,
        args=(key, tuple(options)),
    )


def _compared(key: str, options: tuple[str, ...]) -> None:
    # A chosen place that this page has nothing of stays chosen for the others.
    elsewhere = (place for place in current_filters().regions if place not in options)
    update_filters(regions=(*elsewhere, *st.session_state[key]))


def one_place(label: str, names: dict[str, str]) -> str:
    """The place that every page is about, chosen on this one.

    Args:
        names: the places that can be chosen, and how they are called.
    """
    t, chosen = translation(), current_filters().regions
    place = current_filters().place(names)
    if chosen and place not in chosen:
        asked = t.listed([place_name(each, t.language) for each in chosen])
        moved = t("filters.moved", asked=asked, shown=names[place])
        st.info(moved, icon=":material/info:")
    st.session_state[_PLACE] = place
    st.selectbox(
        label, list(names), format_func=lambda key: names[key], key=_PLACE, on_change=_place_used
    )
    return place


def _place_used() -> None:
    update_filters(regions=(st.session_state[_PLACE],))


def standing(field: str, names: Collection[Any]) -> Any:
    """What this page showed last of a field, so that it stays where something else is chosen.

    None on another page, or where it is none of ``names`` any more.
    """
    where, shown = st.session_state.get(f"stood_{field}", ("", None))
    return shown if where == _where() and shown in names else None


def one_of(
    field: str, label: str, names: dict[Any, str], default: Any, *, flat: bool = False
) -> Any:
    """The reader's choice of one thing on a page, kept and in the address.

    Args:
        field: of Filters.
        names: what can be chosen, and how it is called.
        default: what is shown where the reader has not chosen, or has chosen what there is not.
        flat: all choices side by side instead of in a list.
    """
    t = translation()
    value = getattr(current_filters(), field)
    if value not in names:
        if value not in ("", None):
            asked = _called(field, value)
            st.info(t("filters.moved", asked=asked, shown=names[default]), icon=":material/info:")
        value = default
    st.session_state[_SHOWN][field] = value
    st.session_state[f"stood_{field}"] = (_where(), value)
    st.session_state[_key(field)] = value
    options: dict[str, Any] = {
        "label": label,
        "options": list(names),
        "format_func": lambda option: names[option],
        "key": _key(field),
        "on_change": _used,
        "args": (field,),
    }
    if flat:
        return st.segmented_control(required=True, wrap=True, **options)
    return st.selectbox(**options)


def one_or_none(field: str, label: str, names: dict[Any, str], placeholder: str) -> Any:
    """The reader's choice of one thing or none, kept and in the address; the empty field for none.

    Args:
        field: of Filters.
        names: what can be chosen, and how it is called.
    """
    empty = getattr(Filters(), field)
    value = getattr(current_filters(), field)
    value = value if value in names else empty
    show_in_url(**{field: value})
    st.session_state[_key(field)] = value or None
    picked: Any = st.selectbox(
        label,
        list(names),
        format_func=lambda option: names[option],
        index=None,
        placeholder=placeholder,
        key=_key(field),
        on_change=_used,
        args=(field,),
    )
    return picked or empty


def _called(field: str, value: Any) -> str:
    """What was asked for, in the reader's words."""
    t = translation()
    named: dict[str, Callable[[], str]] = {
        "indicator": lambda: indicator_name(value, t.language),
        "level": lambda: level_name(value, t),
        "scope": lambda: scope_name(value, t),
        "verdict": lambda: judged_name(value, t),
        "promise": lambda: t("address.promise"),
    }
    return named[field]() if field in named else str(value)


def switch(field: str, label: str) -> bool:
    """A choice of yes or no, kept and in the address.

    Args:
        field: of Filters.
    """
    value = bool(getattr(current_filters(), field))
    show_in_url(**{field: value})
    st.session_state[_key(field)] = value
    return st.toggle(label, key=_key(field), on_change=_used, args=(field,))


def search_box() -> str:
    """What to look for, kept and in the address."""
    t = translation()
    show_in_url(search=current_filters().search)
    st.session_state[_key("search")] = current_filters().search
    return str(
        st.text_input(
            t("filters.search"),
            key=_key("search"),
            max_chars=SEARCH_LIMIT,
            placeholder=t("data.search_hint"),
            icon=":material/search:",
            on_change=_used,
            args=("search",),
        )
    ).strip()
