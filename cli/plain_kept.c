/* plain mode: what outlives a bad end: words being typed, and answers that could not be saved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/change.h"
#include "cli/plain_parts.h"
#include "cli/print.h"
#include "core/i18n.h"
#include "core/leftover.h"
#include "core/merge.h"
#include "core/recovery.h"
#include "core/store.h"
#include "tui/recovering.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *path_of(const struct plain *plain)
{
    return assessment_path(plain->session->assessment);
}

/* ---- keeping words ---- */

void plain_note(struct plain *plain, const struct typing *typing)
{
    struct text note = {0};
    if (plain->words_wait)
        draft_set_aside(path_of(plain));
    plain->words_wait = false;
    if (!plain->noted)
        plain->noted = draft_path(path_of(plain), true);
    if (plain->noted && drafting_write(plain->session->assessment, typing, &note) && !note.failed)
        store_write(plain->noted, note.data, note.length, NULL, NULL);
    text_free(&note);
}

void plain_note_begun(struct plain *plain, const struct typing *typing, size_t at)
{
    const char *texts[DRAFT_TEXTS];
    struct typing whole = {typing->about, typing->field, texts, typing->count};
    if (!plain->gone || !plain->begun || typing->count > DRAFT_TEXTS)
        return;
    for (size_t i = 0; i < typing->count; i++)
        texts[i] = typing->texts[i] ? typing->texts[i] : "";
    texts[at] = plain->begun;
    plain_note(plain, &whole);
}

void plain_forget_note(struct plain *plain)
{
    if (plain->noted)
        unlink(plain->noted);
    free(plain->noted);
    plain->noted = NULL;
}

/* ---- keeping answers ---- */

static void advise(const char *path)
{
    struct text line = {0};
    text_append(&line, _("Type “save” to try again, or “save NAME” to save to a new file, on "
                         "another disk perhaps."));
    if (access(path, F_OK) != 0)
        text_append_format(&line,
                           _(" The file is not there any more. Is its disk still in place? If it "
                             "was moved or deleted, “save %s” writes it there again."),
                           path);
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
}

void plain_keep_unsaved(struct plain *plain, bool tell)
{
    struct error error;
    plain->answers_wait = false;
    plain->spared = recovery_keep(plain->session->assessment, plain->spared, &error);
    if (!tell)
        return;
    print_wrapped(0, plain->spared
                         ? _("NOT SAVED. Your answers are kept in memory, and offered when the "
                             "file is opened again.")
                         : _("NOT SAVED. Your answers are kept in memory only."));
    if (!plain->spared)
        print_wrapped(0, error.problem);
    if (!plain->stopped)
        advise(path_of(plain));
}

void plain_forget_unsaved(struct plain *plain, const char *path)
{
    if (plain->spared)
        recovery_drop(path);
    plain->spared = false;
}

/* ---- offering answers ---- */

/* With its path: what cannot be used was put aside beside it. */
static void say_error(const struct error *error)
{
    char line[1700];
    error_describe(error, line, sizeof line);
    print_wrapped(0, line);
}

static int ask_about(struct plain *plain, const struct merge *merge, const struct merge_item *item)
{
    struct text title = {0};
    struct text sides[2] = {{0}, {0}};
    char *choices[2] = {NULL, NULL};
    int chosen = -1;
    merge_describe(item, &title);
    merge_describe_side(merge, item, MERGE_OURS, &sides[0]);
    merge_describe_side(merge, item, MERGE_THEIRS, &sides[1]);
    print_wrapped(0, title.data ? title.data : "");
    if (asprintf(&choices[0], _("What was not saved: %s"), sides[0].data ? sides[0].data : "") >=
            0 &&
        asprintf(&choices[1], _("What is in the file: %s"), sides[1].data ? sides[1].data : "") >=
            0)
        chosen = plain_choose(plain, (const char *const *)choices, COUNT(choices));
    for (size_t i = 0; i < COUNT(choices); i++) {
        free(choices[i]);
        text_free(&sides[i]);
    }
    text_free(&title);
    return chosen;
}

