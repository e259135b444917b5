/* plain mode: commands about the record as a whole: what was changed, found, looked for, and asked.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/rules/search.h"
#include "plain/country_print.h"
#include "plain/dialogue.h"
#include "plain/print.h"
#include "plain/summary.h"
#include "session/change.h"
#include "tui/pages/changes.h"

/* ---- what was changed ---- */

/* Shows the question where the change can be seen, if it is asked. */
static void restore(struct plain *plain, const struct change *change, bool undoing)
{
    struct error error;
    struct text words = {0};
    if (!undo_restore(plain->opened->assessment, change, undoing, &error)) {
        plain_refuse_error(plain, &error);
        return;
    }
    change_words(change, undoing, &words);
    print_labelled(0, undoing ? _("Undone") : _("Done again"), words.data);
    text_free(&words);
    plain_save(plain);
    if (change->question && applies_to(plain->opened->applies, change->question))
        plain_go(plain, change->question);
}

void plain_undo(struct plain *plain, const char *words)
{
    const struct change *change = undo_undo(&plain->undo);
    (void)words;
    if (!change)
        print_wrapped(0, _("There is nothing to undo in this sitting."));
    else
        restore(plain, change, true);
}

void plain_redo(struct plain *plain, const char *words)
{
    const struct change *change = undo_redo(&plain->undo);
    (void)words;
    if (!change)
        print_wrapped(0, _("There is nothing to do again."));
    else
        restore(plain, change, false);
}

void plain_changes(struct plain *plain, const char *words)
{
    (void)words;
    if (!plain->undo.done)
        print_wrapped(0, _("Nothing was changed in this sitting."));
    for (size_t i = 0; i < plain->undo.done; i++) {
        struct text line = {0};
        text_append_format(&line, "%zu. ", i + 1);
        change_words(&plain->undo.changes[i], false, &line);
        print_wrapped(0, line.data ? line.data : "");
        text_free(&line);
    }
}

/* ---- a status or level ---- */

static void print_status(const struct plain *plain, const struct capability *capability)
{
    struct text words = {0};
    finding_tell_status(findings_of(plain->opened->findings, capability), &words);
    print_labelled(0, capability->title, words.data);
    text_free(&words);
}

