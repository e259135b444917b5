/* The report as JSON: findings and steps by id for programs, and every section with all its words,
   taken from the tree, so that nothing that another format says can be missing here. */
#include "export/report/json.h"

#include <stdlib.h>
#include <string.h>

#include "core/rules/criteria.h"
#include "export/data/json.h"
#include "export/document/format_walk.h"
#include "export/report/section.h"

/* ---- findings ---- */

static cJSON *figure_object(struct json *json, const struct figure *figure)
{
    cJSON *object = json_object(json);
    json_put_string(json, object, "what", figure->what);
    json_put_number(json, object, "count", (size_t)figure->count);
    json_put_number(json, object, "of", (size_t)figure->of);
    json_put_number(json, object, "percent", (size_t)figure->percent);
    json_put_number(json, object, "year", (size_t)figure->year);
    return object;
}

/* What is said beside the steps; null where there is nothing to say. */
static void put_remark(struct json *json, cJSON *object, const struct report *report,
                       const struct capability *capability)
{
    struct advice_reason remark = advice_remark(report->input->advice, capability);
    json_put_string(json, object, "remark", *remark.words ? remark.words : NULL);
}

static void put_status(struct json *json, cJSON *object, const struct finding *finding)
{
    struct text because = {0};
    const char *word = status_entry(finding->status)->word;
    json_put_string(json, object, "status", finding->left_out ? words_left_out : word);
    if (!finding->left_out)
        json_put_possible(json, object, finding);
    text_append(&because, "");
    finding_because(finding, &because);
    json_put_text(json, object, "because", &because);
    if (finding->override_reason) {
        json_put_string(json, object, "proposed", status_entry(finding->proposed)->word);
        json_put_string(json, object, "reason", finding->override_reason);
    }
}

static cJSON *finding_object(struct json *json, const struct report *report,
                             const struct capability *capability)
{
    const struct figure *figure = capability_figure(capability);
    cJSON *object = json_object(json);
    json_put_string(json, object, "id", capability->id);
    json_put_string(json, object, "title", capability->title);
    json_put_string(json, object, "domain", capability->domain->id);
    put_status(json, object, findings_of(report->input->findings, capability));
    put_remark(json, object, report, capability);
    json_put(json, object, "published", figure ? figure_object(json, figure) : cJSON_CreateNull());
    return object;
}

static cJSON *findings_list(struct json *json, const struct report *report)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < report->catalogue->capability_count; i++)
        if (report_covers(report, report->catalogue->capabilities[i]))
            json_append(json, list,
                        finding_object(json, report, report->catalogue->capabilities[i]));
    return list;
}

/* ---- the plan ---- */

static cJSON *leads(struct json *json, const struct recommendation *recommendation)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < recommendation->lead_count; i++) {
        cJSON *lead = json_object(json);
        json_put_string(json, lead, "id", recommendation->leads[i]->id);
        json_put_string(json, lead, "text", recommendation->leads[i]->text);
        json_append(json, list, lead);
    }
    return list;
}

static cJSON *dependencies(struct json *json, const struct advised *step)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < step->wait_count; i++)
        json_append(json, list, cJSON_CreateString(step->waits[i]->recommendation->id));
    return list;
}

/* Steps that come first if they are needed, which is not decided. */
static cJSON *pending(struct json *json, const struct advised *step)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < step->pending_count; i++) {
        const struct advice_pending *first = &step->pending[i];
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", first->step->id);
        json_put_string(json, object, "text", first->step->text);
        json_put_string(json, object, "open", *first->open.words ? first->open.words : NULL);
        json_append(json, list, object);
    }
    return list;
}

static cJSON *missing(struct json *json, const struct advised *step)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < step->missing_count; i++)
        json_append(json, list, cJSON_CreateString(step->missing[i]->text));
    return list;
}

static cJSON *counterparts(struct json *json, const struct advised *step)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < step->counterpart_count; i++)
        json_append(json, list, cJSON_CreateString(step->counterparts[i]->recommendation->id));
    return list;
}

static cJSON *citations(struct json *json, const struct source *sources, size_t count)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++) {
        struct text words = {0};
        source_cite(&sources[i], &words);
        json_append(json, list, cJSON_CreateString(words.data ? words.data : ""));
        json->failed = json->failed || words.failed;
        text_free(&words);
    }
    return list;
}

