#ifndef CREWCAST_CDUCKDB_H
#define CREWCAST_CDUCKDB_H

// A fence around DuckDB's C interface. The library is loaded at run time, so the few declarations that are needed are
// written out here, from the documentation of the stable C interface (DuckDB 1.5).

#include <stdbool.h>
#include <stdint.h>

typedef struct cduckdb_database_handle *cduckdb_database;
typedef struct cduckdb_connection_handle *cduckdb_connection;
typedef struct cduckdb_statement_handle *cduckdb_statement;
typedef struct cduckdb_chunk_handle *cduckdb_chunk;

/// A result; its layout is DuckDB's `duckdb_result`.
typedef struct {
  uint64_t deprecated_counts[3];
  void *deprecated_columns;
  char *deprecated_error;
  void *internal;
} cduckdb_result;

/// A text in a column: at most twelve bytes in place, longer ones by address (DuckDB's `duckdb_string_t`).
typedef struct {
  uint32_t length;
  char start[4];
  union {
    char rest[8];
    const char *address;
  } tail;
} cduckdb_text;

/// The type numbers of columns that are read here (DuckDB's `duckdb_type`).
enum {
  CDUCKDB_BOOLEAN = 1,
  CDUCKDB_TINYINT = 2,
  CDUCKDB_SMALLINT = 3,
  CDUCKDB_INTEGER = 4,
  CDUCKDB_BIGINT = 5,
  CDUCKDB_FLOAT = 10,
  CDUCKDB_DOUBLE = 11,
  CDUCKDB_TIMESTAMP = 12,
  CDUCKDB_VARCHAR = 17,
};

/// Loads the library at an absolute path, or by its system name; once per process.
///
/// Returns null when it worked, otherwise a message that lives as long as the process.
const char *cduckdb_load(const char *path);
/// The version of the loaded library, such as `v1.5.5`.
const char *cduckdb_version(void);

/// Opens an in-memory database; `settings` holds name and value by turns. The message, if any, is freed by the caller
/// with `cduckdb_free`.
bool cduckdb_open(const char *const *settings, int settingCount, cduckdb_database *database, char **message);
void cduckdb_close(cduckdb_database *database);
bool cduckdb_connect(cduckdb_database database, cduckdb_connection *connection);
void cduckdb_disconnect(cduckdb_connection *connection);
void cduckdb_interrupt(cduckdb_connection connection);
void cduckdb_free(void *memory);

/// Runs statements without parameters, keeping the whole result of the last one.
bool cduckdb_query(cduckdb_connection connection, const char *statement, cduckdb_result *result);
/// Prepares a statement; destroy it also after a failure.
bool cduckdb_prepare(cduckdb_connection connection, const char *statement, cduckdb_statement *prepared);
const char *cduckdb_prepare_error(cduckdb_statement prepared);
void cduckdb_destroy_prepared(cduckdb_statement *prepared);
bool cduckdb_bind_text(cduckdb_statement prepared, uint64_t index, const char *text, uint64_t length);
bool cduckdb_bind_integer(cduckdb_statement prepared, uint64_t index, int64_t value);
bool cduckdb_bind_double(cduckdb_statement prepared, uint64_t index, double value);
bool cduckdb_bind_null(cduckdb_statement prepared, uint64_t index);
/// Starts a prepared statement, whose rows are computed while they are fetched.
bool cduckdb_execute_streaming(cduckdb_statement prepared, cduckdb_result *result);

const char *cduckdb_result_error(cduckdb_result *result);
void cduckdb_destroy_result(cduckdb_result *result);
uint64_t cduckdb_column_count(cduckdb_result *result);
const char *cduckdb_column_name(cduckdb_result *result, uint64_t column);
int cduckdb_column_type(cduckdb_result *result, uint64_t column);

/// The next rows; null at the end or after a failure, which `cduckdb_result_error` tells apart.
cduckdb_chunk cduckdb_fetch(cduckdb_result *result);
void cduckdb_destroy_chunk(cduckdb_chunk *chunk);
uint64_t cduckdb_chunk_size(cduckdb_chunk chunk);
/// The values of a column.
const void *cduckdb_chunk_values(cduckdb_chunk chunk, uint64_t column);
/// One bit a row, set where there is a value; null when every row has one.
const uint64_t *cduckdb_chunk_validity(cduckdb_chunk chunk, uint64_t column);

/// The bytes of a text, which live as long as its chunk.
static inline const char *cduckdb_text_bytes(const cduckdb_text *text) {
  return text->length <= 12 ? text->start : text->tail.address;
}

#endif
