from __future__ import annotations

import pytest

from app.importing.tables.column_names import names_columns


@pytest.mark.parametrize(
    "rows",
    [
        [["Port", "Ships"], ["Harlow", "12"], ["Saltby", "9"]],
        [["", "2023", "2024"], ["Harlow", "12", "14"], ["Saltby", "9", "8"]],
        [["Port", "2023*", "2024年"], ["Harlow", "12", "14"], ["Saltby", "9", "8"]],
        [["Stand", "Over 65"], ["Main", "£220"], ["Dock", "£150"], ["Hill", "£90"]],
        [["Town", "Share"], ["Ayr", "€3, in two parts"], ["Bude", "€4"], ["Cork", "€9 and a pier"]],
        [["Distance", "Fare"], ["up to 6 km", "€2"], ["6 to 12 km", "€3"], ["over 12 km", "€4"]],
        [["What", "When"], ["Nominations", "3 March"], ["Debate", "7 April"], ["Vote", "1 May"]],
        [["Who", "What"], ["Council", "Budget"], ["Court", "Hearing"]],
        [["Date", "What happened"], ["3 March", "It broke."], ["5 March", "Help came."]],
    ],
)
def test_a_word_above_figures_and_a_word_above_words_name_columns(rows):
    assert names_columns(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [["Rovers", "2", "1", "Athletic"], ["Town", "0", "0", "Albion"]],
        [["Feb 24", "Results"], ["Mar 3", "Ministry meets"], ["Apr 1", "Duty takes effect"]],
        [["Length", "412 metres"], ["Built", "1926"], ["Owner", "State"]],
        [["Weekdays", "8 to 17"], ["Friday", "8 to 13"], ["Saturday", "closed"]],
        [["Designer", "Renn"], ["Built", "1974"], ["Length", "412 m"], ["Cost", "€3m"]],
        [["He came home late.", "And left."], ["Nobody saw him there.", "Nor her."]],
        [["Alone"]],
    ],
)
def test_a_figure_above_its_like_or_a_sentence_names_none(rows):
    assert not names_columns(rows)
