#include "tui/pages.h"

#include "core/i18n.h"
#include "tui/background.h"
#include "tui/pager.h"

enum { LEFT = 2, KEY_TEXT = 31, BULLET_TEXT = 4 };

static void paragraph(struct sheet *sheet, int column, enum role role, const char *text)
{
    if (text)
        sheet_paragraph(sheet, column, role, text);
}

/* ---- keys ---- */

static void lay_out_binding(struct sheet *sheet, const struct binding *binding)
{
    char names[96];
    if (!binding->help)
        return;
    keys_names(binding, names, sizeof names);
    sheet_labelled(sheet, LEFT, ROLE_KEY, names, KEY_TEXT, ROLE_PLAIN, _(binding->help));
}

static void lay_out_keys(struct sheet *sheet, const struct stage *stage, const void *subject)
{
    size_t count;
    const struct binding_group *groups = keys_groups(&count);
    (void)stage;
    (void)subject;
    sheet_line(sheet);
    sheet_paragraph(sheet, LEFT, ROLE_PLAIN,
                    _("Letters are commands, except where you type: there Esc comes first, or hold "
                      "Alt. Esc never throws words away. The last line of the screen shows the "
                      "keys that matter where you are."));
    for (size_t i = 0; i < count; i++) {
        sheet_line(sheet);
        sheet_heading(sheet, _(groups[i].title));
        for (size_t j = 0; j < groups[i].count; j++)
            lay_out_binding(sheet, &groups[i].bindings[j]);
    }
}

void pages_open_keys(struct stage *stage)
{
    pager_open(stage, N_("All keys"), lay_out_keys, NULL);
}

/* ---- a question ---- */

static const char *wording_note(enum wording wording)
{
    static const char *const notes[] = {
        [WORDING_INTACT] = NULL,
        [WORDING_RECOVERED] = N_("The printed question is damaged in our copy; its wording was "
                                 "recovered from what surrounds it."),
        [WORDING_REBUILT] = N_("The printed question is lost in our copy; it was rebuilt from the "
                               "pattern of the others."),
    };
    return notes[wording] ? _(notes[wording]) : NULL;
}

static void lay_out_scope(struct sheet *sheet, const struct question *question)
{
    if (!question->scope)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, _("Scope"));
    paragraph(sheet, LEFT, ROLE_STRONG, question->scope->text);
    paragraph(sheet, LEFT, ROLE_PLAIN, question->scope->help);
}

static void lay_out_care(struct sheet *sheet, const struct stage *stage,
                         const struct question *question)
{
    const struct catalogue *catalogue = stage->sitting.catalogue;
    sheet_line(sheet);
    sheet_heading(sheet, _("Please mind"));
    if (question->kind == KIND_TEXT)
        paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-free-text"));
    if (answer_is_sensitive(question, sitting_answer(&stage->sitting, question)))
        paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-sensitive"));
    paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-tick"));
    paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-snapshot"));
}

static void lay_out_question(struct sheet *sheet, const struct stage *stage, const void *subject)
{
    const struct question *question = subject;
    sheet_line(sheet);
    sheet_labelled(sheet, LEFT, ROLE_ACCENT, question->label,
                   LEFT + cells_width(question->label) + 1, ROLE_STRONG, question->text);
    if (question->hint) {
        sheet_line(sheet);
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, question->hint);
    }
    if (question->help) {
        sheet_line(sheet);
        sheet_paragraph(sheet, LEFT, ROLE_PLAIN, question->help);
    }
    if (wording_note(question->wording)) {
        sheet_line(sheet);
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, wording_note(question->wording));
    }
    lay_out_scope(sheet, question);
    background_of_question(sheet, question);
    lay_out_care(sheet, stage, question);
    background_sources(sheet, question->sources, question->source_count);
}

void pages_open_question(struct stage *stage, const struct question *question)
{
    pager_open(stage, N_("Help"), lay_out_question, question);
}

/* ---- glossary ---- */

static void lay_out_term(struct sheet *sheet, const struct glossary_entry *entry)
{
    struct text head = {0};
    glossary_name(entry, &head);
    sheet_line(sheet);
    if (head.data && !head.failed)
        sheet_paragraph(sheet, LEFT, ROLE_ACCENT, head.data);
    text_free(&head);
    for (size_t i = 0; i < entry->also_count; i++)
        text_append_format(&head, "%s%s", i ? ", " : _("Also: "), entry->also[i]);
    if (head.data && !head.failed)
        sheet_paragraph(sheet, BULLET_TEXT, ROLE_QUIET, head.data);
    text_free(&head);
    paragraph(sheet, BULLET_TEXT, ROLE_PLAIN, entry->text);
    paragraph(sheet, BULLET_TEXT, ROLE_QUIET, entry->avoid);
    paragraph(sheet, BULLET_TEXT, ROLE_QUIET, entry->ours);
}

static void lay_out_glossary(struct sheet *sheet, const struct stage *stage, const void *subject)
{
    const struct catalogue *catalogue = stage->sitting.catalogue;
    (void)subject;
    sheet_line(sheet);
    paragraph(sheet, LEFT, ROLE_PLAIN, catalogue->glossary_rule);
    for (size_t i = 0; i < catalogue->glossary_count; i++)
        lay_out_term(sheet, &catalogue->glossary[i]);
}

void pages_open_glossary(struct stage *stage)
{
    pager_open(stage, N_("Glossary"), lay_out_glossary, NULL);
}

/* ---- documents ---- */

static void labelled(struct sheet *sheet, const char *label, const char *text)
{
    if (!text)
        return;
    sheet_line(sheet);
    sheet_paragraph(sheet, BULLET_TEXT, ROLE_QUIET, label);
    sheet_paragraph(sheet, BULLET_TEXT, ROLE_PLAIN, text);
}

static void lay_out_document(struct sheet *sheet, const struct document *document)
{
    struct text by = {0};
    sheet_line(sheet);
    sheet_heading(sheet, document->id);
    sheet_paragraph(sheet, LEFT, ROLE_STRONG, document->title);
    if (document->authors)
        text_append_format(&by, "%s. ", document->authors);
    text_append_format(&by, "%s, %s", document->publisher, document->year);
    if (by.data && !by.failed)
        sheet_paragraph(sheet, LEFT, ROLE_PLAIN, by.data);
    text_free(&by);
    labelled(sheet, _("What it is"), document->about);
    labelled(sheet, _("How current"), document->date);
    labelled(sheet, _("How it was made"), document->method);
    labelled(sheet, _("How its pages are cited"), document->pages);
    labelled(sheet, _("Rights"), document->rights);
}

static void lay_out_documents(struct sheet *sheet, const struct stage *stage, const void *subject)
{
    const struct catalogue *catalogue = stage->sitting.catalogue;
    (void)subject;
    for (size_t i = 0; i < catalogue->document_count; i++)
        lay_out_document(sheet, &catalogue->documents[i]);
}

void pages_open_documents(struct stage *stage)
{
    pager_open(stage, N_("Documents"), lay_out_documents, NULL);
}
