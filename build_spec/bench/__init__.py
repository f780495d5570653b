"""What is measured, each figure as a ratio to a baseline taken in the same run, or as a count.

A group of figures is a module with ``measure(folder)``, which gets an empty folder, yields rows
made by ``figures.ratio`` or ``figures.count``, and is entered in ``GROUPS`` of ``__main__``. The
module's docstring says what the baseline is and why the limit is what it is.
"""
