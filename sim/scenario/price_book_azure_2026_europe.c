/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Azure in Europe, in euros. Every source begins with its grade: documented (a page of Microsoft),
 * indicative (a list price of another region, an older one, or told by somebody else) or
 * assumption; then the fact with the date it is of and its own figure in dollars. All are converted
 * at 0.86 euros a dollar (an assumption of August 2026) and rounded to four digits. List prices:
 * no reservations, no discounts. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"currency", "EUR",
     "assumption of 2026-08: PRI-01, prices in dollars are converted at 0.86 euros a dollar", NULL},
    {"engineer_hour", "110", "assumption of 2026-08: what an hour costs the employer in Europe",
     NULL},
    {"prices.app_instance_hour", "0.1333",
     "indicative, 2024-08-30: PRI-02, App Service P1v3 on Linux, East US, 0.155 USD",
     "per month P0v3 56.58, P2v3 226.30, P1mv3 135.78, P1v3 on Windows 229.95 USD"},
    {"prices.cache_instance_hour", "0.0559",
     "indicative, 2026-05: PRI-03, Managed Redis Balanced B3, one node, 47.45 USD / 730 h",
     "per month with two nodes M10 315.36, X10 851.18 USD; Redis Premium P1 404.42 USD"},
    {"prices.component_instance_hour", "0.08256",
     "indicative, 2026-08: PRI-04, virtual machine D2 v3, East US, 0.096 USD",
     "per month D2 v2 106.58, D8s v3 280.32 USD"},
    {"prices.component_month", "30.96",
     "assumption of 2026-08: any managed service costs what PRI-05, a store or replica of App "
     "Configuration in West Europe, does, 36 USD",
     NULL},
    {"prices.dns_check_month", "0.3096",
     "indicative, 2026-05: PRI-11, Traffic Manager, checks of an endpoint in Azure, 0.36 USD",
     "fast probing 1.00 USD more"},
    {"prices.dns_queries_million", "0.4644",
     "indicative, 2026-05: PRI-11, Traffic Manager, the first 1,000 million queries a month, "
     "0.54 USD",
     NULL},
    {"prices.edge_client_gb", "0.07138",
     "documented, 2026-05-04: PRI-06, Front Door to clients in North America, first 10 TB a month, "
     "0.083 USD; that Europe costs the same is an assumption",
     "0.066 for the next 40 TB and 0.057 for the next 100 TB: above 10 TB a month this is too "
     "much"},
    {"prices.edge_month", "30.1", "documented, 2026-05-04: PRI-06, Front Door Standard, 35 USD",
     "Premium 330 USD"},
    {"prices.edge_origin_gb", "0.0172",
     "documented, 2026-05-04: PRI-06, Front Door to origins, 0.02 USD; the way back is free", NULL},
    {"prices.edge_requests_million", "0.774",
     "documented, 2026-05-04: PRI-06, Front Door Standard, 0.009 USD for 10,000",
     "Premium 0.015 USD for 10,000, elsewhere 0.012"},
    {"prices.egress_gb", "0.0172",
     "indicative, 2026-08: PRI-07, between regions of Europe, told by a third party, 0.02 USD",
     "0.08 USD in Asia and the Middle East, 0.16 in South America; 0.035 each way by global "
     "peering"},
    {"prices.probe_million", "0.1234",
     "assumption of 2026-08: a probe is work for the origin alone, that of a request where an "
     "instance at app_instance_hour serves 300 a second",
     NULL},
    {"prices.ru_hour", "0.00688",
     "documented, 2019-08-23: PRI-08, 100 RU/s of one write region in the US and in Europe, "
     "0.008 USD",
     NULL},
    {"prices.vcore_hour", "0.1309",
     "indicative, 2024: PRI-09, SQL Database GP_Gen5_4, East US, 444.47 USD / 4 / 730 h",
     "Business Critical, 8 vCores: 1,777.90 USD a month"},
    {"prices.vcore_license_hour", "0.08597",
     "indicative, 2024: PRI-09, the license of GP_Gen5_4, 291.90 USD / 4 / 730 h",
     "Business Critical, 8 vCores: 2,190.00 USD a month; 0 with a license of one's own"},
    {"prices.write_million", "0",
     "documented, 2019-08-23: PRI-08, throughput and vCores are paid by the hour, whatever is "
     "written",
     "a store that is paid by use costs here instead: serverless Cosmos DB 0.25 USD a million RU"},
};

const struct preset price_book_azure_2026_europe = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
