"""How an issue comes off the disk: files, PDFs, web pages, their encodings. Opens files; parses nothing."""
