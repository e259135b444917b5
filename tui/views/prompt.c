#include "tui/views/prompt.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/views/field_editing.h"
#include "tui/views/list.h"

enum {
    LINES_LEAST = 4, /* of a field of any length */
    LINES_BESIDE = 7 /* rows of the page that such a field leaves */
};

/* ---- fields ---- */

struct form_view {
    struct view view;
    const struct prompt_form *form;
    struct textfield *fields[PROMPT_FIELDS];
    size_t focus;
    bool accepted;
    bool changed; /* since the last keep */
    struct list list;
};

static unsigned form_context(const struct view *view)
{
    const struct form_view *form = (const struct form_view *)view;
    if (form->form->fields[form->focus].lines)
        return IN_TEXT;
    return form->form->count > 1 ? IN_LINE | IN_FIELDS : IN_LINE;
}

static void lay_out_form(struct form_view *form, const struct area *page)
{
    struct layout *layout = &form->list.layout;
    int most = page->rows - LINES_BESIDE;
    layout_begin(layout, draw_popup_columns(page));
    if (form->form->explanation) {
        layout_paragraph(layout, 0, ROLE_QUIET, form->form->explanation);
        layout_line(layout);
    }
    for (size_t i = 0; i < form->form->count; i++) {
        const struct prompt_field *field = &form->form->fields[i];
        struct field_editing_look look = {.rows = 1,
                                          .active = i == form->focus,
                                          .bar = form->form->count > 1 && i != form->focus,
                                          .label = field->label};
        layout_item(layout);
        if (field->lines)
            look.rows = field_editing_rows(form->fields[i], layout->width, LINES_LEAST,
                                           most > LINES_LEAST ? most : LINES_LEAST);
        field_editing_lay_out(layout, form->fields[i], &look);
        if (field->lines)
            field_editing_put_count(layout, form->fields[i]);
    }
}

static void form_draw(struct view *view, struct screen *screen, const struct area *page)
{
    struct form_view *form = (struct form_view *)view;
    struct layout *layout = &form->list.layout;
    (void)screen;
    lay_out_form(form, page);
    struct area inside = draw_popup(page, (int)layout->line_count, form->form->title);
    size_t line = layout_focus_line(layout, (int)form->focus);
    size_t top = line >= (size_t)inside.rows ? line + 1 - (size_t)inside.rows : 0;
    layout_draw(layout, &inside, top, LAYOUT_NO_ITEM, NULL);
}

static void form_keep(struct view *view, struct screen *screen)
{
    struct form_view *form = (struct form_view *)view;
    const char *texts[PROMPT_FIELDS];
    (void)screen;
    if (form->changed && form->form->keep) {
        for (size_t i = 0; i < form->form->count; i++)
            texts[i] = textfield_text(form->fields[i]);
        form->form->keep(form->form->context, texts);
    }
    form->changed = form->changed && !form->form->keep;
}

static bool form_has_unkept(const struct view *view)
{
    const struct form_view *form = (const struct form_view *)view;
    return form->changed && (form->form->keep || form->form->about);
}

static bool form_typed(const struct view *view, struct typed *typed)
{
    const struct form_view *form = (const struct form_view *)view;
    if (!form->form->about)
        return false;
    *typed = (struct typed){.about = form->form->about, .field = form->form->field};
    for (; typed->count < form->form->count; typed->count++)
        typed->texts[typed->count] = textfield_text(form->fields[typed->count]);
    return true;
}

/* What was typed and is not taken: it can be brought back. */
static void discard(struct form_view *form, struct screen *screen)
{
    if (form->form->keep || !textfield_is_changed(form->fields[form->focus]))
        return;
    field_editing_discard(form->fields[form->focus], screen);
    screen_say(screen, "%s", _("Left; Ctrl-G brings back what was typed, in any text"));
}

static void close_form(struct form_view *form, struct screen *screen, bool accepted)
{
    if (!accepted)
        discard(form, screen);
    form->accepted = accepted;
    screen_pop(screen);
}

static bool form_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct form_view *form = (struct form_view *)view;
    bool lines = form->form->fields[form->focus].lines;
    bool last = form->focus + 1 == form->form->count;
    if (press->action == ACTION_LEAVE) {
        close_form(form, screen, false);
    } else if (press->action == ACTION_ACCEPT || press->action == ACTION_ON) {
        if (last)
            close_form(form, screen, true);
        else
            form->focus++;
    } else if (!lines && press->action == ACTION_DOWN) {
        form->focus += !last;
    } else if (press->action == ACTION_BEFORE || (!lines && press->action == ACTION_UP)) {
        form->focus -= form->focus > 0;
    } else if (field_editing_act(form->fields[form->focus], screen, press)) {
        form->changed = true;
    } else {
        return false;
    }
    return true;
}

