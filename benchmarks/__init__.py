"""What Runut is measured by: accuracy against gold labels and speed against others, each beside a baseline.

``python -m benchmarks`` measures everything; ``python -m benchmarks reading`` one part.
"""
