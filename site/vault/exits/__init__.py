"""Look for every known value in everything that has left, could leave, or lies where a copy of the site takes it.

`net` and `words` decide (pure); `sight` is what they are shown; the other modules gather, one kind of exit each; `search`
puts them together. `manage.py scan_exits` prints what it finds.
"""