static const struct view_kind form_kind = {
    .popup = true,
    .context = form_context,
    .draw = form_draw,
    .act = form_act,
    .keep = form_keep,
    .has_unkept = form_has_unkept,
    .typed = form_typed,
};

static void name_field(const struct prompt_form *form, size_t index, char *name, size_t size)
{
    snprintf(name, size, "%s %zu", form->name ? form->name : "", index);
}

static bool make_fields(struct form_view *view, struct screen *screen)
{
    for (size_t i = 0; i < view->form->count; i++) {
        const struct prompt_field *field = &view->form->fields[i];
        char name[160];
        name_field(view->form, i, name, sizeof name);
        view->fields[i] = kept_fields_take(&screen->kept_fields, name,
                                           field->lines ? TEXTFIELD_LINES : TEXTFIELD_ONE_LINE,
                                           field->initial ? field->initial : "");
        if (!view->fields[i])
            return false;
    }
    return true;
}

static void leave_fields(struct form_view *view, struct screen *screen)
{
    for (size_t i = 0; i < view->form->count; i++) {
        char name[160];
        name_field(view->form, i, name, sizeof name);
        if (view->form->name)
            kept_fields_keep(&screen->kept_fields, name, view->fields[i]);
        else
            textfield_free(view->fields[i]);
    }
}

bool prompt_form(struct screen *screen, const struct prompt_form *form, struct text *texts)
{
    struct form_view view = {.view = {&form_kind}, .form = form};
    if (make_fields(&view, screen)) {
        screen_run_view(screen, &view.view);
        for (size_t i = 0; i < form->count; i++)
            text_append(&texts[i], textfield_text(view.fields[i]));
    }
    leave_fields(&view, screen);
    list_free(&view.list);
    return view.accepted;
}

bool prompt_line(struct screen *screen, const char *title, const char *explanation,
                 const char *initial, struct text *line)
{
    struct prompt_field field = {.initial = initial};
    struct prompt_form form = {
        .title = title, .explanation = explanation, .fields = &field, .count = 1};
    return prompt_form(screen, &form, line) && line->data && !line->failed;
}

/* ---- choices ---- */

struct choice_view {
    struct view view;
    const char *title;
    const char *explanation;
    const struct asker_choice *choices;
    size_t count;
    int chosen;
    struct list list;
};

static unsigned choice_context(const struct view *view)
{
    (void)view;
    return IN_CHOICE;
}

static void choice_draw(struct view *view, struct screen *screen, const struct area *page)
{
    struct choice_view *choice = (struct choice_view *)view;
    struct layout *layout = &choice->list.layout;
    layout_begin(layout, draw_popup_columns(page));
    if (choice->explanation) {
        layout_paragraph(layout, 0, ROLE_PLAIN, choice->explanation);
        layout_line(layout);
    }
    for (size_t i = 0; i < choice->count; i++) {
        char digit[2] = {(char)('1' + i), '\0'};
        layout_item(layout);
        layout_labelled(layout, 2, ROLE_QUIET, digit, 4, ROLE_PLAIN, choice->choices[i].label);
        if (choice->choices[i].help)
            layout_paragraph(layout, 4, ROLE_QUIET, choice->choices[i].help);
    }
    struct area inside = draw_popup(page, (int)layout->line_count, choice->title);
    list_draw(&choice->list, screen, &inside);
}

static void choose(struct choice_view *choice, struct screen *screen, int chosen)
{
    choice->chosen = chosen;
    screen_pop(screen);
}

static bool choice_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct choice_view *choice = (struct choice_view *)view;
    if (press->action == ACTION_OPEN)
        choose(choice, screen, choice->list.focus);
    else if (press->action == ACTION_LEAVE)
        choose(choice, screen, -1);
    else if (press->action == ACTION_DIGIT && press->pressed - '1' < choice->count)
        choose(choice, screen, (int)(press->pressed - '1'));
    else
        return list_act(&choice->list, press) || press->action == ACTION_DIGIT;
    return true;
}

static const struct view_kind choice_kind = {
    .popup = true,
    .context = choice_context,
    .draw = choice_draw,
    .act = choice_act,
};

int prompt_choose(struct screen *screen, const char *title, const char *explanation,
                  const struct asker_choice *choices, size_t count, int initial)
{
    struct choice_view view = {
        .view = {&choice_kind},
        .title = title,
        .explanation = explanation,
        .choices = choices,
        .count = count,
        .chosen = -1,
        .list = {.focus = initial},
    };
    screen_run_view(screen, &view.view);
    list_free(&view.list);
    return view.chosen;
}
