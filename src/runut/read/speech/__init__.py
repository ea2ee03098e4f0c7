"""Reported speech: who is credited with which words, through whom, and what nobody is credited with.

The way through: an ``outline`` of each sentence → ``relays`` and ``attributions`` (their ``sources`` and ``subjects``)
→ ``statements`` → ``speakers`` and ``vehicles`` → ``tellings`` with their chains; ``reporting`` goes through a report.
"""
