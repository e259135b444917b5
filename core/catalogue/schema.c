#include "core/catalogue/schema.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SHAPE(variable, title)                                                                     \
    static const struct schema_shape variable = {title, variable##_keys, COUNT(variable##_keys)}

static const char *const kind_words[] = {"gate",   "choice", "many", "tick",    "criterion", "text",
                                         "number", "date",   "year", "country", "contact",   NULL};
static const char *const depth_words[] = {"core", "standard", "full", NULL};
static const char *const origin_words[] = {"ours", NULL};
static const char *const wording_words[] = {"recovered", "rebuilt", NULL};
static const char *const status_words[] = {"in-place", "partly",      "not-yet",
                                           "in-force", "drafted",     "absent",
                                           "evidence", "no-evidence", NULL};
static const char *const unit_words[] = {"capability", "provision", "benchmark", NULL};
static const char *const horizon_words[] = {"quick", "year", "longer", NULL};
static const char *const role_words[] = {"gap", "example", "practice", "context", "survey", NULL};
static const char *const example_words[] = {"practice", "law", "draft", NULL};
static const char *const unless_words[] = {"quoted", NULL};
const char *const schema_tour_signs[] = {"moved",    "chosen", "unknown", "undone",
                                         "note",     "later",  "another", "outline",
                                         "findings", "report", NULL};

static const struct schema_key source_keys[] = {
    {"document", SCHEMA_ID, true, NULL, NULL, N_("one of the documents of sources.yaml")},
    {"place", SCHEMA_STRING, false, NULL, NULL, N_("section, table or box")},
    {"pages", SCHEMA_STRING, false, NULL, NULL, N_("page or range of pages")},
    {"paragraphs", SCHEMA_STRING, false, NULL, NULL,
     N_("paragraphs, where the document counts them")},
    {"notes", SCHEMA_STRING, false, NULL, NULL, N_("numbers of footnotes or endnotes")},
    {"as", SCHEMA_WORD, false, role_words, NULL,
     N_("how it supports the statement; left out: it says so")},
};
SHAPE(source, "source");

static const struct schema_key article_keys[] = {
    {"treaty", SCHEMA_ID, true, NULL, NULL, N_("one of the treaties of vocabulary.yaml")},
    {"articles", SCHEMA_STRING, true, NULL, NULL, N_("articles, as the treaty numbers them")},
    {"document", SCHEMA_ID, true, NULL, NULL, N_("the document that says what the article says")},
    {"place", SCHEMA_STRING, false, NULL, NULL, N_("section there")},
    {"pages", SCHEMA_STRING, false, NULL, NULL, N_("page there")},
    {"paragraphs", SCHEMA_STRING, false, NULL, NULL, N_("paragraph there")},
    {"notes", SCHEMA_STRING, false, NULL, NULL, N_("note there")},
    {"as", SCHEMA_WORD, false, role_words, NULL, N_("as for a source")},
};
SHAPE(article, "treaty article");

static const struct schema_key option_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("words joined by hyphens; never changes its meaning")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("what a person reads")},
    {"exclusive", SCHEMA_BOOLEAN, false, NULL, NULL, N_("excludes the other options")},
    {"origin", SCHEMA_WORD, false, origin_words, NULL, N_("\"ours\": not in the document")},
    {"since", SCHEMA_STRING, false, NULL, NULL,
     N_("the version it came with; left out: the first. Lists looked through before are open")},
};
SHAPE(option, "option");

static const struct schema_key example_keys[] = {
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("what is told, in our own words; never a model")},
    {"countries", SCHEMA_STRINGS, false, NULL, NULL, N_("of which countries, by three letters")},
    {"place", SCHEMA_STRING, false, NULL, NULL,
     N_("which part of the country, or who else: \"Ontario\", \"45 countries\"")},
    {"year", SCHEMA_INTEGER, true, NULL, NULL, N_("the year of which it is told")},
    {"is", SCHEMA_WORD, false, example_words, NULL, N_("what it is; left out: practice")},
    {"sources", SCHEMA_MAPS, true, NULL, &source, N_("where it is told")},
};
SHAPE(example, "example");

