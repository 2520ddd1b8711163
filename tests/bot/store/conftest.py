"""Every store there is, behind one fixture."""

from collections.abc import Iterator

import pytest

from bot.store.local import LocalStore
from tests.bot.store.backends import Backend, MemoryBackend, RedisBackend
from tests.bot.store.servers import cluster, sentinel


@pytest.fixture(scope="session")
def sentinel_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sentinel(tmp_path_factory.mktemp("sentinel")) as url:
        yield url


@pytest.fixture(scope="session")
def cluster_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with cluster(tmp_path_factory.mktemp("cluster")) as url:
        yield url


@pytest.fixture
def secret(request: pytest.FixtureRequest) -> bytes:
    """Another one for each test, so that tests on one server do not meet."""
    name: str = request.node.nodeid
    return name.encode()


@pytest.fixture(
    params=[
        "memory",
        pytest.param("valkey", marks=pytest.mark.server),
        pytest.param("sentinel", marks=pytest.mark.server),
        pytest.param("cluster", marks=pytest.mark.server),
    ]
)
def backend(request: pytest.FixtureRequest, secret: bytes) -> Backend:
    if request.param == "memory":
        return MemoryBackend()
    if request.param == "valkey":
        valkey: LocalStore = request.getfixturevalue("valkey")
        return RedisBackend(valkey.url, secret)
    return RedisBackend(request.getfixturevalue(f"{request.param}_url"), secret)