static cJSON *step_object(struct json *json, const struct advised *step)
{
    const struct recommendation *recommendation = step->recommendation;
    cJSON *object = json_object(json);
    json_put_string(json, object, "id", recommendation->id);
    json_put_string(json, object, "text", recommendation->text);
    json_put_string(json, object, "horizon", horizon_word(step->horizon));
    json_put_string(json, object, "domain", recommendation->domain->id);
    json_put_string(json, object, "finding",
                    recommendation->capability ? recommendation->capability->id : NULL);
    json_put_string(json, object, "why", step->why);
    json_put(json, object, "leads", leads(json, recommendation));
    json_put_string(json, object, "entry", step->entry->recommendation->id);
    json_put(json, object, "missing", missing(json, step));
    json_put(json, object, "depends_on", dependencies(json, step));
    json_put(json, object, "comes_after", pending(json, step));
    json_put(json, object, "same_as", counterparts(json, step));
    json_put(json, object, "sources", citations(json, step->sources, step->source_count));
    json_put_string(json, object, "ours", recommendation->ours);
    json_put_string(json, object, "care", recommendation->care);
    return object;
}

static cJSON *plan_list(struct json *json, const struct report *report)
{
    const struct advised *const *plan;
    size_t count = advice_plan(report->input->advice, &plan);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++)
        json_append(json, list, step_object(json, plan[i]));
    return list;
}

/* Ids of steps of which a copy for sharing says nothing. */
static cJSON *left_out_list(struct json *json, const struct report *report)
{
    const struct advised *const *steps;
    size_t count = advice_left_out(report->input->advice, &steps);
    cJSON *list = json_list(json);
    for (size_t i = 0; i < count; i++)
        json_append(json, list, cJSON_CreateString(steps[i]->recommendation->id));
    return list;
}

/* ---- sections: the tree's words ---- */

static void append_words(struct text *out, const char *piece, cmark_node *parent)
{
    (void)parent;
    text_append(out, piece);
}

static const struct format_walk words_only = {
    .text = append_words,
    .parts = {[PART_SOFT_BREAK] = {"\n", NULL, NULL, NULL},
              [PART_LINE_BREAK] = {"\n", NULL, NULL, NULL}},
};

static void put_words(struct json *json, cJSON *object, const char *name, cmark_node *node)
{
    struct text words = {0};
    text_append(&words, "");
    format_walk_append_inside(&words_only, node, &words);
    json_put_text(json, object, name, &words);
}

static cJSON *words_of(struct json *json, cmark_node *node)
{
    struct text words = {0};
    text_append(&words, "");
    format_walk_append_inside(&words_only, node, &words);
    cJSON *string = cJSON_CreateString(words.data ? words.data : "");
    json->failed = json->failed || words.failed;
    text_free(&words);
    return string;
}

/* The words of each child. */
static cJSON *words_list(struct json *json, cmark_node *parent)
{
    cJSON *list = json_list(json);
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
        json_append(json, list, words_of(json, node));
    return list;
}

static cJSON *block(struct json *json, cmark_node *node);

static cJSON *blocks(struct json *json, cmark_node *first)
{
    cJSON *list = json_list(json);
    for (cmark_node *node = first; node; node = cmark_node_next(node))
        json_append(json, list, block(json, node));
    return list;
}

static void put_items(struct json *json, cJSON *object, cmark_node *list)
{
    cJSON *items = json_list(json);
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item))
        json_append(json, items, blocks(json, cmark_node_first_child(item)));
    json_put(json, object, "items", items);
}

static void put_rows(struct json *json, cJSON *object, cmark_node *table)
{
    cmark_node *head = cmark_node_first_child(table);
    cJSON *rows = json_list(json);
    json_put_string(json, object, "caption", tree_caption(table));
    json_put(json, object, "columns", words_list(json, head));
    for (cmark_node *row = cmark_node_next(head); row; row = cmark_node_next(row))
        json_append(json, rows, words_list(json, row));
    json_put(json, object, "rows", rows);
}

static cJSON *bar_object(struct json *json, const struct chart_bar *bar)
{
    cJSON *object = json_object(json);
    cJSON *parts = json_list(json);
    json_put_string(json, object, "label", bar->label);
    json_put_string(json, object, "words", bar->words);
    json_put_string(json, object, "own", bar->own ? bar->own->title : NULL);
    for (size_t i = 0; i < bar->part_count; i++) {
        cJSON *part = json_object(json);
        json_put_string(json, part, "series", bar->parts[i].series->title);
        json_put_number(json, part, "amount", bar->parts[i].amount);
        json_append(json, parts, part);
    }
    json_put(json, object, "parts", parts);
    return object;
}

static void put_chart(struct json *json, cJSON *object, cmark_node *node)
{
    const struct chart *chart = tree_chart_of(node);
    cJSON *bars = json_list(json);
    json_put_string(json, object, "id", chart->id);
    json_put_string(json, object, "title", chart->title);
    json_put_string(json, object, "base", chart->base);
    json_put_bool(json, object, "percent", chart->percent);
    for (size_t i = 0; i < chart->bar_count; i++)
        json_append(json, bars, bar_object(json, &chart->bars[i]));
    json_put(json, object, "bars", bars);
}

