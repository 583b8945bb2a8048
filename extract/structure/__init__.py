"""Text as reports, headings, paragraphs and sentences."""
