#include "cli/view.h"

#include <stdio.h>

#include "cli/print.h"
#include "core/i18n.h"

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
        text_append_format(out, "(%s%s%s)", answer_state_word(answer->state),
                           answer->reason ? ": " : "", answer->reason ? answer->reason : "");
        return;
    }
    view_values(question, answer, out);
    if (answer->value)
        text_append_format(out, "%s%s", answer->value_count ? ": " : "", answer->value);
}

void view_held_source(const struct held_source *source, struct text *out)
{
    text_append(out, source->title ? source->title : "");
    if (source->date)
        text_append_format(out, ", %s", source->date);
    if (source->held)
        text_append_format(out, _(", held by %s"), source->held);
}

static cJSON *strings_json(struct json *json, char **strings, size_t count)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++)
        json_append_string(json, list, strings[i]);
    return list;
}

static cJSON *held_sources_json(struct json *json, const struct answer *answer)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < answer->source_count; i++) {
        cJSON *source = json_object(json);
        json_put_string(json, source, "title", answer->sources[i].title);
        json_put_string(json, source, "date", answer->sources[i].date);
        json_put_string(json, source, "held", answer->sources[i].held);
        json_append(json, list, source);
    }
    return list;
}

/* Kinds that take several have `values`, others `value`; both where a list is put into words. */
static void put_values(struct json *json, cJSON *object, const struct question *question,
                       const struct answer *answer)
{
    bool several = question_kind_entry(question->kind)->takes_several;
    if (!several || answer->value)
        json_put_string(json, object, "value", answer->value);
    if (several || answer->value_count)
        json_put(json, object, "values", strings_json(json, answer->values, answer->value_count));
}

cJSON *view_answer_json(struct json *json, const struct session *session,
                        const struct question *question)
{
    const struct answer *answer = assessment_answer(session->assessment, question);
    cJSON *object = json_object(json);
    json_put_string(json, object, "id", question->id);
    json_put_bool(json, object, "applies", applies_to(session->applies, question));
    json_put_string(json, object, "state", answer_state_word(answer->state));
    put_values(json, object, question, answer);
    json_put_string(json, object, "reason", answer->reason);
    json_put_string(json, object, "note", answer->note);
    json_put(json, object, "sources", held_sources_json(json, answer));
    json_put_bool(json, object, "later", answer->later);
    json_put_bool(json, object, "sensitive", answer_is_sensitive(question, answer));
    json_put_string(json, object, "by", answer->by);
    json_put_string(json, object, "at", answer->at);
    return object;
}

/* ---- findings ---- */

cJSON *view_finding_json(struct json *json, const struct finding *finding)
{
    struct text because = {0};
    cJSON *object = json_object(json);
    finding_because(finding, &because);
    json_put_string(json, object, "id", finding->capability->id);
    json_put_string(json, object, "title", finding->capability->title);
    json_put_string(json, object, "status", status_entry(finding->status)->word);
    json_put_string(json, object, "because", because.data ? because.data : "");
    if (finding->override_reason) {
        json_put_string(json, object, "proposed", status_entry(finding->proposed)->word);
        json_put_string(json, object, "reason", finding->override_reason);
    }
    json->failed = json->failed || because.failed;
    text_free(&because);
    return object;
}

void view_print_finding(const struct finding *finding)
{
    enum { INDENT = 20 };
    struct text text = {0};
    text_append_format(&text, "%s (%s)", finding->capability->title, finding->capability->id);
    size_t start = text.length;
    text_append(&text, _(" because "));
    size_t reasons = text.length;
    finding_because(finding, &text);
    if (text.length == reasons && !text.failed)
        text.data[text.length = start] = '\0';
    if (finding->override_reason)
        text_append_format(&text, _("; set by the coordinator, the answers give “%s”: %s"),
                           _(status_entry(finding->proposed)->title), finding->override_reason);
    char lead[128];
    snprintf(lead, sizeof lead, "  %s", _(status_entry(finding->status)->title));
    print_item(lead, INDENT, text.failed ? finding->capability->title : text.data);
    text_free(&text);
}
