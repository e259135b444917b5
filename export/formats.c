#include "export/formats.h"

#include <string.h>

#include "core/ascii.h"
#include "core/i18n.h"
#include "export/html.h"
#include "export/latex.h"
#include "export/render.h"
#include "export/report_json.h"

static char *write_markdown(const struct report_input *input, cmark_node *document,
                            struct error *error)
{
    (void)input;
    return render_markdown(document, error);
}

static char *write_html(const struct report_input *input, cmark_node *document, struct error *error)
{
    (void)input;
    return render_html(document, error);
}

static char *write_latex(const struct report_input *input, cmark_node *document,
                         struct error *error)
{
    (void)input;
    return render_latex(document, error);
}

static const struct format table[FORMAT_COUNT] = {
    {"markdown", N_("Markdown"), N_("plain text that any program reads"), ".md .markdown", "# ",
     write_markdown},
    {"html", N_("HTML"), N_("for a browser; prints well"), ".html .htm", "<!DOCTYPE html>",
     write_html},
    {"latex", N_("LaTeX"), N_("for typesetting"), ".tex .latex", "% Compile with xelatex",
     write_latex},
    {"json", N_("JSON"), N_("data, for programs"), ".json", "{\n  \"format\": \"mnr-assess report",
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

static bool is_among(const char *extension, const char *extensions)
{
    size_t length = strlen(extension);
    for (const char *at = extensions; *at;) {
        size_t next = strcspn(at, " ");
        if (next == length && ascii_begins_same(at, extension, length))
            return true;
        at += next + (at[next] == ' ');
    }
    return false;
}

const struct format *format_of_path(const char *path)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < FORMAT_COUNT; i++)
        if (is_among(dot, table[i].extensions))
            return &table[i];
    return NULL;
}

const struct format *format_of_text(const char *text)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (strncmp(text, table[i].start, strlen(table[i].start)) == 0)
            return &table[i];
    return NULL;
}
