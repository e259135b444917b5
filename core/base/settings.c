#include "core/base/settings.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/base/yaml_writer.h"

static const char file_name[] = "settings.yaml";
static const char file_heading[] = "# Settings of mnr-assess, explained in mnr-assess(5).\n";

static const struct setting_entry entries[SETTING_COUNT] = {
    [SETTING_THEME] =
        {"theme",
         N_("Colours"),
         N_("Nothing is told by colour alone. NO_COLOR in the environment comes first."),
         {"calm", "contrast", "paper", "mono"},
         {N_("one quiet colour on the terminal's own ground"),
          N_("white and yellow on black, nothing grey"),
          N_("black on white, for bright rooms and projectors"),
          N_("no colour, only bold and reversed letters")}},
    [SETTING_LINES] = {"lines",
                       N_("Lines"),
                       N_("What frames, rules and marks are drawn with; words stay as they are."),
                       {"auto", "unicode", "ascii"},
                       {N_("as the terminal says it can"), N_("box-drawing characters"),
                        N_("only - | + >, which any terminal and font has")}},
    [SETTING_PANES] =
        {"panes",
         N_("Panes"),
         N_("What stands beside the question. One pane suits braille displays, screen "
            "readers and large type."),
         {"auto", "two", "one"},
         {N_("as many as the window has room for"), N_("at most two"),
          N_("the question alone, what else there is below it")}},
    [SETTING_PRESENTER] =
        {"presenter",
         N_("Large letters"),
         N_("Questions in large letters, for a projector; a key switches it, too."),
         {"off", "on"},
         {N_("questions as usual"), N_("questions in large letters")}},
    [SETTING_MOUSE] =
        {"mouse",
         N_("Mouse"),
         N_("Off unless asked for, because a program that takes the mouse takes the terminal's own "
            "marking and copying of text away (most give it back while Shift is held). The "
            "keyboard is always enough."),
         {"off", "on"},
         {N_("the terminal's own: mark and copy"), N_("click to choose, wheel to scroll")}},
    [SETTING_HINTS] = {"hints",
                       N_("Hints"),
                       N_("A line on each kind of page, the first time one comes to it."),
                       {"on", "off"},
                       {N_("shown once each"), N_("never shown")}},
    [SETTING_READER] =
        {"reader",
         N_("Screen reader"),
         N_("For brltty, Speakup, Fenrir and others that follow the cursor: one pane, a "
            "label and its field on one line, and nothing that changes by itself."),
         {"off", "on"},
         {N_("drawn for eyes"),
          N_("words alone, no lines or marks: the cursor shows where one is")}},
};

struct settings {
    char *path; /* NULL: nowhere */
    int values[SETTING_COUNT];
    const struct yaml_node *strange[SETTING_COUNT]; /* what the file says and we do not know */
    struct yaml_tree *tree; /* as the file was read: for the keys that we do not know */
};

const struct setting_entry *setting_entry(enum setting setting)
{
    return &entries[setting];
}

int setting_word_count(enum setting setting)
{
    int count = 0;
    while (count < SETTING_WORDS && entries[setting].words[count])
        count++;
    return count;
}

/* ---- reading ---- */

static bool find_entry(const char *name, enum setting *setting)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        if (strcmp(entries[i].name, name) == 0) {
            *setting = (enum setting)i;
            return true;
        }
    return false;
}

/* "calm, contrast, paper, mono" */
static void list_words(enum setting setting, struct text *out)
{
    for (int i = 0; i < setting_word_count(setting); i++)
        text_append_format(out, "%s%s", i ? ", " : "", entries[setting].words[i]);
}

static void refuse_word(const struct settings *settings, enum setting setting,
                        const struct yaml_node *node, struct problems *problems)
{
    struct text words = {0};
    list_words(setting, &words);
    problems_add(problems, SEVERITY_WARNING, ERROR_CONTENT, settings->path, node->line,
                 node->column, _("“%s” is none of %s; “%s” is used"), yaml_text(node),
                 words.data ? words.data : "", entries[setting].words[0]);
    text_free(&words);
}

static void take_value(struct settings *settings, const struct yaml_node *node,
                       struct problems *problems)
{
    enum setting setting;
    if (!find_entry(yaml_key(node), &setting)) {
        problems_add(problems, SEVERITY_WARNING, ERROR_CONTENT, settings->path, node->key_line,
                     node->key_column, _("there is no setting “%s”; it is kept as it is"),
                     yaml_key(node));
        return;
    }
    for (int i = 0; i < setting_word_count(setting); i++)
        if (yaml_is_scalar(node) && strcmp(yaml_text(node), entries[setting].words[i]) == 0) {
            settings->values[setting] = i;
            return;
        }
    settings->strange[setting] = node;
    refuse_word(settings, setting, node, problems);
}

