-- Put in what was taken out, where it was.
local id, text, count, label, place = unpack(ARGV)
redis.call('HSET', texts, id, text)
redis.call('HSET', counts, id, count)
if label ~= '' then redis.call('HSET', labels, id, label) end
redis.call('ZADD', order, place, id)
local expires_at = redis.call('EXPIRETIME', serial)
if expires_at > 0 then
  for _, key in ipairs(KEYS) do redis.call('EXPIREAT', key, expires_at) end
end
return 1
