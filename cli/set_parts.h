/* set_parts: what the files of `set` share: set.c (answers), set_record.c (what is none),
   set_from.c (many answers at once). Not for anybody else. */
#ifndef CLI_SET_PARTS_H
#define CLI_SET_PARTS_H

#include "cli/open.h"
#include "core/base/door.h"

struct setting {
    const struct invocation *invocation;
    struct opened *opened;
    const char **values;
    size_t value_count;
    bool has_input; /* standard input was read, for “-” */
    char **owned;   /* words as they came in */
    size_t owned_count;
};

/* Puts what comes in of a word in its place, or, where it is “-”, which may be once, of what
   standard input holds. NULL stays. */
bool set_take_text(struct setting *setting, enum door_shape shape, const char **word,
                   struct error *error);

/* Refuses options that mean nothing for `what`. `allowed` is ended by NULL. */
bool set_check_allowed(const struct setting *setting, const char *const *allowed, const char *what,
                       struct error *error);

/* Sets the coordinator's own status of a capability. */
bool set_override(struct setting *setting, const struct capability *capability,
                  struct error *error);

/* Sets what `id` calls of the record as a whole, such as its title; false when that is nothing of
   it. *done is whether it could. */
bool set_record(struct setting *setting, const char *id, bool *done, struct error *error);

/* Takes the answers of a document ("-" for standard input), all or none; says on standard error
   what is wrong with them, or, of what was taken, what is not asked and what it hides. Saves
   nothing. */
bool set_from(struct opened *opened, const char *path);

#endif
