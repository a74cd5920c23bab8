"""Plan tracker: the files of a strategic plan, checked and compiled into a public site.

The folder listing is the pipeline; see CONTRIBUTING.md for the picture.
"""
