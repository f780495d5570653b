"""The list everybody knows: columns, several rows, copy, export, print, a menu for each row."""
