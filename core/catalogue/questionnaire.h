/*
 * questionnaire: what can be asked, found and advised.
 *
 * Plain structs, for reading only, that live as long as the catalogue they were loaded into
 * (catalogue.h). Every text is UTF-8, in the language asked for where an overlay has it, in English
 * otherwise. Strings that the files may leave out are NULL.
 */
#ifndef CORE_CATALOGUE_QUESTIONNAIRE_H
#define CORE_CATALOGUE_QUESTIONNAIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"
#include "core/catalogue/condition.h"

/* ---- where a statement comes from ---- */

struct document {
    const char *id; /* "weprotect-2022" */
    const char *title;
    const char *authors; /* NULL where the publisher is the author */
    const char *publisher;
    const char *year;
    const char *date;  /* how current its data are */
    const char *pages; /* how its pages are cited */
    const char *about;
    const char *method;
    const char *rights;
    const struct document_part {
        const char *place;
        const char *pages;
    } * parts;
    size_t part_count;
    const char *paragraphs; /* that it counts: "1-124, 124(a), 124(b)(i)"; NULL for none */
    const char *notes;      /* its footnotes or endnotes: "1-343"; NULL for none */
    const char **problems;
    size_t problem_count;
};

enum source_role { /* how a document supports a statement */
                   SOURCE_SAYS,
                   SOURCE_GAP, /* reports the difficulty that the step answers */
                   SOURCE_EXAMPLE,
                   SOURCE_PRACTICE,
                   SOURCE_CONTEXT,
                   SOURCE_SURVEY,
};

struct source {
    const struct document *document;
    const char *place;
    const char *pages;
    const char *paragraphs;
    const char *notes; /* numbers of footnotes or endnotes */
    enum source_role role;
};

struct treaty {
    const char *id;    /* "lanzarote" */
    const char *label; /* "Lanzarote Convention" */
    const char *title;
    const char *note;
};

struct treaty_article {
    const struct treaty *treaty;
    const char *articles; /* "8(4)" */
    struct source source; /* the document that says what the article says */
};

enum example_kind { /* what is told of a country */
                    EXAMPLE_PRACTICE,
                    EXAMPLE_LAW,
                    EXAMPLE_DRAFT, /* never to be shown as law */
};

struct example {            /* what a document tells of one country or several; never a model */
    const char **countries; /* alpha-3; none where only `place` says who */
    size_t country_count;
    const char *place; /* "Ontario", "45 countries" */
    const char *text;
    int year; /* of which it is told */
    enum example_kind kind;
    const struct source *sources;
    size_t source_count;
};

struct vocable { /* an id of the vocabulary and what a reader sees */
    const char *id;
    const char *text;
    const char *help;
};

/* ---- what is asked ---- */

enum question_kind {
    KIND_GATE,      /* yes, partly, no */
    KIND_CHOICE,    /* one of the options */
    KIND_MANY,      /* any of the options, or none */
    KIND_TICK,      /* yes, no */
    KIND_CRITERION, /* yes, no, borderline */
    KIND_TEXT,      /* free text; may have options to pick besides */
    KIND_NUMBER,
    KIND_DATE, /* YYYY, YYYY-MM or YYYY-MM-DD */
    KIND_YEAR, /* fields: a year, then words */
    KIND_COUNTRY,
    KIND_CONTACT, /* fields */
    KIND_COUNT,
};

struct question_kind_entry {
    enum question_kind kind;
    const char *word;             /* in files and JSON */
    const char *meaning;          /* one line, for the manual and for lint */
    const struct option *options; /* built-in options; NULL when the question brings its own */
    size_t option_count;
    bool takes_options; /* may carry options of its own */
    bool takes_several; /* `values`, not `value` */
    bool takes_text;    /* `value` is free text */
    bool takes_fields;
};

/* The table of kinds, in order of the enum; *count entries. */
const struct question_kind_entry *question_kinds(size_t *count);
const struct question_kind_entry *question_kind_entry(enum question_kind kind);

