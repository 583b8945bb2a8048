"""A dashboard of one table, one chart and four numbers, as one writes it in an hour: the measure
beside which the pages are held.
"""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def load() -> pd.DataFrame:
    """The table, as everyone reads one."""
    return pd.read_csv(os.environ["TWIN_TABLE"], low_memory=False)


st.set_page_config(page_title="GDP", layout="wide")
table = load()
gdp = table[table.indicator_id == "gdp"]

st.title("GDP")
first, last = st.slider("Years", int(gdp.year.min()), int(gdp.year.max()), (2015, 2025))
places = st.multiselect("Places", sorted(gdp.region.unique()), ["北京市", "上海市"])
shown = gdp[gdp.region.isin(places) & gdp.year.between(first, last)]

st.header("GDP over time")
st.plotly_chart(px.line(shown, x="year", y="value", color="region"))

columns = st.columns(4)
for n, place in enumerate(places):
    own = shown[shown.region == place].sort_values("year")
    if len(own):
        grown = own.value.iloc[-1] / own.value.iloc[0]
        columns[n % 4].metric(place, f"{own.value.iloc[-1]:,.0f}", f"{grown:.2f}x")
