"""Imported by the process that others are forked of: what is loaded on first use, loaded once."""

from extract.interpret.observations import readings_in

readings_in("2025年，全市地区生产总值增长5%，新增养老机构3家。", "北京市", 2026, "", None)
