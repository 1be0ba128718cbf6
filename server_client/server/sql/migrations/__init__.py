"""The steps that make the centre's tables, one file each, never changed once released; they hold words, not work.

A file `m0007_trust.py` has `revision = "m0007_trust"`, and `down_revision`, `branch_labels` and `depends_on` None: each
is a line of its own, and none alters another's table. STATEMENTS are for both databases in order, and, where only
PostgreSQL needs more, POSTGRESQL after them. Alembic finds these names in each file, and `upgrade` too, which
`steps.upgrade_of` makes.

A step is known by its whole name, to databases too, so that the two m0013 do not get into each other's way, and a
database that had one of them gets the other. Since then each number is taken once.
"""
