"""examgen: auto-graded exams and exercises on learning in neural networks."""
