"""What Prometheus may ask, on loopback only: readers, the outbox by state, failed searches. Counted when asked."""

import logging
from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.delivery.outbox import Outbox
from bot.readers.subscribers import Subscribers
from digests.errors import ArchiveError, SettingsError

log = logging.getLogger(__name__)


class Counts(Collector):
    def __init__(self, subscribers: Subscribers, outbox: Outbox) -> None:
        self.subscribers = subscribers
        self.outbox = outbox

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            readers, rows = self.subscribers.counts(), self.outbox.counts()
        except ArchiveError as error:
            log.warning("metrics: %s", error)
            return
        chats = GaugeMetricFamily("baotong_chats", "Chats with a subscription", labels=["state"])
        chats.add_metric(["reached"], readers.readers)
        chats.add_metric(["away"], readers.away)
        yield chats
        yield GaugeMetricFamily("baotong_subscriptions", "Subscriptions", value=readers.subscriptions)
        outbox = GaugeMetricFamily("baotong_outbox_rows", "Rows of the outbox", labels=["state"])
        for state, count in sorted(rows.items()):
            outbox.add_metric([state], count)
        yield outbox


def serve_metrics(port: int, subscribers: Subscribers, outbox: Outbox) -> Callable[[], None]:
    """Answer on 127.0.0.1; the return value stops it. Raises SettingsError where the port is taken."""
    registry = CollectorRegistry()
    registry.register(Counts(subscribers, outbox))
    try:
        server, thread = start_http_server(port, addr="127.0.0.1", registry=registry)
    except OSError as error:
        raise SettingsError(
            "metrics.port", f"cannot listen on 127.0.0.1:{port} ({error.strerror})"
        ) from error

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop
