"""What a release says of itself to people and to programs, derived from the declarations in `schemas`."""
