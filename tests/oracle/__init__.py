"""The real kramdown and the real Jekyll, where they are installed, as judges of ours."""
