/* What the country's own law says on a provision, what treaties say on it, and which treaties the
   country is party to. */
#include "export/report/section.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/companion.h"

/* ---- the law on a provision ---- */

static bool is_told(const struct report *report, const struct question *question)
{
    return question && report_tells(report, question) &&
           report_answer(report, question)->state == ANSWER_ANSWERED;
}

static void add_law_fact(struct report_list *list, const struct capability *capability,
                         enum companion companion, const char *label)
{
    const struct question *question = companion_of_capability(capability, companion);
    struct text words = {0};
    if (!is_told(list->report, question))
        return;
    words_of_answer(question, report_answer(list->report, question), tree_append_own, &words);
    if (companion == COMPANION_BILL && report_bill(list->report, capability))
        text_append(&words, _(". A draft never counts as law."));
    report_fact(list, label, &words);
}

void report_law_text(struct report *report, const struct capability *capability)
{
    static const struct {
        enum companion companion;
        const char *label;
    } facts[] = {
        {COMPANION_TITLE, N_("Title")},
        {COMPANION_ARTICLE, N_("Articles")},
        {COMPANION_SINCE, N_("In force since")},
        {COMPANION_BILL, N_("Bill")},
    };
    const struct question *wording = companion_of_capability(capability, COMPANION_WORDING);
    struct report_list list = {.report = report, .title = _("The country's law")};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        add_law_fact(&list, capability, facts[i].companion, _(facts[i].label));
    if (!is_told(report, wording) || !report_has_words(report, wording))
        return;
    report_title(report, _("In its words"));
    tree_quote(report->root, report_answer(report, wording)->value);
}

const char *report_bill(const struct report *report, const struct capability *capability)
{
    const struct question *question = companion_of_capability(capability, COMPANION_BILL);
    if (!is_told(report, question))
        return NULL;
    const char *screen = report_answer(report, question)->value;
    return screen && strcmp(screen, "none") != 0 ? question_word_text(question, screen) : NULL;
}

/* ---- articles ---- */

static bool is_same(const struct treaty_article *one, const struct treaty_article *other)
{
    return one->treaty == other->treaty && strcmp(one->articles, other->articles) == 0;
}

static bool stands_before(const struct treaty_article *articles, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_same(&articles[i], &articles[index]))
            return true;
    return false;
}

void report_articles(struct report *report, const struct treaty_article *articles, size_t count,
                     struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        const char *joint = "";
        if (stands_before(articles, i))
            continue;
        bool several = strpbrk(articles[i].articles, ",-") != NULL;
        text_append_format(out, "%s%s, %s %s (", i ? "; " : "", articles[i].treaty->label,
                           several ? _("Articles") : _("Article"), articles[i].articles);
        for (size_t j = i; j < count; j++) {
            if (!is_same(&articles[i], &articles[j]))
                continue;
            text_append(out, joint);
            report_cite(report, &articles[j].source, 1, out);
            joint = "; ";
        }
        text_append(out, ")");
    }
}

/* ---- treaties ---- */

static void add_cell(cmark_node *row, const char *words)
{
    tree_text(tree_cell(row), words);
}

static void add_answer_cell(struct report *report, cmark_node *row, const struct question *question)
{
    struct text words = {0};
    if (is_told(report, question))
        words_of_answer(question, report_answer(report, question), tree_append_own, &words);
    report_add(report, tree_cell(row), &words);
}

static void add_status_cell(struct report *report, cmark_node *row, const struct question *question)
{
    const struct answer *answer = report_answer(report, question);
    if (report_leaves_out(report, question))
        add_cell(row, _("Left out of this copy"));
    else if (!applies_to(report->applies, question))
        add_cell(row, _("Not asked"));
    else if (answer->state == ANSWER_UNKNOWN)
        add_cell(row, _("Not known"));
    else if (answer->state == ANSWER_ANSWERED)
        add_answer_cell(report, row, question);
    else
        add_cell(row, answer_state_title(answer->state));
}

static void add_treaty(struct report *report, cmark_node *table, const struct question *question)
{
    const struct treaty *treaty = companion_treaty(report->catalogue, question);
    cmark_node *row = tree_row(table);
    add_cell(row, treaty->label);
    add_status_cell(report, row, question);
    add_answer_cell(report, row, companion_of_question(question, COMPANION_SINCE));
    add_answer_cell(report, row, companion_of_question(question, COMPANION_RESERVATION));
}

void report_treaties(struct report *report, const struct domain *domain)
{
    static const char *const headings[] = {N_("Treaty"), N_("Status"), N_("Since"),
                                           N_("Reservations and declarations")};
    cmark_node *table = NULL;
    for (size_t i = 0; i < domain->question_count; i++) {
        if (!companion_treaty(report->catalogue, domain->questions[i]))
            continue;
        if (!table) {
            table = tree_table(report->root, _("Treaties"));
            cmark_node *row = tree_row(table);
            for (size_t h = 0; h < sizeof headings / sizeof *headings; h++)
                add_cell(row, _(headings[h]));
        }
        add_treaty(report, table, domain->questions[i]);
    }
}

bool report_tells_in_law(const struct report *report, const struct question *question)
{
    const struct answer *answer = report_answer(report, question);
    if (companion_treaty(report->catalogue, question))
        return answer->state != ANSWER_NOT_APPLICABLE; /* the reason stands in a list */
    return answer->state == ANSWER_ANSWERED && companion_is(question);
}
