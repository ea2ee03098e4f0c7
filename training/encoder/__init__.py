"""The encoder of the accurate reader, from published weights to what the language pack ships (training/README.md)."""
