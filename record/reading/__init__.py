"""What is read out of a case: columns, search text, registers, seals."""
