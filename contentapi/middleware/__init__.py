"""What holds for every request: what is due is done first; readers may be sent to a replica."""
