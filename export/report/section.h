/*
 * section: what the files that write the report share. Not for anybody else.
 *
 * Each part appends its section to the report's tree, or nothing when it has nothing to say.
 */
#ifndef EXPORT_REPORT_SECTION_H
#define EXPORT_REPORT_SECTION_H

#include "core/record/answer_words.h"
#include "core/rules/progress.h"
#include "export/document/tree.h"
#include "export/report/input.h"

struct report {
    const struct report_input *input;
    const struct assessment *assessment;
    const struct catalogue *catalogue;
    const struct applies *applies;
    cmark_node *root;
    struct report_cited *cited; /* by document of the catalogue */
    bool examples;              /* some of other countries were told */
    cmark_node *provenance;     /* the paragraph that the line on it will stand in */
    bool charts;                /* it has some */
    bool failed;                /* out of memory */
};

/* What may be told of an input, without a tree and without the list of what is cited. */
struct report report_view(const struct report_input *input);

typedef void report_part(struct report *report);

report_part report_opening; /* title, facts about the record, what it is */
report_part report_brief;
report_part report_glance;
report_part report_criteria; /* of a published rule, where a questionnaire has one */
report_part report_findings;
report_part report_plan;
report_part report_practice;
report_part report_open_ends;   /* what is left and what does not fit together */
report_part report_differences; /* facts on which the questionnaires differ */
report_part report_published;   /* and where the documents' own tables do */
report_part report_method;
report_part report_annex;     /* every answer; only in a full report */
report_part report_documents; /* last: it lists what the others cited */

/* What only the end knows: writes the line on provenance into the opening. */
void report_finish_opening(struct report *report);

/* Appends that line (provenance.h); `charts` as there. */
void report_provenance(const struct report *report, const char *charts, struct text *out);

/* ---- words.c: what they all need ---- */

/* Whether this is made from a copy for sharing, and what that leaves out: then neither the answer
   nor whether the question is asked may be told. */
bool report_is_copy(const struct report *report);
bool report_leaves_out(const struct report *report, const struct question *question);

/* Questions that are told of together: a capability's or a domain's own. */
struct report_questions {
    const struct question **items;
    size_t count;
};

/* Whether none of them is left out, so that a sentence about all of them can be true. */
bool report_tells_all_of(const struct report *report, const struct report_questions *questions);

/* Whether a question is asked; in a copy for sharing, and told. */
bool report_tells(const struct report *report, const struct question *question);

const struct answer *report_answer(const struct report *report, const struct question *question);

/* "Q28", or "Q28 (sensitive)", which only a report that is not for sharing has. */
void report_label(const struct report *report, const struct question *question, struct text *out);

/* The sources, joined, each with its role; they will stand under the documents cited. */
void report_cite(struct report *report, const struct source *sources, size_t count,
                 struct text *out);

/* The same as a sentence at the end of others: " Source: ...". Nothing when there is none. */
void report_cite_after(struct report *report, const struct source *sources, size_t count,
                       struct text *out);

/* The sentence that stands where no step is told. */
const char *report_no_step(const struct report *report);

/* Whether an answer is told in words of the country's own. */
bool report_has_words(const struct report *report, const struct question *question);

/* The question of a domain's closing pair that asks for good practice: the first of its own texts
   (mnr-assess(7)). NULL when it has none. */
const struct question *report_practice_question(const struct domain *domain);

/* ---- writing ---- */

/* "**Q7** Is there ...?" into a paragraph. */
void report_question(struct report *report, cmark_node *paragraph, const struct question *question);

/* Somebody's words in quotation marks: appended, or as a run of a paragraph. */
void report_append_quoted(struct text *out, const char *words);
void report_quoted(cmark_node *paragraph, const char *words);

/* The question, and the words of its answer as a quotation. */
void report_quote(struct report *report, const struct question *question);

/* Adds the words as a run to `parent` (a paragraph or cell), or as a paragraph of its own to the
   report, and frees them. */
void report_add(struct report *report, cmark_node *parent, struct text *words);
void report_say(struct report *report, struct text *words);

/* The same for a strong run. */
void report_strong(struct report *report, cmark_node *parent, struct text *words);

/* A paragraph "**Title:** words", or nothing when there are no words; frees them. */
void report_run_in(struct report *report, const char *title, struct text *words);

/* "Leadership (mnr.cap01)" */
void report_heading(struct report *report, int level, const char *title, const char *id);

/* A paragraph of one strong run: the title of a small part. */
void report_title(struct report *report, const char *title);

/* A list under a small title; neither is there before the first item. Zero-initialise, with the
   report and the title. */
struct report_list {
    struct report *report;
    const char *title; /* NULL for none */
    cmark_node *list;
};

/* The paragraph of a new item. */
cmark_node *report_item(struct report_list *list);

/* An item "**Label:** words"; frees the words. */
void report_fact(struct report_list *list, const char *label, struct text *words);

/* ---- documents.c ---- */

struct report_cited {
    bool cited;
    bool paragraphs;     /* it is cited by paragraph, not by page */
    const char **places; /* pages or paragraphs as they were cited, each once */
    size_t place_count;
};

