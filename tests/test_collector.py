"""The collector of garbage is held off while questions run, and never longer."""

import gc
import threading

import pytest

from graph import collector
from graph.collector import paused


def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), paused():
        raise ValueError("wrong")

    assert gc.isenabled()


def test_a_question_inside_a_question_does_not_wake_the_collector() -> None:
    with paused():
        with paused():
            pass

        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_stays_off_until_the_last_thread_is_done() -> None:
    held, done = threading.Event(), threading.Event()

    def long() -> None:
        with paused():
            held.set()
            done.wait(10)

    other = threading.Thread(target=long)
    other.start()
    held.wait(10)
    with paused():
        pass
    while_it_runs = gc.isenabled()
    done.set()
    other.join(10)

    assert not while_it_runs
    assert gc.isenabled()


def test_questions_without_end_let_the_collector_have_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LONGEST_PAUSE", -1.0)
    first, late = paused(), paused()

    first.__enter__()
    late.__enter__()
    first.__exit__(None, None, None)
    while_the_late_one_runs = gc.isenabled()
    late.__exit__(None, None, None)

    assert while_the_late_one_runs


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        left = gc.isenabled()
    finally:
        gc.enable()

    assert not left
