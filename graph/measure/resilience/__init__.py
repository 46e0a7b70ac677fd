"""What every path must pass, what a closure cuts, and who could stand in."""
