#include "tests/unit/structure.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmark.h>

#include "core/base/text.h"
#include "tests/unit/reports.h"
#include "tests/unit/support.h"

static bool is_among(const char *word, size_t length, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* Instead of strncmp, strspn and strcspn, of which the sanitizers read the whole document each
   time. */
static bool begins(const char *at, const char *with)
{
    while (*with)
        if (*at++ != *with++)
            return false;
    return true;
}

/* How far the characters are (or are not) among those of `set`. */
static size_t span(const char *at, bool among, const char *set)
{
    size_t length = 0;
    while (at[length] && (strchr(set, at[length]) != NULL) == among)
        length++;
    return length;
}

static char *taken(struct text *out)
{
    text_append(out, "");
    return needed(text_take(out));
}

/* ---- Markdown ---- */

static bool in_quotation(cmark_node *node)
{
    cmark_node *parent = cmark_node_parent(node);
    return parent && cmark_node_get_type(parent) == CMARK_NODE_BLOCK_QUOTE;
}

static void note_node(struct text *out, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
        (type == CMARK_NODE_PARAGRAPH && in_quotation(node)))
        return;
    text_append_format(out, " %s", cmark_node_get_type_string(node));
    if (type == CMARK_NODE_HEADING)
        text_append_format(out, "%d", cmark_node_get_heading_level(node));
}

/* Cells: cmark knows no tables. */
static void note_bars(struct text *out, const char *markdown)
{
    for (const char *at = markdown; *at; at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (*at == '|')
            text_append(out, "|");
    }
}

char *structure_of_markdown(const char *markdown)
{
    struct text out = {0};
    cmark_node *document = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_iter *walk = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            note_node(&out, cmark_iter_get_node(walk));
    cmark_iter_free(walk);
    cmark_node_free(document);
    note_bars(&out, markdown);
    return taken(&out);
}

/* ---- HTML ---- */