static bool go_through(struct plain *plain, struct merge *merge)
{
    for (size_t i = 0; i < merge->count; i++) {
        struct merge_item *item = &merge->items[i];
        int chosen = item->conflict ? ask_about(plain, merge, item) : 0;
        if (chosen < 0)
            return false;
        if (item->conflict)
            item->take = chosen ? MERGE_THEIRS : MERGE_OURS;
    }
    return true;
}

static void bring_back(struct plain *plain, struct merge *merge)
{
    struct error error;
    if (!go_through(plain, merge))
        return;
    if (!merge_apply(merge, plain->session->assessment, &error)) {
        print_wrapped(0, error.problem);
        return;
    }
    plain->answers_wait = false;
    plain->spared = true; /* until they are saved */
    plain->unsaved = true;
    plain_save(plain);
    plain->show = true;
    if (!plain->unsaved)
        print_wrapped(0, _("Brought back and saved."));
}

/* `wish`: 0 brings them back, 1 leaves them out, -1 only tells of them. */
static void decide_on_answers(struct plain *plain, struct merge *merge, int wish)
{
    char text[400];
    time_t when = 0;
    recovery_exists(path_of(plain), &when);
    recovering_describe(merge, when, text, sizeof text);
    if (wish < 0)
        print_wrapped(0, text);
    if (wish < 0 && isatty(STDIN_FILENO)) {
        const char *const choices[] = {
            _("Bring them back."),
            _("Leave them out; they are put aside, and “mnr-assess restore” still finds them.")};
        wish = plain_choose(plain, choices, COUNT(choices));
    }
    if (wish == 0)
        bring_back(plain, merge);
    if (wish == 1) {
        recovery_set_aside(path_of(plain));
        print_wrapped(0, _("Left out; it is put aside."));
    }
    plain->answers_wait = plain->answers_wait && wish != 1;
}

static void offer_answers(struct plain *plain, int wish)
{
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    struct session *session = plain->session;
    plain->answers_wait = recovery_load(session->catalogue, path_of(plain),
                                        assessment_id(session->assessment), &mine, &base, &error);
    if (!plain->answers_wait) {
        if (error.problem[0])
            say_error(&error);
        return;
    }
    struct merge *merge = merge_new(base, mine, session->assessment);
    if (merge && (merge->from_ours || merge->conflicts)) {
        decide_on_answers(plain, merge, wish);
    } else if (merge) { /* all of it is in the file */
        recovery_drop(path_of(plain));
        plain->answers_wait = false;
    }
    merge_free(merge);
    assessment_free(mine);
    assessment_free(base);
}

/* ---- offering words ---- */

/* A text goes on being written; whatever else was being typed is taken as it is. */
static bool put_back_value(struct plain *plain, const struct question *question,
                           const struct draft *draft)
{
    if (question->kind == KIND_TEXT)
        return plain_write_on(plain, draft->texts[0]) || plain->given_up;
    return plain_write(plain, (const char *const *)draft->texts, draft->count);
}

static bool put_back_part(struct plain *plain, const struct question *question,
                          const struct draft *draft)
{
    struct answer answer;
    if (!answer_copy(&answer, assessment_answer(plain->session->assessment, question)))
        return false;
    bool done = drafting_change(draft, &answer) && plain_set(plain, question, &answer);
    answer_free(&answer);
    return done;
}

static bool put_back_level(struct plain *plain, const struct draft *draft)
{
    const char *status = strchr(draft->field, ' ');
    const struct capability *capability =
        catalogue_capability(plain->session->catalogue, draft->about);
    return capability && status && plain_set_level(plain, capability, status + 1, draft->texts[0]);
}

