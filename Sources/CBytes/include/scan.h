#ifndef CREWCAST_SCAN_H
#define CREWCAST_SCAN_H

#endif
