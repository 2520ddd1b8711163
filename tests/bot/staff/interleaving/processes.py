"""Two worker processes, either of which may be killed at any moment; what they left unanswered is asked again."""

import json
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[4]
Said = Any


class Worker:
    """One process. What it is asked is answered in any order; when it dies, by EOFError."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._ids = count()
        self._asked: dict[int, Future[Said]] = {}
        self._lock = threading.Lock()
        self._is_over = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bot.staff.interleaving.desk_worker", json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def ask(self, asked: dict[str, Any]) -> "Future[Said]":
        future: Future[Said] = Future()
        assert self._process.stdin is not None
        with self._lock:
            number = next(self._ids)
            self._asked[number] = future
            if not self._is_over:
                with suppress(BrokenPipeError):
                    self._process.stdin.write((json.dumps({"id": number, **asked}) + "\n").encode())
                    self._process.stdin.flush()
                    return future
        future.set_exception(EOFError("the worker is dead"))
        return future

    def kill(self) -> None:
        self._process.kill()
        self.close()

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(30)
        self._reader.join()
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            self._asked.pop(told["id"]).set_result(told["said"])
        with self._lock:
            self._is_over = True
            for future in self._asked.values():
                if not future.done():
                    future.set_exception(EOFError("the worker died"))


class Workers:
    """Two of them."""

    def __init__(self, **options: object) -> None:
        self._options = options
        self._workers = [Worker(options), Worker(options)]

    def ask(self, which: int, asked: dict[str, Any]) -> "Future[Said]":
        return self._workers[which % 2].ask(asked)

    def kill(self, which: int) -> None:
        self._workers[which % 2].kill()
        self._workers[which % 2] = Worker(self._options)

    def close(self) -> None:
        for worker in self._workers:
            worker.close()
