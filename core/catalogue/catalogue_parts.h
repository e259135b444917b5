/* What a catalogue stands in; for catalogue.c and core/loading/, and nobody else's business. */
#ifndef CORE_CATALOGUE_CATALOGUE_PARTS_H
#define CORE_CATALOGUE_CATALOGUE_PARTS_H

#include "core/base/arena.h"
#include "core/catalogue/content.h"
#include "core/catalogue/index.h"

struct catalogue_memory {
    struct data *data;
    struct arena *arena;
    struct index questions;
    struct index recommendations;
    const struct yaml_node *texts; /* of the translation, or NULL */
};

#endif
