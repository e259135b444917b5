#include "core/base/yaml_tree.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/base/text.h"
#include "core/base/yaml_trouble.h"

struct yaml_tree {
    char *path;
    struct yaml_node *nodes; /* followed by the texts, in one block */
    size_t size;             /* of the block, in bytes */
    size_t count;            /* of nodes; 0: not known */
    bool owned;
};

/* While reading, texts and nodes grow apart; `key` and `text` hold offsets into `texts`, and
   `finish` turns them into distances. */
struct reader {
    const char *path;
    const char *bytes; /* of the file */
    size_t length;
    yaml_parser_t parser;
    struct yaml_clue clue; /* for who has to say what is wrong */
    struct yaml_node *nodes;
    size_t count;
    size_t capacity;
    struct text texts;
    struct key_slot { /* an open-addressing table of all keys, to find duplicates at once */
        uint32_t map; /* index of the map's node + 1; 0 for an empty slot */
        uint32_t node;
    } * keys;
    size_t key_count;
    size_t key_capacity; /* a power of two */
    struct level {
        size_t node;
        size_t last_child; /* node index; 0 for none yet (0 is the root, nobody's child) */
    } levels[LIMIT_LEVELS];
    size_t depth;
    struct error *error;
};

static bool fail(struct reader *reader, yaml_mark_t mark, const char *problem)
{
    return error_set(reader->error, ERROR_SYNTAX, reader->path, mark.line + 1, mark.column + 1,
                     "%s", problem);
}

static bool fail_limit(struct reader *reader, yaml_mark_t mark, enum limit limit)
{
    char words[LIMIT_WORDS];
    limit_describe(limit, words);
    return fail(reader, mark, words);
}

/* The place of byte `offset`, with columns in characters as libyaml counts them. */
static yaml_mark_t mark_of(const char *bytes, size_t offset)
{
    yaml_mark_t mark = {0};
    for (size_t i = 0; i < offset; i++) {
        bool begins = ((unsigned char)bytes[i] & 0xC0) != 0x80;
        mark.column = bytes[i] == '\n' ? 0 : mark.column + begins;
        mark.line += bytes[i] == '\n';
    }
    return mark;
}

static struct yaml_place place_of(yaml_mark_t mark)
{
    return (struct yaml_place){mark.line + 1, mark.column + 1};
}

/* Whether there is something better to say than what was said; says it then. */
static bool explain(struct reader *reader)
{
    struct yaml_trouble trouble;
    reader->clue.bytes = reader->bytes;
    reader->clue.length = reader->length;
    if (!yaml_trouble_find(&reader->clue, &trouble))
        return false;
    error_set(reader->error, ERROR_SYNTAX, reader->path, trouble.place.line, trouble.place.column,
              "%s", trouble.problem);
    return true;
}

/* libyaml leaves the mark of a decoding error at 0:0 and gives a byte offset instead. */
static bool fail_parser(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem ? parser->problem : _("not YAML");
    yaml_mark_t mark = parser->problem_mark;
    size_t offset = 0;
    if (parser->error == YAML_MEMORY_ERROR)
        return error_set_memory(reader->error);
    if (parser->error == YAML_READER_ERROR) {
        mark = mark_of(reader->bytes, parser->problem_offset);
        /* Its reader refuses all that is not UTF-8; only the words are ours. */
        if (!text_is_utf8(reader->bytes, reader->length, &offset))
            return fail(reader, mark_of(reader->bytes, offset),
                        reader->bytes[offset] ? _("not UTF-8 from here on") : _("a NUL byte"));
    }
    reader->clue.problem = problem;
    reader->clue.place = place_of(mark);
    reader->clue.within = parser->context ? place_of(parser->context_mark) : (struct yaml_place){0};
    return !explain(reader) && error_set(reader->error, ERROR_SYNTAX, reader->path, mark.line + 1,
                                         mark.column + 1, _("not valid YAML: %s"), problem);
}

