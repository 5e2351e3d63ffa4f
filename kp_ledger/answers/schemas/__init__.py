"""What is answered: the schemas of the API, which the pages show too, and how each is composed."""
