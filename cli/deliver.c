#include "cli/deliver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/print.h"
#include "core/store.h"
#include "core/yaml_tree.h"

static bool may_write(const char *path, deliver_may_replace *may_replace, const char *refusal,
                      struct error *error)
{
    char *bytes;
    size_t length;
    struct stat status;
    if (stat(path, &status) != 0 || (S_ISREG(status.st_mode) && status.st_size == 0))
        return true;
    if (!store_read(path, LIMIT_REPORT_BYTES, &bytes, &length, NULL, error))
        return false;
    bool may = may_replace(bytes);
    free(bytes);
    return may || error_set(error, ERROR_USAGE, path, 0, 0, "%s", refusal);
}

int deliver(char *text, const char *output, deliver_may_replace *may_replace, const char *refusal,
            const struct error *error)
{
    struct error trouble;
    int status = EXIT_DONE;
    if (!text)
        return complain(error);
    if (!output)
        fputs(text, stdout);
    else if (!may_write(output, may_replace, refusal, &trouble) ||
             !store_write(output, text, strlen(text), NULL, &trouble))
        status = complain(&trouble);
    free(text);
    return status;
}
