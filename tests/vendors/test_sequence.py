"""Lost increments are noticed, under either scheme of counting, and odd servers raise no flood."""

from hypothesis import given
from hypothesis import strategies as st

from controlroom.vendors.huawei.sequence import Gap, SequenceWatch

ACTIONS = st.lists(st.sampled_from("abc"), min_size=30, max_size=80)


def versions(actions: list[str], *, per_action: bool) -> list[tuple[str, int]]:
    counters: dict[str, int] = {}
    frames = []
    for action in actions:
        key = action if per_action else "all"
        counters[key] = counters.get(key, 0) + 1
        frames.append((action, counters[key]))
    return frames


@given(ACTIONS, st.booleans())
def test_a_steady_counter_raises_no_alarm(actions: list[str], per_action: bool) -> None:
    watch = SequenceWatch()
    assert all(watch.see(*frame) is None for frame in versions(actions, per_action=per_action))


@given(st.booleans())
def test_a_lost_frame_is_noticed(per_action: bool) -> None:
    frames = versions(list("abab" * 10), per_action=per_action)
    watch = SequenceWatch()
    seen = [watch.see(*frame) for frame in frames[:20] + frames[22:]]
    assert len([gap for gap in seen if gap]) >= 1
    assert all(gap is None for gap in seen[:20])
    assert isinstance(next(gap for gap in seen if gap), Gap)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10**6)), max_size=400))
def test_random_counters_cause_no_flood(frames: list[tuple[str, int]]) -> None:
    watch = SequenceWatch()
    assert len([gap for frame in frames if (gap := watch.see(*frame))]) <= 10


def test_a_step_back_is_a_gap_and_a_new_subscription_is_none() -> None:
    watch = SequenceWatch()
    for version in range(1, 8):
        watch.see("a", version)
    watch.restart()
    assert watch.see("a", 1) is None
    for version in range(2, 8):
        assert watch.see("a", version) is None
    assert watch.see("a", 3) == Gap(8, 3)


def test_what_is_lost_after_many_alarms_is_noticed_all_the_same() -> None:
    watch = SequenceWatch()
    version, alarms = 0, 0
    for _ in range(20):
        for _ in range(60):
            version += 1
            assert watch.see("a", version) is None
        version += 1
        alarms += watch.see("a", version + 1) is not None
        version += 1
    assert alarms == 20
