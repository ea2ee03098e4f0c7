"""The component ``runut_pos``: a part of speech of Universal Dependencies for every token."""

# Annotations stay objects here: spaCy 3.8.2 cannot check a component's settings by their names.

from spacy.language import Language
from spacy.tokens import Doc

from id_runut_news.sentences import LANGUAGE, plain_sentences
from runut.encoder import label_words


class PartsOfSpeech:
    """Labels tokens, sentence by sentence; white space is ``SPACE``.

    Docs are labelled one by one: the encoder's weights are quantised by what runs together, so that labels of one text
    would depend on the texts beside it.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``token.pos_``. Raises ``runut.encoder.EncoderError`` where the encoder cannot run on this machine."""
        sentences = [indices for indices in plain_sentences(doc) if indices]
        found = label_words([[doc[index].text for index in indices] for indices in sentences], LANGUAGE)
        for indices, labelled in zip(sentences, found, strict=True):
            for index, part in zip(indices, labelled.pos, strict=True):
                doc[index].pos_ = part
        for token in doc:
            if token.is_space:
                token.pos_ = "SPACE"
        return doc


@Language.factory("runut_pos", assigns=["token.pos"])
def create(nlp: Language, name: str) -> PartsOfSpeech:  # noqa: ARG001 - spaCy gives both by name
    """The component of a pipeline; ``nlp`` and ``name`` are spaCy's."""
    return PartsOfSpeech()