/* The length of a well-formed tag at `at`: <name attribute="value" ...>; 0 when it is none. */
static size_t tag_length(const char *at)
{
    const char *start = at++;
    at += *at == '/';
    if (!isalpha((unsigned char)*at))
        return 0;
    at += span(at, true, "abcdefghijklmnopqrstuvwxyz0123456789");
    while (*at == ' ') {
        at += 1 + span(at + 1, true, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-:");
        if (at[0] != '=' || at[1] != '"')
            return 0;
        at += 2 + span(at + 2, false, "\"<>");
        at += *at == '"';
    }
    at += *at == '/';
    return *at == '>' ? (size_t)(at - start) + 1 : 0;
}

static bool is_entity(const char *at)
{
    return begins(at, "&amp;") || begins(at, "&lt;") || begins(at, "&gt;") || begins(at, "&quot;");
}

/* Without the direction, which the words decide. */
static void note_undirected(struct text *out, const char *at, size_t length)
{
    static const char *const directions[] = {" dir=\"rtl\"", " dir=\"ltr\"", " dir=\"auto\""};
    const char *end = at + length;
    while (at < end) {
        size_t skipped = 0;
        for (size_t i = 0; i < COUNT(directions); i++)
            skipped += begins(at, directions[i]) ? strlen(directions[i]) : 0;
        text_append_bytes(out, at, skipped ? 0 : 1);
        at += skipped ? skipped : 1;
    }
}

static size_t note_tag(struct text *out, const char *at)
{
    static const char *const of_words[] = {"<p dir=\"auto\">", "</p>", "<br>", "<bdi>", "</bdi>"};
    size_t length = tag_length(at);
    if (!length)
        text_append_format(out, "!%.20s", at);
    else if (!is_among(at, length, of_words, COUNT(of_words)))
        note_undirected(out, at, length);
    return length ? length : 1;
}

char *structure_of_html(const char *html)
{
    struct text out = {0};
    const char *at = needed(strstr(html, "<html "));
    const char *style = needed(strstr(html, "<style>"));
    while (*at) {
        if (at == style)
            at = needed(strstr(at, "</style>"));
        if (*at == '<') {
            at += note_tag(&out, at);
            continue;
        }
        if (*at == '>' || (*at == '&' && !is_entity(at)))
            text_append_format(&out, "!%.20s", at);
        at++;
    }
    return taken(&out);
}

/* ---- LaTeX ---- */

struct latex {
    struct text out;
    const char *at;
    bool silent[64]; /* by depth of braces: whether they belong to words */
    size_t depth;
};

static void open_brace(struct latex *latex, bool silent)
{
    latex->depth += latex->depth + 1 < COUNT(latex->silent);
    latex->silent[latex->depth] = silent;
    if (!silent)
        text_append(&latex->out, "{");
    latex->at++;
}

static void close_brace(struct latex *latex)
{
    if (!latex->depth)
        text_append(&latex->out, "!}");
    else if (!latex->silent[latex->depth--])
        text_append(&latex->out, "}");
    latex->at++;
}

static const char *after_brace(const char *at)
{
    at += span(at, false, "}");
    return at + (*at == '}');
}

static void take_command(struct latex *latex)
{
    static const char *const of_words[] = {
        "textbackslash",  "textasciicircum", "textasciitilde", "textbar",
        "textless",       "textgreater",     "textquotedbl",   "textquotesingle",
        "textasciigrave", "allowbreak",      "newline",        "rightbreak",
    };
    static const char *const of_scripts[] = {"fromright", "fromleft"};
    static const char *const of_directions[] = {"righttoleft", "lefttoright", "rightparagraph"};
    static const char *const with_name[] = {"begin", "end", "label"};
    const char *name = latex->at + 1;
    size_t length = 0;
    while (isalpha((unsigned char)name[length]))
        length++;
    latex->at = name + length;
    if (is_among(name, length, of_words, COUNT(of_words)) && begins(latex->at, "{}")) {
        latex->at += 2;
        return;
    }
    if (is_among(name, length, of_scripts, COUNT(of_scripts))) {
        latex->at = after_brace(latex->at);
        open_brace(latex, true);
        return;
    }
    if (is_among(name, length, of_directions, COUNT(of_directions)) && *latex->at == '{') {
        open_brace(latex, true);
        return;
    }
    if (is_among(name, length, with_name, COUNT(with_name)))
        latex->at = after_brace(latex->at);
    text_append_bytes(&latex->out, name - 1, (size_t)(latex->at - name) + 1);
}

static void take_backslash(struct latex *latex)
{
    if (isalpha((unsigned char)latex->at[1])) {
        take_command(latex);
        return;
    }
    if (latex->at[1] == '\\')
        text_append(&latex->out, "\\\\");
    else if (!latex->at[1] || !strchr("{}$&#%_", latex->at[1]))
        text_append_format(&latex->out, "!%.20s", latex->at);
    latex->at += latex->at[1] ? 2 : 1;
}

static bool is_of_words(const char *at)
{
    return begins(at, "{[}") || begins(at, "{]}") || begins(at, "{*}");
}

static void take_latex(struct latex *latex)
{
    const char *at = latex->at;
    if (*at == '\\')
        take_backslash(latex);
    else if (is_of_words(at))
        latex->at += 3;
    else if (begins(at, "{}"))
        latex->at += 2;
    else if (*at == '{')
        open_brace(latex, false);
    else if (*at == '}')
        close_brace(latex);
    else {
        if (strchr("$#%^_~", *at))
            text_append_format(&latex->out, "!%.20s", at);
        else if (strchr("&*[]", *at))
            text_append_bytes(&latex->out, at, 1);
        latex->at++;
    }
}

char *structure_of_latex(const char *latex)
{
    struct latex scan = {.at = needed(strstr(latex, "\n\\title{"))};
    while (*scan.at)
        take_latex(&scan);
    if (scan.depth)
        text_append(&scan.out, "!open");
    return taken(&scan.out);
}

/* ---- JSON ---- */

static void note_json(struct text *out, const cJSON *item)
{
    const cJSON *child;
    if (item->string)
        text_append_format(out, " %s:", item->string);
    text_append_format(out, "%d", item->type);
    if (item->string && strcmp(item->string, "paragraphs") == 0)
        return;
    cJSON_ArrayForEach(child, item) note_json(out, child);
}

char *structure_of_json(const char *json)
{
    struct text out = {0};
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithOpts(json, &end, true);
    if (root)
        note_json(&out, root);
    else
        text_append(&out, "!no JSON");
    cJSON_Delete(root);
    return taken(&out);
}
