#ifndef CREWCAST_SCAN_H
#define CREWCAST_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a text consists of, counted while its bytes pass by.
typedef struct {
  /// All bytes.
  uint64_t bytes;
  /// Line feeds, carriage returns, and line feeds that follow a carriage return.
  uint64_t lineFeeds, carriageReturns, pairs;
  /// Zero bytes, and quotation marks.
  uint64_t zeros, quotes;
  /// Characters of several bytes that are right UTF-8, and bytes that are not.
  uint64_t wide, invalid;
  /// The state between two calls: the last byte, the continuation bytes that are still due, and their allowed range.
  uint8_t last, due, pending, low, high;
} cbytes_survey;

/// Adds bytes to a survey that started as zeros.
void cbytes_survey_add(cbytes_survey *survey, const uint8_t *bytes, size_t count);
/// Ends a survey: a character that is cut off at the end is invalid.
void cbytes_survey_finish(cbytes_survey *survey);

/// A place where the line of a record is not the line after the record before it; `blanks` counts the blank lines before.
typedef struct {
  uint64_t record, line, blanks;
} cbytes_record_line;

/// Finds the line on which each record of delimited text starts, with quotation marks as RFC 4180 has them.
typedef struct {
  uint8_t delimiter, quote;
  /// 0 at the start of a record, 1 at the start of a cell, 2 in a plain cell, 3 in a quoted cell, 4 after a quotation mark
  /// in a quoted cell, 5 in what follows a misplaced quotation mark.
  uint8_t state;
  bool afterReturn;
  /// The byte offset, the line from 1, the records that have started, the line of the last of them, the blank
  /// lines, and the offset at which the last record ended.
  uint64_t offset, line, records, lastLine, blanks, lastEnd;
  /// Offsets of records that are asked for, ascending; for each the record that starts there or behind blank lines there, or
  /// `UINT64_MAX` where none does.
  const uint64_t *asked;
  uint64_t *answers;
  /// For each offset that is asked for its line.
  uint64_t *answerLines;
  size_t askedCount, answered;
  /// The places where lines jump; when there is no room left, `overflow` is set.
  cbytes_record_line *jumps;
  size_t jumpCount, jumpRoom;
  bool overflow;
  /// The offset of the last record's start, and the length and the line of the longest record so far.
  uint64_t lastStart, longest, longestLine;
} cbytes_record_scan;

/// Adds bytes to a scan.
void cbytes_record_scan_add(cbytes_record_scan *scan, const uint8_t *bytes, size_t count);

/// Ends a scan at the end of the text.
void cbytes_record_scan_finish(cbytes_record_scan *scan);

/// Makes every line end a line feed: turns pairs and lone carriage returns into one; `afterReturn` is kept between calls.
/// Returns the number of bytes written, at most `count`.
size_t cbytes_normalise_line_ends(const uint8_t *bytes, size_t count, uint8_t *out, bool *afterReturn);

/// A file in memory without a name; -1 on failure.
int cbytes_memory_file(void);

#endif
