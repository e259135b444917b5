#include "tui/pages/reader.h"
#include "tui/layout/about.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/catalogue/terms.h"
#include "tui/views/list.h"

enum {
    LEFT = 2,
    TEXT = 4,
    PAGE_COLUMNS = 96,
    TERMS_MOST = 24,     /* of a text */
    LINKS_MOST = 400,    /* of a page */
    QUESTIONS_MOST = 20, /* listed of those that lead here */
    LABEL_COLUMNS = 10,
};

struct reader;

typedef void lay_out(struct reader *reader, const struct screen *screen);

struct reader {
    struct view view;
    lay_out *lay_out;
    const struct question *question;
    const struct glossary_entry *entry;
    const struct document *document;
    struct link {
        enum place place;
        const void *what;
    } links[LINKS_MOST]; /* by item */
    size_t link_count;
    const struct question *questions[QUESTIONS_MOST]; /* that use the term, or cite the document */
    size_t question_count;
    struct list list;
};

/* ---- laying out ---- */

static void begin_link(struct reader *reader, enum place place, const void *what)
{
    if (reader->link_count == LINKS_MOST)
        return;
    reader->links[reader->link_count++] = (struct link){place, what};
    layout_item(&reader->list.layout);
}

static void end_link(struct reader *reader)
{
    layout_item_end(&reader->list.layout);
}

static void paragraph(struct reader *reader, int column, enum role role, const char *text)
{
    if (text)
        layout_paragraph(&reader->list.layout, column, role, text);
}

static void begin_part(struct reader *reader, const char *title)
{
    layout_line(&reader->list.layout);
    layout_heading(&reader->list.layout, title);
}

static void put_name(struct reader *reader, int column, const struct glossary_entry *entry)
{
    struct text name = {0};
    glossary_name(entry, &name);
    if (name.data && !name.failed)
        layout_paragraph(&reader->list.layout, column, ROLE_ACCENT, name.data);
    text_free(&name);
}

static void put_also(struct reader *reader, const struct glossary_entry *entry)
{
    struct text also = {0};
    for (size_t i = 0; i < entry->also_count; i++)
        text_append_format(&also, "%s%s", i ? ", " : _("Also: "), entry->also[i]);
    if (also.data && !also.failed)
        layout_paragraph(&reader->list.layout, TEXT, ROLE_QUIET, also.data);
    text_free(&also);
}

static void put_question_link(struct reader *reader, const struct question *question)
{
    begin_link(reader, PLACE_QUESTION, question);
    layout_rich_row(&reader->list.layout, LEFT, question->label, LEFT + LABEL_COLUMNS,
                    question->text, NULL);
    end_link(reader);
}

static void put_term_link(struct reader *reader, const struct glossary_entry *entry)
{
    begin_link(reader, PLACE_GLOSSARY, entry);
    put_name(reader, LEFT, entry);
    end_link(reader);
}

/* ---- the glossary ---- */

static void put_entry(struct reader *reader, const struct glossary_entry *entry)
{
    layout_line(&reader->list.layout);
    begin_link(reader, PLACE_GLOSSARY, entry);
    put_name(reader, LEFT, entry);
    put_also(reader, entry);
    paragraph(reader, TEXT, ROLE_WORDS, entry->text);
    paragraph(reader, TEXT, ROLE_QUIET, entry->avoid);
    paragraph(reader, TEXT, ROLE_QUIET, entry->ours);
    end_link(reader);
}

static void put_terms_of_question(struct reader *reader, const struct catalogue *catalogue)
{
    struct term_place places[TERMS_MOST];
    if (!reader->question)
        return;
    size_t count = terms_find(catalogue, reader->question->text, places, TERMS_MOST);
    if (count)
        begin_part(reader, _("Words in the question"));
    for (size_t i = 0; i < count; i++)
        put_entry(reader, places[i].entry);
    if (count)
        begin_part(reader, _("All words"));
}

