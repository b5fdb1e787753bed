/*
 * What a power cut would leave: after every fsync and fdatasync of a watched file, a copy of it is put aside. Loaded with
 * LD_PRELOAD into a console process by tests/db/power-loss.test.ts; anything that goes wrong here ends that process.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void keep(int fd) {
  const char *watched = getenv("SYNC_SHIM_WATCH");
  const char *folder = getenv("SYNC_SHIM_TO");
  char link[64], path[4096], part[4096], kept[4096], buffer[65536];
  if (watched == NULL || folder == NULL) abort();
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) abort();
  path[length] = '\0';
  if (strncmp(path, watched, strlen(watched)) != 0) return;
  snprintf(part, sizeof part, "%s/part", folder);
  snprintf(kept, sizeof kept, "%s/%s", folder, strrchr(path, '/') + 1);
  int from = open(path, O_RDONLY);
  int to = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (from < 0 || to < 0) abort();
  for (ssize_t got = read(from, buffer, sizeof buffer); got != 0; got = read(from, buffer, sizeof buffer)) {
    if (got < 0 || write(to, buffer, (size_t)got) != got) abort();
  }
  close(from);
  close(to);
  if (rename(part, kept) != 0) abort();
}

int fsync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(fd);
  if (result == 0) keep(fd);
  return result;
}

int fdatasync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(fd);
  if (result == 0) keep(fd);
  return result;
}
