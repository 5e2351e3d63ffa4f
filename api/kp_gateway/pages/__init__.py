"""What people read: pages made on the server, readable without a script."""
