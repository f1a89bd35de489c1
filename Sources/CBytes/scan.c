#define _GNU_SOURCE
#include "scan.h"

#include <string.h>
#include <sys/mman.h>

int cbytes_memory_file(void) { return memfd_create("crewcast", MFD_CLOEXEC); }

// One byte of UTF-8 (Unicode 15, table 3-7, well-formed byte sequences).
static inline void utf8_byte(cbytes_survey *survey, uint8_t byte) {
  if (survey->due > 0) {
    if (byte >= survey->low && byte <= survey->high) {
      survey->low = 0x80, survey->high = 0xBF;
      survey->pending++;
      if (--survey->due == 0) survey->wide++, survey->pending = 0;
      return;
    }
    survey->invalid += survey->pending;
    survey->due = 0, survey->pending = 0;
  }
  if (byte < 0x80) return;
  survey->low = 0x80, survey->high = 0xBF, survey->pending = 1;
  if (byte >= 0xC2 && byte <= 0xDF) {
    survey->due = 1;
  } else if (byte >= 0xE0 && byte <= 0xEF) {
    survey->due = 2;
    if (byte == 0xE0) survey->low = 0xA0;
    if (byte == 0xED) survey->high = 0x9F;
  } else if (byte >= 0xF0 && byte <= 0xF4) {
    survey->due = 3;
    if (byte == 0xF0) survey->low = 0x90;
    if (byte == 0xF4) survey->high = 0x8F;
  } else {
    survey->pending = 0;
    survey->invalid++;
  }
}

enum { BLOCK = 64 };

// Written so that the compiler turns each sum into vector instructions.
static inline void survey_block(cbytes_survey *survey, const uint8_t *bytes) {
  uint8_t feeds = 0, returns = 0, zeros = 0, quotes = 0, high = 0, pairs = 0;
  for (int i = 0; i < BLOCK; i++) {
    feeds += bytes[i] == '\n';
    returns += bytes[i] == '\r';
    zeros += bytes[i] == 0;
    quotes += bytes[i] == '"';
    high |= bytes[i];
  }
  survey->lineFeeds += feeds, survey->zeros += zeros, survey->quotes += quotes;
  if (returns > 0 || survey->last == '\r') {
    pairs = survey->last == '\r' && bytes[0] == '\n';
    for (int i = 1; i < BLOCK; i++) pairs += bytes[i] == '\n' && bytes[i - 1] == '\r';
    survey->carriageReturns += returns, survey->pairs += pairs;
  }
  survey->last = bytes[BLOCK - 1];
  if (high >= 0x80 || survey->due > 0) {
    for (int i = 0; i < BLOCK; i++) utf8_byte(survey, bytes[i]);
  }
}

void cbytes_survey_add(cbytes_survey *survey, const uint8_t *bytes, size_t count) {
  survey->bytes += count;
  while (count >= BLOCK) {
    survey_block(survey, bytes);
    bytes += BLOCK, count -= BLOCK;
  }
  for (size_t i = 0; i < count; i++) {
    survey->lineFeeds += bytes[i] == '\n';
    survey->carriageReturns += bytes[i] == '\r';
    survey->zeros += bytes[i] == 0;
    survey->quotes += bytes[i] == '"';
    survey->pairs += bytes[i] == '\n' && survey->last == '\r';
    survey->last = bytes[i];
    utf8_byte(survey, bytes[i]);
  }
}

void cbytes_survey_finish(cbytes_survey *survey) {
  survey->invalid += survey->pending;
  survey->due = 0, survey->pending = 0;
}

enum { RECORD_START, CELL_START, PLAIN, QUOTED, AFTER_QUOTE, MISPLACED };

static inline void start_record(cbytes_record_scan *scan) {
  if (scan->records == 0 || scan->line != scan->lastLine + 1) {
    if (scan->jumpCount < scan->jumpRoom) {
      scan->jumps[scan->jumpCount++] = (cbytes_record_line){scan->records, scan->line, scan->blanks};
    } else {
      scan->overflow = true;
    }
  }
  while (scan->answered < scan->askedCount && scan->asked[scan->answered] <= scan->offset) {
    bool here = scan->asked[scan->answered] >= scan->lastEnd;
    scan->answerLines[scan->answered] = scan->line;
    scan->answers[scan->answered++] = here ? scan->records : UINT64_MAX;
  }
  scan->records++;
  scan->lastLine = scan->line;
  scan->lastStart = scan->offset;
}

