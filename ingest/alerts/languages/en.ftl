# What messages say in English. Project Fluent; one file for each language, the same keys in all.

time-utc = UTC
