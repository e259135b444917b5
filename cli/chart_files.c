#include "cli/chart_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/base/limits.h"
#include "core/base/store.h"
#include "export/document/svg.h"
#include "export/document/tree.h"

/* ---- the way there ---- */

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

/* What is neither a letter, a digit nor plain punctuation stands by its number, as in any link. */
static void append_encoded(struct text *out, const char *path)
{
    for (; *path; path++) {
        if (ascii_is_alnum(*path) || strchr("/.-", *path))
            text_append_bytes(out, path, 1);
        else
            text_append_format(out, "%%%02X", (unsigned char)*path);
    }
}

/* The way from one resolved folder to another: "../charts/", "./" for the same. */
static void append_way(struct text *out, const char *from, const char *to)
{
    size_t shared = shared_length(from, to);
    for (const char *at = from + shared; *at; at++)
        if (*at == '/' && at[1])
            text_append(out, "../");
    const char *rest = to + shared + (to[shared] == '/');
    append_encoded(out, rest);
    text_append(out, *rest ? "/" : out->length ? "" : "./");
}

bool charts_open(struct charts *charts, const char *path, const char *output, struct error *error)
{
    *charts = (struct charts){.path = path, .folder = -1};
    if (!path)
        return true;
    charts->folder = store_open_folder(path, error);
    if (charts->folder < 0)
        return false;
    char *from = folder_of(output);
    char *to = realpath(path, NULL);
    if (!from || !to)
        error_set_system(error, from ? path : output, _("cannot find the folder"));
    else
        append_way(&charts->way, from, to);
    bool done = from && to && (!charts->way.failed || error_set_memory(error));
    free(from);
    free(to);
    return done;
}

void charts_close(struct charts *charts)
{
    if (charts->folder >= 0)
        close(charts->folder);
    text_free(&charts->way);
}

/* ---- files ---- */

/* Every chart of ours begins so, and nothing else does. */
static bool is_chart(const char *bytes)
{
    static const char start[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"chart-";
    return strncmp(bytes, start, strlen(start)) == 0;
}

/* An error of a file in the folder is told with the folder's path. */
static bool tell_where(const struct charts *charts, const char *name, struct error *error)
{
    const struct error inside = *error;
    struct text path = {0};
    text_append_format(&path, "%s/%s", charts->path, name);
    error_set(error, inside.kind, path.data ? path.data : name, inside.line, inside.column, "%s",
              inside.problem);
    text_free(&path);
    return false;
}

static bool write_one(const struct charts *charts, const struct chart *chart, struct error *error)
{
    struct text name = {0};
    char *text = svg_file(chart, error);
    text_append_format(&name, "%s.svg", chart->id);
    bool written = false;
    if (name.failed)
        error_set_memory(error);
    else if (text && name.data)
        written = deliver_file(charts->folder, name.data, text, is_chart,
                               _("this file exists and is no chart; it stays as it is, give "
                                 "another folder to --charts"),
                               error) ||
                  tell_where(charts, name.data, error);
    free(text);
    text_free(&name);
    return written;
}

static bool has_chart(cmark_node *document, const char *file)
{
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
        const char *id = tree_role(node) == TREE_CHART ? tree_chart_of(node)->id : NULL;
        size_t length = id ? strlen(id) : 0;
        if (id && strncmp(file, id, length) == 0 && strcmp(file + length, ".svg") == 0)
            return true;
    }
    return false;
}

static bool is_of_ours(const struct charts *charts, const char *file)
{
    char *bytes;
    size_t length;
    if (!store_read_at(charts->folder, file, LIMIT_REPORT_BYTES, &bytes, &length, NULL, NULL))
        return false;
    bool ours = is_chart(bytes);
    free(bytes);
    return ours;
}

static bool refuse_others(const struct charts *charts, cmark_node *document, struct error *error)
{
    int number = openat(charts->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = number >= 0 ? fdopendir(number) : NULL;
    if (!folder) {
        if (number >= 0)
            close(number);
        return error_set_system(error, charts->path, _("cannot look into the folder"));
    }
    bool alone = true;
    for (const struct dirent *entry; alone && (entry = readdir(folder));) {
        const char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".svg") != 0 || has_chart(document, entry->d_name) ||
            !is_of_ours(charts, entry->d_name))
            continue;
        error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                  _("this chart is of another report, and would be shared with this one; give "
                    "another folder to --charts"));
        alone = tell_where(charts, entry->d_name, error);
    }
    closedir(folder);
    return alone;
}

bool charts_write(struct charts *charts, cmark_node *document, bool alone, struct error *error)
{
    bool written = charts->folder < 0 || !alone || refuse_others(charts, document, error);
    for (cmark_node *node = cmark_node_first_child(document); node && written;
         node = cmark_node_next(node))
        if (charts->folder >= 0 && tree_role(node) == TREE_CHART)
            written = write_one(charts, tree_chart_of(node), error);
    return written;
}
