"""The command `kp`: acts/ are its acts, reads/ what it reads, run/ what keeps a home going."""
