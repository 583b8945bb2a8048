"""What takes how long, side by side in one run: ``make bench``. Ratios hold, times do not."""
