"""The pages, one idea a file: a view reads a request, asks the desk, and shows a page or sends somewhere else."""
