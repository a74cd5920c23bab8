"""The adapter to the site engine: the only place that knows mkdocs.

Pages come in ready-made from `pages`; this package puts them and the hand-written ones into an
mkdocs build, one per language, adds the search index, and publishes: the last good site stays in
place until its successor is whole.
"""

from tracker.site.hook import on_config, on_startup
from tracker.site.publish import ForeignTarget, Run, build_site, coordinator_email, site_url

__all__ = ["ForeignTarget", "Run", "build_site", "coordinator_email", "on_config", "on_startup", "site_url"]