static const struct schema_key question_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("questionnaire, dot, name; never changes its meaning")},
    {"kind", SCHEMA_WORD, true, kind_words, NULL, N_("what an answer looks like; see Kinds")},
    {"origin", SCHEMA_WORD, false, origin_words, NULL, N_("\"ours\": not in the document")},
    {"criterion", SCHEMA_STRING, false, NULL, NULL,
     N_("the criterion of the published rule that it alone decides")},
    {"record", SCHEMA_BOOLEAN, false, NULL, NULL,
     N_("noted and reported, but used in no level and no step")},
    {"taken_from", SCHEMA_STRINGS, false, NULL, NULL,
     N_("where the same is asked in another questionnaire: not asked here while that is in use")},
    {"required", SCHEMA_BOOLEAN_OR_CONDITION, false, NULL, NULL,
     N_("listed under \"to finish\" while unanswered; never blocks")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("the question, a whole sentence")},
    {"hint", SCHEMA_STRING, false, NULL, NULL, N_("what to mention")},
    {"help", SCHEMA_STRING, false, NULL, NULL, N_("what needs explaining")},
    {"correction", SCHEMA_STRING, false, NULL, NULL, N_("what was put right in the instrument")},
    {"wording", SCHEMA_WORD, false, wording_words, NULL,
     N_("how well the printed question survives; left out: intact")},
    {"scope", SCHEMA_ID, false, NULL, NULL, N_("one of the scopes of vocabulary.yaml")},
    {"depth", SCHEMA_WORD, false, depth_words, NULL,
     N_("from which depth it is asked; left out: gates core, others standard, ours full")},
    {"asked_if", SCHEMA_CONDITION, false, NULL, NULL, N_("when it is asked; left out: always")},
    {"sensitive", SCHEMA_BOOLEAN, false, NULL, NULL, N_("answers stay out of a shared report")},
    {"personal", SCHEMA_BOOLEAN, false, NULL, NULL, N_("holds data of an official")},
    {"none", SCHEMA_STRING, false, NULL, NULL, N_("label of the answer \"none\"")},
    {"front", SCHEMA_STRING, false, NULL, NULL,
     N_("title under which its answer stands among the first facts of a report")},
    {"describes", SCHEMA_ID, false, NULL, NULL, N_("the option that asks for a few words")},
    {"also", SCHEMA_STRINGS, false, NULL, NULL, N_("other capabilities it speaks to")},
    {"fields", SCHEMA_MAPS, false, NULL, &option, N_("parts of a year or contact")},
    {"unit", SCHEMA_STRING, false, NULL, NULL, N_("unit of a number")},
    {"options", SCHEMA_MAPS, false, NULL, &option, N_("what can be chosen or picked")},
    {"since", SCHEMA_STRING, false, NULL, NULL,
     N_("the version of the questionnaire it came with; left out: the first")},
    {"sources", SCHEMA_MAPS, false, NULL, &source, N_("where the question comes from")},
};
SHAPE(question, "question");

static const struct schema_key figure_keys[] = {
    {"what", SCHEMA_STRING, true, NULL, NULL, N_("what was counted")},
    {"count", SCHEMA_INTEGER, true, NULL, NULL, N_("how many countries")},
    {"of", SCHEMA_INTEGER, true, NULL, NULL, N_("of how many")},
    {"percent", SCHEMA_INTEGER, true, NULL, NULL, N_("as it is to be printed")},
    {"year", SCHEMA_INTEGER, true, NULL, NULL, N_("year of the data")},
    {"proxy", SCHEMA_BOOLEAN, false, NULL, NULL,
     N_("stands near the capability, not for it: kept out of the overview")},
    {"counts", SCHEMA_CONDITION, false, NULL, NULL, N_("which answers of ours it counts")},
    {"note", SCHEMA_STRING, false, NULL, NULL, N_("base, looseness, disagreement")},
    {"sources", SCHEMA_MAPS, true, NULL, &source, N_("where it is published")},
};
SHAPE(figure, "published figure");

static const struct schema_key rule_keys[] = {
    {"is", SCHEMA_WORD, true, status_words, NULL, N_("the status")},
    {"when", SCHEMA_CONDITION, false, NULL, NULL, N_("when it is; left out only in the last rule")},
};
SHAPE(rule, "status rule");

static const struct schema_key capability_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("questionnaire, dot, name")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("its name")},
    {"good", SCHEMA_STRING, true, NULL, NULL, N_("what good looks like")},
    {"not_counted", SCHEMA_STRINGS, false, NULL, NULL, N_("what does not count as that")},
    {"note", SCHEMA_STRING, false, NULL, NULL, N_("a remark")},
    {"topic", SCHEMA_STRING, false, NULL, NULL, N_("number in the document's list of topics")},
    {"treaties", SCHEMA_MAPS, false, NULL, &article, N_("treaty articles on it")},
    {"sources", SCHEMA_MAPS, true, NULL, &source, N_("where that comes from")},
    {"published", SCHEMA_MAPS, false, NULL, &figure, N_("figures about many countries")},
    {"published_note", SCHEMA_STRING, false, NULL, NULL, N_("a caution about all of them")},
    {"gaps", SCHEMA_STRINGS, false, NULL, NULL, N_("difficulties that countries reported")},
    {"gaps_sources", SCHEMA_MAPS, false, NULL, &source, N_("where they did")},
    {"examples", SCHEMA_MAPS, false, NULL, &example, N_("what documents tell of countries")},
    {"status", SCHEMA_MAPS, true, NULL, &rule,
     N_("rules, tried in order; the first true one counts")},
    {"questions", SCHEMA_MAPS, false, NULL, &question, N_("its questions, in order")},
};
SHAPE(capability, "capability");

