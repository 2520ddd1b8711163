-- Delete all about a user, whatever is running: its commit is refused afterwards.
local user, deliveries, outbox, claim, line, transcript, due = unpack(KEYS)
local name, at, delivery_ttl = unpack(ARGV)
forget(user, deliveries, outbox, line, transcript, due, name, at, delivery_ttl)
redis.call('DEL', claim)
return 1
