"""What leaves in order and can be taken up again: cursors of lists and of the feed, and bundles.

cursors    signed marks of the last step seen     Place, Round, seal_place, seal_round …
bundles    one deterministic zip                  Member, write
clock      may what was seen still be believed?   Clock
"""