static void take_tree(struct settings *settings, struct problems *problems)
{
    const struct yaml_node *root = yaml_tree_root(settings->tree);
    if (root && !yaml_is_map(root)) {
        problems_add(problems, SEVERITY_WARNING, ERROR_CONTENT, settings->path, root->line,
                     root->column, "%s", _("settings are lines such as “theme: calm”"));
        return;
    }
    for (const struct yaml_node *node = yaml_first(root); node; node = yaml_next(node))
        take_value(settings, node, problems);
}

static void read_file(struct settings *settings, struct problems *problems)
{
    char *bytes = NULL;
    size_t length = 0;
    struct error error;
    if (!settings->path || access(settings->path, F_OK) != 0)
        return;
    if (store_read(settings->path, LIMIT_SETTINGS_BYTES, &bytes, &length, NULL, &error))
        settings->tree = yaml_tree_parse(settings->path, bytes, length, &error);
    free(bytes);
    if (settings->tree)
        take_tree(settings, problems);
    else
        problems_add(problems, SEVERITY_WARNING, error.kind, error.path, error.line, error.column,
                     "%s", error.problem);
}

struct settings *settings_load(struct problems *problems)
{
    struct settings *settings = calloc(1, sizeof *settings);
    if (!settings)
        return NULL;
    settings->path = state_config_path(file_name, false);
    read_file(settings, problems);
    return settings;
}

void settings_free(struct settings *settings)
{
    if (!settings)
        return;
    yaml_tree_free(settings->tree);
    free(settings->path);
    free(settings);
}

/* ---- using and changing ---- */

int settings_get(const struct settings *settings, enum setting setting)
{
    return settings ? settings->values[setting] : 0;
}

const char *settings_path(const struct settings *settings)
{
    return settings->path ? settings->path : "";
}

void settings_assume(struct settings *settings, enum setting setting, int value)
{
    settings->values[setting] = value;
}

static void write_strangers(const struct settings *settings, struct yaml_writer *writer)
{
    const struct yaml_node *root = settings->tree ? yaml_tree_root(settings->tree) : NULL;
    enum setting known;
    if (!yaml_is_map(root))
        return;
    for (const struct yaml_node *node = yaml_first(root); node; node = yaml_next(node)) {
        if (find_entry(yaml_key(node), &known))
            continue;
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
}

/* A word of a newer program stays until another is chosen. */
static void write_setting(const struct settings *settings, int setting, struct yaml_writer *writer)
{
    const struct setting_entry *entry = &entries[setting];
    if (!settings->strange[setting]) {
        yaml_write_entry(writer, entry->name, entry->words[settings->values[setting]]);
        return;
    }
    yaml_write_key(writer, entry->name);
    yaml_write_node(writer, settings->strange[setting]);
}

static bool write_all(const struct settings *settings, struct text *out, struct error *error)
{
    text_append(out, file_heading);
    struct yaml_writer *writer = yaml_writer_new(out);
    if (!writer)
        return error_set_memory(error);
    yaml_write_map(writer);
    for (int i = 0; i < SETTING_COUNT; i++)
        write_setting(settings, i, writer);
    write_strangers(settings, writer);
    yaml_write_end(writer);
    return yaml_writer_finish(writer, error);
}

/* A file that could not be read is somebody's work still: it is not written over. */
static bool is_unreadable(const struct settings *settings)
{
    const struct yaml_node *root = settings->tree ? yaml_tree_root(settings->tree) : NULL;
    return settings->tree ? root && !yaml_is_map(root) : access(settings->path, F_OK) == 0;
}

/* What will be in the file, read again: the tree, or NULL when it could not be. */
static struct yaml_tree *read_again(const char *path, const struct text *text, struct error *error)
{
    char words[LIMIT_WORDS];
    if (text->length <= LIMIT_SETTINGS_BYTES)
        return yaml_tree_parse(path, text->data, text->length, error);
    limit_describe(LIMIT_OF_SETTINGS, words);
    error_set(error, ERROR_CONTENT, path, 0, 0,
              _("not saved, as the file could not be read again: %s; %s"), words,
              limit_advice(LIMIT_OF_SETTINGS));
    return NULL;
}

static bool save(struct settings *settings, const char *path, struct error *error)
{
    struct text out = {0};
    struct yaml_tree *tree =
        write_all(settings, &out, error) ? read_again(path, &out, error) : NULL;
    bool done = tree && store_write(path, out.data, out.length, NULL, error);
    if (done && !settings->tree)
        settings->tree = tree;
    else
        yaml_tree_free(tree);
    text_free(&out);
    return done;
}

bool settings_set(struct settings *settings, enum setting setting, int value, struct error *error)
{
    settings->values[setting] = value;
    settings->strange[setting] = NULL;
    char *path = state_config_path(file_name, true);
    bool done = false;
    if (!path)
        error_set(error, ERROR_SYSTEM, NULL, 0, 0, "%s",
                  _("there is nowhere to keep settings; set HOME or XDG_CONFIG_HOME"));
    else if (is_unreadable(settings))
        error_set(error, ERROR_CONTENT, path, 0, 0, "%s",
                  _("the file cannot be read, so it is not written over; this holds until you "
                    "quit"));
    else
        done = save(settings, path, error);
    free(path);
    return done;
}
