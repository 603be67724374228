# Was Nachrichten auf Deutsch sagen. Project Fluent; die Schlüssel sind dieselben wie in en.ftl.

time-utc = UTC
