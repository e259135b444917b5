#include "plain/answer_lines.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "plain/print.h"

/* ---- answers ---- */

static void view_values(const struct question *question, const struct answer *answer,
                        struct text *out)
{
    const char *joint = question->field_count ? " | " : ", ";
    for (size_t i = 0; i < answer->value_count; i++)
        text_append_format(out, "%s%s", i ? joint : "", answer->values[i]);
}

void view_answer(const struct question *question, const struct answer *answer, struct text *out)
{
    if (answer->state != ANSWER_ANSWERED) {
        text_append_format(out, "(%s%s%s)", answer_state_title(answer->state),
                           answer->reason ? ": " : "", answer->reason ? answer->reason : "");
        return;
    }
    view_values(question, answer, out);
    if (answer->value)
        text_append_format(out, "%s%s", answer->value_count ? ": " : "", answer->value);
}

void answer_lines_source(const struct held_source *source, struct text *out)
{
    text_append(out, source->title ? source->title : "");
    if (source->date)
        text_append_format(out, ", %s", source->date);
    if (source->held)
        text_append_format(out, _(", held by %s"), source->held);
    if (source->internal)
        text_append(out, _(" (internal)"));
}

/* ---- findings ---- */

void answer_lines_finding(const struct finding *finding)
{
    struct text text = {0};
    text_append_format(&text, "%s (%s)", finding->capability->title, finding->capability->id);
    size_t start = text.length;
    text_append(&text, _(" because "));
    size_t reasons = text.length;
    finding_because(finding, &text);
    if (text.length == reasons && !text.failed)
        text.data[text.length = start] = '\0';
    if (finding->override_reason) {
        text_append(&text, _("; set by the coordinator, the answers give “"));
        finding_tell_proposed(finding, &text);
        text_append_format(&text, "”: %s", finding->override_reason);
    }
    struct text lead = {0};
    text_append(&lead, "  ");
    finding_tell_status(finding, &lead);
    bool wide = !lead.failed && finding_is_undecided(finding); /* too wide for its column */
    if (wide)
        print_wrapped(2, lead.data + 2);
    print_item(wide || lead.failed ? "" : lead.data, VIEW_FINDING_COLUMN,
               text.failed ? finding->capability->title : text.data);
    text_free(&lead);
    text_free(&text);
}
