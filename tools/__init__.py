"""What a developer runs on the repository itself; no part of the package."""
