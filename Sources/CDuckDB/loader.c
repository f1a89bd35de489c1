#include "CDuckDB.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

typedef void *pointer;

// One line for each function: result, name, parameters.
#define FUNCTIONS(F)                                                                    \
  F(const char *, library_version, (void))                                              \
  F(int, create_config, (pointer *))                                                    \
  F(int, set_config, (pointer, const char *, const char *))                             \
  F(void, destroy_config, (pointer *))                                                  \
  F(int, open_ext, (const char *, cduckdb_database *, pointer, char **))                \
  F(void, close, (cduckdb_database *))                                                  \
  F(int, connect, (cduckdb_database, cduckdb_connection *))                             \
  F(void, disconnect, (cduckdb_connection *))                                           \
  F(void, interrupt, (cduckdb_connection))                                              \
  F(void, free, (void *))                                                               \
  F(int, query, (cduckdb_connection, const char *, cduckdb_result *))                   \
  F(int, prepare, (cduckdb_connection, const char *, cduckdb_statement *))              \
  F(const char *, prepare_error, (cduckdb_statement))                                   \
  F(void, destroy_prepare, (cduckdb_statement *))                                       \
  F(int, bind_varchar_length, (cduckdb_statement, uint64_t, const char *, uint64_t))    \
  F(int, bind_int64, (cduckdb_statement, uint64_t, int64_t))                            \
  F(int, bind_double, (cduckdb_statement, uint64_t, double))                            \
  F(int, bind_null, (cduckdb_statement, uint64_t))                                      \
  F(int, execute_prepared_streaming, (cduckdb_statement, cduckdb_result *))             \
  F(const char *, result_error, (cduckdb_result *))                                     \
  F(void, destroy_result, (cduckdb_result *))                                           \
  F(uint64_t, column_count, (cduckdb_result *))                                         \
  F(const char *, column_name, (cduckdb_result *, uint64_t))                            \
  F(int, column_type, (cduckdb_result *, uint64_t))                                     \
  F(cduckdb_chunk, fetch_chunk, (cduckdb_result))                                       \
  F(void, destroy_data_chunk, (cduckdb_chunk *))                                        \
  F(uint64_t, data_chunk_get_size, (cduckdb_chunk))                                     \
  F(pointer, data_chunk_get_vector, (cduckdb_chunk, uint64_t))                          \
  F(void *, vector_get_data, (pointer))                                                 \
  F(uint64_t *, vector_get_validity, (pointer))

static struct {
#define F(result, name, parameters) result(*name) parameters;
  FUNCTIONS(F)
#undef F
} duckdb;

const char *cduckdb_load(const char *path) {
  static char message[1024];
  // Lazy, because the library from the Python wheel names functions of Python that are never called here.
  void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    snprintf(message, sizeof message, "%s", dlerror());
    return message;
  }
#define F(result, name, parameters)                                                 \
  duckdb.name = (result(*) parameters)dlsym(library, "duckdb_" #name);              \
  if (duckdb.name == NULL) {                                                        \
    snprintf(message, sizeof message, "%s has no function duckdb_" #name, path);    \
    return message;                                                                 \
  }
  FUNCTIONS(F)
#undef F
  return NULL;
}

const char *cduckdb_version(void) { return duckdb.library_version(); }

bool cduckdb_open(const char *const *settings, int settingCount, cduckdb_database *database, char **message) {
  pointer config = NULL;
  *message = NULL;
  if (duckdb.create_config(&config) != 0) return false;
  bool ok = true;
  for (int i = 0; ok && i + 1 < settingCount; i += 2) ok = duckdb.set_config(config, settings[i], settings[i + 1]) == 0;
  if (ok) ok = duckdb.open_ext(NULL, database, config, message) == 0;
  duckdb.destroy_config(&config);
  return ok;
}

void cduckdb_close(cduckdb_database *database) { duckdb.close(database); }

bool cduckdb_connect(cduckdb_database database, cduckdb_connection *connection) {
  return duckdb.connect(database, connection) == 0;
}

void cduckdb_disconnect(cduckdb_connection *connection) { duckdb.disconnect(connection); }

void cduckdb_interrupt(cduckdb_connection connection) { duckdb.interrupt(connection); }

void cduckdb_free(void *memory) { duckdb.free(memory); }

bool cduckdb_query(cduckdb_connection connection, const char *statement, cduckdb_result *result) {
  return duckdb.query(connection, statement, result) == 0;
}

bool cduckdb_prepare(cduckdb_connection connection, const char *statement, cduckdb_statement *prepared) {
  return duckdb.prepare(connection, statement, prepared) == 0;
}

const char *cduckdb_prepare_error(cduckdb_statement prepared) { return duckdb.prepare_error(prepared); }

void cduckdb_destroy_prepared(cduckdb_statement *prepared) { duckdb.destroy_prepare(prepared); }

bool cduckdb_bind_text(cduckdb_statement prepared, uint64_t index, const char *text, uint64_t length) {
  return duckdb.bind_varchar_length(prepared, index, text, length) == 0;
}

bool cduckdb_bind_integer(cduckdb_statement prepared, uint64_t index, int64_t value) {
  return duckdb.bind_int64(prepared, index, value) == 0;
}

bool cduckdb_bind_double(cduckdb_statement prepared, uint64_t index, double value) {
  return duckdb.bind_double(prepared, index, value) == 0;
}

bool cduckdb_bind_null(cduckdb_statement prepared, uint64_t index) { return duckdb.bind_null(prepared, index) == 0; }

bool cduckdb_execute_streaming(cduckdb_statement prepared, cduckdb_result *result) {
  return duckdb.execute_prepared_streaming(prepared, result) == 0;
}

const char *cduckdb_result_error(cduckdb_result *result) { return duckdb.result_error(result); }

void cduckdb_destroy_result(cduckdb_result *result) { duckdb.destroy_result(result); }

uint64_t cduckdb_column_count(cduckdb_result *result) { return duckdb.column_count(result); }

const char *cduckdb_column_name(cduckdb_result *result, uint64_t column) { return duckdb.column_name(result, column); }

int cduckdb_column_type(cduckdb_result *result, uint64_t column) { return duckdb.column_type(result, column); }

cduckdb_chunk cduckdb_fetch(cduckdb_result *result) { return duckdb.fetch_chunk(*result); }

void cduckdb_destroy_chunk(cduckdb_chunk *chunk) { duckdb.destroy_data_chunk(chunk); }

uint64_t cduckdb_chunk_size(cduckdb_chunk chunk) { return duckdb.data_chunk_get_size(chunk); }

const void *cduckdb_chunk_values(cduckdb_chunk chunk, uint64_t column) {
  return duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, column));
}

const uint64_t *cduckdb_chunk_validity(cduckdb_chunk chunk, uint64_t column) {
  return duckdb.vector_get_validity(duckdb.data_chunk_get_vector(chunk, column));
}
