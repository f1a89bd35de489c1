#ifndef CREWCAST_ENCODING_H
#define CREWCAST_ENCODING_H

#include <stddef.h>
#include <stdint.h>

/// How a conversion step ended.
enum { CBYTES_DONE = 0, CBYTES_OUTPUT_FULL = 1, CBYTES_INCOMPLETE = 2, CBYTES_INVALID = 3 };

/// Opens a conversion to UTF-8 from a charset by its iconv name; null when the system has none.
void *cbytes_converter_open(const char *charset);
/// Converts as much as fits; `input`, `inputCount`, `output` and `outputRoom` move along.
int cbytes_converter_step(void *converter, const uint8_t **input, size_t *inputCount, uint8_t **output,
                          size_t *outputRoom);
/// Closes a conversion.
void cbytes_converter_close(void *converter);

#endif
