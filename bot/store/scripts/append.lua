-- Put something into the outbox of a user who is known.
local user, outbox, out = unpack(KEYS)
local item, name, session_ttl, outbox_kept = unpack(ARGV)
if redis.call('EXISTS', user) == 0 then return 0 end
redis.call('RPUSH', outbox, item)
redis.call('LTRIM', outbox, -outbox_kept, -1)
redis.call('EXPIRE', outbox, session_ttl)
redis.call('ZADD', out, 0, name)
return 1
