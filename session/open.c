#include "session/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/catalogue/content.h"
#include "session/recent.h"

bool session_open(struct session *session, const char *path, size_t *remarks, struct error *error)
{
    struct problems problems = {0};
    struct assessment *assessment = assessment_load(session->catalogue, path, &problems);
    if (remarks)
        *remarks = problems.count;
    bool done = assessment != NULL;
    if (!done && !problems_first_error(&problems, error))
        error_set_memory(error);
    problems_free(&problems);
    if (!done || !session_adopt(session, assessment, error))
        return false;
    recent_add(path);
    return true;
}

bool session_create(struct session *session, const struct assessment_options *options,
                    const char *path, struct error *error)
{
    struct assessment *assessment = assessment_new(session->catalogue, options, error);
    if (!assessment)
        return false;
    if (!assessment_create(assessment, path, error)) {
        assessment_free(assessment);
        return false;
    }
    if (!session_adopt(session, assessment, error))
        return false;
    recent_add(path);
    return true;
}

/* The first name that is not taken: practice.yaml, practice-2.yaml and so on. */
static char *free_path(void)
{
    enum { MOST = 1000 };
    for (int i = 1; i < MOST; i++) {
        char name[32] = "practice.yaml";
        if (i > 1)
            snprintf(name, sizeof name, "practice-%d.yaml", i);
        char *path = state_path(NULL, name);
        if (!path || access(path, F_OK) != 0)
            return path;
        free(path);
    }
    return NULL;
}

bool session_practise(struct session *session, const char *data_directory, struct error *error)
{
    size_t length = 0;
    char *bytes = data_practice(data_directory, &length, error);
    if (!bytes)
        return false;
    char *path = free_path();
    bool done = path ? store_create(path, bytes, length, NULL, error) &&
                           session_open(session, path, NULL, error)
                     : error_set(error, ERROR_SYSTEM, NULL, 0, 0, "%s",
                                 _("there is nowhere to put a copy; set HOME or XDG_STATE_HOME"));
    free(bytes);
    free(path);
    return done;
}
