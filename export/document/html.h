/*
 * html: the report as one HTML file that holds all it needs: style, charts, no script, nothing from
 * elsewhere.
 *
 * Headings carry the ids of findings and steps, so that a remark can link to them. Whatever a
 * person wrote stays text; words in right-to-left scripts are kept apart from the text around them.
 */
#ifndef EXPORT_DOCUMENT_HTML_H
#define EXPORT_DOCUMENT_HTML_H

#include <cmark.h>

#include "core/base/error.h"
#include "core/base/text.h"

/* A whole document; free() it. NULL when there is no memory. */
char *html_write(cmark_node *document, struct error *error);

/* The same of a blank form (form.h): ids in the margin, room to write, each part on pages of its
   own. */
char *html_write_form(cmark_node *document, struct error *error);

/* The style sheet: screen, dark screen and A4 paper. */
extern const char html_style[];
extern const char html_form_style[]; /* what forms add to it */

#endif