static bool put_back(struct plain *plain, const struct draft *draft)
{
    const struct question *question = catalogue_question(plain->session->catalogue, draft->about);
    if (!question)
        return put_back_level(plain, draft);
    plain_go(plain, question);
    if (strcmp(draft->field, "value") == 0)
        return put_back_value(plain, question, draft);
    return put_back_part(plain, question, draft);
}

static void show_words(const struct plain *plain, const struct draft *draft, bool changed)
{
    struct text title = {0};
    struct text typed = {0};
    struct text now = {0};
    const char *texts[DRAFT_TEXTS] = {NULL};
    const struct session *session = plain->session;
    const struct question *question = catalogue_question(session->catalogue, draft->about);
    size_t count = drafting_read(session->assessment, draft->about, draft->field, texts);
    text_append_format(&title, "%s: %s", question ? question->label : draft->about,
                       drafting_title(draft));
    drafting_list((const char *const *)draft->texts, draft->count, &typed);
    drafting_list(texts, count, &now);
    print_wrapped(0, changed ? _("You were writing this when the program ended. The text has been "
                                 "changed since.")
                             : _("You were writing this when the program ended."));
    print_labelled(0, title.data ? title.data : draft->about, typed.data);
    if (changed)
        print_labelled(0, _("What is there now"), now.data);
    text_free(&title);
    text_free(&typed);
    text_free(&now);
}

/* The draft stays until the words are saved, or are left out. */
static void settle_words(struct plain *plain, const struct draft *draft, int wish)
{
    if (wish == 1) {
        draft_set_aside(path_of(plain));
        print_wrapped(0, _("Left out; it is put aside."));
        plain->words_wait = false;
        return;
    }
    if (wish != 0)
        return;
    plain->words_wait = false;
    plain->noted = draft_path(path_of(plain), false);
    if (!put_back(plain, draft) && !plain->gone) {
        free(plain->noted);
        plain->noted = NULL;
        plain->words_wait = true;
    }
}

static void offer_draft(struct plain *plain, const struct draft *draft, int wish)
{
    enum drafting_standing standing = drafting_stands(plain->session->assessment, draft);
    if (standing == DRAFTING_STRAY) {
        draft_set_aside(path_of(plain));
        print_wrapped(0, _("What you were writing has no place any more; it was put aside."));
        return;
    }
    if (standing == DRAFTING_THERE) {
        plain->noted = draft_path(path_of(plain), false);
        plain_forget_note(plain);
        return;
    }
    plain->words_wait = true;
    show_words(plain, draft, standing == DRAFTING_CHANGED);
    if (wish < 0 && isatty(STDIN_FILENO)) {
        const char *const choices[] = {_("Put it back."), _("Leave it out; it is put aside.")};
        wish = plain_choose(plain, choices, COUNT(choices));
    }
    settle_words(plain, draft, wish);
}

static void offer_words(struct plain *plain, int wish)
{
    struct draft draft;
    struct error error;
    if (draft_read(path_of(plain), assessment_id(plain->session->assessment), &draft, &error)) {
        offer_draft(plain, &draft, wish);
        draft_free(&draft);
    } else if (error.problem[0]) {
        say_error(&error);
    }
}

/* ---- both ---- */

void plain_offer(struct plain *plain)
{
    leftover_rescue(path_of(plain));
    offer_answers(plain, -1);
    if (!plain->stopped)
        offer_words(plain, -1);
    if ((plain->answers_wait || plain->words_wait) && !plain->stopped)
        print_wrapped(0, _("Type “recover” to bring back what was kept, or “recover no” to leave "
                           "it out; until then it waits."));
}

void plain_recover(struct plain *plain, const char *words)
{
    int wish = strcmp(words, "no") == 0;
    if (*words && !wish) {
        plain_refuse(plain, NULL, _("Type “recover”, or “recover no”."));
        return;
    }
    if (!plain->answers_wait && !plain->words_wait)
        print_wrapped(0, _("Nothing is kept from an earlier time."));
    if (plain->answers_wait)
        offer_answers(plain, wish);
    if (plain->words_wait)
        offer_words(plain, wish);
}
