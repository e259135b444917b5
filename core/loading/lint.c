#include "core/loading/lint.h"

#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/loading/citation.h"

struct lint {
    const struct catalogue *catalogue;
    const char *path;
    struct problems *problems;
};

/* Keys whose values are no prose of ours: ids, rules, citations, titles, and the lists that name
   the words themselves. */
static const char *const not_prose[] = {
    "id",           "for",         "fires",    "when",     "asked_if",  "counts",
    "leads",        "depends_on",  "sources",  "also",     "files",     "avoid",
    "gaps_sources", "treaties",    "title",    "term",     "kind",      "documents",
    "brings",       "same_as",     "question", "when_yes", "when_no",   "offer_yes",
    "offer_no",     "brings_when", "excludes", "since",    "countries", "is",
};

static bool is_prose(const struct yaml_node *node)
{
    for (size_t i = 0; i < sizeof not_prose / sizeof *not_prose; i++)
        if (strcmp(not_prose[i], yaml_key(node)) == 0)
            return false;
    return true;
}

/* Whether a letter of any script stands right before or after a place in valid UTF-8. */
static bool letter_before(const char *text, const char *at)
{
    ucs4_t c;
    return u8_prev(&c, (const uint8_t *)at, (const uint8_t *)text) && uc_is_alpha(c);
}

static bool letter_after(const char *at)
{
    ucs4_t c;
    return u8_next(&c, (const uint8_t *)at) && uc_is_alpha(c);
}

static const char *find_words(const char *text, const char *start, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = start; *at; at++)
        if (ascii_begins_same(at, words, length) && !letter_before(text, at) &&
            !letter_after(at + length))
            return at;
    return NULL;
}

/* Whether an odd number of quotation marks stands before `at`. */
static bool is_quoted(const char *text, const char *at)
{
    int open = 0;
    for (const char *c = text; c < at; c++) {
        if (*c == '"')
            open = !open;
        else if (strncmp(c, "“", strlen("“")) == 0)
            open = 1;
        else if (strncmp(c, "”", strlen("”")) == 0)
            open = 0;
    }
    return open;
}

static void lint_text(const struct lint *lint, const struct yaml_node *node)
{
    const char *text = yaml_text(node);
    for (size_t i = 0; i < lint->catalogue->avoided_count; i++) {
        const struct avoided *avoided = &lint->catalogue->avoided[i];
        for (const char *at = text; (at = find_words(text, at, avoided->words)); at++) {
            if (avoided->unless_quoted && is_quoted(text, at))
                continue;
            problems_add(lint->problems, SEVERITY_ERROR, ERROR_CONTENT, lint->path, node->line,
                         node->column, _("avoid “%s”; say: %s"), avoided->words,
                         avoided->instead ? avoided->instead : _("something else"));
        }
    }
}

static void lint_node(const struct lint *lint, const struct yaml_node *node)
{
    if (yaml_is_scalar(node))
        lint_text(lint, node);
    for (const struct yaml_node *child = yaml_first(node); child; child = yaml_next(child))
        if (is_prose(child))
            lint_node(lint, child);
}

void lint_prose(const struct catalogue *catalogue, const struct yaml_tree *tree,
                struct problems *problems)
{
    struct lint lint = {catalogue, yaml_tree_path(tree), problems};
    const struct yaml_node *root = yaml_tree_root(tree);
    if (root)
        lint_node(&lint, root);
}

/* ---- citations ---- */

static const struct document *document_of(const struct lint *lint, const struct yaml_node *node)
{
    const char *id = yaml_text(yaml_get(node, "document"));
    for (size_t i = 0; id && i < lint->catalogue->document_count; i++)
        if (strcmp(lint->catalogue->documents[i].id, id) == 0)
            return &lint->catalogue->documents[i];
    return NULL;
}

static void lint_source(const struct lint *lint, const struct yaml_node *node)
{
    struct text missing = {0};
    struct source source = {.document = document_of(lint, node),
                            .pages = yaml_text(yaml_get(node, "pages")),
                            .paragraphs = yaml_text(yaml_get(node, "paragraphs")),
                            .notes = yaml_text(yaml_get(node, "notes"))};
    if (source.document && !citation_exists(&source, &missing))
        problems_add(lint->problems, SEVERITY_ERROR, ERROR_CONTENT, lint->path, node->line,
                     node->column, _("%s has no %s"), source.document->id,
                     missing.data ? missing.data : "");
    text_free(&missing);
}

static void lint_sources(const struct lint *lint, const struct yaml_node *node)
{
    if (yaml_is_map(node))
        lint_source(lint, node);
    for (const struct yaml_node *child = yaml_first(node); child; child = yaml_next(child))
        lint_sources(lint, child);
}

void lint_citations(const struct catalogue *catalogue, const struct yaml_tree *tree,
                    struct problems *problems)
{
    struct lint lint = {catalogue, yaml_tree_path(tree), problems};
    const struct yaml_node *root = yaml_tree_root(tree);
    if (root)
        lint_sources(&lint, root);
}
