#include "tui/layout/about.h"

#include "core/base/i18n.h"
#include "core/catalogue/example.h"
#include "core/catalogue/terms.h"

enum { LEFT = 2, BULLET_TEXT = 4 };

static void part(struct layout *layout, const char *heading, const char *text)
{
    if (!text)
        return;
    layout_line(layout);
    layout_heading(layout, heading);
    layout_paragraph(layout, LEFT, ROLE_PLAIN, text);
}

static void bullet(struct layout *layout, const char *text)
{
    layout_labelled(layout, LEFT, ROLE_QUIET, theme_glyph(GLYPH_BULLET), BULLET_TEXT, ROLE_PLAIN,
                    text);
}

static const char *good_title(const struct capability *capability)
{
    return capability->domain->questionnaire->unit == UNIT_PROVISION
               ? _("What the provision asks for")
               : _("What good looks like");
}

void about_good(struct layout *layout, const struct capability *capability)
{
    part(layout, good_title(capability), capability->good);
}

static void say_counted(struct layout *layout, enum truth counted)
{
    static const char *const words[] = {
        [TRUTH_FALSE] = N_("This record is not among what the figure counts."),
        [TRUTH_TRUE] = N_("This record is what the figure counts."),
        [TRUTH_UNDECIDED] = NULL,
        [TRUTH_LEFT_OUT] = NULL,
    };
    if (words[counted])
        layout_paragraph(layout, LEFT, ROLE_QUIET, _(words[counted]));
}

static void lay_out_figure(struct layout *layout, const struct figure *figure,
                           const struct findings *findings)
{
    struct text line = {0};
    text_append_format(&line, _("%d of %d countries (%d %%), %d: "), figure->count, figure->of,
                       figure->percent, figure->year);
    text_append(&line, figure->what);
    if (line.data && !line.failed)
        bullet(layout, line.data);
    text_free(&line);
    if (figure->note)
        layout_paragraph(layout, BULLET_TEXT, ROLE_QUIET, figure->note);
    if (findings && figure->counts)
        say_counted(layout, findings_counted(findings, figure));
}

void about_figures(struct layout *layout, const struct capability *capability,
                   const struct findings *findings)
{
    if (!capability->figure_count && !capability->figures_note)
        return;
    layout_line(layout);
    layout_heading(layout, _("Published figures"));
    for (size_t i = 0; i < capability->figure_count; i++)
        lay_out_figure(layout, &capability->figures[i], findings);
    if (capability->figures_note)
        layout_paragraph(layout, LEFT, ROLE_QUIET, capability->figures_note);
}

void about_gaps(struct layout *layout, const struct capability *capability)
{
    if (!capability->gap_count)
        return;
    layout_line(layout);
    layout_heading(layout, _("Difficulties that countries reported"));
    for (size_t i = 0; i < capability->gap_count; i++)
        bullet(layout, capability->gaps[i]);
}

void about_examples(struct layout *layout, const struct example *examples, size_t count)
{
    if (!count)
        return;
    layout_line(layout);
    layout_heading(layout, _("Seen elsewhere"));
    for (size_t i = 0; i < count; i++) {
        struct text line = {0};
        example_tell(&examples[i], &line);
        if (line.data && !line.failed)
            bullet(layout, line.data);
        text_free(&line);
    }
    layout_paragraph(layout, LEFT, ROLE_QUIET, example_care());
}

void about_rule(struct layout *layout, const struct capability *capability)
{
    if (capability->not_counted_count) {
        layout_line(layout);
        layout_heading(layout, _("Does not count"));
    }
    for (size_t i = 0; i < capability->not_counted_count; i++)
        bullet(layout, capability->not_counted[i]);
    part(layout, _("Please note"), capability->note);
}

/* How the document itself decides on the criterion that the question alone decides. */
static void put_criterion(struct layout *layout, const struct question *question)
{
    const struct questionnaire *questionnaire = question->questionnaire;
    for (size_t i = 0; i < questionnaire->criterion_count; i++) {
        const struct criterion *criterion = &questionnaire->criteria[i];
        struct text heading = {0};
        if (criterion->question != question)
            continue;
        text_append_format(&heading, _("Criterion %s of ICMEC's published rule"), criterion->id);
        part(layout, heading.data ? heading.data : criterion->id, criterion->text);
        text_free(&heading);
        if (criterion->help)
            layout_paragraph(layout, LEFT, ROLE_PLAIN, criterion->help);
    }
}

void about_of_question(struct layout *layout, const struct question *question)
{
    put_criterion(layout, question);
    part(layout, _("Put right here"), question->correction);
    if (question->capability) {
        about_good(layout, question->capability);
        about_rule(layout, question->capability);
        about_figures(layout, question->capability, NULL);
        about_gaps(layout, question->capability);
        about_examples(layout, question->capability->examples, question->capability->example_count);
        return;
    }
    part(layout, _("Outcome sought"), question->domain->outcome);
    part(layout, _("What must be there first"), question->domain->enabler);
    part(layout, _("About this part"), question->domain->note);
}

void about_published(struct layout *layout, const struct published_mark *published)
{
    const struct figures_document *document = published->document;
    struct text line = {0};
    layout_line(layout);
    layout_heading(layout, _("What a review recorded about this country"));
    text_append_format(&line, _("%s: “%s” (%s, p. %s; data of %d)"), published->mark->title,
                       published->met ? document->tick : document->cross, document->id,
                       published->row->page, document->year);
    if (line.data && !line.failed)
        bullet(layout, line.data);
    text_free(&line);
    if (published->note)
        layout_paragraph(layout, BULLET_TEXT, ROLE_QUIET, published->note->text);
    layout_paragraph(layout, LEFT, ROLE_QUIET,
                     _("Your own answer stands first: the law may have changed since, and a mark "
                       "says nothing of quality."));
}

void about_sources(struct layout *layout, const struct source *sources, size_t count)
{
    if (!count)
        return;
    layout_line(layout);
    layout_heading(layout, _("Where this comes from"));
    for (size_t i = 0; i < count; i++) {
        struct text line = {0};
        source_cite(&sources[i], &line);
        if (sources[i].role != SOURCE_SAYS)
            text_append_format(&line, " (%s)", source_role_title(sources[i].role));
        if (line.data && !line.failed)
            bullet(layout, line.data);
        text_free(&line);
    }
}

void about_put_terms(struct layout *layout, const struct catalogue *catalogue, int column,
                     enum role role, const char *text)
{
    enum { TERMS_MOST = 24 };
    struct term_place places[TERMS_MOST];
    struct text marked = {0};
    size_t at = 0;
    size_t count = terms_find(catalogue, text, places, TERMS_MOST);
    for (size_t i = 0; i < count; i++) {
        text_append_bytes(&marked, text + at, places[i].start - at);
        text_append(&marked, LAYOUT_TOGGLE);
        text_append_bytes(&marked, text + places[i].start, places[i].end - places[i].start);
        text_append(&marked, LAYOUT_TOGGLE);
        at = places[i].end;
    }
    text_append(&marked, text + at);
    if (marked.data && !marked.failed)
        layout_marked(layout, column, role, ROLE_TERM, marked.data);
    text_free(&marked);
}
