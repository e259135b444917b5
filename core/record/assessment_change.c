/* A change of an assessment is taken whole, when it is known that the file would load again, or not
   at all. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/assessment_parts.h"

/* ---- known to load ---- */

/* What the head may grow by on its own: the digits of the revision, and another place. */
enum { GROWING = 512 };

static bool refuse(struct error *error, const char *problem, const char *advice)
{
    return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                     _("not taken, as the file could not be opened again with it: %s%s%s"), problem,
                     *advice ? "; " : "", advice);
}

static bool refuse_limit(struct error *error, enum limit limit)
{
    char words[LIMIT_WORDS];
    limit_describe(limit, words);
    return refuse(error, words, limit_advice(limit));
}

static bool refuse_problem(struct error *error, const struct problems *problems)
{
    struct error first;
    if (!problems_first_error(problems, &first) || first.kind == ERROR_MEMORY)
        return error_set_memory(error);
    return refuse(error, first.problem, "");
}

/* Reads what is written beside the answers as a file is read. */
static bool check_frame(const struct assessment *assessment, struct error *error)
{
    const struct catalogue *catalogue = assessment->catalogue;
    struct problems problems = {0};
    struct text text = {0};
    if (!assessment_write_frame(assessment, &text, error)) {
        text_free(&text);
        return false;
    }
    struct assessment *again = assessment_parse(catalogue, "", text.data, text.length, &problems);
    bool same = again && facts_same(&assessment->facts, &again->facts, catalogue);
    if (same) {
        assessment->frame->known = true;
        assessment->frame->bytes = text.length + GROWING;
        assessment->frame->nodes = yaml_tree_nodes(again->trees[0]);
    } else if (again) {
        refuse(error, _("something beside the answers would change"), "");
    } else {
        refuse_problem(error, &problems);
    }
    assessment_free(again);
    problems_free(&problems);
    text_free(&text);
    return same;
}

/* All of it together; each part is known to load by itself. */
static bool check_limits(const struct assessment *assessment, struct error *error)
{
    struct entries_size size = entries_size(assessment->entries);
    if (assessment->frame->bytes + size.bytes > LIMIT_FILE_BYTES)
        return refuse_limit(error, LIMIT_OF_FILE);
    if (assessment->frame->nodes + size.nodes > LIMIT_NODES)
        return refuse_limit(error, LIMIT_OF_NODES);
    if (assessment->facts.stranger_count + size.count > LIMIT_ENTRIES)
        return refuse_limit(error, LIMIT_OF_ENTRIES);
    return true;
}

bool assessment_may_count(const struct assessment *assessment, struct error *error)
{
    return assessment->facts.revision < LIMIT_REVISION || refuse_limit(error, LIMIT_OF_REVISION);
}

bool assessment_settle(const struct assessment *assessment, struct error *error)
{
    return entries_settle(assessment->entries, assessment->saved, error) &&
           (assessment->frame->known || check_frame(assessment, error)) &&
           check_limits(assessment, error);
}

/* ---- changes ---- */

bool assessment_begin(struct assessment *assessment, struct error *error)
{
    if (!assessment->changing && !entries_settle(assessment->entries, assessment->saved, error))
        return false;
    assessment->changing++;
    return true;
}

bool assessment_touch(struct assessment *assessment, struct error *error)
{
    if (assessment->touched)
        return true;
    if (!facts_copy(&assessment->before, &assessment->facts, assessment->catalogue))
        return error_set_memory(error);
    assessment->touched = true;
    assessment->frame->known = false;
    return true;
}

static void keep(struct assessment *assessment)
{
    assessment->changed =
        assessment->changed || assessment->touched || entries_changed(assessment->entries);
    facts_free(&assessment->before, assessment->catalogue);
    entries_keep(assessment->entries);
}

static void take_back(struct assessment *assessment)
{
    entries_take_back(assessment->entries);
    if (!assessment->touched)
        return;
    facts_free(&assessment->facts, assessment->catalogue);
    assessment->facts = assessment->before;
    assessment->before = (struct facts){0};
    assessment->frame->known = false;
}

bool assessment_end(struct assessment *assessment, bool done, struct error *error)
{
    if (--assessment->changing)
        return done;
    bool some = assessment->touched || entries_changed(assessment->entries);
    done = done && (!some || (assessment_may_count(assessment, error) &&
                              assessment_settle(assessment, error)));
    if (done)
        keep(assessment);
    else
        take_back(assessment);
    assessment->touched = false;
    return done;
}
