/* The file of settings: whatever it is, it is read or told of with its place; a setting that is
   made holds, also when it is loaded again; what is not understood stays, and a file that cannot be
   read is never written over. The last bytes say what is set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/settings.h"
#include "core/base/store.h"
#include "core/base/yaml_tree.h"
#include "tests/fuzz/fuzz.h"

enum { CHANGES = 2 };

static char folder[64];
static char path[128];

static void remove_folder(void)
{
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    rmdir(folder);
}

/* In memory where there is such a folder, so that no disk is worn out. */
static void make_folder(void)
{
    snprintf(folder, sizeof folder, "%s/mnr-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    HOLDS(mkdtemp(folder) != NULL, "there is a folder");
    snprintf(path, sizeof path, "%s/mnr-assess", folder);
    HOLDS(mkdir(path, 0700) == 0, "there is a folder of settings");
    snprintf(path, sizeof path, "%s/mnr-assess/settings.yaml", folder);
    setenv("XDG_CONFIG_HOME", folder, 1);
    atexit(remove_folder);
}

static void put(const uint8_t *bytes, size_t length)
{
    FILE *file = fopen(path, "w");
    HOLDS(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0,
          "a file of settings is written");
}

static struct settings *load(struct problems *problems)
{
    struct settings *settings = settings_load(problems);
    HOLDS(settings != NULL, "there are settings");
    HOLDS(problems->errors == 0, "a mistake in settings stops nothing");
    fuzz_check_problems(problems, true);
    for (int i = 0; i < SETTING_COUNT; i++)
        HOLDS(settings_get(settings, (enum setting)i) < setting_word_count((enum setting)i),
              "each has one of its values");
    return settings;
}

static struct yaml_tree *parse(void)
{
    char *bytes = NULL;
    size_t length;
    struct yaml_tree *tree = NULL;
    if (store_read(path, LIMIT_SETTINGS_BYTES, &bytes, &length, NULL, NULL))
        tree = yaml_tree_parse(path, bytes, length, NULL);
    free(bytes);
    return tree;
}

static bool is_setting(const char *key, enum setting *setting)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        if (strcmp(setting_entry((enum setting)i)->name, key) == 0) {
            *setting = (enum setting)i;
            return true;
        }
    return false;
}

static bool is_word(enum setting setting, const char *word)
{
    for (int i = 0; i < setting_word_count(setting); i++)
        if (strcmp(setting_entry(setting)->words[i], word) == 0)
            return true;
    return false;
}

/* Whatever is in the file that this program does not know is there after a change; `set` says which
   settings were chosen. */
static void check_kept(const struct yaml_tree *before, const struct yaml_tree *after,
                       const bool set[SETTING_COUNT])
{
    for (const struct yaml_node *node = yaml_first(yaml_tree_root(before)); node;
         node = yaml_next(node)) {
        enum setting setting;
        const struct yaml_node *now = yaml_get(yaml_tree_root(after), yaml_key(node));
        bool known = is_setting(yaml_key(node), &setting);
        if (known && (set[setting] || (yaml_is_scalar(node) && is_word(setting, yaml_text(node)))))
            continue;
        HOLDS(yaml_equal(node, now, true), "what is not known stays");
    }
}

static void change(struct settings *settings, const uint8_t *bytes, size_t length,
                   const struct yaml_tree *before)
{
    bool set[SETTING_COUNT] = {false};
    int values[SETTING_COUNT];
    bool saved = false;
    for (size_t i = 0; i < CHANGES; i++) {
        size_t choice = length > i ? bytes[length - 1 - i] : 0;
        enum setting setting = (enum setting)(choice % SETTING_COUNT);
        int value = (int)(choice / SETTING_COUNT) % setting_word_count(setting);
        saved = settings_set(settings, setting, value, NULL);
        HOLDS(settings_get(settings, setting) == value, "a setting that is made holds");
        set[setting] = true;
    }
    for (int i = 0; i < SETTING_COUNT; i++)
        values[i] = settings_get(settings, (enum setting)i);
    struct yaml_tree *after = parse();
    const struct yaml_node *root = before ? yaml_tree_root(before) : NULL;
    bool readable = before && (!root || yaml_is_map(root));
    HOLDS(readable || !saved, "what cannot be read is not written over");
    HOLDS(after || !before, "a file that could be read still can");
    if (saved) {
        struct problems problems = {0};
        struct settings *again = load(&problems);
        for (int i = 0; i < SETTING_COUNT; i++)
            HOLDS(settings_get(again, (enum setting)i) == values[i], "it is loaded as it was");
        check_kept(before, after, set);
        settings_free(again);
        problems_free(&problems);
    } else if (before) {
        HOLDS(yaml_equal(root, yaml_tree_root(after), true), "what is not saved changes nothing");
    }
    yaml_tree_free(after);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct problems problems = {0};
    if (!*folder)
        make_folder();
    put(bytes, length);
    struct yaml_tree *before = parse();
    struct settings *settings = load(&problems);
    change(settings, bytes, length, before);
    settings_free(settings);
    problems_free(&problems);
    yaml_tree_free(before);
    return 0;
}
