"""What every window stands on: tasks, pages, questions, problems, colours."""
