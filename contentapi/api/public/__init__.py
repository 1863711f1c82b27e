"""The public API's resources. Everything here reads through `queries` and reaches published text only."""
