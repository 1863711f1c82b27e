"""What keeps long lists cheap: filters that ask few questions, searches without joins."""
