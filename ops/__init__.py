"""What people touch: command line, local runtime, containers, demonstration."""