static void lay_out_glossary(struct reader *reader, const struct screen *screen)
{
    const struct catalogue *catalogue = screen->session.catalogue;
    put_terms_of_question(reader, catalogue);
    layout_line(&reader->list.layout);
    paragraph(reader, LEFT, ROLE_PLAIN, catalogue->glossary_rule);
    for (size_t i = 0; i < catalogue->glossary_count; i++)
        put_entry(reader, &catalogue->glossary[i]);
}

static void put_documents_of_term(struct reader *reader)
{
    const struct glossary_entry *entry = reader->entry;
    if (entry->source_count)
        begin_part(reader, _("Where this comes from"));
    for (size_t i = 0; i < entry->source_count; i++) {
        struct text cited = {0};
        source_cite(&entry->sources[i], &cited);
        begin_link(reader, PLACE_DOCUMENTS, entry->sources[i].document);
        if (cited.data && !cited.failed)
            layout_paragraph(&reader->list.layout, LEFT, ROLE_PLAIN, cited.data);
        end_link(reader);
        text_free(&cited);
    }
}

static void put_terms_of_term(struct reader *reader, const struct catalogue *catalogue)
{
    struct term_place places[TERMS_MOST];
    size_t shown = 0;
    size_t count = terms_find(catalogue, reader->entry->text, places, TERMS_MOST);
    for (size_t i = 0; i < count; i++) {
        if (places[i].entry == reader->entry)
            continue;
        if (shown++ == 0)
            begin_part(reader, _("See also"));
        put_term_link(reader, places[i].entry);
    }
}

static bool uses_term(const struct catalogue *catalogue, const struct question *question,
                      const struct glossary_entry *entry)
{
    struct term_place places[TERMS_MOST];
    size_t count = terms_find(catalogue, question->text, places, TERMS_MOST);
    for (size_t i = 0; i < count; i++)
        if (places[i].entry == entry)
            return true;
    return false;
}

static bool cites(const struct question *question, const struct document *document)
{
    for (size_t i = 0; i < question->source_count; i++)
        if (question->sources[i].document == document)
            return true;
    return false;
}

/* Finds the questions in use that lead here: once, since all texts are looked through. */
static void find_questions(struct reader *reader, const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        bool leads = reader->question_count < QUESTIONS_MOST &&
                     assessment_has(session->assessment, question->questionnaire) &&
                     (reader->entry ? uses_term(catalogue, question, reader->entry)
                                    : cites(question, reader->document));
        if (leads)
            reader->questions[reader->question_count++] = question;
    }
}

static void put_questions(struct reader *reader, const char *title)
{
    if (reader->question_count)
        begin_part(reader, title);
    for (size_t i = 0; i < reader->question_count; i++)
        put_question_link(reader, reader->questions[i]);
}

static void lay_out_term(struct reader *reader, const struct screen *screen)
{
    const struct glossary_entry *entry = reader->entry;
    const struct catalogue *catalogue = screen->session.catalogue;
    layout_line(&reader->list.layout);
    put_name(reader, LEFT, entry);
    put_also(reader, entry);
    layout_line(&reader->list.layout);
    about_put_terms(&reader->list.layout, catalogue, TEXT, ROLE_PLAIN, entry->text);
    paragraph(reader, TEXT, ROLE_QUIET, entry->avoid);
    paragraph(reader, TEXT, ROLE_QUIET, entry->ours);
    put_terms_of_term(reader, catalogue);
    put_documents_of_term(reader);
    put_questions(reader, _("Questions with this word"));
}

/* ---- the documents ---- */

static void put_by(struct reader *reader, const struct document *document)
{
    struct text by = {0};
    if (document->authors)
        text_append_format(&by, "%s. ", document->authors);
    text_append_format(&by, "%s, %s", document->publisher, document->year);
    if (by.data && !by.failed)
        layout_paragraph(&reader->list.layout, TEXT, ROLE_WORDS, by.data);
    text_free(&by);
}

static void put_document(struct reader *reader, const struct document *document)
{
    layout_line(&reader->list.layout);
    begin_link(reader, PLACE_DOCUMENTS, document);
    layout_paragraph(&reader->list.layout, LEFT, ROLE_ACCENT, document->id);
    layout_paragraph(&reader->list.layout, TEXT, ROLE_STRONG, document->title);
    put_by(reader, document);
    end_link(reader);
}

