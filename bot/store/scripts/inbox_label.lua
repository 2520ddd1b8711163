-- Say what a text means, or take that back.
local id, label = unpack(ARGV)
if redis.call('HEXISTS', texts, id) == 0 then return 0 end
if label == '' then
  redis.call('HDEL', labels, id)
else
  redis.call('HSET', labels, id, label)
  local expires_at = redis.call('EXPIRETIME', texts)
  if expires_at > 0 then redis.call('EXPIREAT', labels, expires_at) end
end
return 1
