#include "tui/pages/scope.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/views/prompt.h"

/* ---- depth ---- */

static const struct {
    const char *label;
    const char *help;
} depths[] = {
    [DEPTH_CORE] = {N_("Core"), N_("The opening question of each part, the five criteria and the "
                                   "seven benchmarks: what is "
                                   "there at all. An "
                                   "hour in a workshop.")},
    [DEPTH_STANDARD] = {N_("Standard"), N_("The documents' own questions.")},
    [DEPTH_FULL] = {N_("Full"),
                    N_("With all sub-points and our additions, which make more steps possible.")},
};

const char *scope_depth_title(enum depth depth)
{
    return _(depths[depth].label);
}

bool scope_ask_depth(struct screen *screen, enum depth *depth)
{
    struct asker_choice choices[DEPTH_FULL + 1];
    for (int i = 0; i <= DEPTH_FULL; i++)
        choices[i] = (struct asker_choice){_(depths[i].label), _(depths[i].help)};
    int chosen = prompt_choose(screen, _("How deep to ask"),
                               _("This can be changed at any time; asking less loses no answer."),
                               choices, DEPTH_FULL + 1, (int)*depth);
    if (chosen < 0)
        return false;
    *depth = (enum depth)chosen;
    return true;
}

/* ---- questionnaires ---- */

enum { MOST_QUESTIONNAIRES = 8 };

/* "[x] MNR survey" for each, and a way on; the cursor is at `initial`. Returns what was chosen. */
static int choose_one(struct screen *screen, const bool *taken, size_t count, int initial)
{
    const struct catalogue *catalogue = screen->session.catalogue;
    struct asker_choice lines[MOST_QUESTIONNAIRES + 1];
    char labels[MOST_QUESTIONNAIRES][96];
    for (size_t i = 0; i < count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        snprintf(labels[i], sizeof labels[i], "[%c] %s", taken[i] ? 'x' : ' ',
                 questionnaire->label);
        lines[i] = (struct asker_choice){labels[i], questionnaire->title};
    }
    lines[count] = (struct asker_choice){_("Go on with these"), NULL};
    return prompt_choose(screen, _("Which questionnaires"),
                         _("All can be answered together: a fact that several ask for is asked "
                           "once or offered. Enter takes one out, or in again. No answer is lost "
                           "by it."),
                         lines, count + 1, initial);
}

/* The ids of those taken, joined by commas. */
static void join_taken(const struct catalogue *catalogue, const bool *taken, struct text *ids)
{
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (taken[i])
            text_append_format(ids, "%s%s", ids->length ? "," : "",
                               catalogue->questionnaires[i]->id);
}

bool scope_ask_questionnaires(struct screen *screen, struct text *ids)
{
    const struct catalogue *catalogue = screen->session.catalogue;
    const struct assessment *assessment = screen->session.assessment;
    size_t count = catalogue->questionnaire_count;
    bool taken[MOST_QUESTIONNAIRES] = {false};
    if (count < 2 || count > MOST_QUESTIONNAIRES)
        return true; /* all there are */
    for (size_t i = 0; i < count; i++)
        taken[i] = !assessment || assessment_has(assessment, catalogue->questionnaires[i]);
    for (int at = assessment ? 0 : (int)count; !ids->length && !ids->failed;) {
        at = choose_one(screen, taken, count, at);
        if (at < 0)
            return false;
        if ((size_t)at < count)
            taken[at] = !taken[at];
        else
            join_taken(catalogue, taken, ids);
    }
    return !ids->failed;
}
