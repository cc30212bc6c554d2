#ifndef MAILLAGE_CGRAPHVIZ_SHIM_H
#define MAILLAGE_CGRAPHVIZ_SHIM_H

#include <gvc.h>

#endif