/* Remembers what was cited, for the list of documents at the end. */
void report_remember(struct report *report, const struct source *source);
void report_cite_document(struct report *report, const struct document *document);

void report_forget_cited(struct report *report);

/* ---- units.c ---- */

/* What the report calls what a questionnaire is about; not yet translated. */
struct report_unit {
    const char *one; /* "provision", after a number */
    const char *many;
    const char *not_known; /* "Provisions not known" */
    const char *not_answered;
    const char *status; /* heading of the column: "Level" */
    const char *glance; /* what the table shows, after the questionnaire's title */
    const char *good;
    const char *in_place; /* titles of groups of answers */
    const char *missing;
};

const struct report_unit *report_unit(const struct questionnaire *questionnaire);

/* "partly in place": a status inside a sentence, translated. */
const char *report_status_phrase(enum status status);

/* How many capabilities have which status, as far as it may be told; no number says how many may
   not. */
enum { REPORT_STATUSES = STATUS_NOT_APPLICABLE + 1 };

struct report_counts {
    size_t all;
    size_t told;
    size_t of[REPORT_STATUSES];
};

/* Of one domain, or (NULL) of the whole questionnaire. */
struct report_counts report_count_statuses(const struct report *report,
                                           const struct questionnaire *questionnaire,
                                           const struct domain *domain);

/* Appends "8 in place, 2 not known; the rest is left out of this copy". */
void report_append_counts(const struct report_counts *counts, struct text *out);

/* Whether anything of a domain has been answered or is left out, or of the parts of a questionnaire
   that findings follow from. What was not begun is said in a line. */
bool report_begun(const struct report *report, const struct domain *domain);
bool report_uses(const struct report *report, const struct questionnaire *questionnaire);

/* A paragraph that says so of a questionnaire. */
void report_say_not_begun(struct report *report, const struct questionnaire *questionnaire);

/* Whether a questionnaire about such things belongs to the assessment. */
bool report_has_unit(const struct report *report, enum unit unit);

/* ---- law.c ---- */

/* What the country's law says: title, articles, since when, a quotation, a bill. Nothing where
   nothing of it is answered. */
void report_law_text(struct report *report, const struct capability *capability);

/* "A bill is before parliament": the stage of a bill, or NULL where none is under way or may be
   told. */
const char *report_bill(const struct report *report, const struct capability *capability);

/* Articles of treaties, joined, each with the documents that say what it says. */
void report_articles(struct report *report, const struct treaty_article *articles, size_t count,
                     struct text *out);

/* The table of treaties that a domain asks about; nothing where it asks about none. */
void report_treaties(struct report *report, const struct domain *domain);

/* Whether report_law_text or report_treaties tells the answer. */
bool report_tells_in_law(const struct report *report, const struct question *question);

/* ---- glance.c ---- */

/* What has to be read beside the figures that a questionnaire's document publishes. */
void report_peers_notes(struct report *report, const struct questionnaire *questionnaire);

/* ---- charts.c: each adds its chart, or nothing when it has nothing to show ---- */

/* Capabilities by status, a bar for each domain. */
void report_chart_statuses(struct report *report, const struct questionnaire *questionnaire);

/* The published share of each capability, with the country's own status beside it. */
void report_chart_shares(struct report *report, const struct questionnaire *questionnaire);

/* A new chart with room for so many series and bars: "chart-mnr-NAME", "QUESTIONNAIRE: title". NULL
   after remembering that there is no memory. */
struct chart *report_chart_new(struct report *report, const struct questionnaire *questionnaire,
                               const char *name, const char *title, size_t series, size_t bars);

/* The words of its last bar; frees them. */
void report_chart_words(struct report *report, struct chart *chart, struct text *words);

/* Puts the finished chart into the report, which frees it. */
void report_chart_add(struct report *report, struct chart *chart);

/* ---- criteria.c ---- */

/* Whether every answer that decides on the published rule may stand in this report. */
bool report_tells_criteria(const struct report *report, const struct questionnaire *questionnaire);

/* Appends what the answers make of the published rule of a questionnaire, or that this is left out
   of this copy; nothing when it has no such rule. */
void report_criteria_result(const struct report *report, const struct questionnaire *questionnaire,
                            struct text *out);

/* ---- answers.c ---- */

/* Their answers in groups; in a capability by what is in place and what is not. */
void report_capability_answers(struct report *report, const struct report_questions *questions);
void report_domain_answers(struct report *report, const struct report_questions *questions);

/* Those of them that a copy for sharing leaves out, by their labels. */
void report_say_left_out(struct report *report, const struct report_questions *questions);

/* A document that proves an answer: "“Decree 12”, 2024-03-01, held by: Cabinet Office". */
void report_held(const struct held_source *source, struct text *out);

/* The documents that the country holds, and the notes. */
void report_notes(struct report *report, const struct report_questions *questions);

/* ---- going through ---- */

/* The domain after `domain` (NULL: the first) in the questionnaires that belong to the assessment;
   NULL when there is none. */
const struct domain *report_next_domain(const struct report *report, const struct domain *domain);

/* Whether the capability's questionnaire belongs to the assessment. */
bool report_covers(const struct report *report, const struct capability *capability);

#endif
