"""Routes translate and never decide: a question in, an answer or a problem out."""
