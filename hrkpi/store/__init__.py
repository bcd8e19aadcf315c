"""State of the application: SQLAlchemy models and Alembic migrations."""
