-- How a delivery stands that began before.
local deliveries, claim = KEYS[1], KEYS[2]
local delivery = ARGV[1]
local known = redis.call('HGET', deliveries, delivery) or ''
local state = known:sub(1, 1)
if state == 'A' then return {'answered', answered(known)} end
if state == 'E' then return {'gone'} end
return redis.call('EXISTS', claim) == 1 and {'waiting', 0} or {'free'}
