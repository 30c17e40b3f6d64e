"""Who does what, in which order."""

import signal
from threading import Lock, main_thread

import pytest

from conjuncture.engine import scheduling
from conjuncture.engine.scheduling import Share, Tally, first_alone, side_by_side
from conjuncture.errors import ConjunctureError


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_shares_part_all_tasks_among_them(of: int) -> None:
    shares = [Share.parse(f"{part}/{of}") for part in range(1, of + 1)]
    for tasks in (0, 1, 5, 20):
        assert [sum(share.has(number) for share in shares) for number in range(tasks)] == [1] * tasks
        assert [number for share in shares for number in share.block(tasks)] == list(range(tasks))
        sizes = [len(share.block(tasks)) for share in shares]
        assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("text", ["0/3", "4/3", "1/0", "x", "", "3", "-1/3", "1.5/3", "1/3/5", "²/3", "1 /"])
def test_a_share_that_is_none_is_refused_with_one_that_is(text: str) -> None:
    with pytest.raises(ConjunctureError, match=r"share.*Write (3/20|1/20)"):
        Share.parse(text)


def test_the_first_task_is_done_before_the_others_begin() -> None:
    begun: list[int] = []
    done: list[int] = []
    lock = Lock()

    def work(task: int) -> int:
        with lock:
            begun.append(task)
            if task == 0:
                assert begun == [0]
            else:
                assert 0 in done
            done.append(task)
        return task * task

    assert first_alone(work, range(20)) == [task * task for task in range(20)]
    assert first_alone(work, []) == []
    squares = side_by_side(lambda task: task * task, range(0, 20, 3))
    assert squares == [task * task for task in range(0, 20, 3)]


def test_steps_of_many_threads_are_all_counted() -> None:
    told: list[tuple[int, int]] = []
    tally = Tally(lambda done, total: told.append((done, total)), 4000)
    side_by_side(lambda _: [tally(1) for _ in range(1000)], range(4))
    assert told[-1] == (4000, 4000)
    assert [done for done, _ in told] == list(range(1, 4001))


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="a signal is sent to one thread")
def test_an_interrupted_process_begins_no_further_task_in_any_thread() -> None:
    begun: list[int] = []
    main = main_thread()

    def step(number: int) -> None:
        begun.append(number)
        if len(begun) == 1:
            assert main.ident is not None
            signal.pthread_kill(main.ident, signal.SIGINT)
        assert scheduling._STOPPING.wait(60)

    with pytest.raises(KeyboardInterrupt):
        side_by_side(lambda group: side_by_side(step, range(group, group + 100)), [0, 100, 200])
    # No more than were running: on each of the outer threads, one on each of its inner threads.
    assert 1 <= len(begun) < 100
    assert side_by_side(str, [1, 2]) == ["1", "2"]