static const struct schema_key contradiction_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its id")},
    {"when", SCHEMA_CONDITION, true, NULL, NULL, N_("answers that do not fit together")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("what to look at again")},
};
SHAPE(contradiction, "contradiction");

static const struct schema_key domain_keys[] = {
    {"domain", SCHEMA_ID, true, NULL, NULL, N_("questionnaire, dot, name")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("its name")},
    {"enabler", SCHEMA_STRING, false, NULL, NULL, N_("what must be there first")},
    {"outcome", SCHEMA_STRING, false, NULL, NULL, N_("what is sought")},
    {"note", SCHEMA_STRING, false, NULL, NULL, N_("a remark for its help")},
    {"sources", SCHEMA_MAPS, false, NULL, &source, N_("where it is described")},
    {"capabilities", SCHEMA_MAPS, true, NULL, &capability, N_("its capabilities, in order")},
    {"questions", SCHEMA_MAPS, false, NULL, &question, N_("its own questions, after those")},
    {"contradictions", SCHEMA_MAPS, false, NULL, &contradiction, N_("answers that do not fit")},
};
SHAPE(domain, "domain file");

static const struct schema_key missing_keys[] = {
    {"when", SCHEMA_CONDITION, true, NULL, NULL, N_("when it is missing")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("what is missing, in a few words")},
};
SHAPE(missing, "missing point");

static const struct schema_key recommendation_keys[] = {
    {"id", SCHEMA_STRING, true, NULL, NULL,
     N_("REC-, capability, number; never changes its meaning")},
    {"for", SCHEMA_ID, true, NULL, NULL, N_("its capability, or its domain")},
    {"text", SCHEMA_STRING, false, NULL, NULL, N_("one sentence to act on")},
    {"brings", SCHEMA_STRINGS, false, NULL, NULL,
     N_("instead of a text: the steps that this entry brings up")},
    {"brings_when", SCHEMA_CONDITIONS, false, NULL, NULL,
     N_("when each of these, in their order; left out: whenever it fires")},
    {"same_as", SCHEMA_STRINGS, false, NULL, NULL,
     N_("steps elsewhere that say the same: it stands with those of them that stand")},
    {"missing", SCHEMA_MAPS, false, NULL, &missing,
     N_("what it may have to add: told after the text where it is missing")},
    {"fires", SCHEMA_CONDITIONS, false, NULL, NULL,
     N_("alternatives; it stands when one is true; left out: when a point is missing")},
    {"excludes", SCHEMA_STRINGS, false, NULL, NULL,
     N_("steps that have no place in a plan before this one is done")},
    {"horizon", SCHEMA_WORD, true, horizon_words, NULL, N_("within months, a year, longer")},
    {"leads", SCHEMA_STRINGS, true, NULL, NULL,
     N_("leads of vocabulary.yaml, answerable one first")},
    {"depends_on", SCHEMA_STRINGS, false, NULL, NULL, N_("steps that must come before")},
    {"sources", SCHEMA_MAPS, true, NULL, &source, N_("what it rests on")},
    {"treaties", SCHEMA_MAPS, false, NULL, &article, N_("treaty articles it carries out")},
    {"ours", SCHEMA_STRING, false, NULL, NULL, N_("what in it is this tool's inference")},
    {"care", SCHEMA_STRING, false, NULL, NULL, N_("a caution to print beside it")},
    {"examples", SCHEMA_MAPS, false, NULL, &example, N_("what documents tell of countries")},
};
SHAPE(recommendation, "recommendation");

static const struct schema_key recommendations_keys[] = {
    {"recommendations", SCHEMA_MAPS, true, NULL, &recommendation, N_("in order")},
};
SHAPE(recommendations, "recommendations file");

static const struct schema_key statement_keys[] = {
    {"id", SCHEMA_ID, false, NULL, NULL, N_("its id")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("the statement")},
    {"questions", SCHEMA_STRINGS, false, NULL, NULL, N_("questions it is about")},
    {"sources", SCHEMA_MAPS, false, NULL, &source, N_("where it comes from")},
};
SHAPE(statement, "statement");

