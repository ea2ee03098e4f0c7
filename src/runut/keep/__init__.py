"""keep: readings and dossiers ⇄ JSON, and the verification of a dossier against the reports it was made from."""

from runut.keep.notation import dossier_from_json, dossier_to_json, reading_to_json
from runut.keep.verification import Failure, verify

__all__ = ["Failure", "dossier_from_json", "dossier_to_json", "reading_to_json", "verify"]
