"""A small world on this machine: a forum and a press office that publish, edit and delete."""
