#include "core/safety/draft_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/base/text.h"

static const char drafts_folder[] = "drafts";

void draft_file_digest(const char *const *texts, size_t count, char hex[65])
{
    struct text all = {0};
    for (size_t i = 0; i < count; i++)
        text_append_bytes(&all, texts[i] ? texts[i] : "", strlen(texts[i] ? texts[i] : "") + 1);
    digest_of_bytes(all.data ? all.data : "", all.length, hex);
    text_free(&all);
}

/* ---- of this run ---- */

char *draft_file_path(const struct keeper *keeper, bool make)
{
    return keeper ? keeper_place(keeper, drafts_folder, ".yaml", make, NULL) : NULL;
}

char *draft_file_edited_path(const struct keeper *keeper, bool make)
{
    return keeper ? keeper_place(keeper, drafts_folder, ".txt", make, NULL) : NULL;
}

void draft_file_forget(const struct keeper *keeper)
{
    char *path = draft_file_path(keeper, false);
    char *edited = draft_file_edited_path(keeper, false);
    if (path)
        unlink(path);
    if (edited)
        unlink(edited);
    free(path);
    free(edited);
}

bool draft_file_write(const struct draft *draft, const struct keeper *keeper, struct text *out)
{
    char edited[16];
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return false;
    snprintf(edited, sizeof edited, "%zu", draft->edited);
    yaml_write_map(writer);
    keeper_write(keeper, writer);
    yaml_write_entry(writer, "about", draft->about);
    yaml_write_entry(writer, "field", draft->field);
    yaml_write_entry(writer, "base", draft->base);
    yaml_write_entry(writer, "edited", draft->in_editor ? edited : NULL);
    yaml_write_key(writer, "texts");
    yaml_write_list(writer);
    for (size_t i = 0; i < draft->count; i++)
        yaml_write_string(writer, draft->texts[i]);
    yaml_write_end(writer);
    yaml_write_end(writer);
    return yaml_writer_finish(writer, NULL) && out->length <= LIMIT_DRAFT_BYTES;
}

/* ---- of another ---- */

static bool take_word(const struct yaml_node *root, const char *key, char *out, size_t size)
{
    const struct yaml_node *node = yaml_get(root, key);
    if (!yaml_is_scalar(node) || strlen(yaml_text(node)) >= size)
        return false;
    snprintf(out, size, "%s", yaml_text(node));
    return true;
}

static bool take_texts(const struct yaml_node *list, struct draft *draft, struct error *error)
{
    if (!yaml_is_list(list) || !list->count || list->count > DRAFT_TEXTS)
        return false;
    for (const struct yaml_node *node = yaml_first(list); node; node = yaml_next(node)) {
        char *text = yaml_is_scalar(node) ? strdup(yaml_text(node)) : NULL;
        if (!text)
            return yaml_is_scalar(node) && error_set_memory(error);
        draft->texts[draft->count++] = text;
    }
    return true;
}

static bool take_edited(const struct yaml_node *root, struct draft *draft)
{
    const struct yaml_node *node = yaml_get(root, "edited");
    if (!node)
        return true;
    char *end;
    draft->in_editor = true;
    draft->edited = strtoul(yaml_text(node), &end, 10);
    return *yaml_text(node) && !*end && draft->edited < draft->count;
}

/* The words as the editor left them, as they come in. Where it has not written any, they are as
   they were. */
static bool read_edited(const struct kept *kept, struct draft *draft, struct error *error)
{
    struct stat status;
    struct text words = {0};
    char *bytes = NULL;
    size_t length;
    char *path = kept_edited_path(kept);
    bool there = path && lstat(path, &status) == 0;
    bool good = !there;
    text_append(&words, "");
    if (there && state_read(path, LIMIT_DRAFT_BYTES, &bytes, &length, error) &&
        door_take(DOOR_FILE, bytes, length, &words, error)) {
        free(draft->texts[draft->edited]);
        draft->texts[draft->edited] = text_take(&words);
        good = draft->texts[draft->edited] || error_set_memory(error);
    }
    text_free(&words);
    free(bytes);
    free(path);
    return good;
}

/* Version 0.1.0 wrote down a digest of the file's path, with which its name ends. */
static bool is_of_file(const struct kept *kept, const struct yaml_node *root)
{
    char ending[64];
    const char *digest = yaml_text(yaml_get(root, "file"));
    snprintf(ending, sizeof ending, "-%.24s.yaml", digest);
    return *kept->run.name || (strlen(digest) == 64 && strstr(kept->place, ending));
}

static bool take_draft(const struct yaml_node *root, const struct kept *kept, struct draft *draft,
                       struct error *error)
{
    return is_of_file(kept, root) && take_word(root, "about", draft->about, sizeof draft->about) &&
           take_word(root, "field", draft->field, sizeof draft->field) &&
           take_word(root, "base", draft->base, sizeof draft->base) &&
           take_texts(yaml_get(root, "texts"), draft, error) && take_edited(root, draft) &&
           (!draft->in_editor || read_edited(kept, draft, error));
}

static bool read_draft(const struct kept *kept, struct draft *draft, struct error *error)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!state_read(kept->place, LIMIT_DRAFT_BYTES, &bytes, &length, error))
        return false;
    struct yaml_tree *tree = yaml_tree_parse(kept->place, bytes, length, error);
    bool good = tree && take_draft(yaml_tree_root(tree), kept, draft, error);
    if (!good)
        draft_file_free(draft);
    yaml_tree_free(tree);
    free(bytes);
    return good;
}

/* Without memory nothing is known of the draft, and it stays. */
bool draft_file_read(const struct kept *kept, struct draft *draft, struct error *error)
{
    *draft = (struct draft){0};
    *error = (struct error){0};
    bool good = read_draft(kept, draft, error);
    if (!good && error->kind != ERROR_MEMORY) {
        if (!kept->aside)
            kept_set_aside(kept);
        error_set(error, ERROR_CONTENT, kept->place, 0, 0, "%s",
                  _("words that were being typed cannot be read; they were put aside"));
    }
    return good;
}

void draft_file_free(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++)
        free(draft->texts[i]);
    *draft = (struct draft){0};
}
