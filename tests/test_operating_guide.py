"""The operator's papers: every metric, alarm, setting and command that they name exists."""

import json
import re
from pathlib import Path

import yaml
from prometheus_client.core import Metric

from bot.metrics.asked import AskedNow
from bot.metrics.meters import Meters
from bot.metrics.worker import WorkersNow
from bot.outbox.beat import Beat
from bot.outbox.census import Census
from bot.settings import Settings
from bot.store import MemoryShared, MemoryStore
from bot.store.waiting import Waiting

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "operating.md").read_text(encoding="utf-8")
DASHBOARD = json.loads((DOCS / "grafana-dashboard.json").read_text(encoding="utf-8"))
ALARMS = [
    rule
    for group in yaml.safe_load((DOCS / "alarms.yml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]


def of_workers() -> list[Metric]:
    """What `/metrics` tells of a worker that has counted everything."""
    shared = MemoryShared(lambda: 0.0)
    Beat(shared, lambda: 0.0)()
    Census(MemoryStore(), lambda _: Waiting(0, 0.0), shared, lambda: 0.0).count()
    return list(WorkersNow(shared, lambda: 0.0).collect())


def counted() -> set[str]:
    """The names of all series that `/metrics` may have."""
    names = set()
    asked = AskedNow(lambda: True, (), lambda: None).collect()  # type: ignore[arg-type, return-value]
    for metric in [*Meters().registry.collect(), *asked, *of_workers()]:
        endings = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum")}.get(metric.type, ("",))
        names |= {metric.name + ending for ending in endings}
    return names


def named_in(text: str) -> set[str]:
    return set(re.findall(r"refundbot_[a-z_]+", text))


def test_every_metric_on_the_dashboard_and_in_the_alarms_exists() -> None:
    expressions = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
    expressions += [rule["expr"] for rule in ALARMS]
    named = named_in(" ".join(expressions))
    assert len(named) > 10
    assert named <= counted()


def test_every_metric_is_told_of_in_the_guide_and_no_other() -> None:
    told = named_in(GUIDE)
    bare = {re.sub(r"_(bucket|count|sum)$", "", name) for name in counted()}
    assert told == bare


def test_labels_that_are_asked_for_are_those_that_are_counted() -> None:
    labels = {name for meter in vars(Meters()).values() for name in getattr(meter, "_labelnames", ())}
    labels |= {label for metric in of_workers() for sample in metric.samples for label in sample.labels}
    asked = {name for rule in ALARMS for name in re.findall(r"(\w+)=~?\"", rule["expr"])}
    assert asked <= labels | {"job", "le"}


def test_every_alarm_has_its_paragraph() -> None:
    told = set(re.findall(r"^\| `(Refundbot\w+)`", GUIDE, re.MULTILINE))
    assert told == {rule["alert"] for rule in ALARMS}


def test_every_setting_that_the_guide_names_exists() -> None:
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    named = set(re.findall(r"\b(?:WECHAT|REFUNDBOT|REDIS)_[A-Z_]+\b", GUIDE))
    assert len(named) > 8
    assert named <= known


def test_every_line_that_is_logged_is_in_the_guide() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (DOCS.parent / "bot").rglob("*.py"))
    logged = set(re.findall(r"\blog\.(?:info|warning|error)\(\s*\"([a-z_]+)\"", code.replace("_log.", "log.")))
    assert {"turn", "turn_failed", "listening"} <= logged
    assert {event for event in logged if f"`{event}`" not in GUIDE} == set()


def test_dashboards_panels_do_not_lie_on_each_other() -> None:
    places = [
        (panel["gridPos"]["x"] + x, panel["gridPos"]["y"] + y)
        for panel in DASHBOARD["panels"]
        for x in range(panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["h"])
    ]
    assert len(places) == len(set(places))
    assert max(x for x, _ in places) < 24


def test_proxies_pass_on_the_webhook_and_the_console_and_nothing_else() -> None:
    nginx = (DOCS / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert re.findall(r"^    location (.+?) \{", nginx, re.MULTILINE) == [
        "= /wechat", "@hang_up", "= /staff", "/staff/", "/",
    ]  # fmt: skip
    assert re.findall(r"^\t@\w+ path (.+)$", (DOCS / "deploy" / "Caddyfile").read_text(encoding="utf-8"), re.MULTILINE) == [
        "/wechat", "/staff/*",
    ]  # fmt: skip


def test_a_stream_of_news_is_held_back_by_no_proxy() -> None:
    nginx = (DOCS / "deploy" / "nginx.conf").read_text(encoding="utf-8").partition("location /staff/ {")[2]
    assert {"proxy_buffering off;", "proxy_set_header X-Forwarded-Proto $scheme;"} <= set(
        map(str.strip, nginx.splitlines())
    )
    assert "flush_interval -1" in (DOCS / "deploy" / "Caddyfile").read_text(encoding="utf-8")
