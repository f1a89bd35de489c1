#include "encoding.h"

#include <errno.h>
#include <iconv.h>

void *cbytes_converter_open(const char *charset) {
  iconv_t converter = iconv_open("UTF-8", charset);
  return converter == (iconv_t)-1 ? NULL : (void *)converter;
}

int cbytes_converter_step(void *converter, const uint8_t **input, size_t *inputCount, uint8_t **output,
                          size_t *outputRoom) {
  size_t result = iconv((iconv_t)converter, (char **)input, inputCount, (char **)output, outputRoom);
  if (result != (size_t)-1) return CBYTES_DONE;
  if (errno == E2BIG) return CBYTES_OUTPUT_FULL;
  if (errno == EINVAL) return CBYTES_INCOMPLETE;
  return CBYTES_INVALID;
}

void cbytes_converter_close(void *converter) { iconv_close((iconv_t)converter); }
