"""The change of each version can be read by its bulletin without reading the texts."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new index begins as the old one, which it replaces."""
    op.create_index("ix_versions_bulletin_id_change", "versions", ["bulletin_id", "change"])
    op.drop_index("ix_versions_bulletin_id", "versions")


def downgrade() -> None:
    """Back to the old one."""
    op.create_index("ix_versions_bulletin_id", "versions", ["bulletin_id"])
    op.drop_index("ix_versions_bulletin_id_change", "versions")
