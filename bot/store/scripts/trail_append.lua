-- Add an entry to the trail; let go of what is too old or too much. Nothing else takes an entry out.
local at, entry, kept, oldest_s = unpack(ARGV)
redis.call('ZADD', KEYS[1], at, entry)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (seconds[1] - oldest_s))
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -kept - 1)
return 1
