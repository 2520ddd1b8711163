-- Promise the answer of a delivery for later. Its message is kept in line in case that its turn is never committed.
local deliveries, claim, line = unpack(KEYS)
local delivery, parcel, delivery_ttl, line_ttl = unpack(ARGV)
local known = redis.call('HGET', deliveries, delivery) or header('P', '0')
local state = known:sub(1, 1)
if state == 'A' then return {'answered', answered(known)} end
if state == 'E' then return {'gone'} end
local holder = redis.call('GET', claim)
if not holder then return {'free'} end

redis.call('HSET', deliveries, delivery, header('P', '1') .. known:sub(HEADER_LENGTH + 1))
redis.call('EXPIRE', deliveries, delivery_ttl)
if not place_in_line(line, delivery) then
  -- The turn that is running came before all that wait.
  local is_running = holder:match('^%d+:([^:]*):') == delivery
  redis.call(is_running and 'LPUSH' or 'RPUSH', line, delivery .. parcel)
  redis.call('EXPIRE', line, line_ttl)
end
return {'owed'}
