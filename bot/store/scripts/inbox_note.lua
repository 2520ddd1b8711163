-- Keep a text, or count it once more; let go of what is too old or too much.
local id, post, text, today, last_day, kept, expires_at = unpack(ARGV)
if redis.call('HGET', serial, 'post') == post then return 0 end
local number = redis.call('HINCRBY', serial, 'number', 1)
redis.call('HSET', serial, 'post', post)
redis.call('HSET', texts, id, text)
redis.call('HINCRBY', counts, id, 1)
redis.call('ZADD', order, string.format('%.0f', last_day * PLACES_A_DAY + number % PLACES_A_DAY), id)
forget_old(today)
take_out_all(redis.call('ZRANGE', order, 0, -kept - 1))
for _, key in ipairs(KEYS) do
  if redis.call('EXPIRETIME', key) < tonumber(expires_at) then redis.call('EXPIREAT', key, expires_at) end
end
return 1
