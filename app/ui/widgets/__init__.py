"""Reusable widgets, painted to the design: they know Qt and the theme, nothing of articles.

``buttons`` (Button, MainButton, LinkButton, IconButton), ``section``, ``search_field``, ``chip``,
``badge``, ``grade_control``, ``segmented``, ``empty_state``, ``form_row``, ``splitter``,
``elided_label``, ``drawer``, ``tick_scroll_bar``, ``swatch``, ``focus``, ``memory``.
"""