static const struct schema_key criterion_keys[] = {
    {"id", SCHEMA_STRING, true, NULL, NULL, N_("its id in the document")},
    {"question", SCHEMA_ID, true, NULL, NULL, N_("the question that alone decides it")},
    {"others_rest_on_it", SCHEMA_BOOLEAN, false, NULL, NULL,
     N_("without it none of the others is met")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("the criterion")},
    {"help", SCHEMA_STRING, false, NULL, NULL, N_("when it counts and when not")},
    {"sources", SCHEMA_MAPS, true, NULL, &source, N_("where it is published")},
};
SHAPE(criterion, "criterion");

static const struct schema_key questionnaire_keys[] = {
    {"questionnaire", SCHEMA_ID, true, NULL, NULL, N_("its id, the first part of all its ids")},
    {"version", SCHEMA_STRING, true, NULL, NULL, N_("goes up when questions are added")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("its name")},
    {"short", SCHEMA_STRING, true, NULL, NULL, N_("its short name")},
    {"source", SCHEMA_ID, true, NULL, NULL, N_("the document it comes from")},
    {"unit", SCHEMA_WORD, false, unit_words, NULL, N_("what it is about; left out: capabilities")},
    {"criteria", SCHEMA_MAPS, false, NULL, &criterion, N_("criteria of a published rule")},
    {"enough", SCHEMA_INTEGER, false, NULL, NULL, N_("how many criteria are sufficient")},
    {"criteria_rule", SCHEMA_STRING, false, NULL, NULL, N_("the rule, in words")},
    {"left_out", SCHEMA_STRINGS, false, NULL, NULL, N_("what the rule does not look at")},
    {"about", SCHEMA_STRING, true, NULL, NULL, N_("what it is, for its first screen")},
    {"overall", SCHEMA_MAPS, false, NULL, &statement, N_("published overall findings")},
    {"peers_note", SCHEMA_STRINGS, false, NULL, NULL, N_("what must stand beside any figure")},
    {"files", SCHEMA_STRINGS, true, NULL, NULL, N_("its files, in order")},
    {"corrections", SCHEMA_MAPS, false, NULL, &statement, N_("what was put right, for the report")},
};
SHAPE(questionnaire, "questionnaire file");

static const struct schema_key vocable_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its id")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("what a person reads")},
    {"help", SCHEMA_STRING, false, NULL, NULL, N_("what needs explaining")},
};
SHAPE(vocable, "vocabulary entry");

static const struct schema_key treaty_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its id")},
    {"short", SCHEMA_STRING, true, NULL, NULL, N_("its short name")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("its official title")},
    {"note", SCHEMA_STRING, false, NULL, NULL, N_("a remark")},
};
SHAPE(treaty, "treaty");

static const struct schema_key avoided_keys[] = {
    {"words", SCHEMA_STRING, true, NULL, NULL, N_("words to keep out of our own prose")},
    {"say", SCHEMA_STRING, false, NULL, NULL, N_("what to say instead")},
    {"unless", SCHEMA_WORD, false, unless_words, NULL, N_("allowed between quotation marks")},
};
SHAPE(avoided, "avoided words");

static const struct schema_key vocabulary_keys[] = {
    {"leads", SCHEMA_MAPS, true, NULL, &vocable, N_("who can lead a step")},
    {"treaties", SCHEMA_MAPS, true, NULL, &treaty, N_("treaties by short name")},
    {"scopes", SCHEMA_MAPS, true, NULL, &vocable, N_("scope tags of questions")},
    {"avoid", SCHEMA_MAPS, true, NULL, &avoided, N_("words that lint refuses")},
    {"care", SCHEMA_MAPS, true, NULL, &vocable, N_("ready sentences of care")},
};
SHAPE(vocabulary, "vocabulary file");

static const struct schema_key term_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its id")},
    {"term", SCHEMA_STRING, true, NULL, NULL, N_("the preferred term")},
    {"short", SCHEMA_STRING, false, NULL, NULL, N_("its abbreviation")},
    {"also", SCHEMA_STRINGS, false, NULL, NULL, N_("other names")},
    {"avoid", SCHEMA_STRING, false, NULL, NULL, N_("what to avoid, and cautions")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("the definition")},
    {"ours", SCHEMA_STRING, false, NULL, NULL, N_("what in it is this tool's inference")},
    {"sources", SCHEMA_MAPS, true, NULL, &source, N_("what it is condensed from")},
};
SHAPE(term, "glossary entry");

