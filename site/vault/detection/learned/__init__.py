"""What was learned from marked documents: the words of LAC, our own tagger, the weights of the context."""
