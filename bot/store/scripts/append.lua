-- Put something into the outbox of a user who is known.
local user, outbox = KEYS[1], KEYS[2]
local item, session_ttl, outbox_kept = unpack(ARGV)
if redis.call('EXISTS', user) == 0 then return 0 end
redis.call('RPUSH', outbox, item)
redis.call('LTRIM', outbox, -outbox_kept, -1)
redis.call('EXPIRE', outbox, session_ttl)
return 1