static const struct schema_key glossary_keys[] = {
    {"rule", SCHEMA_STRING, true, NULL, NULL, N_("the rule of terminology")},
    {"glossary", SCHEMA_MAPS, true, NULL, &term, N_("the terms, in order")},
};
SHAPE(glossary, "glossary file");

static const struct schema_key part_keys[] = {
    {"place", SCHEMA_STRING, true, NULL, NULL, N_("title of the part")},
    {"pages", SCHEMA_STRING, true, NULL, NULL, N_("its pages or paragraphs")},
};
SHAPE(part, "part of a document");

static const struct schema_key document_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its id, as cited")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("its title")},
    {"authors", SCHEMA_STRINGS, false, NULL, NULL, N_("who wrote it")},
    {"publisher", SCHEMA_STRING, true, NULL, NULL, N_("who published it")},
    {"year", SCHEMA_INTEGER, true, NULL, NULL, N_("year of publication")},
    {"date", SCHEMA_STRING, false, NULL, NULL, N_("how current its data are")},
    {"pages", SCHEMA_STRING, false, NULL, NULL, N_("how its pages are cited")},
    {"about", SCHEMA_STRING, true, NULL, NULL, N_("what it is and what is taken from it")},
    {"method", SCHEMA_STRING, false, NULL, NULL, N_("method and limits")},
    {"parts", SCHEMA_MAPS, false, NULL, &part,
     N_("its contents, with the pages that can be cited")},
    {"paragraphs", SCHEMA_STRING, false, NULL, NULL,
     N_("its paragraphs that can be cited: 1-12, 12(a)")},
    {"notes", SCHEMA_STRING, false, NULL, NULL, N_("its notes that can be cited: 1-343")},
    {"problems", SCHEMA_STRINGS, false, NULL, NULL, N_("errors in it and how they are handled")},
    {"rights", SCHEMA_STRING, false, NULL, NULL, N_("who holds the rights")},
};
SHAPE(document, "document");

static const struct schema_key documents_keys[] = {
    {"documents", SCHEMA_MAPS, true, NULL, &document, N_("the documents")},
};
SHAPE(documents, "sources file");

static const struct schema_key side_keys[] = {
    {"question", SCHEMA_ID, true, NULL, NULL, N_("the question that asks for the fact here")},
    {"when_yes", SCHEMA_CONDITION, false, NULL, NULL, N_("answers that say that it is so")},
    {"when_no", SCHEMA_CONDITION, false, NULL, NULL, N_("answers that say that it is not")},
    {"offer_yes", SCHEMA_STRINGS, false, NULL, NULL,
     N_("the answer offered here when the other sides say that it is so")},
    {"offer_no", SCHEMA_STRINGS, false, NULL, NULL, N_("the same when they say that it is not")},
};
SHAPE(side, "side of an overlap");

static const struct schema_key overlap_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its id")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("the fact, in a few words")},
    {"both_right", SCHEMA_STRING, false, NULL, NULL,
     N_("near, not the same: why sides that differ may both be right; nothing is offered then")},
    {"sides", SCHEMA_MAPS, true, NULL, &side, N_("two or more questions that ask for it")},
    {"sources", SCHEMA_MAPS, false, NULL, &source, N_("where documents show the overlap")},
    {"ours", SCHEMA_STRING, false, NULL, NULL, N_("what in it is this tool's inference")},
};
SHAPE(overlap, "overlap");

static const struct schema_key crosswalk_keys[] = {
    {"crosswalk", SCHEMA_MAPS, true, NULL, &overlap,
     N_("facts that more than one questionnaire asks for")},
};
SHAPE(crosswalk, "cross-walk file");

static const struct schema_key catalogue_keys[] = {
    {"catalogue", SCHEMA_STRINGS, true, NULL, NULL, N_("the questionnaires' folders, in order")},
    {"left_out", SCHEMA_STRINGS, false, NULL, NULL,
     N_("ids of questionnaires that are referred to and not here")},
};
SHAPE(catalogue, "catalogue file");

static const struct schema_key count_keys[] = {
    {"year", SCHEMA_INTEGER, true, NULL, NULL, N_("which year's table")},
    {"count", SCHEMA_INTEGER, true, NULL, NULL, N_("how many countries")},
    {"of", SCHEMA_INTEGER, true, NULL, NULL, N_("of how many")},
};
SHAPE(count, "printed count");

