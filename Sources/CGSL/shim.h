// The GNU Scientific Library (2.7.1), fenced: only the Statistics room imports this module.
//
// Swift may not touch the library's mutable global `const gsl_rng_type *` pointers, so generators are reached through the
// static inline functions below.

#ifndef CREWCAST_CGSL_SHIM_H
#define CREWCAST_CGSL_SHIM_H

#include <stdint.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_version.h>

// One step of xoshiro256++ (Blackman and Vigna 2021) on four words laid out as Statistics.RandomStream lays them out. A test
// holds the two against each other.
static inline uint64_t cgsl_stream_step(uint64_t s[4]) {
  const uint64_t sum = s[0] + s[3];
  const uint64_t result = ((sum << 23) | (sum >> 41)) + s[0];
  const uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return result;
}

static inline unsigned long cgsl_stream_get(void *state) {
  return (unsigned long)(cgsl_stream_step((uint64_t *)state) >> 32);
}

static inline double cgsl_stream_get_double(void *state) {
  return (double)(cgsl_stream_step((uint64_t *)state) >> 11) * 0x1p-53;
}

// GSL seeds a generator only in `gsl_rng_alloc` and `gsl_rng_set`; a stream is seeded by its names, so this does nothing.
static inline void cgsl_stream_set(void *state, unsigned long seed) {
  (void)state;
  (void)seed;
}

static const gsl_rng_type cgsl_stream_type = {
  "crewcast-xoshiro256++", 0xffffffffUL, 0, 4 * sizeof(uint64_t),
  cgsl_stream_set, cgsl_stream_get, cgsl_stream_get_double
};

// A GSL generator over the four words at `state`; nothing is allocated and nothing needs freeing.
static inline gsl_rng cgsl_stream_rng(void *state) {
  gsl_rng rng = {&cgsl_stream_type, state};
  return rng;
}

// The downhill simplex, whose type is a mutable global that Swift may not touch.
static inline const gsl_multimin_fminimizer_type *cgsl_simplex_type(void) { return gsl_multimin_fminimizer_nmsimplex2; }

#endif
