"""What `refundbot doctor` looks at: a module a matter, each giving findings and never raising."""
