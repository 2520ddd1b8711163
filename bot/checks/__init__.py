"""What `refundbot check` looks at: each module says what is wrong, one line a fault, and nothing when all is well."""
