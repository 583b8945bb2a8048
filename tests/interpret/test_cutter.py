"""Words are cut as jieba cuts them, whose dictionary need not be loaded for it."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import jieba
import pytest

from extract.interpret import cutter
from extract.interpret.lexicon import roles
from extract.reference.sources import DOCUMENTS, SAMPLES


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    """jieba's own tokenizer, with the words of data/lexicon.toml."""
    own = jieba.Tokenizer()
    own.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    for word in roles():
        own.add_word(word)
    return own


@pytest.fixture(scope="module")
def cut() -> cutter.Cutter:
    """Ours, with the same words."""
    own = cutter.Cutter()
    for word in roles():
        own.add_word(word)
    return own


def _texts() -> Iterator[str]:
    for folder in (SAMPLES, DOCUMENTS):
        for file in sorted(folder.glob("*.txt"))[:12]:
            yield from re.split("[，。\n]", file.read_text(encoding="utf-8", errors="replace"))


def test_the_dictionary_is_as_large_as_it_is_taken_for(words: jieba.Tokenizer) -> None:
    plain = jieba.Tokenizer()
    plain.tmp_dir = words.tmp_dir
    plain.initialize()
    assert cutter.Cutter().total == plain.total


def test_the_words_of_the_lexicon_are_as_likely(words: jieba.Tokenizer, cut: cutter.Cutter) -> None:
    assert cut.total == words.total
    assert {word: cut.FREQ.get(word) for word in roles()} == {
        word: words.FREQ.get(word) for word in roles()
    }


@pytest.mark.parametrize("shorter", [0, 1, 3])
def test_reports_are_cut_alike(words: jieba.Tokenizer, cut: cutter.Cutter, shorter: int) -> None:
    for text in _texts():
        assert list(cut.cut(text[shorter:])) == list(words.cut(text[shorter:]))


def test_words_of_the_dictionary_are_cut_alike(words: jieba.Tokenizer, cut: cutter.Cutter) -> None:
    known, chance = sorted(words.FREQ), random.Random(11)
    for _ in range(3_000):
        text = "".join(chance.choices(known, k=4))
        assert list(cut.cut(text)) == list(words.cut(text))
        assert list(cut.cut(text, HMM=False)) == list(words.cut(text, HMM=False))


def test_a_word_is_tagged_as_in_the_dictionary(words: jieba.Tokenizer) -> None:
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    for line in random.Random(11).choices(lines, k=2_000):
        word, _, tag = line.split()
        assert cutter.tag_of(word) == tag


@pytest.mark.parametrize(
    "text",
    ["", " ", "龘", "𠀀𠀁", "A", "5%", "\n", "增", pytest.param("\ud800亿", id="half a sign")],
)
def test_odd_texts_are_cut_alike(words: jieba.Tokenizer, cut: cutter.Cutter, text: str) -> None:
    assert list(cut.cut(text)) == list(words.cut(text))
