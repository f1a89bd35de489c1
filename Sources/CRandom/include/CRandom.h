// Constant tables for drawing random numbers, and inline access to them.
//
// They are in C so that the compiler sees constants: a Swift global array would cost an initialisation check at every draw.

#ifndef CREWCAST_CRANDOM_H
#define CREWCAST_CRANDOM_H

#include "ZigguratTables.h"

static inline uint64_t crandom_exponential_threshold(uint8_t layer) {
  return crandom_exponential_layers[layer].threshold;
}

static inline double crandom_exponential_width(uint8_t layer) {
  return crandom_exponential_layers[layer].width;
}

static inline uint64_t crandom_normal_threshold(uint8_t layer) {
  return crandom_normal_layers[layer].threshold;
}

static inline double crandom_normal_width(uint8_t layer) {
  return crandom_normal_layers[layer].width;
}

// The density at the outer edge of a layer; `density(layer + 1)` is that at its inner edge.
static inline double crandom_exponential_density(int edge) { return crandom_exponential_densities[edge]; }

static inline double crandom_normal_density(int edge) { return crandom_normal_densities[edge]; }

// The exponential function, for inlinable Swift code that should not expose the C library's module.
static inline double crandom_exp(double x) { return __builtin_exp(x); }

#endif
