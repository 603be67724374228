"""One task for each step, three to nine lines: policy in the decorator, one call in the body."""
