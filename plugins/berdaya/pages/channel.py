"""How readers reach whoever publishes: the organisation's own contact, else the reports of the repository."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from berdaya.model.edition import Edition
from berdaya.words import Words


@dataclass(frozen=True)
class Host:
    """Where a host of repositories edits a file, begins a new one and takes reports, below a repository's address."""

    edit: str
    new: str
    issues: str
    subject: str
    body: str = "body"


GITHUB = Host("edit/main/", "new/main?filename={path}&value={text}", "issues/new", "title")
# By a part of the host's name: organisations run GitLab and Forgejo under names of their own.
HOSTS = {
    "gitlab": Host("-/edit/main/", "-/new/main?file_name={path}", "-/issues/new", "issue[title]", "issue[description]"),
    "codeberg": Host("_edit/main/", "_new/main/{folder}", "issues/new", "title"),
    "forgejo": Host("_edit/main/", "_new/main/{folder}", "issues/new", "title"),
    "gitea": Host("_edit/main/", "_new/main/{folder}", "issues/new", "title"),
}
WHATSAPP = ("wa.me", "api.whatsapp.com", "whatsapp.com", "www.whatsapp.com")
"""Hosts whose addresses open a chat, in which a text may stand already."""


@dataclass(frozen=True)
class Channel:
    """How readers reach whoever publishes. ``address`` may hold a query already; ``subject`` and ``body`` are the names of its
    parts, empty where it has none: a message without a subject begins with it."""

    address: str
    subject: str = ""
    body: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether a message can be begun for the reader."""
        return bool(self.body)

    def url(self, subject: str, body: str) -> str:
        """The address that opens the channel with a message begun in it; the bare address where it takes none."""
        if not self.body:
            return self.address
        said = {self.subject: subject, self.body: body} if self.subject else {self.body: f"{subject}\n{body}"}
        return f"{self.address}{'&' if '?' in self.address else '?'}{urlencode(said, quote_via=quote)}"


def channel_of(edition: Edition) -> Channel | None:
    """The channel of an edition: its own contact, else the reports of its repository; ``None`` where nobody can be reached."""
    if edition.email:
        return Channel(f"mailto:{edition.email}", "subject", "body")
    if edition.contact:
        return Channel(edition.contact, body="text" if urlsplit(edition.contact).netloc in WHATSAPP else "")
    if not edition.repo_url:
        return None
    host = host_of(edition.repo_url)
    return Channel(f"{folder(edition.repo_url)}{host.issues}", host.subject, host.body)  # urljoin would drop a "?"


@dataclass(frozen=True)
class Question:
    """Asks about a part of a page, by its heading. The edition's channel must take a message that is begun for the reader."""

    channel: Channel
    site: str

    @staticmethod
    def of(edition: Edition) -> "Question | None":
        """How readers of an edition ask; ``None`` where there is no channel in which page and heading can be filled in."""
        channel = channel_of(edition)
        return Question(channel, edition.url) if channel and channel.is_filled else None

    def url(self, title: str, address: str, heading: str, anchor: str, said: Words) -> str:
        """The address that opens the channel with a page's title and address, and the heading."""
        return self.channel.url(f"{said.site.labels.ask} {title}: {heading}", f"{self.site}{quote(address)}#{anchor}")


def host_of(repo_url: str) -> Host:
    """What the host of a repository is."""
    name = urlsplit(repo_url).netloc
    return next((host for part, host in HOSTS.items() if part in name), GITHUB)


def folder(address: str) -> str:
    """An address with a slash at its end."""
    return address if address.endswith("/") else f"{address}/"
