#include "core/rules/published.h"

#include <string.h>

bool published_on(const struct figures *figures, const char *country,
                  const struct question *question, struct published_mark *published)
{
    const struct figures_document *documents;
    size_t count = figures ? figures_documents(figures, &documents) : 0;
    for (size_t d = 0; d < count; d++) {
        const struct figures_row *row = figures_row(&documents[d], country);
        for (size_t m = 0; row && m < documents[d].mark_count; m++) {
            const struct figures_mark *mark = &documents[d].marks[m];
            if (strcmp(mark->question, question->id) != 0)
                continue;
            *published = (struct published_mark){
                .document = &documents[d], .row = row, .mark = mark, .met = row->met[m]};
            for (size_t n = 0; n < row->note_count && !published->note; n++)
                if (row->notes[n].mark == mark)
                    published->note = row->notes[n].note;
            return true;
        }
    }
    return false;
}

enum truth published_agrees(const struct applies *applies, const struct question *question,
                            const struct published_mark *published)
{
    static const struct {
        const char *word;
        bool met;
    } words[] = {{"yes", true}, {"no", false}, {"evidence", true}, {"no-evidence", false}};
    struct fact fact = applies_fact(applies, question);
    if (fact.state != FACT_ANSWERED || !fact.word_count)
        return TRUTH_UNDECIDED;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(fact.words[0], words[i].word) == 0)
            return words[i].met == published->met ? TRUTH_TRUE : TRUTH_FALSE;
    return TRUTH_UNDECIDED;
}
