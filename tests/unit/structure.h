/*
 * structure: what a document is made of, without its words: headings, lists, tags, commands, cells,
 * keys, in their order. Two documents whose answers differ in words only must have the same.
 *
 * Strict own scans, beside cmark for Markdown and cJSON for JSON: what may not stand in such a
 * document at all shows as "!" with what it is. What only follows from how words are broken into
 * lines and paragraphs of a quotation is left out.
 */
#ifndef TESTS_UNIT_STRUCTURE_H
#define TESTS_UNIT_STRUCTURE_H

/* free() the result. */
char *structure_of_markdown(const char *markdown);
char *structure_of_html(const char *html);
char *structure_of_latex(const char *latex);
char *structure_of_json(const char *json);

#endif