static struct yaml_node *add_node(struct reader *reader, yaml_mark_t mark)
{
    if (reader->count >= LIMIT_NODES) {
        fail_limit(reader, mark, LIMIT_OF_NODES);
        return NULL;
    }
    if (reader->count == reader->capacity) {
        size_t capacity = reader->capacity ? reader->capacity * 2 : 256;
        struct yaml_node *nodes = realloc(reader->nodes, capacity * sizeof *nodes);
        if (!nodes) {
            error_set_memory(reader->error);
            return NULL;
        }
        reader->nodes = nodes;
        reader->capacity = capacity;
    }
    struct yaml_node *node = &reader->nodes[reader->count++];
    *node = (struct yaml_node){0};
    return node;
}

static uint32_t add_text(struct reader *reader, const char *bytes, size_t length)
{
    uint32_t offset = (uint32_t)reader->texts.length;
    text_append_bytes(&reader->texts, bytes, length);
    text_append_bytes(&reader->texts, "", 1);
    return offset;
}

static struct level *top(struct reader *reader)
{
    return reader->depth ? &reader->levels[reader->depth - 1] : NULL;
}

/* Hangs the newest node below the open list or map. A map's key has been read before its value:
   it is a node of its own until the value turns it into `key`. */
static void attach(struct reader *reader, size_t index)
{
    struct level *level = top(reader);
    if (!level)
        return;
    struct yaml_node *parent = &reader->nodes[level->node];
    if (level->last_child)
        reader->nodes[level->last_child].next = (uint32_t)(index - level->last_child);
    else
        parent->child = (uint32_t)(index - level->node);
    level->last_child = index;
    parent->count++;
}

static uint16_t start_of(const char *key)
{
    unsigned char first = (unsigned char)key[0];
    return (uint16_t)(first ? first | (unsigned char)key[1] << 8 : 0);
}

/* The bit by which a map tells that it has no key with such a start. */
static uint32_t start_bit(uint16_t start)
{
    return UINT32_C(1) << ((start ^ start >> 7) & 31);
}

static size_t hash_key(size_t map, const char *key)
{
    size_t hash = 14695981039346656037U ^ map; /* FNV-1a */
    for (; *key; key++)
        hash = (hash ^ (unsigned char)*key) * 1099511628211U;
    return hash ^ (hash >> 32);
}

/* The slot where the key stands, or the empty one where it would. */
static struct key_slot *find_slot(struct reader *reader, size_t map, const char *key)
{
    size_t mask = reader->key_capacity - 1;
    for (size_t i = hash_key(map, key) & mask;; i = (i + 1) & mask) {
        struct key_slot *slot = &reader->keys[i];
        if (!slot->map)
            return slot;
        if (slot->map == map + 1 &&
            strcmp(reader->texts.data + reader->nodes[slot->node].key, key) == 0)
            return slot;
    }
}

static bool grow_keys(struct reader *reader)
{
    if (reader->key_count * 2 < reader->key_capacity)
        return true;
    struct key_slot *old = reader->keys;
    size_t old_capacity = reader->key_capacity;
    size_t capacity = old_capacity ? old_capacity * 2 : 512;
    struct key_slot *keys = calloc(capacity, sizeof *keys);
    if (!keys)
        return error_set_memory(reader->error);
    reader->keys = keys;
    reader->key_capacity = capacity;
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].map)
            *find_slot(reader, old[i].map - 1,
                       reader->texts.data + reader->nodes[old[i].node].key) = old[i];
    free(old);
    return true;
}

/* Refuses what nobody means: blanks that are none, quotation marks that are none. */
static bool check_plain(struct reader *reader, const yaml_event_t *event)
{
    char problem[sizeof reader->error->problem];
    return event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
           !yaml_trouble_plain((const char *)event->data.scalar.value, problem, sizeof problem) ||
           fail(reader, event->start_mark, problem);
}

