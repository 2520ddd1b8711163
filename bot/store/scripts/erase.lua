-- Delete all about a user, whatever is running: its commit is refused afterwards.
local user, deliveries, outbox, claim, line, transcript, due, cards, out = unpack(KEYS)
local name, at, delivery_ttl = unpack(ARGV)
forget(user, deliveries, outbox, line, transcript, due, cards, out, name, at, delivery_ttl)
redis.call('DEL', claim)
return 1