enum depth { DEPTH_CORE, DEPTH_STANDARD, DEPTH_FULL };

enum wording { /* how well the printed question survives in the document */
               WORDING_INTACT,
               WORDING_RECOVERED,
               WORDING_REBUILT,
};

struct option {
    const char *id;
    const char *text;
    bool exclusive;    /* excludes all others */
    bool ours;         /* not in the document */
    const char *since; /* version of the questionnaire that it came with; NULL: the first */
};

struct question {
    const char *id;    /* "mnr.q31a" */
    const char *label; /* "Q31a", for people */
    size_t index;      /* in catalogue->questions */
    enum question_kind kind;
    enum depth depth;
    enum wording wording;
    bool ours;
    bool personal;                       /* holds personal data of an official */
    bool sensitive;                      /* unless an answer says otherwise */
    bool record;                         /* noted and reported, but used in no level and no step */
    bool required;                       /* listed under "to finish" while it is unanswered ... */
    const struct condition *required_if; /* ... or, when not NULL, while this is true */
    const char *text;
    const char *hint;
    const char *help;
    const char *correction; /* what was put right in the instrument */
    const struct vocable *scope;
    const char *none;      /* label of the answer "none"; NULL when there is no such answer */
    const char *unit;      /* of a number */
    const char *front;     /* title under which a report tells its answer first; or NULL */
    const char *describes; /* option id that asks for a few words */
    const char *criterion; /* "C2": decides this criterion of the published rule */
    const struct condition *asked_if; /* NULL: always */
    const char *asked_if_text;        /* as written in the file */
    const struct option *options;     /* built-in ones included, "none" not */
    size_t option_count;
    bool list;          /* the answer is a list of ticks: question_is_list */
    const char *since;  /* version that it came with; NULL: the first */
    const char *newest; /* version that the last of its options came with; NULL: the first */
    const struct option *fields;
    size_t field_count;
    const struct source *sources;
    size_t source_count;
    const struct questionnaire *questionnaire;
    const struct domain *domain;
    const struct capability *capability; /* NULL for the domain's own */
    const struct capability **also;      /* other capabilities it speaks to */
    size_t also_count;
    const struct reference *taken_from; /* asked elsewhere: not asked here while those are in use */
    size_t taken_count;
};

/* ---- what is found ---- */

enum unit { /* what a questionnaire is about */
            UNIT_CAPABILITY,
            UNIT_PROVISION,
            UNIT_BENCHMARK,
};

enum status {
    STATUS_IN_PLACE,
    STATUS_PARTLY,
    STATUS_NOT_YET,
    STATUS_IN_FORCE,
    STATUS_PARTLY_IN_FORCE,
    STATUS_DRAFTED,
    STATUS_ABSENT,
    STATUS_EVIDENCE,
    STATUS_NO_EVIDENCE,
    STATUS_NOT_KNOWN,
    STATUS_NOT_ANSWERED,
    STATUS_NOT_APPLICABLE,
};

enum standing { /* what the statuses of the three units have in common */
                STANDING_FULL,
                STANDING_PART,
                STANDING_NONE,
                STANDING_UNDECIDED, /* not known, not answered, not applicable */
};

struct status_entry {
    enum status status;
    const char *word;   /* in files and JSON: "in-place" */
    const char *title;  /* for people, not yet translated: "In place" */
    const char *phrase; /* the same within a sentence: "in place" */
    const char *mark;   /* one character, for outlines: the same in ASCII */
    bool ruled;         /* may stand in a status rule */
    enum unit unit;     /* of which unit, when ruled; the others are common to all */
    enum standing standing;
};

const struct status_entry *statuses(size_t *count);
const struct status_entry *status_entry(enum status status);

/* The status that the rules of a unit call by that word; NULL when there is none. */
const struct status_entry *status_of_word(enum unit unit, const char *word);

/* "Capability", "Provision", "Benchmark", translated; and for several: "capabilities". */
const char *unit_title(enum unit unit);
const char *unit_plural(enum unit unit);

struct status_rule {
    enum status status;
    const struct condition *when; /* NULL: otherwise */
};

