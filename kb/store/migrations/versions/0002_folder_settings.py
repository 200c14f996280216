"""What a folder's settings fixed for a source."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sources imported before had no folder settings."""
    op.add_column("sources", sa.Column("fixed", sa.Text(), nullable=False, server_default=""))