bool plain_set_level(struct plain *plain, const struct capability *capability, const char *status,
                     const char *reason)
{
    struct error error;
    struct change change = {.kind = CHANGE_STATUS, .capability = capability};
    if (!plain_begin(plain, &change))
        return false;
    bool done =
        status ? change_status(plain->opened, capability, status, reason, &error)
               : assessment_set_override(plain->opened->assessment, capability, NULL, NULL, &error);
    if (plain_end(plain, &change, done, &error) && !plain->stopped)
        print_status(plain, capability);
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

static char *ask_why(struct plain *plain, const char *id, const char *status)
{
    char field[DRAFT_WORD];
    const char *const none = NULL;
    char *reason = plain_read(plain, _("Why is it set so? "));
    snprintf(field, sizeof field, "level %s", status);
    if (!reason)
        plain_note_begun(plain, &(struct typing){id, field, &none, 1}, 0);
    return reason;
}

/* level ID WORD REASON; level ID alone takes it back. */
static void change_level(struct plain *plain, char *words)
{
    char *rest;
    char *reason;
    char *asked = NULL;
    const char *id = first_word(words, &rest);
    const struct capability *capability = catalogue_capability_at(plain->opened->catalogue, id);
    if (!capability) {
        plain_refuse(plain, id,
                     _("there is no such capability, provision or benchmark; “status” "
                       "lists them"));
        return;
    }
    const char *status = first_word(rest, &reason);
    if (*status && !*reason)
        reason = asked = ask_why(plain, id, status);
    if (!*status || reason)
        plain_set_level(plain, capability, *status ? status : NULL, reason);
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

/* Says what has been changed since `before`, as undoing says it. */
static void tell_change(const struct plain *plain, size_t before)
{
    struct text line = {0};
    if (plain->undo.done == before) {
        print_wrapped(0, _("It was so already."));
        return;
    }
    change_words(&plain->undo.changes[plain->undo.done - 1], false, &line);
    print_labelled(0, _("Changed"), line.data);
    text_free(&line);
}

static void change_how_deep(struct plain *plain, char *words)
{
    struct error error;
    size_t before = plain->undo.done;
    char *rest;
    const char *word = first_word(words, &rest);
    const struct catalogue *catalogue = plain->opened->catalogue;
    struct change change = {.kind = CHANGE_DEPTH,
                            .capability = *rest ? catalogue_capability_at(catalogue, rest) : NULL};
    if (plain_begin(plain, &change) &&
        plain_end(plain, &change, change_depth(plain->opened, word, *rest ? rest : NULL, &error),
                  &error))
        tell_change(plain, before);
}

void plain_depth(struct plain *plain, const char *words)
{
    char *copy = strdup(words);
    if (copy)
        change_how_deep(plain, copy);
    free(copy);
}

void plain_instruments(struct plain *plain, const char *words)
{
    struct error error;
    size_t before = plain->undo.done;
    struct change change = {.kind = CHANGE_INSTRUMENTS};
    if (plain_begin(plain, &change) &&
        plain_end(plain, &change, change_instruments(plain->opened, words, stdout, &error), &error))
        tell_change(plain, before);
}

/* ---- what the record says about itself ---- */

void plain_title(struct plain *plain, const char *words)
{
    struct error error;
    size_t before = plain->undo.done;
    struct change change = {.kind = CHANGE_TITLE};
    struct assessment *assessment = plain->opened->assessment;
    if (!*words)
        print_wrapped(0, assessment_title(assessment));
    else if (plain_begin(plain, &change) &&
             plain_end(plain, &change, assessment_set_title(assessment, words, &error), &error))
        tell_change(plain, before);
}

void plain_by(struct plain *plain, const char *words)
{
    struct error error;
    const struct respondent *list;
    struct assessment *assessment = plain->opened->assessment;
    struct change change = {.kind = CHANGE_SPEAKER};
    size_t before = assessment_respondents(assessment, &list);
    if (!plain_begin(plain, &change))
        return;
    bool done = change_speaker(assessment, words, &error);
    change.new_respondent = assessment_respondents(assessment, &list) > before;
    if (plain_end(plain, &change, done, &error))
        print_wrapped(0, *words ? _("Answers from now on are theirs.")
                                : _("Answers from now on are nobody's in particular."));
}

/* ---- what is found and recorded ---- */

void plain_findings(struct plain *plain, const char *words)
{
    (void)words;
    summary_print_findings(plain->opened);
}

const struct figures *plain_figures(struct plain *plain)
{
    struct problems problems = {0};
    if (!plain->figures)
        plain->figures = figures_load(plain->directory, plain->opened->catalogue, &problems);
    problems_free(&problems);
    return plain->figures;
}

static void show_country(struct plain *plain)
{
    const char *code = assessment_country(plain->opened->assessment);
    const struct figures *figures = plain_figures(plain);
    if (!*code)
        print_wrapped(0, _("This record names no country yet; “country NOR” says which it is."));
    else if (!figures)
        print_wrapped(0, _("The published tables cannot be read."));
    else
        country_print(plain->opened->catalogue, figures, code, plain->opened->applies);
}

/* The question that asks for the country, whether it is asked now or not; NULL for none. */
static const struct question *country_question(const struct catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (catalogue->questions[i]->kind == KIND_COUNTRY)
            return catalogue->questions[i];
    return NULL;
}

static bool set_country(struct plain *plain, const char *code)
{
    struct error error;
    struct change change = {.kind = CHANGE_COUNTRY};
    return plain_begin(plain, &change) &&
           plain_end(plain, &change,
                     assessment_set_country(plain->opened->assessment, code, &error), &error);
}

/* As the answer to its question. */
static bool answer_country(struct plain *plain, const struct question *question, const char *code)
{
    struct answer draft;
    bool done = plain_copy(plain, question, &draft);
    if (done) {
        answer_set_state(&draft, ANSWER_ANSWERED);
        done = answer_replace(&draft.value, code) && plain_set(plain, question, &draft);
        answer_free(&draft);
    }
    return done;
}

static void change_country(struct plain *plain, const char *code)
{
    size_t before = plain->undo.done;
    const struct question *question = country_question(plain->opened->catalogue);
    if (question ? answer_country(plain, question, code) : set_country(plain, code))
        tell_change(plain, before);
}

void plain_country(struct plain *plain, const char *words)
{
    struct error error;
    char code[COUNTRY_CODE];
    if (!*words) {
        show_country(plain);
    } else if (country_find(words, code, &error)) {
        change_country(plain, code);
    } else {
        plain_refuse_error(plain, &error);
        print_wrapped(0, _("For an answer that begins with the word “country”, type a blank before "
                           "it."));
    }
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
    struct search *search = search_new(plain->opened->assessment);
    size_t count = search ? search_find(search, words, SEARCH_ALL, &hits) : 0;
    if (!count)
        print_labelled(0, words, _("found nowhere"));
    else
        print_hits(hits, count, words);
    search_free(search);
}
