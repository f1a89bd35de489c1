#ifndef CREWCAST_DIGEST_H
#define CREWCAST_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The running state of SHA-256 (FIPS 180-4, section 6.2).
typedef struct {
  uint32_t state[8];
  uint64_t length;
  uint8_t block[64];
  size_t filled;
  bool portable;
} cbytes_sha256;

/// Starts a digest; `portable` forbids the processor's own SHA instructions, so that tests can compare both ways.
void cbytes_sha256_init(cbytes_sha256 *digest, bool portable);
/// Adds bytes to the digest.
void cbytes_sha256_update(cbytes_sha256 *digest, const void *bytes, size_t count);
/// Ends the digest and writes its 32 bytes.
void cbytes_sha256_finish(cbytes_sha256 *digest, uint8_t out[32]);

#endif
