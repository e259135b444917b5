#include "tui/pages/country_page.h"

#include "core/base/i18n.h"
#include "export/data/country_marks.h"
#include "tui/views/pager.h"

enum { LEFT = 2, INDENT = 4, MARK_TEXT = 20 };

static const struct {
    bool apart; /* an empty line stands before it */
    int column;
    enum role role;
} looks[] = {
    [COUNTRY_NAME] = {true, LEFT, ROLE_STRONG},
    [COUNTRY_INTRODUCTION] = {false, LEFT, ROLE_PLAIN},
    [COUNTRY_DOCUMENT] = {true, LEFT, ROLE_ACCENT},
    [COUNTRY_WORDS] = {false, INDENT, ROLE_PLAIN},
    [COUNTRY_MARK] = {false, INDENT, ROLE_PLAIN},
    [COUNTRY_BESIDE] = {false, MARK_TEXT, ROLE_QUIET},
    [COUNTRY_TOTAL] = {false, INDENT, ROLE_PLAIN},
    [COUNTRY_COUNTS] = {false, INDENT + 2, ROLE_QUIET},
    [COUNTRY_CARE] = {true, LEFT, ROLE_QUIET},
};

static void lay_out_line(void *context, enum country_part part, const char *label,
                         const char *words)
{
    struct layout *layout = context;
    struct text line = {0};
    if (looks[part].apart)
        layout_line(layout);
    if (part == COUNTRY_MARK) {
        layout_labelled(layout, LEFT, ROLE_STRONG, label, MARK_TEXT, looks[part].role, words);
        return;
    }
    text_append_format(&line, label ? "%s: %s" : "%s%s", label ? label : "", words);
    if (line.data && !line.failed)
        layout_paragraph(layout, looks[part].column, looks[part].role, line.data);
    text_free(&line);
}

static void lay_out_country(struct layout *layout, const struct screen *screen, const void *subject)
{
    const struct session *session = &screen->session;
    const char *code = assessment_country(session->assessment);
    struct country_face face = {.line = lay_out_line, .context = layout, .own = session->applies};
    (void)subject;
    if (*code) {
        country_tell(session->catalogue, session->figures, code, &face);
    } else {
        layout_line(layout);
        layout_paragraph(layout, LEFT, ROLE_PLAIN,
                         _("This record names no country yet. It is chosen under “This record”."));
    }
    country_tell_totals(session->catalogue, session->figures, NULL, &face);
}

void country_open(struct screen *screen)
{
    const struct figures *figures = session_figures(&screen->session);
    const struct figures_document *documents;
    if (!figures)
        screen_say(screen, "%s",
                   _("The published tables cannot be read; “mnr-assess lint” says what is wrong"));
    else if (figures_documents(figures, &documents) == 0)
        screen_say(screen, "%s", _("These questionnaire files hold no published tables"));
    else
        pager_open(screen, N_("Published"), lay_out_country, NULL);
}
