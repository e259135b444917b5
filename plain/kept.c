/* plain mode: what outlives a bad end: words being typed, and answers that could not be saved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/record/merge.h"
#include "core/safety/leftover.h"
#include "core/safety/recovery.h"
#include "plain/dialogue.h"
#include "plain/print.h"
#include "session/change.h"
#include "session/recover.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *path_of(const struct plain *plain)
{
    return assessment_path(plain->opened->assessment);
}

/* ---- keeping words ---- */

void plain_note(struct plain *plain, const struct typing *typing)
{
    struct text note = {0};
    const struct opened *opened = plain->opened;
    if (!plain->noted)
        plain->noted = draft_file_path(opened->keeper, true);
    /* Words of an earlier run that are gone on with stand in the note. */
    if (plain->noted && draft_write(opened->assessment, opened->keeper, typing, -1, &note) &&
        !note.failed && state_write(plain->noted, note.data, note.length, NULL))
        kept_settle_taken(&plain->opened->left);
    text_free(&note);
}

void plain_note_begun(struct plain *plain, const struct typing *typing, size_t at)
{
    const char *texts[DRAFT_TEXTS];
    struct typing whole = *typing;
    if (!plain->gone || !plain->begun || typing->count > DRAFT_TEXTS)
        return;
    for (size_t i = 0; i < typing->count; i++)
        texts[i] = typing->texts[i] ? typing->texts[i] : "";
    texts[at] = plain->begun;
    whole.texts = texts;
    plain_note(plain, &whole);
}

