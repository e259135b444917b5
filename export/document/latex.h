/*
 * latex: the report as a LaTeX document that xelatex and lualatex compile, in any script that the
 * machine has fonts for (Noto Sans SCRIPT).
 *
 * Whatever a person wrote stays text: no character of it can begin a command, an argument, a
 * comment or a ligature.
 */
#ifndef EXPORT_DOCUMENT_LATEX_H
#define EXPORT_DOCUMENT_LATEX_H

#include <cmark.h>

#include "core/base/error.h"

/* A whole document; free() it. NULL when there is no memory. */
char *render_latex(cmark_node *document, struct error *error);

#endif
