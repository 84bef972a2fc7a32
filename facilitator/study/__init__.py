"""Learning alone on this computer or on Binder: a folder of modules, the server that shows them, and its pages."""
