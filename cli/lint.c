/* lint: checks questionnaire files as their author. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "core/base/store.h"
#include "core/catalogue/figures.h"
#include "core/catalogue/schema.h"
#include "core/catalogue/tour.h"
#include "core/loading/lint.h"
#include "core/loading/load.h"
#include "plain/print.h"
#include "tui/terminal/keys.h"

struct linting {
    const struct catalogue *own;     /* inside the program: for files on their own */
    const struct catalogue *current; /* of the directory being checked, or `own` */
    struct problems *problems;
    bool alone; /* the shape of each file has not been checked yet */
};

/* ---- one file ---- */

static struct yaml_tree *read_tree(const char *path, struct problems *problems)
{
    char *bytes;
    size_t length;
    struct error error = {0};
    struct yaml_tree *tree = NULL;
    if (store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, &error)) {
        tree = yaml_tree_parse(path, bytes, length, &error);
        free(bytes);
    }
    if (!tree)
        problems_add(problems, SEVERITY_ERROR, error.kind, error.path, error.line, error.column,
                     "%s", error.problem);
    return tree;
}

/* An assessment among the questionnaires is a practice country, not prose. */
static bool is_assessment(const struct yaml_tree *tree)
{
    return yaml_get(yaml_tree_root(tree), "mnr-assess") != NULL;
}

static void lint_file(const struct linting *linting, const char *path)
{
    struct yaml_tree *tree = read_tree(path, linting->problems);
    if (!tree)
        return;
    if (is_assessment(tree)) {
        assessment_free(assessment_load(linting->current, path, linting->problems));
    } else {
        if (linting->alone)
            schema_check(tree, linting->problems);
        lint_prose(linting->current, tree, linting->problems);
        lint_citations(linting->current, tree, linting->problems);
    }
    yaml_tree_free(tree);
}

/* ---- a directory ---- */

static bool is_yaml(const char *name)
{
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".yaml") == 0;
}

static int wanted(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void lint_below(const struct linting *linting, const char *directory, int depth)
{
    enum { DEEPEST = 8 };
    struct dirent **entries = NULL;
    int count = depth < DEEPEST ? scandir(directory, &entries, wanted, alphasort) : 0;
    if (count < 0)
        problems_add(linting->problems, SEVERITY_ERROR, ERROR_SYSTEM, directory, 0, 0,
                     _("cannot list this directory: %s"), strerror(errno));
    for (int i = 0; i < count; i++) {
        struct text path = {0};
        text_append_format(&path, "%s/%s", directory, entries[i]->d_name);
        if (path.data && is_directory(path.data))
            lint_below(linting, path.data, depth + 1);
        else if (path.data && is_yaml(path.data))
            lint_file(linting, path.data);
        text_free(&path);
        free(entries[i]);
    }
    free(entries);
}

/* The directory as a whole, ids and conditions across its files; then its prose. When it cannot be
   loaded, that is what there is to say. */
static void lint_directory(struct linting *linting, const char *directory)
{
    struct catalogue *catalogue = catalogue_load(directory, NULL, linting->problems);
    if (!catalogue)
        return;
    figures_free(figures_load(directory, catalogue, linting->problems));
    tour_free(tour_load(directory, catalogue, keys_called, linting->problems));
    linting->current = catalogue;
    linting->alone = false;
    lint_below(linting, directory, 0);
    linting->current = linting->own;
    catalogue_free(catalogue);
}

/* ---- the command ---- */

static int lint_path(struct catalogue *own, const char *path)
{
    struct problems problems = {0};
    struct linting linting = {.own = own, .current = own, .problems = &problems, .alone = true};
    if (is_directory(path))
        lint_directory(&linting, path);
    else
        lint_file(&linting, path);
    int status = print_problems(&problems);
    problems_free(&problems);
    return status;
}

static int run(const struct invocation *invocation)
{
    return open_each(invocation, lint_path);
}

const struct command command_lint = {
    .name = "lint",
    .usage = "PATH...",
    .summary = N_("check questionnaire files as their author"),
    .description = N_(
        "Checks questionnaire files: PATH is a directory as --data takes it, or one file. Prints "
        "one line for each mistake, as FILE:LINE:COLUMN: error: TEXT. In a directory ids, "
        "conditions, published figures and the tour are checked across its files; a file on its "
        "own is checked for its shape and its words."),
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
