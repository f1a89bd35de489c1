#ifndef CREWCAST_CBYTES_H
#define CREWCAST_CBYTES_H

#include "digest.h"
#include "encoding.h"
#include "scan.h"

#endif
