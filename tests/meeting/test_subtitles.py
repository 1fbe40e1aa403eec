"""What is kept of the live text."""

from controlroom.meeting.facts import ParticipantTold, Subtitled
from controlroom.meeting.model import Subtitle
from controlroom.meeting.store import Store
from controlroom.meeting.subtitles import Transcript


def told(
    pid: str, text: str, *, final: bool = True, begin: int | None = None, language: str = "Mandarin"
) -> Subtitle:
    end = None if begin is None else begin + 500
    return Subtitle(pid, ((language, text),), final, begin, end)


def test_pieces_of_a_sentence_take_each_other_s_place_for_each_speaker() -> None:
    kept = Transcript()
    kept.take(told("a", "Good", final=False, begin=0), "A", 1)
    kept.take(told("b", "Yes", final=False, begin=100), "B", 2)
    kept.take(told("a", "Good morning", final=False, begin=0), "A", 3)
    kept.take(told("a", "Good morning.", begin=0), "A", 4)
    kept.take(told("b", "Yes!"), "B", 5)
    kept.take(told("a", "Next", final=False, begin=2000), "A", 6)
    lines = [(line.name, line.texts[0][1], line.final, line.at) for line in kept.lines]
    assert lines == [
        ("A", "Good morning.", True, 1),
        ("B", "Yes!", True, 2),
        ("A", "Next", False, 6),
    ]


def test_a_final_piece_that_comes_again_and_a_translation_go_to_their_sentence() -> None:
    kept = Transcript()
    kept.take(told("a", "早上好。", begin=0), "A", 1)
    kept.take(told("a", "早上好。", begin=0), "A", 2)
    kept.take(told("a", "Good morning.", begin=0, language="English"), "A", 3)
    (line,) = kept.lines
    assert line.texts == (("Mandarin", "早上好。"), ("English", "Good morning."))


def test_a_sentence_whose_end_was_lost_is_not_written_over() -> None:
    kept = Transcript()
    kept.take(told("a", "Good", final=False, begin=0), "A", 1)
    kept.take(told("a", "Next", final=False, begin=9000), "A", 2)
    assert [line.texts[0][1] for line in kept.lines] == ["Good", "Next"]


def test_only_the_latest_are_kept() -> None:
    kept = Transcript(3)
    kept.take(told("quiet", "long ago", final=False), "Q", 0)
    for n in range(4):
        kept.take(told("a", str(n), begin=n * 1000), "A", n)
    assert [line.texts[0][1] for line in kept.lines] == ["1", "2", "3"]
    assert (kept.first, kept.total) == (2, 5)
    # A late piece of what is no longer kept begins a line of its own.
    assert kept.take(told("quiet", "again", final=False), "Q", 9).number == 5


def test_the_store_keeps_who_spoke_though_they_leave() -> None:
    store = Store()
    store.apply(ParticipantTold("a", {"name": "Anna", "number": "1"}, 1, full=True))
    store.apply(ParticipantTold("b", {"number": "2"}, 1, full=True))
    for pid in ("a", "b", "gone"):
        store.apply(Subtitled(told(pid, "Yes."), 5))
    assert [line.name for line in store.subtitles.lines] == ["Anna", "2", ""]
    assert {line.at for line in store.subtitles.lines} == {5}
