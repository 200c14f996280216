"""Series, bulletins, versions, sources."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The first tables."""
    op.create_table(
        "series",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_table(
        "bulletins",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("identity", sa.Text(), nullable=False, unique=True),
        sa.Column("series_id", sa.String(12), sa.ForeignKey("series.id"), nullable=True),
    )
    op.create_index("ix_bulletins_series_id", "bulletins", ["series_id"])
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("bulletin_id", sa.String(12), sa.ForeignKey("bulletins.id"), nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("bulletin_id", "text_sha256"),
    )
    for column in ("bulletin_id", "text_sha256", "change"):
        op.create_index(f"ix_versions_{column}", "versions", [column])
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version_id", sa.Integer(), sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("encoding", sa.String(32), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    for column in ("version_id", "path", "sha256"):
        op.create_index(f"ix_sources_{column}", "sources", [column])


def downgrade() -> None:
    """An empty database."""
    for table in ("sources", "versions", "bulletins", "series"):
        op.drop_table(table)