/* A map's entry begins with its key: makes the node that the value will fill. */
static bool take_key(struct reader *reader, const yaml_event_t *event, bool *is_key)
{
    struct level *level = top(reader);
    *is_key = false;
    if (!level || reader->nodes[level->node].kind != YAML_MAP)
        return true;
    struct yaml_node *last = level->last_child ? &reader->nodes[level->last_child] : NULL;
    if (last && !last->line)
        return true; /* the key stands there and waits for this value */
    if (event->type != YAML_SCALAR_EVENT)
        return fail(reader, event->start_mark, _("expected a key, found a list or a mapping"));
    if (event->data.scalar.anchor || event->data.scalar.tag)
        return fail(reader, event->start_mark, _("anchors and tags are not used in these files"));
    const char *key = (const char *)event->data.scalar.value;
    if (strlen(key) != event->data.scalar.length)
        return fail(reader, event->start_mark, _("a key with a NUL character in it"));
    if (!check_plain(reader, event))
        return false;
    if (reader->nodes[level->node].count >= LIMIT_ENTRIES)
        return fail_limit(reader, event->start_mark, LIMIT_OF_ENTRIES);
    if (!grow_keys(reader))
        return false;
    struct key_slot *slot = find_slot(reader, level->node, key);
    if (slot->map)
        return error_set(reader->error, ERROR_SYNTAX, reader->path, event->start_mark.line + 1,
                         event->start_mark.column + 1, _("the key “%s” stands here twice"), key);
    struct yaml_node *node = add_node(reader, event->start_mark);
    if (!node)
        return false;
    node->key = add_text(reader, key, strlen(key));
    node->key_start = start_of(key);
    reader->nodes[level->node].text |= start_bit(node->key_start);
    node->key_line = (uint32_t)event->start_mark.line + 1;
    node->key_column = (uint32_t)event->start_mark.column + 1;
    if (reader->texts.failed)
        return error_set_memory(reader->error);
    *slot = (struct key_slot){(uint32_t)level->node + 1, (uint32_t)reader->count - 1};
    reader->key_count++;
    attach(reader, reader->count - 1);
    *is_key = true;
    return true;
}

/* The node for a value: the one its key made, or a new item of the list. Index in *index. */
static bool take_node(struct reader *reader, yaml_mark_t mark, size_t *index)
{
    struct level *level = top(reader);
    if (level && reader->nodes[level->node].kind == YAML_MAP) {
        *index = level->last_child;
    } else {
        if (!add_node(reader, mark))
            return false;
        *index = reader->count - 1;
        attach(reader, *index);
    }
    reader->nodes[*index].line = (uint32_t)mark.line + 1;
    reader->nodes[*index].column = (uint32_t)mark.column + 1;
    return true;
}

static uint8_t quoting_of(const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    if (style == YAML_PLAIN_SCALAR_STYLE)
        return YAML_PLAIN;
    bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    return block || event->start_mark.line != event->end_mark.line ? YAML_SPREAD : YAML_QUOTED;
}

static bool take_scalar(struct reader *reader, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    size_t index;
    if (event->data.scalar.anchor || event->data.scalar.tag)
        return fail(reader, event->start_mark, _("anchors and tags are not used in these files"));
    if (strlen(value) != length)
        return fail(reader, event->start_mark, _("a text with a NUL character in it"));
    if (!check_plain(reader, event) || !take_node(reader, event->start_mark, &index))
        return false;
    struct yaml_node *node = &reader->nodes[index];
    node->kind = YAML_SCALAR;
    node->quoted = quoting_of(event);
    node->count = (uint32_t)length;
    node->text = add_text(reader, value, length);
    return true;
}

static bool open_level(struct reader *reader, const yaml_event_t *event)
{
    bool map = event->type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *anchor =
        map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    const yaml_char_t *tag = map ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    size_t index;
    if (anchor || tag)
        return fail(reader, event->start_mark, _("anchors and tags are not used in these files"));
    if (reader->depth == LIMIT_LEVELS)
        return fail_limit(reader, event->start_mark, LIMIT_OF_LEVELS);
    if (!take_node(reader, event->start_mark, &index))
        return false;
    reader->nodes[index].kind = map ? YAML_MAP : YAML_LIST;
    reader->levels[reader->depth++] = (struct level){.node = index};
    return true;
}

