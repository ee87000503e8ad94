"""What must never leave: known values, the forms they take, and the guard that looks for them."""
