"""What curators decide, apart from what is extracted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table of its own, which no import touches."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("series_id", sa.String(12), nullable=False),
        sa.Column("bulletin_id", sa.String(12), nullable=False),
        sa.Column("passage", sa.String(32), nullable=False),
        sa.Column("since", sa.String(10), nullable=False),
        sa.Column("until", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Integer),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
    )
    for column in ("bulletin_id", "change", "undone"):
        op.create_index(f"ix_decisions_{column}", "decisions", [column])


def downgrade() -> None:
    """Without decisions."""
    op.drop_table("decisions")