static void note_text(struct reader *reader, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    reader->clue.text = place_of(event->start_mark);
    reader->clue.text_end = place_of(event->end_mark);
    reader->clue.text_quoted =
        style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

static bool take_event(struct reader *reader, const yaml_event_t *event, bool *done)
{
    bool is_key = false;
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return fail(reader, event->start_mark, _("aliases are not used in these files"));
    case YAML_SCALAR_EVENT:
        note_text(reader, event);
        return take_key(reader, event, &is_key) && (is_key || take_scalar(reader, event));
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return take_key(reader, event, &is_key) && open_level(reader, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        reader->depth--;
        return true;
    case YAML_DOCUMENT_START_EVENT:
        if (reader->count)
            return fail(reader, event->start_mark, _("a second document begins here"));
        return true;
    case YAML_STREAM_END_EVENT:
        *done = true;
        return true;
    default:
        return true;
    }
}

/* One block: the nodes, then the texts; offsets become distances from each node. */
static struct yaml_tree *finish(struct reader *reader)
{
    size_t nodes_size = reader->count * sizeof *reader->nodes;
    size_t size = nodes_size + reader->texts.length;
    struct yaml_tree *tree = calloc(1, sizeof *tree);
    char *path = strdup(reader->path);
    struct yaml_node *block = realloc(reader->nodes, size ? size : 1);
    if (block)
        reader->nodes = block;
    if (!tree || !path || !block || reader->texts.failed) {
        free(tree);
        free(path);
        error_set_memory(reader->error);
        return NULL;
    }
    if (reader->texts.length)
        memcpy((char *)block + nodes_size, reader->texts.data, reader->texts.length);
    for (size_t i = 0; i < reader->count; i++) {
        uint32_t to_texts = (uint32_t)(nodes_size - i * sizeof *block);
        block[i].key = block[i].key_line ? block[i].key + to_texts : 0;
        block[i].text += block[i].kind == YAML_SCALAR ? to_texts : 0;
    }
    reader->nodes = NULL;
    *tree = (struct yaml_tree){
        .path = path, .nodes = block, .size = size, .count = reader->count, .owned = true};
    return tree;
}

/* Refused on the events as they come: libyaml needs quadratic time for lists and mappings within
   each other on one line, but tells of each after 1024 characters at the latest. */
static bool read_events(struct reader *reader)
{
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event))
            return fail_parser(reader);
        bool good = take_event(reader, &event, &done);
        yaml_event_delete(&event);
        if (!good) {
            if (!reader->error || reader->error->kind == ERROR_SYNTAX)
                explain(reader);
            return false;
        }
        if (reader->texts.failed)
            return error_set_memory(reader->error);
    }
    return true;
}

