"""The widgets that a notebook shows, through anywidget."""
