#include "export/report/formats.h"

#include <string.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "export/document/html.h"
#include "export/document/latex.h"
#include "export/document/markdown.h"
#include "export/report/json.h"

static char *write_markdown(const struct report_input *input, cmark_node *document,
                            struct error *error)
{
    (void)input;
    return markdown_write(document, error);
}

static char *write_html(const struct report_input *input, cmark_node *document, struct error *error)
{
    (void)input;
    return html_write(document, error);
}

static char *write_latex(const struct report_input *input, cmark_node *document,
                         struct error *error)
{
    (void)input;
    return render_latex(document, error);
}

/* The line on provenance is the last of the first list; in JSON, a string near the beginning. The
   opening marks are none that an escaped title can hold. */
static const struct format table[FORMAT_COUNT] = {
    {"markdown",
     N_("Markdown"),
     N_("plain text that any program reads"),
     ".md .markdown .txt",
     "# ",
     {"\n\n", "\n\n  - **", "\n\n"},
     true,
     write_markdown},
    {"html",
     N_("HTML"),
     N_("for a browser; prints well"),
     ".html .htm",
     "<!DOCTYPE html>",
     {"\n<main id=\"content\">\n", "\n<ul>\n", "\n</ul>\n"},
     false,
     write_html},
    {"latex",
     N_("LaTeX"),
     N_("for typesetting"),
     ".tex .latex",
     "% Compile with xelatex",
     {"\n\\tableofcontents\n", "\n\\begin{itemize}\n", "\n\\end{itemize}\n"},
     false,
     write_latex},
    {"json",
     N_("JSON"),
     N_("data, for programs"),
     ".json",
     "{\n  \"format\": \"mnr-assess report",
     {"\",\n", "  \"provenance\": \"", "\",\n"},
     false,
     report_json},
};

const struct format *formats(size_t *count)
{
    *count = FORMAT_COUNT;
    return table;
}

const struct format *format_named(const char *name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

bool format_has_ending(const char *extensions, const char *ending)
{
    size_t length = strlen(ending);
    for (const char *at = extensions; *at;) {
        size_t next = strcspn(at, " ");
        if (next == length && ascii_begins_same(at, ending, length))
            return true;
        at += next + (at[next] == ' ');
    }
    return false;
}

const char *format_ending(const char *path)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char digits[] = "0123456789";
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name || !strpbrk(dot, letters))
        return NULL;
    for (const char *at = dot + 1; *at; at++)
        if (!strchr(letters, *at) && !strchr(digits, *at))
            return NULL;
    return dot;
}

const struct format *format_of_text(const char *text)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (strncmp(text, table[i].start, strlen(table[i].start)) == 0)
            return &table[i];
    return NULL;
}

bool format_is_report(const char *text)
{
    struct provenance provenance;
    const struct format *format = format_of_text(text);
    if (!format || !provenance_read(text, &format->provenance, &provenance))
        return false;
    provenance_free(&provenance);
    return true;
}
