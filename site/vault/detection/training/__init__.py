"""Teaching the tagger: invented documents, multiplied by random values, and a small head over LAC's own states.

Nothing here is imported when the site runs. `python -m vault.detection.training --help` says how to teach it again;
it needs `torch` and `onnx`, which are no requirements of the project.
"""
