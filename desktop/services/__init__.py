"""What a person can do, without Qt; windows and the command line call these alike."""
