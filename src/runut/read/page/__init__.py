"""The page around a report: its head, its outlet, its dateline, and which lines are telling and which are furniture."""