struct figure { /* what a document publishes about many countries */
    const char *what;
    int count;
    int of;
    int percent; /* as it is to be printed */
    int year;
    bool proxy; /* stands near the capability, not for it: kept out of the overview */
    const struct condition *counts; /* our answers that the figure counts, NULL if none */
    const char *note;
    const struct source *sources;
    size_t source_count;
};

struct capability {     /* a capability (mnr), provision (law) or benchmark (imp): see enum unit */
    const char *id;     /* "mnr.cap01" */
    const char *number; /* "01" */
    const char *title;
    size_t index; /* in catalogue->capabilities */
    const char *good;
    const char **not_counted; /* what does not count as that */
    size_t not_counted_count;
    const char *note;
    const char *topic; /* number in the document's own list of topics */
    const struct treaty_article *articles;
    size_t article_count;
    const struct source *sources;
    size_t source_count;
    const struct figure *figures;
    size_t figure_count;
    const char *figures_note;
    const char **gaps;
    size_t gap_count;
    const struct source *gap_sources;
    size_t gap_source_count;
    const struct example *examples;
    size_t example_count;
    const struct status_rule *rules; /* in order; the last has no condition */
    size_t rule_count;
    const struct question **questions;
    size_t question_count;
    const struct recommendation **recommendations;
    size_t recommendation_count;
    const struct domain *domain;
};

struct contradiction { /* answers that do not fit together */
    const char *id;
    const char *text;
    const struct condition *when;
};

struct domain {
    const char *id; /* "mnr.dom1" */
    const char *title;
    const char *enabler;
    const char *outcome;
    const char *note;
    const struct source *sources;
    size_t source_count;
    const struct capability **capabilities;
    size_t capability_count;
    const struct question **questions; /* the domain's own, after its capabilities' */
    size_t question_count;
    const struct contradiction *contradictions;
    size_t contradiction_count;
    const struct questionnaire *questionnaire;
};

/* ---- what is advised ---- */

enum horizon { HORIZON_QUICK, HORIZON_YEAR, HORIZON_LONGER };

/* The word of a horizon in files ("year") and its title for people, translated. */
const char *horizon_word(enum horizon horizon);
const char *horizon_title(enum horizon horizon);

struct missing_point { /* something that a step may have to add */
    const struct condition *when;
    const char *text;
};

struct recommendation {
    const char *id; /* "REC-01.2" */
    const char *text;
    size_t index;                        /* in catalogue->recommendations */
    const struct capability *capability; /* NULL when it belongs to a domain as a whole */
    const struct domain *domain;
    const struct condition **fires; /* alternatives */
    size_t fire_count;
    enum horizon horizon;
    const struct vocable **leads; /* the first is answerable */
    size_t lead_count;
    const struct recommendation **depends_on;
    size_t depend_count;
    const struct source *sources;
    size_t source_count;
    const struct treaty_article *articles;
    size_t article_count;
    const char *ours;                     /* what in it is this tool's inference */
    const char *care;                     /* a caution to print beside it */
    const struct recommendation **brings; /* brings up these steps and is none itself: no text */
    size_t bring_count;
    const struct condition **brings_when;  /* when each of them; NULL: whenever it fires */
    const struct recommendation **same_as; /* says the same: stands with those that stand */
    size_t same_count;
    const struct missing_point *missing; /* told where it is missing; without `fires` in the file
                                            these are the alternatives, too */
    size_t missing_count;
    const struct recommendation **excludes; /* pointless before this one is done */
    size_t exclude_count;
    const struct recommendation **excluded_by; /* those that name it so */
    size_t excluded_by_count;
    const struct example *examples;
    size_t example_count;
};

/* ---- what several questionnaires ask ---- */

struct overlap_side { /* one question that asks for the fact */
    const struct question *question;
    const struct condition *when_yes; /* answers that say that it is so; NULL when none can */
    const struct condition *when_no;
    const char **offer_yes; /* words to answer with when the other sides say that it is so */
    size_t offer_yes_count;
    const char **offer_no;
    size_t offer_no_count;
};

