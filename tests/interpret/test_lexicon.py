"""One lexicon: each word once, in a class that says why; a word that no entry knows by its kind."""

import pytest

from extract.errors import DataFileError
from extract.interpret import lexicon
from extract.interpret.lexicon import is_adverb, roles, words_in
from extract.reference.files import toml_named


def test_each_word_stands_in_one_class():
    words = [
        word for entry in toml_named("lexicon.toml").values() for word in entry["words"].split()
    ]
    assert len(words) == len(set(words)) == len(roles())


def test_each_class_says_why():
    assert all(entry["why"].strip() for entry in toml_named("lexicon.toml").values())


def test_a_word_in_two_classes_is_refused(monkeypatch):
    twice = {"adverb": {"why": "how", "words": "稳步"}, "verb.rise": {"why": "up", "words": "稳步"}}
    monkeypatch.setattr(lexicon, "toml_named", lambda _: twice)
    roles.cache_clear()
    with pytest.raises(DataFileError, match=r"稳步 is both adverb and verb\.rise"):
        roles()
    monkeypatch.undo()
    roles.cache_clear()


@pytest.mark.parametrize(
    ("word", "how"), [("稳步", True), ("就近", True), ("增长", False), ("公园", False)]
)
def test_adverbs_are_entries_or_told_by_the_dictionary(word, how):
    assert [is_adverb(each) for each in words_in(word)] == [how]
