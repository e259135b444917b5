/* The public test suite of YAML: whatever stands in a file, it is read or refused with a place, and
   what is read is written so that it reads the same. */
#include <stdlib.h>
#include <string.h>

#include <cJSON.h>

#include "core/base/yaml_tree.h"
#include "core/base/yaml_writer.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static bool is_same(const struct yaml_node *one, const struct yaml_node *other)
{
    if (!one || !other) /* a document of nothing has no node when it is read back */
        return one == other || (one && yaml_is_scalar(one) && !*yaml_text(one));
    if (one->kind != other->kind || strcmp(yaml_key(one), yaml_key(other)) != 0)
        return false;
    /* Nothing at all may be written as "null" where else it would become a text. */
    if (strcmp(yaml_text(one), yaml_text(other)) != 0 &&
        (*yaml_text(one) || strcmp(yaml_text(other), "null") != 0))
        return false;
    const struct yaml_node *left = yaml_first(one);
    const struct yaml_node *right = yaml_first(other);
    for (; left && right; left = yaml_next(left), right = yaml_next(right))
        if (!is_same(left, right))
            return false;
    return !left && !right;
}

static void check_written(const char *id, const struct yaml_tree *tree)
{
    struct text text = {0};
    struct error error = {0};
    struct yaml_writer *writer = yaml_writer_new(&text);
    yaml_write_node(writer, yaml_tree_root(tree));
    if (!CHECK(yaml_writer_finish(writer, &error), "%s is written: %s", id, error.problem)) {
        text_free(&text);
        return;
    }
    struct yaml_tree *again = yaml_tree_parse(id, text.data, text.length, &error);
    if (CHECK(again != NULL, "%s, written as “%s”, is read: %s", id, text.data, error.problem))
        CHECK(is_same(yaml_tree_root(tree), yaml_tree_root(again)), "%s reads the same from “%s”",
              id, text.data);
    yaml_tree_free(again);
    text_free(&text);
}

/* What the suite calls no YAML must be refused, but for what libyaml is known to let through: odd
   indentation, comments and directives, whose texts are still read as anybody would. */
static bool is_let_through(const char *id)
{
    static const char *const known[] = {"9C9N", "9JBA", "CVW2", "DK95-2", "G5U8",   "MUS6-1",
                                        "QB6E", "S98Z", "SU5Z", "X4QW",   "Y79Y-4", "YJV2"};
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i], id) == 0)
            return true;
    return false;
}

static void check_input(const char *id, const char *yaml, bool fails)
{
    struct error error = {0};
    char line[1100];
    struct yaml_tree *tree = yaml_tree_parse(id, yaml, strlen(yaml), &error);
    error_describe(&error, line, sizeof line);
    if (tree && yaml_tree_root(tree))
        check_written(id, tree);
    else if (!tree)
        CHECK(error.kind == ERROR_SYNTAX && error.line && *error.problem, "%s has a place: %s", id,
              line);
    CHECK(!fails || !tree || is_let_through(id), "%s is refused", id);
    yaml_tree_free(tree);
}

static void test_suite(void)
{
    char *text = test_read_file("tests/data/yaml-test-suite.json");
    cJSON *inputs = cJSON_Parse(text);
    const cJSON *input;
    size_t count = 0;
    cJSON_ArrayForEach(input, inputs)
    {
        check_input(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(input, "id")),
                    cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(input, "yaml")),
                    cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(input, "fails")));
        count++;
    }
    CHECK(count > 390, "the suite is there: %zu inputs", count);
    cJSON_Delete(inputs);
    free(text);
}

void yaml_suite_suite(void)
{
    static CU_TestInfo tests[] = {
        {"every input is read, and written to read the same, or refused with its place",
         test_suite},
        CU_TEST_INFO_NULL,
    };
    test_register("yaml test suite", tests);
}
