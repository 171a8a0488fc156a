"""The web service over the engine: students practise and sit exams, teachers run them."""
