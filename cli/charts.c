#include "cli/charts.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/i18n.h"
#include "core/store.h"
#include "core/text.h"
#include "core/yaml_tree.h"
#include "export/svg.h"
#include "export/tree.h"

/* ---- paths ---- */

/* The folder of a file, resolved; free() it. NULL when there is none. */
static char *folder_of(const char *file)
{
    char *copy = strdup(file ? file : "./x");
    char *folder = copy ? realpath(dirname(copy), NULL) : NULL;
    free(copy);
    return folder;
}

/* The length of what both begin with, in whole names. */
static size_t shared_length(const char *one, const char *other)
{
    size_t shared = 0;
    for (size_t i = 0;; i++) {
        bool ends = (one[i] == '/' || !one[i]) && (other[i] == '/' || !other[i]);
        if (ends)
            shared = i;
        if (one[i] != other[i] || !one[i])
            return shared;
    }
}

/* The way from one resolved folder to another: "../charts/", "" for the same. */
static void append_way(struct text *out, const char *from, const char *to)
{
    size_t shared = shared_length(from, to);
    for (const char *at = from + shared; *at; at++)
        if (*at == '/' && at[1])
            text_append(out, "../");
    const char *rest = to + shared + (to[shared] == '/');
    if (*rest)
        text_append_format(out, "%s/", rest);
}

/* ---- files ---- */

static bool is_chart(const char *bytes)
{
    return strncmp(bytes, "<?xml", 5) == 0 && strstr(bytes, " id=\"chart-");
}

static bool may_write(const char *path, struct error *error)
{
    char *bytes;
    size_t length;
    struct stat status;
    if (stat(path, &status) != 0 && errno == ENOENT)
        return true;
    if (!store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, error))
        return false;
    bool chart = is_chart(bytes);
    free(bytes);
    return chart || error_set(error, ERROR_USAGE, path, 0, 0, "%s",
                              _("this file exists and is no chart; it stays as it is, give "
                                "another folder to --charts"));
}

static bool write_chart(const struct chart *chart, const char *path, struct error *error)
{
    char *text = may_write(path, error) ? svg_file(chart, error) : NULL;
    bool written = text && store_write(path, text, strlen(text), NULL, error);
    free(text);
    return written;
}

static bool write_one(cmark_node *node, const char *directory, const char *way, struct error *error)
{
    const struct chart *chart = tree_chart_of(node);
    struct text path = {0};
    struct text link = {0};
    text_append_format(&path, "%s/%s.svg", directory, chart->id);
    text_append_format(&link, "%s%s.svg", way, chart->id);
    bool whole = path.data && link.data && !path.failed && !link.failed;
    bool written = whole ? write_chart(chart, path.data, error) : error_set_memory(error);
    if (written)
        tree_set_picture(node, link.data);
    text_free(&path);
    text_free(&link);
    return written;
}

static bool write_all(cmark_node *document, const char *directory, const char *way,
                      struct error *error)
{
    bool written = true;
    for (cmark_node *node = cmark_node_first_child(document); node && written;
         node = cmark_node_next(node))
        if (tree_role(node) == TREE_CHART)
            written = write_one(node, directory, way, error);
    return written;
}

bool charts_write(cmark_node *document, const char *directory, const char *output,
                  struct error *error)
{
    if (mkdir(directory, 0777) != 0 && errno != EEXIST)
        return error_set_system(error, directory, _("cannot make the folder"));
    struct text way = {0};
    char *from = folder_of(output);
    char *to = realpath(directory, NULL);
    if (!from || !to) {
        free(from);
        free(to);
        return error_set_system(error, from ? directory : output, _("cannot find the folder"));
    }
    append_way(&way, from, to);
    bool written = !way.failed ? write_all(document, directory, way.data ? way.data : "", error)
                               : error_set_memory(error);
    text_free(&way);
    free(from);
    free(to);
    return written;
}
