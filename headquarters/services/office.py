"""Headquarters, put together: every service, and the threads that work behind them."""

from collections.abc import Callable
from datetime import datetime

from headquarters.services import house
from headquarters.services.accept import Arrivals
from headquarters.services.checks import Checks
from headquarters.services.enrolments import Enrolments
from headquarters.services.feed import Feed
from headquarters.services.files import Files
from headquarters.services.finaliser import Finaliser
from headquarters.services.folding import Folding
from headquarters.services.health import Health
from headquarters.services.news import News
from headquarters.services.overview import Overview
from headquarters.services.places import Places
from headquarters.services.references import References
from headquarters.services.sequencer import Sequencer
from headquarters.services.sessions import Sessions
from headquarters.services.uploads import Uploads
from headquarters.settings import Settings
from record.rules.releases import Rulebook


class Office:
    """All services over one house; ``start`` and ``stop`` frame its working time."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime] = house.utc_now,
        book: Rulebook | None = None,
    ) -> None:
        self.house = house.build(settings, clock, book)
        self.news = News()
        self.folding = Folding(self.house)
        self.sequencer = Sequencer(self.house, self.folding, self.news)
        self.finaliser = Finaliser(self.house)
        self.arrivals = Arrivals(self.house, self.sequencer.wake)
        self.feed = Feed(self.house)
        self.uploads = Uploads(self.house, self.finaliser)
        self.files = Files(self.house, self.finaliser)
        self.enrolments = Enrolments(self.house)
        self.sessions = Sessions(self.house)
        self.references = References(self.house)
        self.overview = Overview(self.house)
        self.places = Places(self.house)
        self.checks = Checks(self.house)
        self.health = Health(self.house)

    def start(self) -> None:
        """Begin to sequence, fold, finish uploads and sweep."""
        self.folding.start()
        self.sequencer.start()
        self.finaliser.start()

    def stop(self) -> None:
        """Wake who waits, end the threads, and let go of the database."""
        self.news.close()
        self.sequencer.stop()
        self.folding.stop()
        self.finaliser.stop()
        self.house.database.close()
