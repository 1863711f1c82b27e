"""What the delivery is measured against."""
