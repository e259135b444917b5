/* plain mode: commands about the record as a whole: what was changed, found, looked for, and asked.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/change.h"
#include "cli/country.h"
#include "cli/plain_parts.h"
#include "cli/print.h"
#include "cli/summary.h"
#include "core/i18n.h"
#include "core/search.h"
#include "tui/changes.h"

/* ---- what was changed ---- */

static bool restore(struct plain *plain, const struct change *change,
                    const struct change_state *state)
{
    struct error error;
    struct assessment *assessment = plain->session->assessment;
    bool done = change->kind == CHANGE_ANSWER
                    ? assessment_set_answer(assessment, change->question, &state->answer, &error)
                    : assessment_set_override(assessment, change->capability, state->words,
                                              state->reason, &error);
    if (!done)
        print_wrapped(0, error.problem);
    return done;
}

/* Shows the question where the change can be seen, if it is asked. */
static void settle(struct plain *plain, const struct change *change, bool undoing)
{
    struct text words = {0};
    changes_describe(change, undoing, &words);
    print_labelled(0, undoing ? _("Undone") : _("Done again"), words.data);
    text_free(&words);
    plain_save(plain);
    if (change->question && applies_to(plain->session->applies, change->question))
        plain_go(plain, change->question);
}

void plain_undo(struct plain *plain, const char *words)
{
    const struct change *change = journal_undo(&plain->journal);
    (void)words;
    if (!change)
        print_wrapped(0, _("There is nothing to undo in this sitting."));
    else if (restore(plain, change, &change->before))
        settle(plain, change, true);
}

void plain_redo(struct plain *plain, const char *words)
{
    const struct change *change = journal_redo(&plain->journal);
    (void)words;
    if (!change)
        print_wrapped(0, _("There is nothing to do again."));
    else if (restore(plain, change, &change->after))
        settle(plain, change, false);
}

void plain_changes(struct plain *plain, const char *words)
{
    (void)words;
    if (!plain->journal.done)
        print_wrapped(0, _("Nothing was changed in this sitting."));
    for (size_t i = 0; i < plain->journal.done; i++) {
        struct text line = {0};
        text_append_format(&line, "%zu. ", i + 1);
        changes_describe(&plain->journal.changes[i], false, &line);
        print_wrapped(0, line.data ? line.data : "");
        text_free(&line);
    }
}

/* ---- a status or level ---- */

static bool take_override(const struct plain *plain, const struct capability *capability,
                          struct change_state *state)
{
    const struct override *override = assessment_override(plain->session->assessment, capability);
    if (override) {
        state->words = strdup(override->status);
        state->reason = strdup(override->reason);
    }
    return !override || (state->words && state->reason);
}

static bool set_level(struct plain *plain, const struct capability *capability, const char *status,
                      const char *reason)
{
    struct error error;
    struct change change = {.kind = CHANGE_STATUS, .capability = capability};
    bool remembered = take_override(plain, capability, &change.before);
    bool done = status ? change_status(plain->session, capability, status, reason, &error)
                       : assessment_set_override(plain->session->assessment, capability, NULL, NULL,
                                                 &error);
    if (!done)
        print_wrapped(0, error.problem);
    if (done && remembered && take_override(plain, capability, &change.after))
        journal_record(&plain->journal, &change, false);
    else
        journal_free_change(&change);
    return done;
}

/* Cuts the first word off; `rest` is what follows it. */
static const char *first_word(char *words, char **rest)
{
    *rest = words + strcspn(words, " ");
    if (**rest) {
        *(*rest)++ = '\0';
        *rest += strspn(*rest, " ");
    }
    return words;
}

static const char *found_title(const struct plain *plain, const struct capability *capability)
{
    return _(status_entry(findings_of(plain->session->findings, capability)->status)->title);
}

/* level ID WORD REASON; level ID alone takes it back. */
static void change_level(struct plain *plain, char *words)
{
    char *rest;
    char *reason;
    char *asked = NULL;
    const char *id = first_word(words, &rest);
    const struct capability *capability = catalogue_capability(plain->session->catalogue, id);
    if (!capability) {
        print_labelled(0, id,
                       _("there is no such capability, provision or benchmark; “status” "
                         "lists them"));
        return;
    }
    const char *status = first_word(rest, &reason);
    if (*status && !*reason)
        reason = asked = plain_read(plain, _("Why is it set so? "));
    if ((!*status || reason) && set_level(plain, capability, *status ? status : NULL, reason)) {
        plain_save(plain);
        print_labelled(0, capability->title, found_title(plain, capability));
    }
    free(asked);
}

void plain_level(struct plain *plain, const char *words)
{
    char *copy = strdup(words);
    if (copy)
        change_level(plain, copy);
    free(copy);
}

/* ---- what is asked ---- */

void plain_depth(struct plain *plain, const char *words)
{
    struct error error;
    char *rest;
    char *copy = strdup(words);
    const char *word = copy ? first_word(copy, &rest) : "";
    if (copy && !change_depth(plain->session, word, *rest ? rest : NULL, &error))
        print_wrapped(0, error.problem);
    free(copy);
    plain_save(plain);
    plain->show = true;
}

void plain_instruments(struct plain *plain, const char *words)
{
    struct error error;
    if (!change_instruments(plain->session, words, stdout, &error))
        print_wrapped(0, error.problem);
    plain_save(plain);
    plain->show = true;
}

/* ---- what is found and recorded ---- */

void plain_findings(struct plain *plain, const char *words)
{
    (void)words;
    summary_print_findings(plain->session);
}

const struct figures *plain_figures(struct plain *plain)
{
    struct problems problems = {0};
    if (!plain->figures)
        plain->figures = figures_load(plain->directory, plain->session->catalogue, &problems);
    problems_free(&problems);
    return plain->figures;
}

void plain_country(struct plain *plain, const char *words)
{
    const char *code = assessment_country(plain->session->assessment);
    const struct figures *figures = plain_figures(plain);
    (void)words;
    if (!*code)
        print_wrapped(0, _("This record names no country yet; “goto q1” asks for it."));
    else if (!figures)
        print_wrapped(0, _("The published tables cannot be read."));
    else
        country_print(plain->session->catalogue, figures, code, plain->session->applies);
}

/* ---- words ---- */

enum { MOST_HITS = 8 /* of a group */, EXCERPT = 100 };

static void print_hit(const struct search_hit *hit, const char *words)
{
    struct text line = {0};
    const char *where = hit->question     ? hit->question->id
                        : hit->capability ? hit->capability->id
                        : hit->entry      ? hit->entry->term
                                          : hit->document->id;
    search_excerpt(hit, words, EXCERPT, "", "", &line);
    print_labelled(2, where, line.data && *line.data ? line.data : hit->text);
    text_free(&line);
}

/* The hits come by group; each group shows its first. */
static void print_hits(const struct search_hit *hits, size_t count, const char *words)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || hits[i].group != hits[i - 1].group;
        if (first)
            print_wrapped(0, search_group_title(hits[i].group));
        shown = first ? 0 : shown;
        if (shown < MOST_HITS)
            print_hit(&hits[i], words);
        else if (shown == MOST_HITS)
            print_wrapped(2, _("There are more; more words narrow them down."));
        shown++;
    }
}

void plain_find(struct plain *plain, const char *words)
{
    const struct search_hit *hits;
    struct search *search = search_new(plain->session->assessment);
    size_t count = search ? search_find(search, words, SEARCH_ALL, &hits) : 0;
    if (!count)
        print_labelled(0, words, _("found nowhere"));
    else
        print_hits(hits, count, words);
    search_free(search);
}
