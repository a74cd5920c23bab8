"""What a server and a search engine are told: security policy, caching, lists of pages.

Written from one place in every form that is in use: a `meta` tag in each page, `_headers` (Netlify,
Cloudflare Pages) inside the site, and beside it, in build/deploy/, pieces of configuration for nginx
and Apache, which must not be published.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from tracker.problems import Language
from tracker.wording import LANGUAGES

POLICY = {
    "default-src": "'none'",
    # The search index is a WebAssembly program in a worker of our own; where worker-src is not given this line rules workers too.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    # The theme's style sheet carries its signs as data: pictures.
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    # The search answers in the page: a form that was sent would put the words that were typed into an address.
    "form-action": "'none'",
}
"""What a page may load and do: its own files, nothing inline, nobody else's.  No fonts, frames, media or manifests: there are none."""
FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "xr-spatial-tracking",
)
"""Powers of a browser that no page of ours asks for; browsers complain of names that they do not know, so only those of today."""
NOT_KEPT = "no-store"
"""Pages, search index and downloads: what was read here leaves no copy on the device.  The price is that
going back loads a page anew."""
KEPT = "max-age=600"
"""Style sheets, scripts and the icon, which are the same for every page and say nothing of what was read.
Their names do not change, so a new site must not wait long for them."""
COMPRESSED = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
    "text/plain",
    "text/calendar",
)
CALENDAR = "text/calendar; charset=utf-8"
"""What nginx has no name for, and Apache sends without its character set; hosts that read `_headers` know it."""
DEPLOY = "build/deploy"
"""Where the pieces of server configuration are written, inside the project."""


def policy_of_page() -> str:
    """The policy for a `meta` tag.

    A page opened from a disk has no host to be "self": for some browsers only `file:` names the files
    beside it.  From the web nothing of that scheme can be loaded, so that the addition costs nothing.
    """
    local = {"script-src", "style-src", "img-src"}
    return _joined({name: f"{sources} file:" if name in local else sources for name, sources in POLICY.items()})


def security_headers() -> dict[str, str]:
    """Name and value of every header that each answer carries."""
    return {
        # A meta tag cannot forbid framing, a header can.
        "Content-Security-Policy": _joined(POLICY | {"frame-ancestors": "'none'"}),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _joined(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


def headers_file(files: Iterable[str]) -> str:
    """`_headers` of a site that holds these files.

    Rules that match the same address would be joined, not overruled: so each address has one rule for its
    copy on the device.
    """
    folders = dict.fromkeys(f"{file.split('/')[0]}/*" for file in files if "/" in file)
    places = dict.fromkeys(("", "404.html", *folders, "pagefind/*"), NOT_KEPT) | {"assets/*": KEPT}
    rules = {"/*": security_headers()}
    for language in LANGUAGES:
        rules |= {f"/{_folder(language)}{place}": {"Cache-Control": how} for place, how in places.items()}
    return "".join(f"{place}\n{_lines('  {}: {}', headers)}" for place, headers in rules.items())


def _lines(form: str, headers: dict[str, str]) -> str:
    return "".join(form.format(name, value) + "\n" for name, value in headers.items())


def robots(site_url: str) -> str:
    """Everybody may read everything; where the site's address is known, the list of pages is named."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site_url}sitemap.xml\n" if site_url else "")


def sitemap(site_url: str, paths: Iterable[str]) -> str:
    """Every page in every language, each with its translations.  Needs the site's address: nothing in it may be relative."""
    pages = [{language: f"{site_url}{_folder(language)}{path}" for language in LANGUAGES} for path in paths]
    entries = "".join(_entry(address, page) for page in pages for address in page.values())
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n{entries}</urlset>\n'


def _folder(language: Language) -> str:
    return "" if language == LANGUAGES[0] else f"{language}/"


def _entry(address: str, page: Mapping[Language, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(other)}"/>'
        for language, other in (*page.items(), ("x-default", page[LANGUAGES[0]]))
    )
    return f"<url><loc>{escape(address)}</loc>{links}</url>\n"


def deploy_files(site_url: str) -> dict[str, str]:
    """Name and text of each piece of server configuration."""
    root = urlsplit(site_url).path or "/"
    return {"nginx.conf": _nginx(root), "apache.conf": _apache(root)}


def write_deploy_files(project: Path, site_url: str) -> None:
    """Write the pieces into build/deploy/; what is right already is left alone."""
    folder = project / DEPLOY
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in deploy_files(site_url).items():
        file = folder / name
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")


def _nginx(root: str) -> str:
    headers = security_headers() | {"Cache-Control": "$kept"}
    lost = "".join(f"location {root}{language}/ {{ error_page 404 {root}{language}/404.html; }}\n" for language in LANGUAGES[1:])
    return f"""{_HEAD.format(server="nginx", place="a server block")}
set $kept "{NOT_KEPT}";
if ($uri ~ "/assets/") {{ set $kept "{KEPT}"; }}
{_lines('add_header {} "{}" always;', headers)}{_HTTPS.format('add_header Strict-Transport-Security "max-age=31536000" always;')}
error_page 404 {root}404.html;
{lost}index index.html;
autoindex off;
charset utf-8;
server_tokens off;
gzip on;
gzip_vary on;
gzip_types {" ".join(COMPRESSED)};
location ~ ^{re.escape(root)}.*\\.ics$ {{ types {{ }} default_type "{CALENDAR}"; }}
{_LOG.format("access_log off;")}"""


def _apache(root: str) -> str:
    each = '<If "%{{REQUEST_URI}} =~ m#^{0}#">\nErrorDocument 404 {0}404.html\n</If>\n'
    lost = "".join(each.format(f"{root}{language}/") for language in LANGUAGES[1:])
    return f"""{_HEAD.format(server="Apache 2.4 (with headers, filter, deflate)", place="a VirtualHost or Directory section")}
{_lines('Header always set {} "{}"', security_headers())}Header always set Cache-Control "{NOT_KEPT}"
Header always set Cache-Control "{KEPT}" "expr=%{{REQUEST_URI}} =~ m#/assets/#"
{_HTTPS.format('Header always set Strict-Transport-Security "max-age=31536000"')}
ErrorDocument 404 {root}404.html
{lost}DirectoryIndex index.html
Options -Indexes
AddDefaultCharset utf-8
AddType "{CALENDAR}" .ics
AddOutputFilterByType DEFLATE text/html {" ".join(COMPRESSED)}
{_LOG.format('CustomLog "/dev/null" common')}"""


_HEAD = """# For {server}: include this in {place}. Written by every build; change it in the program.
# Pages are not kept on the reader's device (no-store): somebody else may use it. Style sheets are, for ten minutes.
"""
_HTTPS = """# Where the site is served by https alone, and for good:
# {}
"""
_LOG = """# Readers may live with violence. If you can do without a log of visits, keep none:
# {}
"""
