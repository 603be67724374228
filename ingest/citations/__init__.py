"""What a post refers to: addresses, quotations, and the statements they lead to. Pure."""
