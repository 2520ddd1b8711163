"""What holds for all tests of sending."""

import logging

import pytest
import structlog


@pytest.fixture(autouse=True)
def silence() -> None:
    """Ten thousand lines tell nobody anything."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
