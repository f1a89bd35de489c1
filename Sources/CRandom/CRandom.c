#include "CRandom.h"
