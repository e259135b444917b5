/* Where answers in the questionnaires differ: one fact, asked more than once. */
#include "export/report/section.h"

#include "core/base/i18n.h"
#include "core/rules/crosswalk.h"

static void add_difference(struct report_list *list, const struct crosswalk_difference *difference)
{
    const struct overlap *overlap = difference->overlap;
    struct text words = {0};
    text_append(&words, difference->text);
    report_cite_after(list->report, overlap->sources, overlap->source_count, &words);
    if (overlap->ours)
        text_append_format(&words, _(" This tool's own inference: %s."), overlap->ours);
    report_add(list->report, report_item(list), &words);
}

static void open_section(struct report *report)
{
    tree_heading_with_id(report->root, 2, _("Where answers in the questionnaires differ"),
                         "differences");
    tree_say(
        report->root,
        _("Some facts are asked in more than one questionnaire. Where the answers differ, they "
          "stand here to be looked at again: one of them may have changed since, or the "
          "questions do not ask quite the same. None of them is counted as wrong."));
}

void report_differences(struct report *report)
{
    struct crosswalk_difference *differences;
    size_t count = crosswalk_differences(report->input->findings, &differences);
    struct report_list list = {.report = report};
    for (size_t i = 0; i < count; i++) {
        if (!list.list)
            open_section(report);
        add_difference(&list, &differences[i]);
    }
    crosswalk_differences_free(differences, count);
}
