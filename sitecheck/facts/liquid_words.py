"""The tags, filters and variables that Jekyll and its usual plugins bring to Liquid.

Sources: Shopify/liquid 4.0 and 5 (lib/liquid/tags, standardfilters.rb), Jekyll 4.3 (lib/jekyll/tags,
filters, drops), and the READMEs of the plugins.
"""

from __future__ import annotations

BLOCK_TAGS = frozenset("if unless case for tablerow capture comment raw highlight ifchanged".split())
"""Tags that want an end tag: `if` … `endif`."""

BRANCH_TAGS = {
    "else": frozenset(("if", "unless", "case", "for")),
    "elsif": frozenset(("if", "unless")),
    "when": frozenset(("case",)),
}
"""Tags that stand inside a block, and inside which."""

TAGS = frozenset(
    """assign break capture case comment continue cycle decrement else elsif for if ifchanged include increment
    raw tablerow unless when highlight include_relative link post_url""".split()
)
"""What needs no plugin."""

PLUGIN_TAGS = {
    "jekyll-scholar": "bibliography bibliography_count bibtex cite cite_details details_link nocite quote reference",
    "jekyll-seo-tag": "seo",
    "jekyll-feed": "feed_meta",
    "jekyll-gist": "gist",
    "jekyll-avatar": "avatar",
    "jekyll-include-cache": "include_cached",
    "jekyll-twitter-plugin": "twitter",
    "jekyll-jupyter-notebook": "jupyter_notebook",
    "jekyll-tabs": "tabs tab",
    "jekyll-diagrams": "mermaid graphviz plantuml vega blockdiag seqdiag actdiag nwdiag wavedrom nomnoml erd syntrax",
    "jekyll-github-metadata": "github_edit_link",
    "jekyll-mentions": "",
    "jekyll-spaceship": "",
    "jekyll-remote-include": "remote_include",
    "jekyll-youtube": "youtube",
    "jekyll-katex": "katex katexmm",
    "jekyll-polyglot": "static_href i18n_headers",
    "jekyll_picture_tag": "picture",
    "jekyll-responsive-image": "responsive_image responsive_image_block",
    "jekyll-postfiles": "postfile",
    "jekyll-assets": "asset asset_path img",
    "jekyll-last-modified-at": "last_modified_at",
    "jekyll-pdf-embed": "pdf",
    "jekyll-video-embed": "youtube vimeo",
    "jekyll-3rd-party-libraries": "",
    "jekyll-multiple-languages-plugin": "t tf translate translate_file",
}
"""The tags of plugins, by plugin."""

FILTERS = frozenset(
    """abs append at_least at_most base64_decode base64_encode capitalize ceil compact concat date default
    divided_by downcase escape escape_once first floor h join last lstrip map minus modulo newline_to_br plus
    prepend reject remove remove_first remove_last replace replace_first replace_last reverse round rstrip size
    slice sort sort_natural split strip strip_html strip_newlines sum times truncate truncatewords uniq upcase
    url_decode url_encode
    absolute_url array_to_sentence_string cgi_escape date_to_long_string date_to_rfc822 date_to_string
    date_to_xmlschema find find_exp group_by group_by_exp inspect jsonify markdownify normalize_whitespace
    number_of_words pop push relative_url sample sassify scssify shift slugify smartify strip_index to_integer
    unshift uri_escape where where_exp xml_escape""".split()
)
"""What needs no plugin."""

PLUGIN_FILTERS = {
    "jekyll-toc": "toc toc_only inject_anchors",
    "jemoji": "emojify",
    "jekyll-regex-replace": "regex_replace regex_replace_once",
    "jekyll-email-protect": "encode_email",
    "jekyll-cache-bust": "bust_file_cache bust_css_cache",
    "jekyll-get-json": "get_json",
    "jekyll-minifier": "",
    "jekyll-sort": "sort_by",
    "jekyll-string-inflection": "titleize camelize dasherize pluralize singularize underscore",
    "jekyll-titlecase": "titlecase",
    "jekyll-multiple-languages-plugin": "t translate",
    "jekyll-loading-lazy": "",
}
"""The filters of plugins, by plugin."""

SITE_VARIABLES = frozenset(
    """time pages posts related_posts static_files html_pages html_files collections data documents categories
    tags url baseurl title description config github version title name email author authors lang locale
    timezone source destination permalink theme plugins repository paginate paginate_path limit_posts
    show_drafts markdown kramdown highlighter excerpt_separator environment""".split()
)
"""What `site.…` holds on every site, beside the keys of `_config.yml`."""

PAGE_VARIABLES = frozenset(
    """content title excerpt url date id categories category tags collection dir name path next previous
    layout permalink published draft slug ext relative_path lang description author image""".split()
)
"""What `page.…` may hold beside the page's front matter."""
