"""The only place where the steps meet: poll, observe, link, alert, deliver, sweep."""