static void lay_out_documents(struct reader *reader, const struct screen *screen)
{
    const struct catalogue *catalogue = screen->session.catalogue;
    layout_line(&reader->list.layout);
    paragraph(reader, LEFT, ROLE_PLAIN,
              _("All that is asked and advised rests on these documents. Enter shows what one is, "
                "and the questions that rest on it."));
    for (size_t i = 0; i < catalogue->document_count; i++)
        put_document(reader, &catalogue->documents[i]);
}

static void put_fact(struct reader *reader, const char *label, const char *text)
{
    if (!text)
        return;
    layout_line(&reader->list.layout);
    paragraph(reader, TEXT, ROLE_QUIET, label);
    paragraph(reader, TEXT, ROLE_PLAIN, text);
}

static void lay_out_document(struct reader *reader, const struct screen *screen)
{
    const struct document *document = reader->document;
    (void)screen;
    layout_line(&reader->list.layout);
    layout_paragraph(&reader->list.layout, LEFT, ROLE_ACCENT, document->id);
    layout_paragraph(&reader->list.layout, TEXT, ROLE_STRONG, document->title);
    put_by(reader, document);
    put_fact(reader, _("What it is"), document->about);
    put_fact(reader, _("How current"), document->date);
    put_fact(reader, _("How it was made"), document->method);
    put_fact(reader, _("How its pages are cited"), document->pages);
    put_fact(reader, _("Rights"), document->rights);
    put_questions(reader, _("Questions that rest on it"));
}

/* ---- the view ---- */

static unsigned reader_context(const struct view *view)
{
    (void)view;
    return IN_READER;
}

static void reader_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct reader *reader = (struct reader *)view;
    reader->link_count = 0;
    layout_begin(&reader->list.layout, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    reader->lay_out(reader, screen);
    list_draw(&reader->list, screen, area);
}

static bool reader_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct reader *reader = (struct reader *)view;
    size_t focus = (size_t)reader->list.focus;
    if (press->action == ACTION_LEAVE)
        screen_pop(screen);
    else if (press->action == ACTION_OPEN && focus < reader->link_count)
        screen_go(screen, reader->links[focus].place, reader->links[focus].what);
    else
        return list_act_mixed(&reader->list, press);
    return true;
}

static void reader_free(struct view *view)
{
    list_free(&((struct reader *)view)->list);
    free(view);
}

#define READER_KIND(name)                                                                          \
    {                                                                                              \
        .title = (name), .context = reader_context, .draw = reader_draw, .act = reader_act,        \
        .free = reader_free                                                                        \
    }

static const struct view_kind glossary_kind = READER_KIND(N_("Glossary"));
static const struct view_kind documents_kind = READER_KIND(N_("Documents"));

static void open_reader(struct screen *screen, const struct view_kind *kind, struct reader subject)
{
    struct reader *reader = malloc(sizeof *reader);
    if (!reader)
        return;
    *reader = subject;
    reader->view.kind = kind;
    reader->list.mixed = true;
    reader->list.paging = true; /* what there is to read comes first */
    if ((reader->entry || reader->document) && screen->session.assessment)
        find_questions(reader, &screen->session);
    screen_push(screen, &reader->view);
}

void reader_open_glossary(struct screen *screen, const struct question *question)
{
    open_reader(screen, &glossary_kind,
                (struct reader){.lay_out = lay_out_glossary, .question = question});
}

void reader_open_term(struct screen *screen, const struct glossary_entry *entry)
{
    open_reader(screen, &glossary_kind, (struct reader){.lay_out = lay_out_term, .entry = entry});
}

void reader_open_documents(struct screen *screen)
{
    open_reader(screen, &documents_kind, (struct reader){.lay_out = lay_out_documents});
}

void reader_open_document(struct screen *screen, const struct document *document)
{
    open_reader(screen, &documents_kind,
                (struct reader){.lay_out = lay_out_document, .document = document});
}
