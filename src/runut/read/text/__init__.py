"""The text of a report before any of it is understood: lines, paragraphs, quotations, sentences, tokens, numerals."""