static void put_paragraph(struct json *json, cJSON *object, cmark_node *node)
{
    put_words(json, object, "text", node);
}

static void put_quotation(struct json *json, cJSON *object, cmark_node *node)
{
    json_put(json, object, "paragraphs", words_list(json, node));
}

static cJSON *block(struct json *json, cmark_node *node)
{
    static const struct {
        const char *name;
        void (*put)(struct json *json, cJSON *object, cmark_node *node);
    } kinds[PART_PARTS] = {
        [PART_PARAGRAPH] = {"paragraph", put_paragraph},
        [PART_TIGHT_PARAGRAPH] = {"paragraph", put_paragraph},
        [PART_LIST] = {"list", put_items},
        [PART_NUMBERED_LIST] = {"numbered-list", put_items},
        [PART_QUOTE] = {"quotation", put_quotation},
        [PART_TABLE] = {"table", put_rows},
        [PART_CHART] = {"chart", put_chart},
    };
    enum format_walk_part part = format_walk_part(node);
    cJSON *object = json_object(json);
    json_put_string(json, object, "kind", kinds[part].name);
    if (kinds[part].put)
        kinds[part].put(json, object, node);
    return object;
}

static bool is_heading(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

/* A section for each heading, in their order: which stand in which is told by their levels. */
static cJSON *sections(struct json *json, cmark_node *document)
{
    cJSON *list = json_list(json);
    cJSON *content = NULL;
    for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
        if (!is_heading(node)) {
            json_append(json, content, block(json, node));
            continue;
        }
        cJSON *section = json_object(json);
        content = json_list(json);
        json_put_string(json, section, "id", tree_heading_id(node));
        json_put_number(json, section, "level", (size_t)cmark_node_get_heading_level(node));
        put_words(json, section, "title", node);
        json_put(json, section, "content", content);
        json_append(json, list, section);
    }
    return list;
}

/* ---- the whole ---- */

static cJSON *questionnaires(struct json *json, const struct report *report)
{
    cJSON *list = json_list(json);
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        if (!assessment_has(report->assessment, questionnaire))
            continue;
        const char *version = assessment_version(report->assessment, questionnaire);
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", questionnaire->id);
        json_put_string(json, object, "title", questionnaire->title);
        json_put_string(json, object, "version", *version ? version : questionnaire->version);
        json_append(json, list, object);
    }
    return list;
}

static cJSON *criteria(struct json *json, const struct report *report)
{
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        struct criteria_result result = criteria_result(report->applies, questionnaire);
        if (!result.of || !assessment_has(report->assessment, questionnaire) ||
            !report_tells_criteria(report, questionnaire))
            continue;
        cJSON *object = json_object(json);
        json_put_number(json, object, "of", result.of);
        json_put_number(json, object, "least", result.least);
        json_put_number(json, object, "most", result.most);
        json_put_string(json, object, "sufficient", sufficiency_word(result.sufficient));
        return object;
    }
    return cJSON_CreateNull();
}

static void put_record(struct json *json, cJSON *root, const struct report *report)
{
    const char *country = assessment_country(report->assessment);
    struct text provenance = {0};
    json_put_string(json, root, "format", "mnr-assess report 1");
    if (report->input->digest)
        report_provenance(report, NULL, &provenance);
    json_put_text(json, root, "provenance", &provenance);
    json_put_string(json, root, "date", report->input->date);
    json_put_string(json, root, "sha256", report->input->digest);
    json_put_bool(json, root, "shared", report_is_copy(report));
    json_put_bool(json, root, "full", report->input->full);
    json_put_string(json, root, "id", assessment_id(report->assessment));
    json_put_string(json, root, "title", assessment_title(report->assessment));
    json_put_string(json, root, "country", *country ? country : NULL);
    if (!report_is_copy(report))
        json_put_number(json, root, "revision", (size_t)assessment_revision(report->assessment));
    json_put_string(json, root, "depth", depth_word(assessment_depth(report->assessment, NULL)));
}

char *report_json(const struct report_input *input, cmark_node *document, struct error *error)
{
    struct report report = report_view(input);
    struct json json = {0};
    cJSON *root = json_object(&json);
    put_record(&json, root, &report);
    json_put(&json, root, "questionnaires", questionnaires(&json, &report));
    json_put(&json, root, "findings", findings_list(&json, &report));
    json_put(&json, root, "criteria", criteria(&json, &report));
    json_put(&json, root, "plan", plan_list(&json, &report));
    if (report_is_copy(&report))
        json_put(&json, root, "plan_left_out", left_out_list(&json, &report));
    json_put(&json, root, "sections", sections(&json, document));
    return json_finish(&json, root, error);
}
