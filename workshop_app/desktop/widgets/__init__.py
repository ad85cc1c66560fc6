"""The kit: what every screen is laid out with. Widgets show and emit; they decide no rule.

Painting functions (`paint_card`, `paint_chip`, `paint_tag`, `paint_shape`, `paint_stage_bar`) serve
delegates and widgets alike. Sentences come in already translated.
"""
