#include "tui/terminal/key_changes.h"

/* What changes something, by where one is. */
static const struct {
    unsigned contexts;
    enum action action;
} changes[] = {
    {IN_QUESTION | IN_FIELD, ACTION_CHOOSE},
    {IN_QUESTION | IN_FIELD, ACTION_DIGIT},
    {IN_QUESTION | IN_FIELD, ACTION_NOTHING},
    {IN_QUESTION | IN_FIELD, ACTION_WRITE},
    {IN_QUESTION | IN_FIELD, ACTION_TAKE},
    {IN_QUESTION | IN_FIELD, ACTION_UNKNOWN},
    {IN_QUESTION | IN_FIELD, ACTION_NOT_APPLICABLE},
    {IN_QUESTION | IN_FIELD | IN_FINISH, ACTION_LATER},
    {IN_QUESTION | IN_FIELD, ACTION_CLEAR},
    {IN_QUESTION | IN_FIELD, ACTION_NOTE},
    {IN_QUESTION | IN_FIELD, ACTION_SENSITIVE},
    {IN_FIELD, ACTION_TYPE},
    {IN_FIELD, ACTION_DELETE_BEFORE},
    {IN_FIELD, ACTION_PASTE},
    {IN_FIELD | IN_LEFT, ACTION_BRING_BACK},
    {IN_FIELD, ACTION_TEXT_UNDO},
    {IN_FIELD, ACTION_TEXT_REDO},
    {IN_FIELD, ACTION_OPEN},
    {IN_FIELD, ACTION_EDITOR},
    {IN_EVIDENCE | IN_RECORD, ACTION_OPEN},
    {IN_EVIDENCE | IN_RECORD, ACTION_ADD},
    {IN_EVIDENCE, ACTION_DELETE},
    {~0U, ACTION_STATUS},
    {~0U, ACTION_UNDO},
    {~0U, ACTION_REDO},
};

bool key_changes(enum action action, unsigned context)
{
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (changes[i].action == action && (changes[i].contexts & context))
            return true;
    return false;
}
