#include "tui/question/evidence.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "tui/views/list.h"
#include "tui/views/prompt.h"

struct evidence {
    struct view view;
    const struct question *question;
    struct list list;
};

enum { PART_TITLE, PART_DATE, PART_HELD, PARTS };

static unsigned evidence_context(const struct view *view)
{
    (void)view;
    return IN_EVIDENCE;
}

/* ---- the answer's sources ---- */

static void store(struct evidence *evidence, struct screen *screen, const struct answer *draft)
{
    struct error error;
    if (!session_set_answer(&screen->session, evidence->question, draft, false, &error))
        screen_say_error(screen, &error);
}

/* Asks for title, date and place; a source with a title is kept however the form was left. */
static bool ask_parts(struct screen *screen, const struct question *question, size_t index,
                      const struct held_source *source, struct text *parts)
{
    char name[32];
    snprintf(name, sizeof name, "source %zu", index);
    const struct prompt_field fields[PARTS] = {
        {_("Title of the document"), source ? source->title : NULL, false},
        {_("Date, as far as known"), source ? source->date : NULL, false},
        {_("Where it is held"), source ? source->held : NULL, false},
    };
    struct prompt_form form = {
        .title = _("Source"),
        .explanation = _("What proves the answer: the name of a law, a decree, a report. Never the "
                         "document itself, and never a link to material."),
        .fields = fields,
        .count = PARTS,
        .about = question->id,
        .field = name,
    };
    bool accepted = prompt_form(screen, &form, parts);
    bool titled = !text_is_blank(parts[PART_TITLE].data);
    if (!accepted && titled)
        screen_say(screen, "%s", _("Kept; z in the question takes the change back"));
    return titled;
}

static void edit(struct evidence *evidence, struct screen *screen, size_t index)
{
    struct text parts[PARTS] = {0};
    struct answer draft;
    if (!answer_copy(&draft, session_answer(&screen->session, evidence->question)))
        return;
    const struct held_source *source = index < draft.source_count ? &draft.sources[index] : NULL;
    if (ask_parts(screen, evidence->question, index, source, parts) &&
        answer_put_source(&draft, index, parts[PART_TITLE].data, parts[PART_DATE].data,
                          parts[PART_HELD].data))
        store(evidence, screen, &draft);
    else if (!text_is_blank(parts[PART_DATE].data) || !text_is_blank(parts[PART_HELD].data))
        screen_say(screen, "%s", _("A source needs a title; it was not added"));
    for (size_t i = 0; i < PARTS; i++)
        text_free(&parts[i]);
    answer_free(&draft);
    evidence->list.focus = (int)index;
}

static void delete_source(struct evidence *evidence, struct screen *screen, size_t index)
{
    struct answer draft;
    if (!answer_copy(&draft, session_answer(&screen->session, evidence->question)))
        return;
    if (index < draft.source_count) {
        answer_remove_source(&draft, index);
        store(evidence, screen, &draft);
        screen_say(screen, "%s", _("Deleted; z in the question brings it back"));
    }
    answer_free(&draft);
}

static void flip_internal(struct evidence *evidence, struct screen *screen, size_t index)
{
    struct answer draft;
    if (!answer_copy(&draft, session_answer(&screen->session, evidence->question)))
        return;
    if (index < draft.source_count) {
        bool internal = !draft.sources[index].internal;
        draft.sources[index].internal = internal;
        screen_say(screen, "%s",
                   internal ? _("Internal: a shared report does not name this source")
                            : _("Not internal: a shared report may name this source"));
        store(evidence, screen, &draft);
    }
    answer_free(&draft);
}

/* ---- the view ---- */

static void put_source_lines(struct layout *layout, const struct held_source *source)
{
    struct text line = {0};
    layout_item(layout);
    layout_paragraph(layout, 2, ROLE_PLAIN, source->title);
    if (source->date)
        text_append(&line, source->date);
    if (source->held)
        text_append_format(&line, source->date ? _(", held by %s") : _("held by %s"), source->held);
    if (source->internal)
        text_append_format(&line, "%s%s", line.length ? "; " : "",
                           _("internal: stays out of a shared report"));
    if (line.data && !line.failed)
        layout_paragraph(layout, 4, ROLE_QUIET, line.data);
    text_free(&line);
}

static void evidence_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct evidence *evidence = (struct evidence *)view;
    const struct answer *answer = session_answer(&screen->session, evidence->question);
    struct layout *layout = &evidence->list.layout;
    layout_begin(layout, area->columns < 84 ? area->columns : 84);
    layout_line(layout);
    layout_labelled(layout, 2, ROLE_ACCENT, evidence->question->label,
                    3 + cells_width(evidence->question->label), ROLE_STRONG,
                    evidence->question->text);
    layout_line(layout);
    for (size_t i = 0; i < answer->source_count; i++)
        put_source_lines(layout, &answer->sources[i]);
    if (!answer->source_count) {
        layout_item(layout);
        layout_paragraph(layout, 2, ROLE_QUIET,
                         _("No source yet. a adds one: its title, its date and where it is held; "
                           "never the document itself."));
    }
    layout_item_end(layout);
    list_draw(&evidence->list, screen, area);
}

static bool evidence_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct evidence *evidence = (struct evidence *)view;
    const struct answer *answer = session_answer(&screen->session, evidence->question);
    size_t focus = (size_t)evidence->list.focus;
    switch (press->action) {
    case ACTION_ADD:
        edit(evidence, screen, answer->source_count);
        return true;
    case ACTION_OPEN:
        edit(evidence, screen, answer->source_count ? focus : 0);
        return true;
    case ACTION_DELETE:
        delete_source(evidence, screen, focus);
        return true;
    case ACTION_SENSITIVE:
        flip_internal(evidence, screen, focus);
        return true;
    case ACTION_LEAVE:
        screen_pop(screen);
        return true;
    default:
        return list_act(&evidence->list, press);
    }
}

static void evidence_free(struct view *view)
{
    struct evidence *evidence = (struct evidence *)view;
    list_free(&evidence->list);
    free(evidence);
}

static const struct view_kind evidence_kind = {
    .title = N_("Sources of the answer"),
    .context = evidence_context,
    .draw = evidence_draw,
    .act = evidence_act,
    .free = evidence_free,
};

void evidence_open(struct screen *screen, const struct question *question)
{
    struct evidence *evidence = calloc(1, sizeof *evidence);
    if (!evidence)
        return;
    evidence->view.kind = &evidence_kind;
    evidence->question = question;
    screen_push(screen, &evidence->view);
}
