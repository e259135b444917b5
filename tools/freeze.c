/* freeze FILE OUT: checks the shape of a questionnaire file and stores its tree as bytes for the
   program (yaml_tree.h). */
#include <stdio.h>
#include <stdlib.h>

#include "core/base/store.h"
#include "core/base/yaml_tree.h"
#include "core/catalogue/schema.h"

static bool freeze(const char *path, const char *out, struct error *error)
{
    char *bytes;
    size_t length;
    if (!store_read(path, LIMIT_FILE_BYTES, &bytes, &length, NULL, error))
        return false;
    struct yaml_tree *tree = yaml_tree_parse(path, bytes, length, error);
    free(bytes);
    if (!tree)
        return false;
    struct problems problems = {0};
    if (!schema_check(tree, &problems)) {
        problems_first_error(&problems, error);
        problems_free(&problems);
        yaml_tree_free(tree);
        return false;
    }
    problems_free(&problems);
    size_t size;
    const void *frozen = yaml_tree_bytes(tree, &size);
    FILE *file = fopen(out, "wb");
    bool done = file && fwrite(frozen, 1, size, file) == size;
    if (!file || fclose(file) != 0 || !done)
        done = error_set_system(error, out, "cannot write");
    yaml_tree_free(tree);
    return done;
}

int main(int argc, char **argv)
{
    struct error error;
    char description[1700];
    if (argc != 3) {
        fprintf(stderr, "usage: freeze FILE OUT\n");
        return 2;
    }
    if (freeze(argv[1], argv[2], &error))
        return 0;
    error_describe(&error, description, sizeof description);
    fprintf(stderr, "freeze: %s\n", description);
    return 2;
}
