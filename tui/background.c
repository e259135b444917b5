#include "tui/background.h"

#include "core/i18n.h"

enum { LEFT = 2, BULLET_TEXT = 4 };

static void part(struct sheet *sheet, const char *heading, const char *text)
{
    if (!text)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, heading);
    sheet_paragraph(sheet, LEFT, ROLE_PLAIN, text);
}

static void bullet(struct sheet *sheet, const char *text)
{
    sheet_labelled(sheet, LEFT, ROLE_QUIET, theme_glyph(GLYPH_BULLET), BULLET_TEXT, ROLE_PLAIN,
                   text);
}

void background_good(struct sheet *sheet, const struct capability *capability)
{
    part(sheet, _("What good looks like"), capability->good);
}

static void say_counted(struct sheet *sheet, enum truth counted)
{
    static const char *const words[] = {
        [TRUTH_FALSE] = N_("This record is not among what the figure counts."),
        [TRUTH_TRUE] = N_("This record is what the figure counts."),
        [TRUTH_UNDECIDED] = NULL,
        [TRUTH_LEFT_OUT] = NULL,
    };
    if (words[counted])
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, _(words[counted]));
}

static void lay_out_figure(struct sheet *sheet, const struct figure *figure,
                           const struct findings *findings)
{
    struct text line = {0};
    text_append_format(&line, _("%d of %d countries (%d %%), %d: "), figure->count, figure->of,
                       figure->percent, figure->year);
    text_append(&line, figure->what);
    if (line.data && !line.failed)
        bullet(sheet, line.data);
    text_free(&line);
    if (figure->note)
        sheet_paragraph(sheet, BULLET_TEXT, ROLE_QUIET, figure->note);
    if (findings && figure->counts)
        say_counted(sheet, findings_counted(findings, figure));
}

void background_figures(struct sheet *sheet, const struct capability *capability,
                        const struct findings *findings)
{
    if (!capability->figure_count && !capability->figures_note)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, _("Published figures"));
    for (size_t i = 0; i < capability->figure_count; i++)
        lay_out_figure(sheet, &capability->figures[i], findings);
    if (capability->figures_note)
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, capability->figures_note);
}

void background_gaps(struct sheet *sheet, const struct capability *capability)
{
    if (!capability->gap_count)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, _("Difficulties that countries reported"));
    for (size_t i = 0; i < capability->gap_count; i++)
        bullet(sheet, capability->gaps[i]);
}

void background_of_question(struct sheet *sheet, const struct question *question)
{
    part(sheet, _("Corrected in the survey"), question->correction);
    if (question->capability) {
        background_good(sheet, question->capability);
        background_figures(sheet, question->capability, NULL);
        background_gaps(sheet, question->capability);
        return;
    }
    part(sheet, _("Outcome sought"), question->domain->outcome);
    part(sheet, _("What must be there first"), question->domain->enabler);
    part(sheet, _("About this part"), question->domain->note);
}

void background_sources(struct sheet *sheet, const struct source *sources, size_t count)
{
    if (!count)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, _("Where this comes from"));
    for (size_t i = 0; i < count; i++) {
        struct text line = {0};
        source_cite(&sources[i], &line);
        if (sources[i].role != SOURCE_SAYS)
            text_append_format(&line, " (%s)", source_role_title(sources[i].role));
        if (line.data && !line.failed)
            bullet(sheet, line.data);
        text_free(&line);
    }
}