/* For errors found before libyaml reads anything. */
static bool check_bytes(struct reader *reader)
{
    const char *bytes = reader->bytes;
    const yaml_mark_t beginning = {0};
    if (reader->length > LIMIT_FILE_BYTES) {
        char words[LIMIT_WORDS];
        limit_describe(LIMIT_OF_FILE, words);
        return error_set(reader->error, ERROR_SYNTAX, reader->path, 0, 0, "%s", words);
    }
    if (reader->length >= 2 &&
        (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return fail(reader, beginning, _("this is UTF-16; save the file as UTF-8"));
    return true;
}

struct yaml_tree *yaml_tree_parse(const char *path, const char *bytes, size_t length,
                                  struct error *error)
{
    /* libyaml counts a byte order mark as a column, which would break the indentation. */
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct reader reader = {
        .path = path ? path : "",
        .bytes = bytes + mark,
        .length = length - mark,
        .error = error,
    };
    struct yaml_tree *tree = NULL;
    if (!check_bytes(&reader))
        return NULL;
    if (!yaml_parser_initialize(&reader.parser)) {
        error_set_memory(error);
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)reader.bytes,
                                 reader.length);
    if (read_events(&reader))
        tree = finish(&reader);
    yaml_parser_delete(&reader.parser);
    free(reader.nodes);
    free(reader.keys);
    text_free(&reader.texts);
    return tree;
}

struct yaml_tree *yaml_tree_thaw(const char *path, const void *bytes, size_t size)
{
    struct yaml_tree *tree = calloc(1, sizeof *tree);
    char *copy = strdup(path);
    if (!tree || !copy) {
        free(tree);
        free(copy);
        return NULL;
    }
    /* Never written to: `owned` is false. */
    union {
        const void *constant;
        struct yaml_node *nodes;
    } block = {.constant = bytes};
    *tree = (struct yaml_tree){.path = copy, .nodes = block.nodes, .size = size};
    return tree;
}

const void *yaml_tree_bytes(const struct yaml_tree *tree, size_t *size)
{
    *size = tree->size;
    return tree->nodes;
}

void yaml_tree_free(struct yaml_tree *tree)
{
    if (!tree)
        return;
    if (tree->owned)
        free(tree->nodes);
    free(tree->path);
    free(tree);
}

size_t yaml_tree_nodes(const struct yaml_tree *tree)
{
    return tree->count;
}

const char *yaml_tree_path(const struct yaml_tree *tree)
{
    return tree->path;
}

const struct yaml_node *yaml_tree_root(const struct yaml_tree *tree)
{
    return tree->size ? tree->nodes : NULL;
}

const struct yaml_node *yaml_first(const struct yaml_node *node)
{
    return node && node->child ? node + node->child : NULL;
}

const struct yaml_node *yaml_next(const struct yaml_node *node)
{
    return node && node->next ? node + node->next : NULL;
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    if (!yaml_is_map(map))
        return NULL;
    uint16_t start = start_of(key);
    if (!(map->text & start_bit(start)))
        return NULL;
    for (const struct yaml_node *node = yaml_first(map); node; node = yaml_next(node))
        if (node->key_start == start && strcmp(yaml_key(node), key) == 0)
            return node;
    return NULL;
}

const char *yaml_key(const struct yaml_node *node)
{
    return node && node->key ? (const char *)node + node->key : "";
}

const char *yaml_text(const struct yaml_node *node)
{
    return node && node->kind == YAML_SCALAR ? (const char *)node + node->text : "";
}

bool yaml_is_map(const struct yaml_node *node)
{
    return node && node->kind == YAML_MAP;
}

bool yaml_is_list(const struct yaml_node *node)
{
    return node && node->kind == YAML_LIST;
}

bool yaml_is_scalar(const struct yaml_node *node)
{
    return node && node->kind == YAML_SCALAR;
}

bool yaml_is_null(const struct yaml_node *node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    const char *text = yaml_text(node);
    for (size_t i = 0; yaml_is_scalar(node) && !node->quoted && i < sizeof words / sizeof *words;
         i++)
        if (strcmp(words[i], text) == 0)
            return true;
    return false;
}

/* Whether a text could be a number or a time: a digit, or what stands for infinity and no number,
   and nothing else than they are made of. */
static bool may_be_number(const char *text)
{
    static const char *const words[] = {".inf", ".nan"};
    static const char all[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "+-.,:_ ";
    const char *rest = text + strspn(text, "+-");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ascii_is_same(words[i], rest))
            return true;
    return *text && strchr("0123456789+-.", *text) && strpbrk(text, "0123456789") &&
           !text[strspn(text, all)] && strncmp(text, "..", 2) != 0 && strncmp(text, "--", 2) != 0;
}

/* Whether a text without quotation marks could be something other than a text. */
static bool may_be_typed(const char *text)
{
    static const char *const words[] = {"",  "true", "false", "yes", "no", "on", "off",
                                        "y", "n",    "null",  "~",   "<<", "="};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ascii_is_same(words[i], text))
            return true;
    return may_be_number(text);
}

static bool same_scalars(const struct yaml_node *one, const struct yaml_node *other, bool types)
{
    bool nothing = yaml_is_null(one) && yaml_is_null(other);
    return nothing || (strcmp(yaml_text(one), yaml_text(other)) == 0 &&
                       (!types || !may_be_typed(yaml_text(one)) ||
                        (one->quoted == YAML_PLAIN) == (other->quoted == YAML_PLAIN)));
}

/* As deep as files may be. */
bool yaml_equal(const struct yaml_node *one, const struct yaml_node *other, bool types)
{
    if (!one || !other || one->kind != other->kind)
        return one == other;
    if (yaml_is_scalar(one))
        return same_scalars(one, other, types);
    if (one->count != other->count)
        return false;
    const struct yaml_node *left = yaml_first(one);
    const struct yaml_node *right = yaml_first(other);
    for (; left && right; left = yaml_next(left), right = yaml_next(right))
        if (strcmp(yaml_key(left), yaml_key(right)) != 0 || !yaml_equal(left, right, types))
            return false;
    return true;
}
