"""Which plugins a site loads."""

from __future__ import annotations

from sitecheck.jekyll.plugins import has_own_plugins, listed_plugins
from sitecheck.jekyll.site import Site


def test_plugins_are_named_by_configuration_and_gemfile(tmp_path):
    files = {
        "_config.yml": b"plugins:\n  - jekyll-feed\n  - jekyll/scholar\nwhitelist:\n  - jekyll-gist\n",
        "Gemfile": b"group :jekyll_plugins do\n  gem 'jekyll-archives', '~> 2.2'\nend\n# gem 'jekyll-off'\n",
    }
    assert listed_plugins(Site(str(tmp_path), files)) == {"jekyll-feed", "jekyll-scholar", "jekyll-archives"}


def test_the_old_key_and_a_single_name_count_too(tmp_path):
    site = Site(str(tmp_path), {"_config.yml": b"gems: [jekyll-feed]\nplugins: jekyll-gist\n"})
    assert listed_plugins(site) == {"jekyll-feed", "jekyll-gist"}


def test_ruby_code_in_the_plugins_folder_is_the_sites_own(tmp_path):
    assert has_own_plugins(Site(str(tmp_path), {"_plugins/tag.rb": b""}))
    assert has_own_plugins(Site(str(tmp_path), {"_config.yml": b"plugins_dir: _ruby\n", "_ruby/tag.rb": b""}))
    assert not has_own_plugins(Site(str(tmp_path), {"_plugins/README.md": b""}))
