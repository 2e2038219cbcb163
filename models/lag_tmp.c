#include <stdlib.h>
#include "models/lag.h"
struct lag{int x;};
struct lag *lag_new(const struct store *s, bool e){(void)s;(void)e;return calloc(1,4);}
void lag_free(struct lag*l){free(l);}
void lag_reset(struct lag*l,uint64_t a,uint32_t b,uint64_t c){(void)l;(void)a;(void)b;(void)c;}
void lag_restart(struct lag*l,simtime n){(void)l;(void)n;}
void lag_rate(struct lag*l,simtime n,double r){(void)l;(void)n;(void)r;}
void lag_freeze(struct lag*l,simtime n,bool f){(void)l;(void)n;(void)f;}
void lag_lost(struct lag*l,simtime n,struct loss*r){(void)l;(void)n;*r=(struct loss){0,SIMTIME_NEVER,0};}
double lag_age(struct lag*l,simtime n){(void)l;(void)n;return 0;}
double lag_missing(struct lag*l,simtime n){(void)l;(void)n;return 0;}
simtime lag_drained(const struct lag*l,simtime n){(void)l;return n;}
simtime lag_caught_up(struct lag*l,simtime n){(void)l;return n;}
simtime lag_reaches(const struct lag*l,simtime n,double w,simtime a){(void)l;(void)n;(void)w;(void)a;return SIMTIME_NEVER;}