static const struct schema_key total_keys[] = {
    {"what", SCHEMA_STRING, true, NULL, NULL, N_("what was counted")},
    {"page", SCHEMA_STRING, true, NULL, NULL, N_("where it is printed")},
    {"least", SCHEMA_INTEGER, false, NULL, NULL, N_("counts rows with so many marks or more")},
    {"most", SCHEMA_INTEGER, false, NULL, NULL, N_("counts rows with so many marks or fewer")},
    {"with", SCHEMA_STRING, false, NULL, NULL, N_("counts rows with this mark")},
    {"without", SCHEMA_STRING, false, NULL, NULL, N_("counts rows without this mark")},
    {"note", SCHEMA_STRING, false, NULL, NULL, N_("a remark")},
    {"counts", SCHEMA_MAPS, true, NULL, &count, N_("the counts, by year")},
};
SHAPE(total, "printed total");

static const struct schema_key mark_keys[] = {
    {"id", SCHEMA_STRING, true, NULL, NULL, N_("its short name, as notes and totals use it")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("the criterion or benchmark")},
    {"question", SCHEMA_ID, true, NULL, NULL, N_("the question that asks the same")},
    {"notes", SCHEMA_STRINGS, false, NULL, NULL, N_("footnotes that say how it is counted")},
};
SHAPE(mark, "column of marks");

static const struct schema_key row_keys[] = {
    {"code", SCHEMA_STRING, true, NULL, NULL, N_("the country's three letters")},
    {"name", SCHEMA_STRING, true, NULL, NULL, N_("as the document spells it")},
    {"page", SCHEMA_STRING, false, NULL, NULL, N_("its page")},
    {"marks", SCHEMA_STRINGS, false, NULL, NULL, N_("\"yes\" or \"no\" for each column")},
    {"notes", SCHEMA_STRINGS, false, NULL, NULL,
     N_("footnotes: column or \"name\", colon, number")},
};
SHAPE(row, "country's row");

static const struct schema_key note_keys[] = {
    {"number", SCHEMA_INTEGER, true, NULL, NULL, N_("number of the footnote")},
    {"replies", SCHEMA_STRINGS, false, NULL, NULL, N_("days of the letters it rests on")},
    {"speaks_of", SCHEMA_STRINGS, false, NULL, NULL, N_("others it describes that have no row")},
    {"text", SCHEMA_STRING, true, NULL, NULL, N_("what it says, in our own words")},
};
SHAPE(note, "footnote");

static const struct schema_key figures_keys[] = {
    {"figures", SCHEMA_ID, true, NULL, NULL, N_("the document that publishes them")},
    {"place", SCHEMA_STRING, true, NULL, NULL, N_("where in it")},
    {"pages", SCHEMA_STRING, true, NULL, NULL, N_("on which pages")},
    {"year", SCHEMA_INTEGER, true, NULL, NULL, N_("year of the document")},
    {"of", SCHEMA_INTEGER, true, NULL, NULL, N_("how many countries it lists")},
    {"measures", SCHEMA_STRING, false, NULL, NULL, N_("what its marks are")},
    {"tick", SCHEMA_STRING, false, NULL, NULL, N_("what a tick says")},
    {"cross", SCHEMA_STRING, false, NULL, NULL, N_("what a cross says")},
    {"about", SCHEMA_STRING, true, NULL, NULL, N_("what to know before reading a row")},
    {"absent", SCHEMA_STRING, true, NULL, NULL, N_("what a missing row means")},
    {"marks", SCHEMA_MAPS, false, NULL, &mark, N_("its columns, in order")},
    {"totals", SCHEMA_MAPS, false, NULL, &total, N_("sums that it prints")},
    {"countries", SCHEMA_MAPS, true, NULL, &row, N_("its rows, in order")},
    {"notes", SCHEMA_MAPS, false, NULL, &note, N_("its footnotes, by number")},
};
SHAPE(figures, "figures file");

static const struct schema_key step_keys[] = {
    {"id", SCHEMA_ID, true, NULL, NULL, N_("its name; where a tour was left is kept by it")},
    {"title", SCHEMA_STRING, true, NULL, NULL, N_("what it is about, in a few words")},
    {"text", SCHEMA_STRING, true, NULL, NULL,
     N_("what to try; names of keys, as the help writes them, between brackets: “[Esc]”")},
    {"until", SCHEMA_WORD, false, schema_tour_signs, NULL,
     N_("what is done, or which screen is seen, when the step is over; the last step has none")},
};
SHAPE(step, "step of the tour");

static const struct schema_key tour_keys[] = {
    {"tour", SCHEMA_MAPS, true, NULL, &step, N_("the steps, in order")},
    {"begin", SCHEMA_ID, true, NULL, NULL, N_("the question it begins at")},
};
SHAPE(tour, "tour file");

