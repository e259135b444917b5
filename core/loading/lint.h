/* lint: what the schema cannot see in questionnaire files: words that must not stand in our own
   prose (the vocabulary's `avoid` list), and pages that are not in the document cited. */
#ifndef CORE_LOADING_LINT_H
#define CORE_LOADING_LINT_H

#include "core/base/yaml_tree.h"
#include "core/catalogue/catalogue.h"

/* Reports every such word in the texts of a file, with its place. Ids, conditions, citations and
   titles are not prose. */
void lint_prose(const struct catalogue *catalogue, const struct yaml_tree *tree,
                struct problems *problems);

/* Reports every source and treaty article whose page, paragraph or note its document does not have
   (citation.h), with its place. */
void lint_citations(const struct catalogue *catalogue, const struct yaml_tree *tree,
                    struct problems *problems);

#endif
