"""Networks: rules that tie the members of a society, for `regular_society(..., networks={...})`.

from conjuncture import regular_society
from conjuncture.networks import poisson

society = regular_society({"person": 1000}, networks={"friends": poisson(6)}, seed=1)
"""

from conjuncture.society.networks.each_draw import each_draw
from conjuncture.society.networks.edge_table import edges
from conjuncture.society.networks.lattices import everybody, grid, ring
from conjuncture.society.networks.random_graphs import configuration, poisson, watts_strogatz

__all__ = ["configuration", "each_draw", "edges", "everybody", "grid", "poisson", "ring", "watts_strogatz"]
