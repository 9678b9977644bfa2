"""What the themes read from front matter, `_config.yml` and `_data`, as Pydantic models.

The models are the one source: `build` turns them into what a check loads (no pydantic import), `export` into
the JSON Schemas under `schemas/`. They judge as the themes do: what works on the built site is right, so
blank values and numbers where a text is shown are fine, and keys nobody knows are the owner's own.
"""
