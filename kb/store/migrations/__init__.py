"""What has happened to the tables, step by step."""
