/* Records what a process started with this library in LD_PRELOAD does to the files of one folder, in order.
 *
 * Each record: operation (1 byte), file descriptor (4), offset or length or flags (8), lengths of two texts (4, 4), the texts.
 * One mutex around the operation and its record, so that the order of records is the order at the kernel. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { FILES = 65536, CREATED = 1, EMPTIED = 2 };

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int record_file = -1;
static const char *folder;
static size_t folder_length;
static unsigned char ours[FILES];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put(const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    for (const char *at = bytes; length;) {
        ssize_t done = real(record_file, at, length);
        if (done <= 0)
            _exit(97); /* A record with a gap would prove nothing. */
        at += done;
        length -= (size_t)done;
    }
}

static void note(char operation, int file, uint64_t number, const void *a, size_t a_length, const void *b, size_t b_length) {
    char head[21];
    int32_t file32 = file;
    uint32_t lengths[2] = {(uint32_t)a_length, (uint32_t)b_length};
    head[0] = operation;
    memcpy(head + 1, &file32, 4);
    memcpy(head + 5, &number, 8);
    memcpy(head + 13, lengths, 8);
    put(head, sizeof head);
    put(a, a_length);
    put(b, b_length);
}

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("SURCO_RECORD");
    folder = getenv("SURCO_RECORD_FOLDER");
    if (!path || !folder)
        return;
    folder_length = strlen(folder);
    record_file = REAL(open)(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (record_file >= 0)
        note('p', 0, 0, "", 0, "", 0);
}

/* The path below the folder, or NULL. The shared memory of SQLite's log is made anew after every cut. */
static const char *below(const char *path) {
    if (record_file < 0 || !path || strncmp(path, folder, folder_length) != 0)
        return NULL;
    const char *rest = path + folder_length;
    size_t length = strlen(rest);
    if (length >= 4 && strcmp(rest + length - 4, "-shm") == 0)
        return NULL;
    return *rest == '/' ? rest + 1 : *rest == 0 ? rest : NULL;
}

static int is_ours(int file) { return record_file >= 0 && file >= 0 && file < FILES && ours[file]; }

static int open_noted(const char *path, int flags, mode_t mode) {
    int (*real)(const char *, int, ...) = REAL(open);
    const char *name = below(path);
    if (!name)
        return real(path, flags, mode);
    pthread_mutex_lock(&order);
    int was_there = access(path, F_OK) == 0;
    int file = real(path, flags, mode);
    if (file >= FILES)
        _exit(98);
    if (file >= 0) {
        ours[file] = 1;
        uint64_t did = (was_there ? 0 : CREATED) | (was_there && (flags & O_TRUNC) ? EMPTIED : 0);
        note('o', file, did, name, strlen(name), "", 0);
    }
    pthread_mutex_unlock(&order);
    return file;
}

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;                                                    \
        va_end(more);                                                                                                  \
        return open_noted(path, flags, mode);                                                                          \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    if (!is_ours(file))
        return REAL(close)(file);
    pthread_mutex_lock(&order);
    ours[file] = 0;
    note('c', file, 0, "", 0, "", 0);
    int done = REAL(close)(file);
    pthread_mutex_unlock(&order);
    return done;
}

ssize_t write(int file, const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    if (record_file >= 0 && file == STDOUT_FILENO && length && ((const char *)bytes)[length - 1] == '\n') {
        /* Before it goes out: what is recorded later is later than the reply. */
        pthread_mutex_lock(&order);
        note('a', file, 0, "", 0, "", 0);
        pthread_mutex_unlock(&order);
    }
    if (!is_ours(file))
        return real(file, bytes, length);
    pthread_mutex_lock(&order);
    ssize_t done = real(file, bytes, length);
    if (done > 0)
        note('w', file, (uint64_t)(lseek(file, 0, SEEK_CUR) - done), bytes, (size_t)done, "", 0);
    pthread_mutex_unlock(&order);
    return done;
}

static ssize_t pwrite_noted(int file, const void *bytes, size_t length, off_t at) {
    ssize_t (*real)(int, const void *, size_t, off_t) = REAL(pwrite);
    if (!is_ours(file))
        return real(file, bytes, length, at);
    pthread_mutex_lock(&order);
    ssize_t done = real(file, bytes, length, at);
    if (done > 0)
        note('w', file, (uint64_t)at, bytes, (size_t)done, "", 0);
    pthread_mutex_unlock(&order);
    return done;
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) { return pwrite_noted(file, bytes, length, at); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) { return pwrite_noted(file, bytes, length, at); }

static int cut_noted(int file, off_t length) {
    int (*real)(int, off_t) = REAL(ftruncate);
    if (!is_ours(file))
        return real(file, length);
    pthread_mutex_lock(&order);
    int failed = real(file, length);
    if (!failed)
        note('t', file, (uint64_t)length, "", 0, "", 0);
    pthread_mutex_unlock(&order);
    return failed;
}
int ftruncate(int file, off_t length) { return cut_noted(file, length); }
int ftruncate64(int file, off64_t length) { return cut_noted(file, length); }

static int sync_noted(int (*real)(int), int file) {
    if (!is_ours(file))
        return real(file);
    pthread_mutex_lock(&order);
    int failed = real(file);
    if (!failed)
        note('s', file, 0, "", 0, "", 0);
    pthread_mutex_unlock(&order);
    return failed;
}
int fsync(int file) { return sync_noted(REAL(fsync), file); }
int fdatasync(int file) { return sync_noted(REAL(fdatasync), file); }

int rename(const char *from, const char *to) {
    const char *old = below(from), *name = below(to);
    if (!old || !name)
        return REAL(rename)(from, to);
    pthread_mutex_lock(&order);
    int failed = REAL(rename)(from, to);
    if (!failed)
        note('r', 0, 0, old, strlen(old), name, strlen(name));
    pthread_mutex_unlock(&order);
    return failed;
}

static int named(int (*real)(const char *), char operation, const char *path) {
    const char *name = below(path);
    if (!name)
        return real(path);
    pthread_mutex_lock(&order);
    int failed = real(path);
    if (!failed)
        note(operation, 0, 0, name, strlen(name), "", 0);
    pthread_mutex_unlock(&order);
    return failed;
}
int unlink(const char *path) { return named(REAL(unlink), 'u', path); }

int mkdir(const char *path, mode_t mode) {
    const char *name = below(path);
    if (!name)
        return REAL(mkdir)(path, mode);
    pthread_mutex_lock(&order);
    int failed = REAL(mkdir)(path, mode);
    if (!failed)
        note('d', 0, 0, name, strlen(name), "", 0);
    pthread_mutex_unlock(&order);
    return failed;
}