static inline void end_record(cbytes_record_scan *scan) {
  uint64_t length = scan->offset - scan->lastStart;
  if (length > scan->longest) scan->longest = length, scan->longestLine = scan->lastLine;
  scan->lastEnd = scan->offset;
}

// Answers for offsets within a record, up to one on the same line.
static inline void answer_inside(cbytes_record_scan *scan, uint64_t end) {
  while (scan->answered < scan->askedCount && scan->asked[scan->answered] < end) {
    scan->answerLines[scan->answered] = scan->line;
    scan->answers[scan->answered++] = UINT64_MAX;
  }
}

void cbytes_record_scan_finish(cbytes_record_scan *scan) {
  if (scan->state != RECORD_START) end_record(scan);
  answer_inside(scan, UINT64_MAX);
}

static inline void scan_byte(cbytes_record_scan *scan, uint8_t byte) {
  bool returned = scan->afterReturn;
  scan->afterReturn = byte == '\r';
  bool lineEnd = byte == '\n' || byte == '\r';
  // The line feed of a pair ends no further line.
  bool second = byte == '\n' && returned;
  uint8_t before = scan->state;
  if (before != RECORD_START) answer_inside(scan, scan->offset + 1);
  switch (scan->state) {
    case RECORD_START:
      if (lineEnd && !second) scan->blanks++;
      if (!lineEnd) {
        start_record(scan);
        bool blank = byte == scan->delimiter || byte == ' ';
        scan->state = byte == scan->quote ? QUOTED : blank ? CELL_START : PLAIN;
      }
      break;
    case CELL_START:
      scan->state = byte == scan->quote ? QUOTED
                    : lineEnd ? RECORD_START
                    : byte == scan->delimiter || byte == ' ' ? CELL_START
                                              : PLAIN;
      break;
    case PLAIN:
      if (lineEnd) scan->state = RECORD_START;
      if (byte == scan->delimiter) scan->state = CELL_START;
      break;
    case QUOTED:
      if (byte == scan->quote) scan->state = AFTER_QUOTE;
      break;
    case AFTER_QUOTE:
      scan->state = byte == scan->quote ? QUOTED
                    : byte == scan->delimiter ? CELL_START
                    : lineEnd ? RECORD_START
                    : byte == ' ' ? AFTER_QUOTE
                                              : MISPLACED;
      break;
    default:
      if (lineEnd) scan->state = RECORD_START;
  }
  if (lineEnd && !second) scan->line++;
  if (lineEnd && scan->state == RECORD_START && before != RECORD_START) end_record(scan);
  scan->offset++;
}

// The length of the run of bytes that neither end a line nor, when quotes matter, are quotes or delimiters.
static inline size_t plain_run(const uint8_t *bytes, size_t count) {
  const uint8_t *end = memchr(bytes, '\n', count);
  size_t length = end == NULL ? count : (size_t)(end - bytes);
  const uint8_t *back = memchr(bytes, '\r', length);
  return back == NULL ? length : (size_t)(back - bytes);
}

void cbytes_record_scan_add(cbytes_record_scan *scan, const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i < count;) {
    // Most records have no quotation mark: skip to the end of their line at once.
    if (scan->state == RECORD_START || scan->state == MISPLACED) {
      size_t run = plain_run(bytes + i, count - i);
      if (run > 1 && (scan->state == MISPLACED || memchr(bytes + i, scan->quote, run) == NULL)) {
        if (scan->state == RECORD_START) {
          start_record(scan);
          size_t last = i + run - 1;
          while (last > i && bytes[last] == ' ') last--;
          scan->state = bytes[last] == scan->delimiter || bytes[last] == ' ' ? CELL_START : PLAIN;
        }
        answer_inside(scan, scan->offset + run);
        scan->afterReturn = false;
        scan->offset += run;
        i += run;
        continue;
      }
    }
    scan_byte(scan, bytes[i++]);
  }
}

size_t cbytes_normalise_line_ends(const uint8_t *bytes, size_t count, uint8_t *out, bool *afterReturn) {
  size_t written = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = bytes[i];
    if (!(byte == '\n' && *afterReturn)) out[written++] = byte == '\r' ? '\n' : byte;
    *afterReturn = byte == '\r';
  }
  return written;
}