static const struct schema_key translation_keys[] = {
    {"translation", SCHEMA_ID, true, NULL, NULL, N_("the language, \"fr\"")},
    {"texts", SCHEMA_TEXTS, true, NULL, NULL, N_("by id: the texts that differ from English")},
};
SHAPE(translation, "translation file");

const struct schema_shape *const schema_files[] = {
    &catalogue, &questionnaire, &domain, &recommendations, &vocabulary, &glossary, &documents,
    &figures,   &crosswalk,     &tour,   &translation,
};
const size_t schema_file_count = COUNT(schema_files);

const struct schema_shape *const schema_shapes[] = {
    &catalogue,
    &questionnaire,
    &criterion,
    &statement,
    &domain,
    &capability,
    &figure,
    &rule,
    &example,
    &question,
    &option,
    &contradiction,
    &recommendations,
    &recommendation,
    &missing,
    &source,
    &article,
    &vocabulary,
    &vocable,
    &treaty,
    &avoided,
    &glossary,
    &term,
    &documents,
    &document,
    &part,
    &figures,
    &mark,
    &total,
    &count,
    &row,
    &note,
    &crosswalk,
    &overlap,
    &side,
    &tour,
    &step,
    &translation,
};
const size_t schema_shape_count = COUNT(schema_shapes);

const char *schema_type_word(enum schema_type type)
{
    static const char *const words[] = {
        [SCHEMA_STRING] = N_("string"),
        [SCHEMA_ID] = N_("id"),
        [SCHEMA_STRINGS] = N_("list of strings"),
        [SCHEMA_INTEGER] = N_("whole number"),
        [SCHEMA_BOOLEAN] = N_("true or false"),
        [SCHEMA_CONDITION] = N_("condition"),
        [SCHEMA_CONDITIONS] = N_("list of conditions"),
        [SCHEMA_BOOLEAN_OR_CONDITION] = N_("true, false or a condition"),
        [SCHEMA_WORD] = N_("one of the words"),
        [SCHEMA_MAP] = N_("mapping"),
        [SCHEMA_MAPS] = N_("list of mappings"),
        [SCHEMA_TEXTS] = N_("mapping of ids to texts"),
    };
    return _(words[type]);
}

/* ---- checking ---- */

struct check {
    const char *path;
    struct problems *problems;
};

static void report(const struct check *check, const struct yaml_node *node, const char *text)
{
    problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, node->line,
                 node->column, "%s", text);
}

static void report_type(const struct check *check, const struct yaml_node *node,
                        enum schema_type type)
{
    const char *key = yaml_key(node);
    if (*key && yaml_is_null(node))
        problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, node->line,
                     node->column, _("nothing stands here; “%s” should be: %s"), key,
                     schema_type_word(type));
    else if (*key)
        problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, node->line,
                     node->column, _("“%s” should be: %s"), key, schema_type_word(type));
    else
        problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, node->line,
                     node->column, _("this should be: %s"), schema_type_word(type));
}

static bool is_boolean(const struct yaml_node *node)
{
    return yaml_is_scalar(node) && !node->quoted &&
           (strcmp(yaml_text(node), "true") == 0 || strcmp(yaml_text(node), "false") == 0);
}

static bool is_integer(const struct yaml_node *node)
{
    const char *text = yaml_text(node);
    if (!yaml_is_scalar(node) || node->quoted || !*text || strlen(text) > 6)
        return false;
    return text[strspn(text, "0123456789")] == '\0';
}

static bool is_string(const struct yaml_node *node)
{
    return yaml_is_scalar(node) && node->quoted && !text_is_blank(yaml_text(node));
}

static bool is_id(const struct yaml_node *node)
{
    const char *text = yaml_text(node);
    const char *allowed = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    return is_string(node) && text[strspn(text, allowed)] == '\0' && node->count <= LIMIT_ID_BYTES;
}

static void check_word(const struct check *check, const struct yaml_node *node,
                       const char *const *words)
{
    struct text expected = {0};
    for (; *words; words++) {
        if (yaml_is_scalar(node) && strcmp(yaml_text(node), *words) == 0) {
            text_free(&expected);
            return;
        }
        text_append_format(&expected, "%s%s", expected.length ? ", " : "", *words);
    }
    problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, node->line,
                 node->column, _("“%s” is “%s”; expected one of: %s"), yaml_key(node),
                 yaml_text(node), expected.data ? expected.data : "");
    text_free(&expected);
}

static void check_strings(const struct check *check, const struct yaml_node *list,
                          enum schema_type type)
{
    if (!yaml_is_list(list)) {
        report_type(check, list, type);
        return;
    }
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        if (!is_string(item))
            report_type(check, item, SCHEMA_STRING);
}

