#include "tui/views/in_editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/safety/draft_file.h"
#include "session/recover.h"
#include "tui/terminal/editor.h"

bool in_editor_find_typed(const struct screen *screen, struct typed *typed)
{
    for (size_t i = screen->count; i-- > 0;) {
        const struct view *view = screen->views[i];
        *typed = (struct typed){0};
        if (view->kind->typed && view->kind->has_unkept && view->kind->has_unkept(view) &&
            view->kind->typed(view, typed))
            return true;
    }
    return false;
}

/* The words of which `text` is one; which, -1 when there are none. */
static int find_text(const struct screen *screen, const char *text, struct typed *typed)
{
    for (size_t i = screen->count; i-- > 0;) {
        const struct view *view = screen->views[i];
        *typed = (struct typed){0};
        if (!view->kind->typed || !view->kind->typed(view, typed))
            continue;
        for (size_t j = 0; j < typed->count; j++)
            if (typed->texts[j] == text)
                return (int)j;
    }
    return -1;
}

/* At once: the editor's file is nothing without the note, or goes when that has the words. */
static bool note_now(struct screen *screen, const struct typed *typed, int edited)
{
    const struct typing typing = {typed->about, typed->field, typed->texts, typed->count};
    return session_note_now(&screen->session, &typing, edited);
}

/* The file holds what the editor wrote and cannot be taken. */
static void set_edited_aside(struct screen *screen, const char *file, struct error *error)
{
    struct kept kept = {.kind = KEPT_WORDS,
                        .place = draft_file_path(screen->session.keeper, false)};
    int number = kept.place ? kept_set_aside(&kept) : 0;
    if (number)
        snprintf(error->path, sizeof error->path, "%s.aside-%d", file, number);
    free(kept.place);
    session_pause_notes(&screen->session);
}

bool in_editor_edit(struct screen *screen, const char *text, struct text *edited,
                    struct error *error)
{
    struct typed typed;
    char *file = draft_file_edited_path(screen->session.keeper, true);
    int which = find_text(screen, text, &typed);
    if (!file || which < 0) {
        free(file);
        return editor_edit(NULL, text, edited, error);
    }
    session_pause_notes(&screen->session);
    note_now(screen, &typed, which);
    bool done = editor_edit(file, text, edited, error);
    if (!done && access(file, F_OK) == 0) {
        set_edited_aside(screen, file, error);
    } else {
        typed.texts[which] = done && edited->data ? edited->data : text;
        if (note_now(screen, &typed, -1))
            unlink(file);
    }
    free(file);
    return done;
}
