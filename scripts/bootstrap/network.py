"""Under which address other devices in the same network reach this computer."""

import ipaddress
import socket

# An address kept for documentation: nobody is there, and nothing is sent; the system only says by which way it would go.
_ANYWHERE = {"0.0.0.0": (socket.AF_INET, "192.0.2.1"), "::": (socket.AF_INET6, "2001:db8::1")}


def is_address(host: str) -> bool:
    """Whether the host is an address or the name of this computer: what `mkdocs serve` can listen at."""
    try:
        return host == "localhost" or bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def listens_everywhere(host: str) -> bool:
    """Whether a server at this host answers the whole network."""
    return host in _ANYWHERE


def seen_as(host: str) -> str:
    """The address that a browser can open for a server at `host`; this computer's own where it has no network."""
    if host not in _ANYWHERE:
        return host
    family, target = _ANYWHERE[host]
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((target, 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def in_address(host: str) -> str:
    """The host as it stands in a web address: IPv6 in square brackets."""
    return f"[{host}]" if ":" in host else host
