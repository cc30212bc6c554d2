#ifndef MAILLAGE_CGRAPHVIZ_SHIM_H
#define MAILLAGE_CGRAPHVIZ_SHIM_H

#include <gvc.h>
#include <stddef.h>

/* The length is an unsigned int up to Graphviz 12 and a size_t later. A zeroed size_t takes both on
   little-endian machines, and a pointer to void converts to either. */
static inline int maillage_render(GVC_t *context, Agraph_t *graph, const char *format, char **data,
                                  size_t *length) {
  *data = NULL;
  *length = 0;
  return gvRenderData(context, graph, format, data, (void *)length);
}

/* What the macros of Graphviz read, as functions that Swift can call. */
static inline double maillage_node_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double maillage_node_y(Agnode_t *node) { return ND_coord(node).y; }
static inline double maillage_graph_width(Agraph_t *graph) {
  return GD_bb(graph).UR.x - GD_bb(graph).LL.x;
}
static inline double maillage_graph_height(Agraph_t *graph) {
  return GD_bb(graph).UR.y - GD_bb(graph).LL.y;
}
static inline double maillage_graph_left(Agraph_t *graph) { return GD_bb(graph).LL.x; }
static inline double maillage_graph_bottom(Agraph_t *graph) { return GD_bb(graph).LL.y; }

#endif
