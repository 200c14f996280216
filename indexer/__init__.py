"""From passages to answers: what is indexed, how it is asked, the engines, and the generations on disk."""
