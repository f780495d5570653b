"""What explains the program to a person: the help of each window, and the list of keys."""