struct overlap { /* a fact that more than one questionnaire asks for */
    const char *id;
    const char *text;       /* the fact, in a few words */
    const char *both_right; /* near, not the same: why sides that differ may both be right */
    const struct overlap_side *sides;
    size_t side_count;
    const struct source *sources;
    size_t source_count;
    const char *ours; /* what in it is this tool's inference */
};

/* ---- the whole ---- */

struct statement { /* a text with its sources */
    const char *id;
    const char *text;
    const struct source *sources;
    size_t source_count;
    const struct question **questions; /* those it is about */
    size_t question_count;
};

struct criterion {  /* of a published rule */
    const char *id; /* "C1" */
    const char *text;
    const char *help;                /* when it counts, and how the document itself decides */
    bool others_rest_on_it;          /* without it none of the others is met */
    const struct question *question; /* which alone decides it */
    const struct source *sources;
    size_t source_count;
};

struct questionnaire {
    const char *id; /* "mnr" */
    enum unit unit;
    const char *version;
    const char *title;
    const char *label;
    const char *about;
    const struct document *document;
    const struct domain **domains;
    size_t domain_count;
    const struct statement *overall; /* published overall findings */
    size_t overall_count;
    const char **peers_notes; /* what must stand beside any published figure */
    size_t peers_note_count;
    const struct statement *corrections; /* what was put right in the instrument */
    size_t correction_count;
    const struct criterion *criteria;
    size_t criterion_count;
    size_t enough; /* how many of them make a law sufficient */
    const char *criteria_rule;
    const char **left_out; /* what the published rule does not look at */
    size_t left_out_count;
};

struct glossary_entry {
    const char *id;
    const char *term;
    const char *abbreviation;
    const char **also;
    size_t also_count;
    const char *avoid;
    const char *text;
    const char *ours;
    const struct source *sources;
    size_t source_count;
};

struct avoided { /* words that must not stand in our own prose */
    const char *words;
    const char *instead;
    bool unless_quoted;
};

/* The published figure that stands for the capability; NULL when there is none. */
const struct figure *capability_figure(const struct capability *capability);

/* ---- in words ---- */

/* Appends "Countries with a hotline: 33 of 42 countries (79 %), 2021", without a full stop. */
void figure_describe(const struct figure *figure, struct text *out);

/* Versions are whole numbers joined by dots ("2022.1"): whether it is one; below, at or above zero
   as `one` came before `other`, is it or came after; NULL and "" came before all. */
bool version_is(const char *text);
int version_compare(const char *one, const char *other);

/* "practice", "law", "draft", as in files; and for people, translated. */
const char *example_kind_word(enum example_kind kind);
const char *example_kind_title(enum example_kind kind);

/* Whether the answer is a list of ticks: of kind many, or a text with options to pick besides. */
bool question_is_list(const struct question *question);

/* The option with that id; NULL when there is none. */
const struct option *question_option(const struct question *question, const char *id);

/* What a person reads of an option, translated. */
const char *question_option_text(const struct question *question, const struct option *option);

/* The same for a word of an answer, which may be "none"; the word itself when it is no option. */
const char *question_word_text(const struct question *question, const char *word);

/* Appends the words that an answer may have, as they stand in files: "yes, partly, no". */
void question_list_words(const struct question *question, struct text *out);

/* Appends "weprotect-2022, Domain 1, Leadership (pp. 27-40)" and the like. */
void source_cite(const struct source *source, struct text *out);

/* The same for several, joined by semicolons. */
void source_cite_all(const struct source *sources, size_t count, struct text *out);

/* Appends "AUTHORS. TITLE. PUBLISHER, YEAR." */
void document_cite(const struct document *document, struct text *out);

/* Appends the term, with its abbreviation in brackets when it has one. */
void glossary_name(const struct glossary_entry *entry, struct text *out);

/* The words for how a document supports a statement, translated: "example"; "" for SOURCE_SAYS. */
const char *source_role_title(enum source_role role);

#endif