static void check_texts(const struct check *check, const struct yaml_node *map)
{
    if (!yaml_is_map(map)) {
        report_type(check, map, SCHEMA_TEXTS);
        return;
    }
    for (const struct yaml_node *entry = yaml_first(map); entry; entry = yaml_next(entry)) {
        if (!yaml_is_map(entry))
            report_type(check, entry, SCHEMA_MAP);
        for (const struct yaml_node *text = yaml_first(entry); text; text = yaml_next(text))
            if (yaml_is_list(text))
                check_strings(check, text, SCHEMA_STRINGS);
            else if (!is_string(text))
                report_type(check, text, SCHEMA_STRING);
    }
}

static void check_shape(const struct check *check, const struct yaml_node *map,
                        const struct schema_shape *shape);

static void check_maps(const struct check *check, const struct yaml_node *list,
                       const struct schema_shape *shape)
{
    if (!yaml_is_list(list)) {
        report_type(check, list, SCHEMA_MAPS);
        return;
    }
    for (const struct yaml_node *item = yaml_first(list); item; item = yaml_next(item))
        check_shape(check, item, shape);
}

static void check_value(const struct check *check, const struct yaml_node *node,
                        const struct schema_key *key)
{
    bool good = true;
    switch (key->type) {
    case SCHEMA_STRING:
    case SCHEMA_CONDITION:
        good = is_string(node);
        break;
    case SCHEMA_ID:
        good = is_id(node);
        break;
    case SCHEMA_INTEGER:
        good = is_integer(node);
        break;
    case SCHEMA_BOOLEAN:
        good = is_boolean(node);
        break;
    case SCHEMA_BOOLEAN_OR_CONDITION:
        good = is_boolean(node) || is_string(node);
        break;
    case SCHEMA_WORD:
        check_word(check, node, key->words);
        break;
    case SCHEMA_STRINGS:
    case SCHEMA_CONDITIONS:
        check_strings(check, node, key->type);
        break;
    case SCHEMA_MAP:
        check_shape(check, node, key->of);
        break;
    case SCHEMA_MAPS:
        check_maps(check, node, key->of);
        break;
    case SCHEMA_TEXTS:
        check_texts(check, node);
        break;
    }
    if (!good)
        report_type(check, node, key->type);
}

static const struct schema_key *find_key(const struct schema_shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->count; i++)
        if (strcmp(shape->keys[i].key, name) == 0)
            return &shape->keys[i];
    return NULL;
}

static void report_unknown_key(const struct check *check, const struct yaml_node *node,
                               const struct schema_shape *shape)
{
    struct text expected = {0};
    for (size_t i = 0; i < shape->count; i++)
        text_append_format(&expected, "%s%s", i ? ", " : "", shape->keys[i].key);
    problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, node->key_line,
                 node->key_column, _("“%s” does not belong in this %s, which may have: %s"),
                 yaml_key(node), shape->name, expected.data ? expected.data : "");
    text_free(&expected);
}

static void check_shape(const struct check *check, const struct yaml_node *map,
                        const struct schema_shape *shape)
{
    if (!yaml_is_map(map)) {
        report_type(check, map, SCHEMA_MAP);
        return;
    }
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node)) {
        const struct schema_key *key = find_key(shape, yaml_key(node));
        if (key)
            check_value(check, node, key);
        else
            report_unknown_key(check, node, shape);
    }
    for (size_t i = 0; i < shape->count; i++)
        if (shape->keys[i].needed && !yaml_get(map, shape->keys[i].key))
            problems_add(check->problems, SEVERITY_ERROR, ERROR_CONTENT, check->path, map->line,
                         map->column, _("this %s has no “%s”"), shape->name, shape->keys[i].key);
}

bool schema_check(const struct yaml_tree *tree, struct problems *problems)
{
    struct check check = {yaml_tree_path(tree), problems};
    const struct yaml_node *root = yaml_tree_root(tree);
    size_t errors = problems->errors;
    if (!yaml_is_map(root)) {
        problems_add(problems, SEVERITY_ERROR, ERROR_CONTENT, check.path, 1, 1, "%s",
                     _("a questionnaire file is a mapping, and this is none"));
        return false;
    }
    for (size_t i = 0; i < schema_file_count; i++) {
        if (!yaml_get(root, schema_files[i]->keys[0].key))
            continue;
        check_shape(&check, root, schema_files[i]);
        return problems->errors == errors;
    }
    report(&check, root, _("not a questionnaire file: it has none of the first keys they have"));
    return false;
}