void plain_forget_note(struct plain *plain)
{
    kept_settle_taken(&plain->opened->left);
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
    const struct opened *opened = plain->opened;
    plain->spared = recovery_keep(opened->keeper, opened->assessment, &error);
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

void plain_forget_unsaved(struct plain *plain)
{
    recovery_forget(plain->opened->keeper);
    plain->spared = false;
}

void plain_keep_elsewhere(struct plain *plain)
{
    plain_forget_unsaved(plain);
    plain_forget_note(plain);
    kept_free(&plain->opened->left);
    open_keep(plain->opened, stdout);
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

/* What is to be done with something that was kept. */
enum wish { WISH_TOLD, WISH_BACK, WISH_ASIDE };

/* Where nobody can be asked, it is only told of. What was kept for another file may wait for
   that. */
static enum wish ask(struct plain *plain, const struct kept *kept, enum wish wish, const char *back,
                     const char *aside)
{
    const char *const choices[] = {back, aside, _("Not now; it is asked again the next time.")};
    if (wish != WISH_TOLD || !isatty(STDIN_FILENO))
        return wish;
    return (enum wish)((plain_choose(plain, choices, kept_is_from_elsewhere(kept) ? 3 : 2) + 1) %
                       3);
}

/* Returns whether what was kept is in the file now. */
static bool bring_back(struct plain *plain, struct merge *merge)
{
    struct error error;
    if (!go_through(plain, merge))
        return false;
    if (!merge_apply(merge, plain->opened->assessment, &error)) {
        print_wrapped(0, error.problem);
        return false;
    }
    plain->unsaved = true;
    plain_save(plain);
    plain->show = true;
    if (!plain->unsaved)
        print_wrapped(0, _("Brought back and saved."));
    return !plain->unsaved;
}

static void set_aside(struct kept *kept)
{
    kept_set_aside(kept);
    kept->decided = true;
    print_wrapped(0, _("Left out; it is put aside."));
}

static void decide_on_answers(struct plain *plain, struct kept *kept, struct merge *merge,
                              enum wish wish)
{
    char text[1200];
    session_describe_kept(kept, merge, text, sizeof text);
    if (wish == WISH_TOLD)
        print_wrapped(0, text);
    wish = ask(plain, kept, wish, _("Bring them back."),
               _("Leave them out; they are put aside, and “mnr-assess restore” still finds them."));
    if (wish == WISH_ASIDE)
        set_aside(kept);
    if (wish == WISH_BACK && bring_back(plain, merge)) {
        kept_settle(kept);
        kept->decided = true;
    }
}

static void offer_answers(struct plain *plain, struct kept *kept, enum wish wish)
{
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    const struct opened *opened = plain->opened;
    if (!recovery_load(opened->catalogue, kept, &mine, &base, &error)) {
        kept->decided = true;
        say_error(&error);
        return;
    }
    struct merge *merge = merge_new(base, mine, opened->assessment);
    if (merge && (merge->from_ours || merge->conflicts)) {
        decide_on_answers(plain, kept, merge, wish);
    } else if (merge) { /* all of it is in the file */
        kept_settle(kept);
        kept->decided = true;
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
    if (!plain_copy(plain, question, &answer))
        return false;
    bool done = draft_change(draft, &answer) && plain_set(plain, question, &answer);
    answer_free(&answer);
    return done;
}

static bool put_back_level(struct plain *plain, const struct draft *draft)
{
    const char *status = strchr(draft->field, ' ');
    const struct capability *capability =
        catalogue_capability(plain->opened->catalogue, draft->about);
    return capability && status && plain_set_level(plain, capability, status + 1, draft->texts[0]);
}

static bool put_back(struct plain *plain, const struct draft *draft)
{
    const struct question *question = catalogue_question(plain->opened->catalogue, draft->about);
    if (!question)
        return put_back_level(plain, draft);
    plain_go(plain, question);
    if (strcmp(draft->field, "value") == 0)
        return put_back_value(plain, question, draft);
    return put_back_part(plain, question, draft);
}

static void show_words(const struct plain *plain, const struct kept *kept,
                       const struct draft *draft, bool changed)
{
    struct text title = {0};
    struct text typed = {0};
    struct text now = {0};
    char text[1200];
    const char *texts[DRAFT_TEXTS] = {NULL};
    const struct opened *opened = plain->opened;
    const struct question *question = catalogue_question(opened->catalogue, draft->about);
    size_t count = draft_read(opened->assessment, draft->about, draft->field, texts);
    text_append_format(&title, "%s: %s", question ? question->label : draft->about,
                       draft_title(draft));
    draft_list((const char *const *)draft->texts, draft->count, &typed);
    draft_list(texts, count, &now);
    session_describe_words(kept, changed, text, sizeof text);
    print_wrapped(0, text);
    print_labelled(0, title.data ? title.data : draft->about, typed.data);
    if (changed)
        print_labelled(0, _("What is there now"), now.data);
    text_free(&title);
    text_free(&typed);
    text_free(&now);
}

/* They stay on disk until they are saved, or are left out. */
static void settle_words(struct plain *plain, struct kept *kept, const struct draft *draft,
                         enum wish wish)
{
    if (wish == WISH_ASIDE)
        set_aside(kept);
    if (wish != WISH_BACK)
        return;
    kept->decided = kept->taken = true;
    if (!put_back(plain, draft) && !plain->gone)
        kept->decided = kept->taken = false;
}

static void offer_draft(struct plain *plain, struct kept *kept, const struct draft *draft,
                        enum wish wish)
{
    enum draft_standing standing = draft_stands(plain->opened->assessment, draft);
    if (standing == DRAFT_STRAY) {
        kept_set_aside(kept);
        print_wrapped(0, _("What you were writing has no place any more; it was put aside."));
    } else if (standing == DRAFT_THERE) {
        kept_settle(kept);
    } else {
        show_words(plain, kept, draft, standing == DRAFT_CHANGED);
        wish = ask(plain, kept, wish, _("Put it back."), _("Leave it out; it is put aside."));
        settle_words(plain, kept, draft, wish);
        return;
    }
    kept->decided = true;
}

static void offer_words(struct plain *plain, struct kept *kept, enum wish wish)
{
    struct draft draft;
    struct error error;
    if (draft_file_read(kept, &draft, &error)) {
        offer_draft(plain, kept, &draft, wish);
    } else {
        kept->decided = true;
        say_error(&error);
    }
    draft_file_free(&draft);
}

/* ---- both ---- */

static bool has_left(const struct plain *plain)
{
    const struct kept_list *left = &plain->opened->left;
    for (size_t i = 0; i < left->count; i++)
        if (kept_is_offered(&left->items[i]))
            return true;
    return false;
}

/* One after another. */
static void offer_all(struct plain *plain, enum wish wish)
{
    struct kept_list *left = &plain->opened->left;
    for (size_t i = 0; i < left->count && !plain->stopped; i++) {
        struct kept *kept = &left->items[i];
        if (kept_is_offered(kept) && kept->kind == KEPT_ANSWERS)
            offer_answers(plain, kept, wish);
        else if (kept_is_offered(kept))
            offer_words(plain, kept, wish);
    }
}

void plain_offer(struct plain *plain)
{
    struct opened *opened = plain->opened;
    if (opened->looking)
        return;
    if (opened->keeper)
        leftover_rescue(keeper_path(opened->keeper));
    if (!opened->keeper || !kept_find(keeper_path(opened->keeper), keeper_record(opened->keeper),
                                      opened->keeper, &opened->left))
        print_wrapped(0, _("There is not enough memory to look for what was kept; open the file "
                           "again."));
    const char *others = session_kept_for_others(&opened->left);
    if (others)
        print_wrapped(0, others);
    offer_all(plain, WISH_TOLD);
    if (has_left(plain) && !plain->stopped)
        print_wrapped(0, _("Type “recover” to bring back what was kept, or “recover no” to leave "
                           "it out; until then it waits."));
}

/* What was put aside once is not offered again, but it is there. */
static size_t tell_aside(const struct plain *plain)
{
    const struct kept_list *left = &plain->opened->left;
    size_t count = 0;
    char line[256];
    for (size_t i = 0; i < left->count; i++)
        count += left->items[i].aside > 0;
    snprintf(line, sizeof line,
             ngettext("%zu thing was put aside at an earlier time; “mnr-assess restore” lists it.",
                      "%zu things were put aside at an earlier time; “mnr-assess restore” lists "
                      "them.",
                      count),
             count);
    if (count)
        print_wrapped(0, line);
    return count;
}

void plain_recover(struct plain *plain, const char *words)
{
    bool no = strcmp(words, "no") == 0;
    bool some = has_left(plain);
    if (*words && !no) {
        plain_refuse(plain, NULL, _("Type “recover”, or “recover no”."));
        return;
    }
    if (some)
        offer_all(plain, no ? WISH_ASIDE : WISH_BACK);
    if (!tell_aside(plain) && !some)
        print_wrapped(0, _("Nothing is kept from an earlier time."));
}
